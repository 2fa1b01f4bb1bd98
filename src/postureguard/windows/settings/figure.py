"""The figure as it is chosen, beside the choices."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from postureguard.catalogue import shipped_catalogue
from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import HEIGHT, WIDTH, card
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.tempo import end_phase
from postureguard.windows.figure import FigureView
from postureguard.windows.look import chosen_look

SHOWN: Final = "standing-glute-squeeze"
WIDE: Final = 264
"""Pixels."""


class Figure(QFrame):
    """The figure in the middle of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._picture = Picture()
        row = QHBoxLayout(self)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_settings(self, settings: Settings) -> None:
        """Draw it as these settings say."""
        self._picture.show_settings(settings)


class Picture(FigureView):
    """One exercise, drawn as the settings say."""

    def __init__(self) -> None:
        super().__init__()
        self._exercise: Exercise = shipped_catalogue().exercises[SHOWN]
        self.setFixedSize(QSize(WIDE, WIDE * HEIGHT // WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_settings(self, settings: Settings) -> None:
        """Draw it anew."""
        data = self._exercise.figure
        phase = end_phase(data)
        shown = card(data, phase, chosen_look(self.palette(), settings))
        self.show_card(shown, alt_text(self._exercise.name, data, phase))
