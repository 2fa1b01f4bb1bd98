"""How the figure is drawn: what the person chose, and where that is "auto" what the desktop asks.

On Linux the desktop was asked before (`system.desktop_wishes`), and the settings already say what
it wishes. Elsewhere Qt tells of contrast from 6.10 on, of motion from 6.12 on. Where nobody knows,
"auto" means flat colours and full motion.
"""

from typing import Final

from PySide6.QtGui import QPalette

from postureguard.core.figure.card import Look
from postureguard.core.settings import Settings
from postureguard.theme import desktop_asks

PALETTES: Final = {"flat": ("light", "dark"), "line": ("line", "line-dark")}


def chosen_look(palette: QPalette, settings: Settings) -> Look:
    """The look of all figures in windows of that palette."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    contrast = settings.theme == "contrast" or desktop_asks("contrastPreference")
    lines = settings.style == "line" or (settings.style == "auto" and contrast)
    name = PALETTES["line" if lines else "flat"][dark]
    return Look(palette=name, skin=settings.skin, hair=settings.hair, build=settings.build)


def reduced_motion(settings: Settings) -> bool:
    """True when figures fade between start and end instead of moving."""
    asked = settings.motion == "auto" and desktop_asks("motionPreference")
    return settings.motion == "reduced" or asked
