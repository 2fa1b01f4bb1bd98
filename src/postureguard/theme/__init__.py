"""The one table of colours and shapes. Palette, style sheets and charts derive from it."""

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from postureguard.resources import resource
from postureguard.theme.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Theme
from postureguard.theme.shapes import CARD_CORNER, CORNER, style_sheet

__all__ = [
    "BODY",
    "CARD_CORNER",
    "CONTRAST_DARK",
    "CONTRAST_LIGHT",
    "CORNER",
    "COUNT",
    "DARK",
    "LIGHT",
    "LINE",
    "QUIET",
    "SPACE",
    "TITLE",
    "Theme",
    "apply",
    "desktop_asks",
    "pick",
    "qpalette",
    "ring",
    "sized",
    "style_sheet",
]

SPACE = 8
"""Distances are multiples of this, in pixels."""

COUNT, TITLE, LINE, BODY, QUIET = 2.0, 1.5, 1.15, 1.0, 0.87
"""Sizes of text, as multiples of the system font."""

_RING: Final = "ring"


def pick(setting: str) -> Theme:
    """The theme of the setting: "light", "dark", or "contrast" and "auto" as the desktop has it."""
    if setting == "light":
        return LIGHT
    if setting == "dark":
        return DARK
    if setting == "contrast" or desktop_asks("contrastPreference"):
        return CONTRAST_DARK if _desktop_is_dark() else CONTRAST_LIGHT
    return DARK if _desktop_is_dark() else LIGHT


def desktop_asks(wish: str) -> bool:
    """Whether the desktop has told Qt of a wish, such as "contrastPreference"; 0 means none."""
    hints: Any = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    told = getattr(accessibility(), wish, None) if accessibility else None
    return told is not None and told().value != 0


def _desktop_is_dark() -> bool:
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        return QGuiApplication.palette().window().color().lightness() < 128
    return scheme == Qt.ColorScheme.Dark


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program that theme, and its icon."""
    app.setWindowIcon(QIcon(str(resource("icons", "postureguard.svg"))))
    app.setStyle("Fusion")
    app.setPalette(qpalette(theme))
    app.setStyleSheet(style_sheet(theme))
    app.setProperty(_RING, 3 if theme.is_contrast else 2)


def ring() -> int:
    """How wide the ring about what has the keyboard is, in pixels, where it is painted by hand."""
    app = QGuiApplication.instance()
    return int((app.property(_RING) if app else 0) or 2)


def qpalette(theme: Theme) -> QPalette:
    """The theme as Qt's own palette, for everything that no style sheet reaches."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.card,
        role.Text: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.field,
        role.ButtonText: theme.text,
        role.BrightText: theme.text,
        role.ToolTipBase: theme.field,
        role.ToolTipText: theme.text,
        role.Highlight: theme.action,
        role.HighlightedText: theme.on_action,
        role.Accent: theme.action,
        role.Link: theme.action,
        role.LinkVisited: theme.action,
        role.Light: theme.field,
        role.Midlight: theme.card,
        role.Mid: theme.track,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }
    palette = QPalette()
    for target, colour in colours.items():
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.quiet))
    return palette


def sized(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """That font at a multiple of its size, with figures of equal width."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    if strong:
        result.setWeight(QFont.Weight.DemiBold)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result
