"""A named pipe of Windows, by Qt's network library."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from postureguard.system.door import MAX_UNSENT, Line, unheard, unmissed


class PipeDoor(QLocalServer):
    """The pipe of a name, for this user only.

    It makes the sockets itself: of those that Qt makes, Python would keep a trace for ever.
    """

    def __init__(self, name: str, take: Callable[[Line], None], parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._take = take
        self.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def listen(self) -> None:  # type: ignore[override]  # the name is known
        """Open, in place of a stale one."""
        if not super().listen(self._name):
            QLocalServer.removeServer(self._name)
            if not super().listen(self._name):
                raise OSError(self.errorString())

    def catch_up(self) -> None:
        """Let in who has come already."""
        self.waitForNewConnection(0)

    def incomingConnection(self, descriptor: int) -> None:  # noqa: N802 - Qt's own word
        """Somebody calls."""
        caller = QLocalSocket(self)
        if caller.setSocketDescriptor(descriptor):
            self._take(PipeLine(caller))
        else:
            caller.deleteLater()


class PipeLine:
    """One caller. Qt keeps what it does not take at once."""

    def __init__(self, caller: QLocalSocket) -> None:
        self._caller = caller
        self._open = True
        self.on_data: Callable[[bytes], None] = unheard
        self.on_gone: Callable[[], None] = unmissed
        caller.readyRead.connect(self._read)
        caller.disconnected.connect(self._lose)

    def write(self, data: bytes) -> None:
        """Say something, at once."""
        if self._open:
            self._caller.write(data)
            self._caller.flush()
        if self._open and self._caller.bytesToWrite() > MAX_UNSENT:
            self._lose()

    def catch_up(self) -> None:
        """Take in what has been said already."""
        if self._open and not self._caller.bytesAvailable():
            self._caller.waitForReadyRead(0)
        self._read()

    def hang_up(self) -> None:
        """End the line after what was said."""
        if self._open:
            self._caller.disconnectFromServer()

    def drop(self) -> None:
        """End the line at once."""
        if self._open:
            self._open = False
            self.on_data, self.on_gone = unheard, unmissed
            self._caller.abort()
            self._caller.deleteLater()

    def _read(self) -> None:
        if self._open and (data := bytes(self._caller.readAll().data())):
            self.on_data(data)

    def _lose(self) -> None:
        if self._open:
            gone = self.on_gone
            self.drop()
            gone()
