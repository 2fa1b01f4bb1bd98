"""The local socket that every client speaks to: one JSON message a line, this user only."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

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

log = logging.getLogger(__name__)

MAX_CLIENTS = 32


@dataclass(slots=True, eq=False)
class _Client:
    socket: QLocalSocket
    subscription: Subscribe | None = None
    unread: bytes = field(default=b"")


class _Door(QLocalServer):
    """Makes the sockets itself: of those that Qt makes, Python would keep a trace for ever."""

    def __init__(self, parent: QObject, accept: Callable[[QLocalSocket], None]) -> None:
        super().__init__(parent)
        self._accept = accept

    def incomingConnection(self, descriptor: int) -> None:  # noqa: N802
        """Somebody calls."""
        socket = QLocalSocket(self)
        if socket.setSocketDescriptor(descriptor):
            self._accept(socket)
        else:
            socket.deleteLater()


class Server(QObject):
    """Answers requests and tells subscribers what happens."""

    def __init__(self, name: str, handle: Callable[[Request], Answer]) -> None:
        super().__init__()
        self._handle = handle
        self._clients: list[_Client] = []
        self._server = _Door(self, self._accept)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self.on_subscribe: Callable[[Subscribe], None] = lambda _request: None
        self._name = name

    def listen(self) -> None:
        """Open the socket, in place of a stale one that a killed program left behind."""
        path = Path(self._name)
        if path.is_absolute():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            if not self._server.listen(self._name):
                raise UserError(
                    f"The socket {self._name} cannot be opened: {self._server.errorString()}.",
                    "Check the rights of that folder.",
                )

    def close(self) -> None:
        """Answer nobody any more."""
        self._server.close()
        clients, self._clients = self._clients, []  # they may go only after their owner has
        for client in clients:
            client.socket.disconnectFromServer()

    def publish(self, event: Event) -> None:
        """Tell every subscriber that is not a window of one break."""
        line = encode(event)
        for client in self._clients:
            if client.subscription is not None:
                client.socket.write(line)

    def tell(self, break_id: str, event: Event) -> bool:
        """Tell the routine window of one break; False when it does not listen (yet)."""
        return self._tell(lambda subscription: subscription.break_id == break_id, event)

    def tell_window(self, name: WindowName, event: Event) -> bool:
        """Tell an open window; False when none of that name listens (yet)."""
        return self._tell(lambda subscription: subscription.window == name, event)

    def _tell(self, meant: Callable[[Subscribe], bool], event: Event) -> bool:
        told = False
        for client in list(self._clients):  # a broken line drops its client at once
            if client.subscription is not None and meant(client.subscription):
                client.socket.write(encode(event))
                client.socket.flush()
                told = True
        return told

    @property
    def has_subscribers(self) -> bool:
        """True when somebody wants to know what happens."""
        return any(client.subscription is not None for client in self._clients)

    def _accept(self, socket: QLocalSocket) -> None:
        if len(self._clients) >= MAX_CLIENTS:
            socket.abort()
            socket.deleteLater()
            return
        client = _Client(socket)
        self._clients.append(client)
        socket.readyRead.connect(lambda c=client: self._read(c))
        socket.disconnected.connect(lambda c=client: self._drop(c))
        self._read(client)

    def _drop(self, client: _Client) -> None:
        if client in self._clients:
            self._clients.remove(client)
            client.socket.deleteLater()

    def _read(self, client: _Client) -> None:
        client.unread += bytes(client.socket.readAll().data())
        *lines, client.unread = client.unread.split(b"\n")
        for line in lines:
            if line.strip():
                client.socket.write(encode(self._answer(client, line)))
        if len(client.unread) > MAX_LINE:
            message = f"A message may have {MAX_LINE} bytes at most."
            client.socket.write(encode(Answer(ok=False, message=message)))
            client.unread = b""
            client.socket.disconnectFromServer()

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
