"""SIGTERM, SIGINT and SIGHUP as an orderly end, on Qt's event loop."""

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Termination(QObject):
    """Calls `quit_` when the system asks the program to end."""

    def __init__(self, quit_: Callable[[], None]) -> None:
        super().__init__()
        self._reader, self._writer = socket.socketpair()
        self._reader.settimeout(0)
        self._writer.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._asked)
        self._quit = quit_
        signal.set_wakeup_fd(self._writer.fileno())
        names = (
            ["SIGTERM", "SIGINT"] if sys.platform == "win32" else ["SIGTERM", "SIGINT", "SIGHUP"]
        )
        for name in names:
            signal.signal(getattr(signal, name), lambda *_: None)

    def _asked(self) -> None:
        self._reader.recv(64)
        self._quit()
