"""The tray's pictures: one for each state, made once."""

from pathlib import Path
from typing import get_args

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPixmapCache

from postureguard.core.sitting.view import TrayState
from postureguard.resources import resource

STATES: tuple[TrayState, ...] = get_args(TrayState)

SIZES = (16, 22, 24, 32, 48)
"""The usual heights of panels."""


class TrayIcons:
    """Icons by state, in dark ink for light panels or in light ink for dark ones."""

    def __init__(self, panel: str) -> None:
        QPixmapCache.setCacheLimit(0)  # it holds nothing of ours, but wakes up three times a minute
        self._panel = _guess() if panel == "auto" else panel
        self._made: dict[str, QIcon] = {}

    def icon(self, state: TrayState) -> QIcon:
        """The icon of a state; the same object every time."""
        if state not in self._made:
            self._made[state] = _drawn(resource("icons", self._panel, f"{state}.svg"))
        return self._made[state]


def _drawn(path: Path) -> QIcon:
    """The picture, drawn once: a panel asks for it anew whenever the text of the icon changes."""
    picture, icon = QIcon(str(path)), QIcon()
    for size in SIZES:
        icon.addPixmap(picture.pixmap(QSize(size, size), 1.0))
    return icon


def _guess() -> str:
    """Most panels are dark unless the desktop says that it is light."""
    light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
    return "light" if light else "dark"
