"""Which keys and presses reach a window that has just come up, or has just turned its page."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

DEAF_S = 2.0
"""So long after appearing every key but Escape is ignored: it was meant for another window."""
TURNED_S = 0.4
"""So long after a page has turned every press is ignored: it was meant for the page before."""
BEAT_S = 0.1

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class FirstKeys(QObject):
    """Closes the window on Escape at any moment, and is deaf to what was not meant for it.

    For keys only time counts in which the window takes its events. What was typed while it could
    not (it was still being drawn, or the computer was busy) waits in the queue, and comes too
    early however late it is handled. The second press of a double click never counts: it would
    fall on whatever the first one brought up.
    """

    def __init__(self, window: QWidget, steady_s: Callable[[], float]) -> None:
        super().__init__(window)
        self._window = window
        self._source: QObject = QCoreApplication.instance() or window
        self._steady_s = steady_s
        self._deaf_s = 0.0
        self._beaten_s = 0.0
        self._turned_s = -TURNED_S
        self._beats = QTimer(self, interval=round(BEAT_S * 1000))
        self._beats.timeout.connect(self.beat)

    def watch(self, deaf_s: float = DEAF_S) -> None:
        """The window has just appeared; one that the person has opened need not be deaf."""
        self._deaf_s = deaf_s
        self._beaten_s = self._steady_s()
        self._beats.start()
        self._source.installEventFilter(self)

    def page_turned(self) -> None:
        """What is under the pointer is another button now."""
        self._turned_s = self._steady_s()

    def rest(self) -> None:
        """The window is hidden."""
        self._beats.stop()
        self._source.removeEventFilter(self)

    def beat(self) -> None:
        """What came in so far is handled; count the time since, one beat at most."""
        now_s = self._steady_s()
        self._deaf_s -= min(now_s - self._beaten_s, BEAT_S)
        self._beaten_s = now_s
        if self._deaf_s <= 0.0:
            self._beats.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Escape ends from anywhere; other keys of the first seconds were not meant for us."""
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if event.type() in _PRESSES:
            return self._too_early(event.type()) and _takes_nothing(watched)
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._window.close()
            return True
        return self._deaf_s > 0.0

    def _too_early(self, press: QEvent.Type) -> bool:
        second = press == QEvent.Type.MouseButtonDblClick
        return second or self._steady_s() - self._turned_s < TURNED_S


def _takes_nothing(pressed: QWidget) -> bool:
    """Not even the keyboard, which Qt gives to what is pressed before anybody is asked."""
    pressed.clearFocus()
    return True
