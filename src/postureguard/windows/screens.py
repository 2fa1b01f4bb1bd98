"""Which screen a break appears on, and staying on one whatever happens to the screens."""

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from postureguard.windows.application import qapp
from postureguard.windows.placing import active_screen, clamped, placed

SETTLE_MS = 150
"""One plug or turn makes several changes, one after the other."""


def chosen_screen(wanted: str) -> QScreen:
    """The screen that the settings want; the active one where that is not there."""
    if wanted == "primary":
        return QGuiApplication.primaryScreen()
    named = (screen for screen in QGuiApplication.screens() if screen.name() == wanted)
    return next(named, None) or active_screen()


def can_place() -> bool:
    """Whether a window may say where it wants to be. Wayland asks for a screen at most."""
    return not QGuiApplication.platformName().startswith("wayland")


class Home(QObject):
    """Puts a window on the chosen screen, and keeps all of it on one that is there."""

    settled = Signal()
    """Screens came, went or changed, and the window is in its place again."""

    def __init__(self, window: QWidget, wanted: str, smallest: QSize) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self._smallest = smallest
        self._screens: set[QScreen] = set()
        self._soon = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._soon.timeout.connect(self._settle)
        app = qapp()
        app.screenAdded.connect(self._changed)
        app.screenRemoved.connect(self._changed)
        app.primaryScreenChanged.connect(self._changed)
        self._watch()

    def show_window(self) -> None:
        """Let the window appear in the middle of the chosen screen.

        Where only the desktop places windows it does, unless a certain screen is wanted: a window
        that fills the screen is the only one for which that can be asked.
        """
        screen = chosen_screen(self._wanted)
        self._fit(screen)
        if not can_place() and self._wanted != "active" and len(QGuiApplication.screens()) > 1:
            self._window.setGeometry(screen.geometry())  # of the widget, or it goes back
            self._window.setScreen(screen)
            self._window.showFullScreen()
            return
        self._window.setGeometry(placed(self._window.size(), screen.availableGeometry()))
        self._window.show()

    def _fit(self, screen: QScreen) -> None:
        """Let the window be as small as this screen needs it to be."""
        room = placed(QSize(9999, 9999), screen.availableGeometry()).size()
        self._window.setMinimumSize(self._smallest.boundedTo(room))

    def _watch(self) -> None:
        """Hear of a screen that is turned, or that gets another size or scale."""
        screens = set(QGuiApplication.screens())
        for screen in screens - self._screens:
            screen.availableGeometryChanged.connect(self._changed)
            screen.logicalDotsPerInchChanged.connect(self._changed)
        self._screens = screens

    def _changed(self) -> None:
        self._soon.start()

    def _settle(self) -> None:
        self._watch()
        screen = self._window.screen() or QGuiApplication.primaryScreen()
        if screen is None or not self._window.isVisible():
            return
        self._fit(screen)
        if self._window.isFullScreen():
            self._window.setGeometry(screen.geometry())
        elif can_place():
            self._window.setGeometry(clamped(self._window.geometry(), screen.availableGeometry()))
        else:
            self._shrink(screen)
        self.settled.emit()

    def _shrink(self, screen: QScreen) -> None:
        """A window that has outgrown its screen is shown anew, for the desktop to place it."""
        room = placed(self._window.size(), screen.availableGeometry()).size()
        if room != self._window.size() and not self._window.isMinimized():
            self._window.hide()
            self._window.resize(room)
            self._window.show()
