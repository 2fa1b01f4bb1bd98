"""A socket in a folder, as Unix has them; Qt's event loop tells when there is something to do."""

import logging
import os
import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from postureguard.system.door import MAX_UNSENT, Line, unheard, unmissed
from postureguard.system.incoming import received

log = logging.getLogger(__name__)

BACKLOG = 50
RETRY_MS = 1000
"""When no line can be had, because too many files are open, the next one waits so long."""


class UnixDoor:
    """The socket at a path, for this user only."""

    def __init__(self, path: str, take: Callable[[Line], None], parent: QObject) -> None:
        self._path = Path(path)
        self._take = take
        self._parent = parent
        self._socket: socket.socket | None = None
        self._callers: QSocketNotifier | None = None
        self._retry = QTimer(parent)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._go_on)

    def listen(self) -> None:
        """Open, in place of a stale socket."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.setblocking(False)  # noqa: FBT003 - the name of the method says it
        others = os.umask(0o177)
        try:
            self._socket.bind(str(self._path))
        finally:
            os.umask(others)
        self._socket.listen(BACKLOG)
        self._callers = _notifier(self._socket, QSocketNotifier.Type.Read, self._parent)
        self._callers.activated.connect(self._let_in)

    def close(self) -> None:
        """Let nobody in any more, and leave no socket behind."""
        self._retry.stop()
        _silence(self._callers)
        if self._socket is not None:
            self._socket.close()
            self._path.unlink(missing_ok=True)
        self._socket = self._callers = None

    def catch_up(self) -> None:
        """Let in who has come already."""
        for _caller in range(BACKLOG):
            if not self._let_in():
                return

    def _let_in(self) -> bool:
        """Whether there was somebody who could be let in."""
        if self._socket is None or self._callers is None:
            return False
        try:
            caller, _address = self._socket.accept()
        except BlockingIOError:
            return False
        except OSError as error:
            log.warning("no line for a caller: %s", error)
            self._callers.setEnabled(False)
            self._retry.start()
            return False
        self._take(UnixLine(caller, self._parent))
        return True

    def _go_on(self) -> None:
        if self._callers is not None:
            self._callers.setEnabled(True)


class UnixLine:
    """One caller. What it does not take at once waits until it does."""

    def __init__(self, caller: socket.socket, parent: QObject) -> None:
        caller.setblocking(False)  # noqa: FBT003
        self._socket = caller
        self._parent = parent
        self._unsent = bytearray()
        self._ending = False
        self._open = True
        self.on_data: Callable[[bytes], None] = unheard
        self.on_gone: Callable[[], None] = unmissed
        self._reader = _notifier(caller, QSocketNotifier.Type.Read, parent)
        self._reader.activated.connect(self._read)
        self._writer: QSocketNotifier | None = None

    def write(self, data: bytes) -> None:
        """Say something."""
        if not self._open or self._ending:
            return
        self._unsent += data
        self._send()
        if len(self._unsent) > MAX_UNSENT:
            self._lose()

    def catch_up(self) -> None:
        """Take in what has been said already."""
        self._read()

    def hang_up(self) -> None:
        """End the line after what was said."""
        if not self._open:
            return
        self._ending = True
        self._reader.setEnabled(False)
        if not self._unsent:
            self._lose()

    def drop(self) -> None:
        """End the line at once."""
        if self._open:
            self._open = False
            self._unsent.clear()
            self.on_data, self.on_gone = unheard, unmissed
            _silence(self._reader)
            _silence(self._writer)
            self._socket.close()

    def _read(self) -> None:
        data = received(self._socket) if self._open else None
        if data:
            self.on_data(data)
        elif data is not None:
            self._lose()

    def _send(self) -> None:
        if not self._open:
            return
        try:
            while self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except BlockingIOError:
            self._wait_to_send()
            return
        except OSError:
            self._lose()
            return
        if self._writer is not None:
            self._writer.setEnabled(False)
        if self._ending:
            self._lose()

    def _wait_to_send(self) -> None:
        if self._writer is None:
            self._writer = _notifier(self._socket, QSocketNotifier.Type.Write, self._parent)
            self._writer.activated.connect(self._send)
        self._writer.setEnabled(True)

    def _lose(self) -> None:
        if self._open:
            gone = self.on_gone
            self.drop()
            gone()


def _notifier(of: socket.socket, kind: QSocketNotifier.Type, parent: QObject) -> QSocketNotifier:
    return QSocketNotifier(of.fileno(), kind, parent)


def _silence(notifier: QSocketNotifier | None) -> None:
    """Later, because it may be what is just telling us something."""
    if notifier is not None:
        notifier.setEnabled(False)
        notifier.deleteLater()
