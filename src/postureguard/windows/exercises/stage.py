"""The upper part of a lesson: the movement, the cues, the common fault, the faulty lifts."""

from collections.abc import Callable
from gettext import gettext as _
from math import ceil
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.figure.card import HEIGHT, WIDTH
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import Exercise
from postureguard.theme import LINE, SPACE, sized
from postureguard.windows.exercises.cues import Cues
from postureguard.windows.exercises.examples import FaultPage, LiftsPage
from postureguard.windows.exercises.library import Library
from postureguard.windows.exercises.moving import LessonFigure
from postureguard.windows.texts import button, text

View = Literal["movement", "cues", "fault", "lifts"]

SMALLEST: Final = 240
"""Width of the smallest picture, in pixels."""
SHARE: Final = 0.6
"""Of the width, for the figure with texts beside it."""
COMMON_WIDTH, MOST_GROWN = 520, 1.7
"""Beside a wider picture than this, in pixels, lines and cues grow with it, up to so much."""
ABOVE, BELOW = 150, 60
"""Heights of what stands above the picture, and of what is to be seen below it, in pixels."""


class Stage(QWidget):
    """Four ways to look at one exercise."""

    turned = Signal(str)
    """Another view is shown."""

    def __init__(self, library: Library, settings: Settings, steady_s: Callable[[], float]) -> None:
        super().__init__()
        self._library = library
        self._exercise: Exercise | None = None
        self.view: View = "movement"
        self.figure = LessonFigure(settings, steady_s)
        self.lines = tuple(text(factor=LINE) for _i in range(3))
        self.cues = Cues()
        self.play = button("", "", self._toggle)
        self.fault = FaultPage(settings)
        self.lifts = LiftsPage(settings, library.lifts)
        self.chips = {view: self._chip(view, words) for view, words in _views().items()}
        self._lay_out()
        self.cues.turned.connect(self._point)
        self.figure.playing_changed.connect(self._name_play)
        self._name_play()

    def show_exercise(self, exercise: Exercise) -> None:
        """Look at another exercise, its movement first."""
        self._exercise = exercise
        self.figure.show_exercise(exercise)
        self.figure.set_playing(playing=True)
        shown = exercise.has_figure or exercise.picture is not None  # or they are on the card
        for number, line in enumerate(self.lines):
            line.setText("".join(exercise.lines[number : number + 1]))
            line.setVisible(shown and number < len(exercise.lines))
        self.cues.show_cues(exercise.cues)
        self.play.setVisible(exercise.has_figure)
        for chip in (self.chips["movement"], self.chips["cues"]):
            chip.setVisible(bool(exercise.cues))
        self.chips["fault"].setVisible(exercise.lesson is not None)
        self.chips["lifts"].setVisible(bool(self._library.lifts_of(exercise)))
        self._place_chips(self.width())
        self.turn_to("movement")

    def turn_to(self, view: View) -> None:
        """Show one of the views."""
        self.view = view
        self.chips[view].setChecked(True)
        if view == "lifts":
            self.lifts.draw()
        elif view == "fault" and self._exercise is not None:
            self.fault.show_exercise(self._exercise)
        self._with_figure.setVisible(view in ("movement", "cues"))
        self._words.setVisible(view == "movement")
        self.cues.setVisible(view == "cues")
        self.fault.setVisible(view == "fault")
        self.lifts.setVisible(view == "lifts")
        self._point()
        self.turned.emit(view)

    def turn_cue(self, steps: int) -> None:
        """Go on or back in the cues, while they are looked at."""
        if self.view == "cues":
            self.cues.touch(steps)

    def fit(self, room: QSize) -> bool:
        """Arrange everything for a width and height; True when there is room for two columns."""
        self._place_chips(room.width())
        wide = room.width() >= 2 * SMALLEST + 10 * SPACE
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        most = (room.height() - ABOVE - (0 if wide else BELOW)) * WIDTH // HEIGHT
        width = max(SMALLEST, min(int(room.width() * SHARE) if wide else room.width(), most))
        self.figure.setFixedSize(width, width * HEIGHT // WIDTH)
        grown = min(max(width / COMMON_WIDTH, 1.0), MOST_GROWN)
        for line in self.lines:
            line.setFont(sized(self.font(), LINE * grown))
        self.cues.set_reading_size(grown)
        self.fault.row.fit(room.width())
        self.lifts.row.fit(room.width())
        for page, across in ((self.fault, 2), (self.lifts, 3)):
            widest = across * max(SMALLEST, most - 6 * SPACE) + (across - 1) * 2 * SPACE
            page.setMaximumWidth(max(2 * SMALLEST, widest))
        return wide

    def _place_chips(self, width: int) -> None:
        """In one row, or in two where that is too wide."""
        chips = [chip for chip in self.chips.values() if not chip.isHidden()]
        needed = sum(chip.sizeHint().width() for chip in chips) + SPACE * (len(chips) - 1)
        across = len(chips) if needed <= width else ceil(len(chips) / 2)
        for number, chip in enumerate(chips):
            self._chips.addWidget(chip, *divmod(number, across))

    def _chip(self, view: View, words: str) -> QPushButton:
        chip = button(words, "chip", lambda: self.turn_to(view))
        chip.setCheckable(True)
        return chip

    def _point(self, _number: int = 0) -> None:
        """Point at what the current cue is about, while the cues are looked at."""
        lesson = self._exercise.lesson if self._exercise else None
        if lesson is None or self.view != "cues":
            self.figure.point_at_nothing()
            return
        number = self.cues.current
        self.figure.point_at(number + 1, lesson.cue_at[number])

    def _toggle(self) -> None:
        self.figure.set_playing(playing=not self.figure.playing)

    def _name_play(self) -> None:
        words = _("&Pause") if self.figure.playing else _("&Play")
        self.play.setText(words)
        self.play.setAccessibleName(words.replace("&", ""))

    def _lay_out(self) -> None:
        choice = QButtonGroup(self)
        self._chips = QGridLayout()
        self._chips.setSpacing(SPACE)
        top = QHBoxLayout()
        top.addLayout(self._chips)
        top.addStretch(1)
        for chip in self.chips.values():
            choice.addButton(chip)
            chip.setParent(self)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE + SPACE // 2)
        for line in self.lines:
            words.addWidget(line)
        side = QVBoxLayout()
        side.setSpacing(2 * SPACE)
        for part in (self._words, self.cues):
            side.addWidget(part)
        side.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        self._with_figure = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._with_figure)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * SPACE)
        self._row.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(top)
        for page in (self._with_figure, self.fault, self.lifts):
            column.addWidget(page)


def _views() -> dict[View, str]:
    return {
        "movement": _("&Movement"),
        "cues": _("&Cues"),
        "fault": _("Common &fault"),
        "lifts": _("Faulty &lifts"),
    }
