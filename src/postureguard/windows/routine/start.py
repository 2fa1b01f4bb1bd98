"""The start card: what the break is, and what the person wants to do about it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from gettext import gettext as _
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from postureguard.core.settings import Settings
from postureguard.core.training.exercise import STOP_RULE, Exercise
from postureguard.core.training.routine import GAP_SECONDS, Routine, Step, total_seconds
from postureguard.theme import LINE, QUIET, SPACE, TITLE, sized
from postureguard.windows.routine import words
from postureguard.windows.routine.instead import Instead
from postureguard.windows.routine.narrow import NARROW, SHRINKS
from postureguard.windows.routine.picture import Picture, match_pictures
from postureguard.windows.routine.sheet import Sheet
from postureguard.windows.scale import SmallScale
from postureguard.windows.speaking import spoken
from postureguard.windows.texts import Column, button, label

POSTPONE_MINUTES: Final = 5
WEEK_S: Final = 7 * 86_400
"""A next break farther away than this is not worth a time."""
SURE_MS: Final = 3_000
"""Between the two presses that leave a break out, for who wants to be held to it."""
QWIDGETSIZE_MAX: Final = 16_777_215
"""Qt's word for no limit."""
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
        self._settings = settings
        self.title.setText(words.kind(routine.kind))
        match_pictures(self.stage, settings)
        self.pain = SmallScale(_("Pain right now"))
        self.pain.set_letters(self.title.font())
        self.header.box.addWidget(self.pain)
        self.offered = ""
        """The routine in one sentence, for a screen reader."""
        self.show_routine(routine, steps)
        self.rule = Column()
        self.rule.setFont(letters)
        self.rule.add(label(_(STOP_RULE)), QUIET).setProperty("role", "quiet")
        self.band.box.addWidget(self.rule)
        self.instead = Instead(letters)
        self.tally.box.addWidget(self.instead)
        self.skip = button(_("Skip"), "quiet", self._skip)
        self._sure = QTimer(self, interval=SURE_MS, singleShot=True)
        self._sure.timeout.connect(self._take_second_press)
        self._asks_twice = False
        self._skip_text = ""
        self.postpone = button("", "quiet", self.postpone_wished.emit)
        self.start = button(_("Start"), "primary", self.start_wished.emit)
        self.add_buttons(self.skip, self.postpone, None, self.start)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """With little room the numbers go before the name of the break, and the rule gets more."""
        super().resizeEvent(event)
        line = QFontMetrics(self.font()).height()
        for row in (self.band, self.tally):
            row.setFixedHeight((4 if self.width() >= NARROW else 6) * line)
        self._fit_header()

    def _fit_header(self) -> None:
        room = self.header.width() - SPACE
        for shrink in SHRINKS:
            self.pain.set_letters(sized(self.font(), QUIET * shrink))
            if self.pain.sizeHint().width() <= room:
                break
        self.pain.question.setWordWrap(self.pain.sizeHint().width() > room)
        letters = self.title.fontMetrics().horizontalAdvance(self.title.text())
        fits = self.pain.isHidden() or letters + self.pain.sizeHint().width() <= room
        self.title.setMaximumWidth(
            QWIDGETSIZE_MAX if fits else 0
        )  # hidden, it would lose the focus

    def show_routine(self, routine: Routine, steps: tuple[Step, ...]) -> None:
        """Say and show what the break leads through."""
        exercises = tuple({step.exercise.id: step.exercise for step in steps}.values())
        length_s = total_seconds(steps) + GAP_SECONDS
        _put(self.stage_pages, _pictures(exercises, self._settings))
        _put(self.column, _text(routine, exercises, length_s))
        self.offered = spoken(routine.name, words.about(length_s))
        self.spoken = spoken(
            self.title.text(), words.invitation(routine.place), routine.name, _(STOP_RULE)
        )

    def show_facts(self, facts: Mapping[str, object], now: datetime) -> None:
        """Say what each answer leads to, and offer what is possible, as the resident tells it."""
        next_s = facts.get("next_if_skipped_s")
        next_at = None
        if isinstance(next_s, int | float) and 0 < next_s < WEEK_S:
            next_at = now + timedelta(seconds=float(next_s))
        self.show_times(now, next_at, postponable=facts.get("can_postpone", True) is not False)
        self.pain.setVisible(facts.get("shared") is not True)
        self.ask_twice(twice=facts.get("firm") is True)
        self.instead.offer(
            another=facts.get("can_exchange") is True,
            half=facts.get("can_shorten") is True,
            in_part=facts.get("in_part") is True,
        )

    def show_times(self, now: datetime, next_at: datetime | None, *, postponable: bool) -> None:
        """Say what each answer leads to."""
        again = now + timedelta(minutes=POSTPONE_MINUTES)
        self.postpone.setText(words.postpone(POSTPONE_MINUTES, again))
        self.postpone.setAccessibleName(self.postpone.text())
        self.postpone.setVisible(postponable)
        self._skip_text = words.skip(next_at, now)
        if not self._is_asking:
            self._say_skip(self._skip_text)

    def ask_twice(self, *, twice: bool) -> None:
        """Whether leaving it out takes a second press. Esc ends the window all the same."""
        self._asks_twice = twice

    @property
    def _is_asking(self) -> bool:
        return self._sure.isActive() or self.skip.property("sure") is True

    def _skip(self) -> None:
        if not self._asks_twice or self.skip.property("sure") is True:
            self.skip_wished.emit()
            return
        self.skip.setEnabled(False)
        self._say_skip(_("Just a moment…"))
        self._sure.start()

    def _take_second_press(self) -> None:
        self.skip.setProperty("sure", True)  # noqa: FBT003 - Qt's own word
        self.skip.setEnabled(True)
        self._say_skip(_("Leave it out all the same"))

    def _say_skip(self, text: str) -> None:
        self.skip.setText(text)
        self.skip.setAccessibleName(text)


def _put(pages: QStackedLayout, page: QWidget) -> None:
    """Show a page in place of the one before, in its letters."""
    old = pages.currentWidget()
    if old is not None:
        page.setFont(old.font())
    pages.addWidget(page)
    pages.setCurrentWidget(page)
    if old is not None:
        pages.removeWidget(old)
        old.deleteLater()


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
    if [exercise.name for exercise in exercises] != [routine.name]:
        for exercise in exercises:
            name = column.add(label(exercise.name), 1.0)
            name.setAlignment(Qt.AlignmentFlag.AlignLeft)
    kit = tuple(dict.fromkeys(code for exercise in exercises for code in exercise.kit))
    if kit:
        column.add(label(words.kit(kit)), 1.0).setProperty("role", "quiet")
    return column
