"""The routine window's sign of life, and the word that it can be seen."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from postureguard.protocol import Alive, Request, Seen

ALIVE_MS = 3_000

Covered = Callable[[int], bool]
"""Whether other windows hide the one of that number, as far as the desktop tells."""


class Pulse(QTimer):
    """Beats while the window is shown."""

    def __init__(self, window: QWidget, break_id: str, send: Callable[[Request], None]) -> None:
        super().__init__(window, interval=ALIVE_MS)
        self._window = window
        self._break_id = break_id
        self._send = send
        self.is_covered: Covered = lambda _window: False
        self._seen = False
        self.timeout.connect(self._tell)

    def begin(self) -> None:
        """Beat at once, and from now on."""
        self.start()
        self._send(Alive(self._break_id))

    def _tell(self) -> None:
        self._send(Alive(self._break_id))
        if not self._seen and self._can_be_seen():
            self._seen = True
            self._send(Seen(self._break_id))

    def _can_be_seen(self) -> bool:
        handle = self._window.windowHandle()
        if handle is None or not handle.isExposed() or self._window.isMinimized():
            return False
        return not self.is_covered(int(self._window.winId()))
