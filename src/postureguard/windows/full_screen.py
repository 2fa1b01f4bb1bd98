"""Full screen by one key, and back by the same."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def allow_full_screen(window: QWidget) -> None:
    """F11, or the desktop's own key, fills the screen with a window or gives it back."""

    def toggle() -> None:
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    shortcut = QShortcut(window)
    own = QKeySequence.keyBindings(QKeySequence.StandardKey.FullScreen)
    shortcut.setKeys([QKeySequence(Qt.Key.Key_F11), *own])
    shortcut.activated.connect(toggle)
