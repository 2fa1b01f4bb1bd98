"""The start card: what the break is, and what the person wants to do about it."""

from datetime import datetime, timedelta
from gettext import gettext as _
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from postureguard.core.settings import Settings
from postureguard.core.training.exercise import STOP_RULE, Exercise
from postureguard.core.training.routine import GAP_SECONDS, Routine, Step, total_seconds
from postureguard.theme import LINE, QUIET, SPACE, TITLE
from postureguard.windows.routine import words
from postureguard.windows.routine.parts import Column, button, label
from postureguard.windows.routine.picture import Picture, match_pictures
from postureguard.windows.routine.sheet import Sheet
from postureguard.windows.scale import SmallScale
from postureguard.windows.speaking import spoken

POSTPONE_MINUTES: Final = 5
STAGE_SHAPE = 1.4
"""Width by height of the stage, measured in pictures."""


class StartPage(Sheet):
    """Nothing runs yet."""

    start_wished = Signal()
    postpone_wished = Signal()
    skip_wished = Signal()

    def __init__(
        self, routine: Routine, steps: tuple[Step, ...], letters: QFont, settings: Settings
    ) -> None:
        super().__init__(letters)
        exercises = tuple({step.exercise.id: step.exercise for step in steps}.values())
        self.title.setText(words.kind(routine.kind))
        match_pictures(self.stage, settings)
        self.pain = SmallScale(_("Pain right now"))
        self.pain.set_letters(self.title.font())
        self.header.box.addWidget(self.pain)
        self.stage_pages.addWidget(_pictures(exercises, settings))
        self.column.addWidget(_text(routine, exercises, total_seconds(steps) + GAP_SECONDS))
        rule = label(_(STOP_RULE), QUIET, letters=letters)
        rule.setProperty("role", "quiet")
        self.band.box.addWidget(rule)
        self.skip = button(_("Skip"), "quiet", self.skip_wished.emit)
        self.postpone = button("", "quiet", self.postpone_wished.emit)
        self.start = button(_("Start"), "primary", self.start_wished.emit)
        self.spoken = spoken(
            self.title.text(), words.invitation(routine.place), routine.name, _(STOP_RULE)
        )
        self.add_buttons(self.skip, self.postpone, None, self.start)

    def show_times(self, now: datetime, next_at: datetime | None, *, postponable: bool) -> None:
        """Say what each answer leads to."""
        again = now + timedelta(minutes=POSTPONE_MINUTES)
        self.postpone.setText(words.postpone(POSTPONE_MINUTES, again))
        self.postpone.setAccessibleName(self.postpone.text())
        self.postpone.setVisible(postponable)
        self.skip.setText(words.skip(next_at, now))
        self.skip.setAccessibleName(self.skip.text())


def _pictures(exercises: tuple[Exercise, ...], settings: Settings) -> QWidget:
    board = QWidget()
    grid = QGridLayout(board)
    grid.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
    grid.setSpacing(SPACE)
    across = columns(len(exercises))
    for i, exercise in enumerate(exercises):
        picture = Picture(settings, alone=True)
        picture.set_exercise(exercise, None)
        picture.show_end()
        row, column = divmod(i, across)
        in_row = min(across, len(exercises) - row * across)
        grid.addWidget(picture, row, 2 * column + across - in_row, 1, 2)
    return board


def columns(count: int) -> int:
    """How many pictures go side by side so that all of them are as large as can be."""

    def size(across: int) -> float:
        return min(STAGE_SHAPE / across, 1 / ceil(count / across))

    return max(range(1, count + 1), key=size)


def _text(routine: Routine, exercises: tuple[Exercise, ...], seconds: int) -> Column:
    column = Column()
    column.add(label(words.invitation(routine.place)), TITLE, strong=True)
    column.add(label(routine.name), LINE, strong=True)
    length = f"{words.about(seconds)} · {words.place(routine.place)}"
    column.add(label(length), 1.0).setProperty("role", "quiet")
    column.space(SPACE)
    if len(exercises) > 1:
        for exercise in exercises:
            name = column.add(label(exercise.name), 1.0)
            name.setAlignment(Qt.AlignmentFlag.AlignLeft)
    kit = tuple(dict.fromkeys(code for exercise in exercises for code in exercise.kit))
    if kit:
        column.add(label(words.kit(kit)), 1.0).setProperty("role", "quiet")
    return column
