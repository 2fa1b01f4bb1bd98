"""What a screen reader is told."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


def readable_first(text: QLabel) -> QLabel:
    """Let a text take the keyboard, so that a screen reader begins a page with it."""
    text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return text


def announce(where: QWidget, sentence: str) -> None:
    """Tell a screen reader what has changed, without moving the keyboard."""
    if where.isVisible() and sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(where, sentence))


def spoken(*texts: str) -> str:
    """Texts as one announcement, each a sentence of its own."""
    return " ".join(text if text[-1] in ".?" else f"{text}." for text in texts if text)
