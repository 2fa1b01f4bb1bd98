"""Which keys and presses reach a window that has just come up, or has just turned its page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from postureguard.windows.routine.parts import qapp

DEAF_S = 2.0
"""So long after appearing every key but Escape is ignored: it was meant for another window."""
TURNED_S = 0.4
"""So long after a page has turned every press is ignored: it was meant for the page before."""
BEAT_S = 0.1

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class FirstKeys(QObject):
    """Closes the window on Escape at any moment, and is deaf to what was not meant for it.

    Only time in which the window takes its events counts. What was pressed while it could not
    (it was still being drawn, or the computer was busy) waits in the queue, and comes too early
    however late it is handled.
    """

    def __init__(self, window: QWidget, steady_s: Callable[[], float]) -> None:
        super().__init__(window)
        self._window = window
        self._steady_s = steady_s
        self._beaten_s = 0.0
        self._deaf_s = 0.0
        self._numb_s = 0.0
        self._beats = QTimer(self, interval=round(BEAT_S * 1000))
        self._beats.timeout.connect(self.beat)

    def watch(self) -> None:
        """The window has just appeared."""
        qapp().installEventFilter(self)
        self._deaf_s = DEAF_S
        self._begin()

    def page_turned(self) -> None:
        """What is under the pointer is another button now."""
        self._numb_s = TURNED_S
        self._begin()

    def rest(self) -> None:
        """The window is hidden."""
        qapp().removeEventFilter(self)
        self._beats.stop()

    def beat(self) -> None:
        """What came in so far is handled; count the time since, one beat at most."""
        now_s = self._steady_s()
        passed_s, self._beaten_s = min(now_s - self._beaten_s, BEAT_S), now_s
        self._deaf_s -= passed_s
        self._numb_s -= passed_s
        if max(self._deaf_s, self._numb_s) <= 0.0:
            self._beats.stop()

    def _begin(self) -> None:
        if not self._beats.isActive():
            self._beaten_s = self._steady_s()
            self._beats.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Escape ends from anywhere; other keys of the first seconds were not meant for us."""
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if event.type() in _PRESSES:
            return self._numb_s > 0.0 and _takes_nothing(watched)
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._window.close()
            return True
        return self._deaf_s > 0.0


def _takes_nothing(pressed: QWidget) -> bool:
    """Not even the keyboard, which Qt gives to what is pressed before anybody is asked."""
    pressed.clearFocus()
    return True
