"""The tray's pictures: one for each state, made once."""

from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon

from postureguard.core.sitting.view import TrayState
from postureguard.resources import resource

STATES: tuple[TrayState, ...] = get_args(TrayState)


class TrayIcons:
    """Icons by state, in dark ink for light panels or in light ink for dark ones."""

    def __init__(self, panel: str) -> None:
        self._panel = _guess() if panel == "auto" else panel
        self._made: dict[str, QIcon] = {}

    def icon(self, state: TrayState) -> QIcon:
        """The icon of a state; the same object every time."""
        if state not in self._made:
            path = resource("icons", self._panel, f"{state}.svg")
            self._made[state] = QIcon(str(path))
        return self._made[state]


def _guess() -> str:
    """Most panels are dark unless the desktop says that it is light."""
    light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
    return "light" if light else "dark"
