"""One question to the resident, answered before the call returns."""

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtNetwork import QLocalSocket

from postureguard.errors import UserError
from postureguard.protocol import Answer, ProtocolError, Request, decode_reply, encode

CONNECT_MS = 1000
ANSWER_MS = 5000
MAX_ANSWER = 1024 * 1024


class NotRunningError(Exception):
    """Nobody listens at the socket."""


class NoAnswerError(UserError):
    """Somebody listens at the socket, but says nothing, or nothing that makes sense."""


def ask(socket_name: str, request: Request) -> Answer:
    """The resident's answer; `NotRunningError` when there is none, `NoAnswerError` if it hangs."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name)
    if not socket.waitForConnected(CONNECT_MS):
        raise NotRunningError
    socket.write(encode(request))
    line = _first_line(socket)
    socket.disconnectFromServer()
    try:
        reply = decode_reply(line)
    except ProtocolError:
        reply = None
    if not isinstance(reply, Answer):
        raise NoAnswerError(
            f"What answers at {socket_name} does not speak as PostureGuard does.",
            "After an update, end PostureGuard and start it again.",
        )
    return reply


def _first_line(socket: QLocalSocket) -> bytes:
    """What comes before the first line feed, or the beginning of what has no end."""
    patience = QDeadlineTimer(ANSWER_MS)
    data = b""
    while b"\n" not in data and len(data) < MAX_ANSWER:
        if not socket.waitForReadyRead(patience.remainingTime()):
            raise NoAnswerError(
                "PostureGuard runs but does not answer.",
                "Wait a moment, or end its process and start it again.",
            )
        data += bytes(socket.readAll().data())
    return data.split(b"\n")[0]
