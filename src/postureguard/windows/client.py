"""The window's end of the line to the resident."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalSocket

from postureguard.protocol import (
    MAX_LINE,
    Answer,
    Event,
    ProtocolError,
    Request,
    decode_reply,
    encode,
)

Reply = Callable[[Answer], None]


class ResidentClient(QObject):
    """Sends wishes to the resident and hears its events; never waits, never raises.

    What is sent before the line is up goes out as soon as it is; what is sent after the resident
    has gone is dropped. Nothing that comes in unasked or garbled does anything.
    """

    heard = Signal(object)
    """An `Event` of the resident."""
    lost = Signal()
    """The resident is gone, or was never there. Said once."""

    def __init__(self, server_name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server_name = server_name
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._flush)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._lose)
        self._socket.errorOccurred.connect(self._lose)
        self._waiting: list[bytes] = []
        self._replies: deque[Reply | None] = deque()
        self._buffer = b""
        self._overlong = False
        self._gone = False

    @property
    def gone(self) -> bool:
        """True once the resident has gone."""
        return self._gone

    def open(self) -> None:
        """Call the resident. Connect the signals first: `lost` may come at once."""
        self._socket.connectToServer(self._server_name)

    def send(self, request: Request, reply: Reply | None = None) -> None:
        """Send a wish; `reply` is called with its answer, or never if the resident goes first."""
        if self._gone:
            return
        self._replies.append(reply)
        if self._socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            self._socket.write(encode(request))
            self._socket.flush()
        else:
            self._waiting.append(encode(request))

    def close(self) -> None:
        """Hang up after everything that was sent has gone out; `lost` is not said."""
        self._gone = True
        self._socket.flush()
        self._socket.disconnectFromServer()

    def _flush(self) -> None:
        for line in self._waiting:
            self._socket.write(line)
        self._waiting.clear()
        self._socket.flush()

    def _read(self) -> None:
        self._buffer += self._socket.readAll().data()
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            if not self._overlong and not self._gone:
                self._hear(line)
            self._overlong = False
        if len(self._buffer) > MAX_LINE:
            self._overlong = True
            self._buffer = b""

    def _hear(self, line: bytes) -> None:
        if len(line) > MAX_LINE:
            return
        try:
            message = decode_reply(line)
        except ProtocolError:
            return
        if isinstance(message, Event):
            self.heard.emit(message)
        elif self._replies:
            reply = self._replies.popleft()
            if reply is not None:
                reply(message)

    def _lose(self) -> None:
        if self._gone:
            return
        if self._socket.bytesAvailable():
            self._read()
        self._gone = True
        self._waiting.clear()
        self._replies.clear()
        self.lost.emit()
