"""One question to the resident, or all that it tells; whoever asks waits."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer

from postureguard.errors import UserError
from postureguard.protocol import (
    Answer,
    Event,
    ProtocolError,
    Request,
    Status,
    Subscribe,
    decode_reply,
    encode,
)

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

CONNECT_MS = 1000
ANSWER_MS = 5000
MAX_ANSWER = 1024 * 1024


class NotRunningError(Exception):
    """Nobody listens at the socket."""


class NoAnswerError(UserError):
    """Somebody listens at the socket, but says nothing, or nothing that makes sense."""


def ask(socket_name: str, request: Request) -> Answer:
    """The resident's answer; `NotRunningError` when there is none, `NoAnswerError` if it hangs."""
    socket = _connected(socket_name)
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


def events(socket_name: str) -> Iterator[Event]:
    """How things stand, and then whatever happens, until the resident ends.

    `NotRunningError` when there is none.
    """
    socket = _connected(socket_name)
    for request in (Status(), Subscribe()):
        socket.write(encode(request))
    data = b""
    while socket.waitForReadyRead(-1):
        *lines, data = (data + bytes(socket.readAll().data())).split(b"\n")
        for line in lines:
            yield from _told(line)


def _told(line: bytes) -> Iterator[Event]:
    """The event on a line; the answer that tells how things stand is one as well."""
    try:
        reply = decode_reply(line)
    except ProtocolError:
        return
    if isinstance(reply, Event):
        yield reply
    elif reply.data:
        yield Event("status", reply.data)


def _connected(socket_name: str) -> "QLocalSocket":
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - the resident asks nobody

    socket = QLocalSocket()
    socket.connectToServer(socket_name)
    if not socket.waitForConnected(CONNECT_MS):
        raise NotRunningError
    return socket


def _first_line(socket: "QLocalSocket") -> bytes:
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
