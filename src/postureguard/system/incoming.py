"""What comes in through a socket that never waits."""

import socket

CHUNK = 65536


def received(link: socket.socket) -> bytes | None:
    """What has come in: None while there is nothing, empty when nothing will come any more."""
    try:
        return link.recv(CHUNK)
    except BlockingIOError:
        return None
    except OSError:
        return b""
