"""How the figure is drawn: what the person chose, and where that is "auto" what the desktop asks.

On Linux the desktop was asked before (`system.desktop_wishes`), and the settings already say what
it wishes. Elsewhere Qt tells of contrast from 6.10 on, of motion from 6.12 on. Where nobody knows,
"auto" means flat colours and full motion.
"""

from typing import Any, Final

from PySide6.QtGui import QGuiApplication, QPalette

from postureguard.core.figure.card import Look
from postureguard.core.settings import Settings

PALETTES: Final = {"flat": ("light", "dark"), "line": ("line", "line-dark")}


def chosen_look(palette: QPalette, settings: Settings) -> Look:
    """The look of all figures in windows of that palette."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    lines = settings.style == "line" or (settings.style == "auto" and _asks("contrastPreference"))
    name = PALETTES["line" if lines else "flat"][dark]
    return Look(palette=name, skin=settings.skin, hair=settings.hair, build=settings.build)


def reduced_motion(settings: Settings) -> bool:
    """True when figures fade between start and end instead of moving."""
    return settings.motion == "reduced" or (settings.motion == "auto" and _asks("motionPreference"))


def _asks(wish: str) -> bool:
    """Whether the desktop has told Qt of a wish; 0 means that it has none."""
    hints: Any = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    told = getattr(accessibility(), wish, None) if accessibility else None
    return told is not None and told().value != 0
