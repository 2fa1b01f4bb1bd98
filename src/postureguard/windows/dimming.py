"""The other screens step back while a break is shown."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from postureguard.windows.application import qapp
from postureguard.windows.screens import Home

DARKER = QColor(0, 0, 0, 130)
_NOTICED = frozenset(
    (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Close, QEvent.Type.WindowStateChange)
)


class Dimming(QObject):
    """One cover on each screen without the window, as long as the window can be seen."""

    def __init__(self, window: QWidget, home: Home) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        self._covers: dict[QScreen, Cover] = {}
        window.installEventFilter(self)
        home.settled.connect(self._adapt)
        qapp().screenRemoved.connect(self._uncover)

    @property
    def covers(self) -> tuple["Cover", ...]:
        """Those that are shown."""
        return tuple(self._covers.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Cover and uncover with the window."""
        if event.type() in _NOTICED:
            self._adapt(gone=event.type() in {QEvent.Type.Hide, QEvent.Type.Close})
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.screenChanged.connect(self._moved)
        return super().eventFilter(watched, event)

    def _moved(self, _screen: QScreen) -> None:
        self._adapt()

    def _adapt(self, *, gone: bool = False) -> None:
        for screen in list(self._covers):
            if gone or screen not in self._wanted():
                self._uncover(screen)
        if gone:
            return
        for screen in self._wanted():
            cover = self._covers.get(screen)
            if cover is None:
                cover = self._covers[screen] = Cover(self._window)
            if cover.geometry() != screen.geometry():
                cover.setGeometry(screen.geometry())
            cover.show()

    def _wanted(self) -> list[QScreen]:
        if not self._window.isVisible() or self._window.isMinimized():
            return []
        return [s for s in QGuiApplication.screens() if s is not self._window.screen()]

    def _uncover(self, screen: QScreen) -> None:
        cover = self._covers.pop(screen, None)
        if cover is not None:
            cover.hide()
            cover.deleteLater()


class Cover(QWidget):
    """A shade on a screen: what lies under it can be seen, clicked and typed into."""

    def __init__(self, window: QWidget) -> None:
        kinds = Qt.WindowType
        super().__init__(
            window,
            kinds.Window
            | kinds.FramelessWindowHint
            | kinds.WindowStaysOnTopHint
            | kinds.WindowDoesNotAcceptFocus
            | kinds.WindowTransparentForInput
            | kinds.BypassWindowManagerHint
            | kinds.NoDropShadowWindowHint,
        )
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """One shade all over."""
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(self.rect(), DARKER)
        painter.end()
