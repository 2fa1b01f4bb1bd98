"""Where a window may be: on a screen that is there, and all of it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QCursor, QFont, QFontMetrics, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from postureguard.theme import sized

FRAME = QSize(8, 48)
"""Room for the title bar and borders that the desktop adds."""

COMMON_LINE = 17
"""Height of a line in pixels for which the sizes in the design were drawn."""


def for_font(size: QSize, font: QFont) -> QSize:
    """A size of the design, larger when the person's letters are larger."""
    return size * max(1.0, QFontMetrics(font).height() / COMMON_LINE)


def letters_are_large(font: QFont) -> bool:
    """Whether what stands side by side in the design has to be put below one another."""
    return QFontMetrics(font).height() > 1.4 * COMMON_LINE


def fitting(font: QFont, design: QSize, room: QSize) -> QFont:
    """The person's letters, smaller only where a window drawn like that would outgrow the room.

    They do not get smaller than common ones.
    """
    needed = for_font(design, font)
    fits = min(room.width() / needed.width(), room.height() / needed.height())
    share = max(fits, COMMON_LINE / QFontMetrics(font).height())
    return font if share >= 1.0 else sized(font, share)


def placed(size: QSize, available: QRect) -> QRect:
    """A window of that size in the middle of a screen, made smaller where it must be."""
    fitting = size.boundedTo(available.size() - FRAME)
    result = QRect(available.topLeft(), fitting)
    result.moveCenter(available.center())
    return result


def clamped(window: QRect, available: QRect) -> QRect:
    """The window as near as possible to where it is, but wholly on that screen."""
    size = window.size().boundedTo(available.size() - FRAME)
    left = min(max(window.left(), available.left()), available.right() + 1 - size.width())
    top = min(max(window.top(), available.top()), available.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def active_screen() -> QScreen:
    """The screen with the pointer, which is most likely the one that is looked at."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


def centre(window: QWidget) -> None:
    """Put a window into the middle of the active screen, at the size it has."""
    window.setGeometry(placed(window.size(), active_screen().availableGeometry()))
