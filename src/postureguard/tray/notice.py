"""Notifications without a notification service: the tray's balloon, and a small window of ours."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from postureguard.ports import Notice
from postureguard.tray.icon import Tray

SHOWN_MS = 25_000
MARGIN = 24
WIDTH = 340
"""Pixels, where the buttons need no more."""


class TrayNotifier:
    """The tray icon's own balloon. It has no buttons."""

    name = "tray message"
    has_buttons = False

    def __init__(self, tray: Tray) -> None:
        self._tray = tray
        self.on_action: Callable[[str], None] | None = None
        self.on_failed: Callable[[str], None] | None = None

    def show(self, notice: Notice) -> None:
        """Show it, if there is a tray."""
        if not self._tray.show_message(notice.title, notice.body) and self.on_failed is not None:
            self.on_failed("no tray")

    def withdraw(self) -> None:
        """A balloon cannot be taken back; it goes by itself."""


class NoticeWindow(QWidget):
    """A small window in the corner of the screen that takes no focus. It always works."""

    name = "small window"
    has_buttons = True

    def __init__(self, theme: str) -> None:
        from postureguard.theme import pick, qpalette, style_sheet  # noqa: PLC0415 - seldom needed

        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        colours = pick(theme)
        self.setPalette(qpalette(colours))
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        own = f"QLabel {{ color: {colours.text}; }} #notice {{ border: 2px solid {colours.line}; }}"
        self.setStyleSheet(f"{style_sheet(colours)} {own}")
        self.on_action: Callable[[str], None] | None = None
        self._title = QLabel()
        self._title.setStyleSheet("font-weight: 600")
        self._title.setWordWrap(True)
        self._body = QLabel()
        self._body.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(16, 16, 16, 16)
        self._parts.addWidget(self._title)
        self._parts.addWidget(self._body)
        self._parts.addLayout(self._buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)

    def show_notice(self, notice: Notice) -> None:
        """Fill and show the window."""
        self.setWindowTitle(notice.title)
        self.setAccessibleName(notice.title)
        self.setAccessibleDescription(notice.body)
        self._title.setText(notice.title)
        self._body.setText(notice.body)
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for verb, label in notice.actions:
            button = QPushButton(label)
            if not self._buttons.count():
                button.setProperty("role", "primary")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, v=verb: self._act(v))
            self._buttons.addWidget(button)
        self.setFixedWidth(max(WIDTH, self._parts.minimumSize().width()))
        self.adjustSize()
        corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight()
        self.move(corner.x() - self.width() - MARGIN, corner.y() - self.height() - MARGIN)
        self.show()
        self._timer.start(SHOWN_MS)

    def withdraw(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.hide()

    def _act(self, verb: str) -> None:
        self.withdraw()
        if self.on_action is not None:
            self.on_action(verb)


class WindowNotifier:
    """`NoticeWindow` as a notifier; the window is made when it is first needed."""

    name = NoticeWindow.name
    has_buttons = True

    def __init__(self, theme: str) -> None:
        self._theme = theme
        self._window: NoticeWindow | None = None
        self.on_action: Callable[[str], None] | None = None
        self.on_failed: Callable[[str], None] | None = None

    def show(self, notice: Notice) -> None:
        """Show the notice in the corner of the screen."""
        if self._window is None:
            self._window = NoticeWindow(self._theme)
        self._window.on_action = self.on_action
        self._window.show_notice(notice)

    def withdraw(self) -> None:
        """Take it away."""
        if self._window is not None:
            self._window.withdraw()
