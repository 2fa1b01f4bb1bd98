"""The local socket that every client speaks to: one JSON message a line, this user only."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from postureguard.errors import UserError
from postureguard.protocol import (
    MAX_LINE,
    Answer,
    Event,
    ProtocolError,
    Request,
    Subscribe,
    WindowName,
    decode_request,
    encode,
)
from postureguard.system.door import Door, Line, MakeDoor

log = logging.getLogger(__name__)

MAX_CLIENTS = 32


@dataclass(slots=True, eq=False)
class _Client:
    line: Line
    subscription: Subscribe | None = None
    unread: bytes = field(default=b"")


class Server(QObject):
    """Answers requests and tells subscribers what happens."""

    def __init__(
        self, name: str, handle: Callable[[Request], Answer], door: MakeDoor | None = None
    ) -> None:
        super().__init__()
        self._name = name
        self._handle = handle
        self._clients: list[_Client] = []
        self._door: Door = (door or _usual_door())(name, self._accept, self)
        self.on_subscribe: Callable[[Subscribe], None] = lambda _request: None

    def listen(self) -> None:
        """Open the door."""
        try:
            self._door.listen()
        except OSError as error:
            raise UserError(
                f"The socket {self._name} cannot be opened: {error.strerror or error}.",
                "Check the rights of that folder.",
            ) from error

    def close(self) -> None:
        """Answer nobody any more."""
        self._door.close()
        clients, self._clients = self._clients, []
        for client in clients:
            client.line.hang_up()

    def catch_up(self) -> None:
        """Hear what was said before now: a process's end may be known sooner than its words."""
        self._door.catch_up()
        for client in list(self._clients):
            client.line.catch_up()

    def publish(self, event: Event) -> None:
        """Tell every subscriber."""
        self._tell(lambda _subscription: True, event)

    def tell(self, break_id: str, event: Event) -> bool:
        """Tell the routine window of one break; False when it does not listen (yet)."""
        return self._tell(lambda subscription: subscription.break_id == break_id, event)

    def tell_window(self, name: WindowName, event: Event) -> bool:
        """Tell an open window; False when none of that name listens (yet)."""
        return self._tell(lambda subscription: subscription.window == name, event)

    def _tell(self, meant: Callable[[Subscribe], bool], event: Event) -> bool:
        line, told = encode(event), False
        for client in list(self._clients):  # a broken line drops its client at once
            if client.subscription is not None and meant(client.subscription):
                client.line.write(line)
                told = True
        return told

    @property
    def has_subscribers(self) -> bool:
        """True when somebody wants to know what happens."""
        return any(client.subscription is not None for client in self._clients)

    def _accept(self, line: Line) -> None:
        if len(self._clients) >= MAX_CLIENTS:
            line.drop()
            return
        client = _Client(line)
        self._clients.append(client)
        line.on_data = lambda data: self._read(client, data)
        line.on_gone = lambda: self._drop(client)

    def _drop(self, client: _Client) -> None:
        if client in self._clients:
            self._clients.remove(client)

    def _read(self, client: _Client, data: bytes) -> None:
        *lines, client.unread = (client.unread + data).split(b"\n")
        for line in lines:
            if line.strip():
                client.line.write(encode(self._answer(client, line)))
        if len(client.unread) > MAX_LINE:
            message = f"A message may have {MAX_LINE} bytes at most."
            client.line.write(encode(Answer(ok=False, message=message)))
            client.unread = b""
            client.line.hang_up()

    def _answer(self, client: _Client, line: bytes) -> Answer:
        try:
            request = decode_request(line)
        except ProtocolError as error:
            return Answer(ok=False, message=str(error))
        if isinstance(request, Subscribe):
            client.subscription = request
            self.on_subscribe(request)
            return Answer()
        try:
            return self._handle(request)
        except Exception:
            log.exception("a request failed: %r", request)
            return Answer(ok=False, message="Something went wrong inside; the log has the details.")


def _usual_door() -> MakeDoor:
    """Unix sockets of Python's own: Qt's network library would cost 3 MB for this alone."""
    if sys.platform == "win32":
        from postureguard.system.pipe_door import PipeDoor  # noqa: PLC0415 - only what is used

        return PipeDoor
    from postureguard.system.unix_door import UnixDoor  # noqa: PLC0415

    return UnixDoor
