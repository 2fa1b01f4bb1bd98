"""One question to the resident, answered before the call returns."""

from PySide6.QtNetwork import QLocalSocket

from postureguard.protocol import Answer, Request, decode_reply, encode

CONNECT_MS = 1000
ANSWER_MS = 5000


class NotRunningError(Exception):
    """No resident answers at the socket."""


def ask(socket_name: str, request: Request) -> Answer:
    """The resident's answer; `NotRunningError` when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name)
    if not socket.waitForConnected(CONNECT_MS):
        raise NotRunningError
    socket.write(encode(request))
    data = b""
    while b"\n" not in data:
        if not socket.waitForReadyRead(ANSWER_MS):
            raise NotRunningError
        data += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    reply = decode_reply(data.split(b"\n")[0])
    if not isinstance(reply, Answer):
        raise NotRunningError
    return reply
