"""Which keys reach a window that came up while somebody was typing elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from postureguard.windows.routine.parts import qapp

DEAF_S = 2.0
"""So long after appearing every key but Escape is ignored: it was meant for another window."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class FirstKeys(QObject):
    """Closes the window on Escape at any moment, and is deaf to the other keys at first."""

    def __init__(self, window: QWidget, steady_s: Callable[[], float]) -> None:
        super().__init__(window)
        self._window = window
        self._steady_s = steady_s
        self._since_s = 0.0

    def watch(self) -> None:
        """The window has just appeared."""
        self._since_s = self._steady_s()
        qapp().installEventFilter(self)

    def rest(self) -> None:
        """The window is hidden."""
        qapp().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Escape ends from anywhere; other keys of the first seconds were not meant for us."""
        if event.type() not in _KEYS or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._window or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._window.close()
            return True
        return self._steady_s() - self._since_s < DEAF_S
