"""The self-tests: how each is done, with a picture where a figure shows it, and its outcome."""

from collections.abc import Callable
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from postureguard.catalogue import shipped_catalogue
from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import HEIGHT, WIDTH, card
from postureguard.core.programme import subjects
from postureguard.core.programme.compared import hips_words, last_time, may_try_one_leg, of_day
from postureguard.core.programme.self_tests import TestName, read_out, self_test
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import STOP_RULE
from postureguard.core.training.tempo import end_phase
from postureguard.theme import LINE, SPACE
from postureguard.windows.figure import FigureView
from postureguard.windows.look import chosen_look
from postureguard.windows.speaking import announce
from postureguard.windows.texts import quiet_text, text
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.hold import HoldClock
from postureguard.windows.welcome.page import WelcomePage
from postureguard.windows.welcome.page import card as framed
from postureguard.windows.welcome.question import Question, yes_or_no
from postureguard.windows.welcome.sides import BothHips, OneLeg, show_last_time

PICTURE: Final = QSize(320, 240)
BESIDE: Final = 480
"""Pixels of width from which on the words stand beside the picture."""
SHARE: Final = 0.42
"""Of the width, for the picture."""


class TryPage(WelcomePage):
    """Says what comes, so that it can be left out."""

    def __init__(self) -> None:
        super().__init__(
            _("Four things to try, if you like"),
            _("They take about five minutes, some room on the floor, and a wall."),
        )
        self.add(
            text(_("Each can be left out, now or for good. Values are yours alone to compare.")),
            framed(text(_("When to stop"), LINE, strong=True), text(_(STOP_RULE))),
        )
        self.finish()


class SelfTestPage(WelcomePage):
    """One self-test."""

    def __init__(
        self, name: TestName, answers: Answers, settings: Settings, steady_s: Callable[[], float]
    ) -> None:
        self.test = self_test(name)
        super().__init__(self.test.title)
        self._answers = answers
        self.picture = FigureView()
        self.outcome, self.before = text("", LINE, strong=True), quiet_text()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.clock: HoldClock | None = None
        self.choice: Question | None = None
        self.hips: BothHips | None = None
        self.one_leg: OneLeg | None = None
        self.felt: Question | None = None
        if name == "hips":
            self.hips = BothHips(self.test, answers)
            self.hips.said.connect(self._tell)
        elif self.test.choices:
            self.choice = Question(_("How was it?"), dict(self.test.choices))
            self.choice.said.connect(self._say)
        else:
            self.clock = HoldClock(self.test.title, steady_s)
            self.clock.held.connect(lambda seconds: self._say(str(seconds)))
        if name == "bridge":
            self.felt = Question(
                _("Where did you feel it most?"),
                {"buttocks": _("Buttocks"), "elsewhere": _("Back of the thighs, or the back")},
            )
            self.felt.said.connect(self._say_felt)
            self.one_leg = OneLeg(answers, steady_s)
        self.agree = yes_or_no(
            _("Shall “Yes” be your answer to the question about the hollow in your low back?")
        )
        self.agree.said.connect(self._agree)
        self._lay_out(settings)
        self.finish()

    def enter(self) -> None:
        """Show an outcome of today, and what came out the last time."""
        value = self._answers.value_today(subjects.TEST + self.test.name)
        if self.clock is not None:
            self.clock.show_held(int(value) if value.isdecimal() else None)
        if self.choice is not None:
            self.choice.choose(value)
        if self.hips is not None:
            self.hips.enter()
        if self.one_leg is not None:
            self.one_leg.enter()
        if self.felt is not None:
            self.felt.choose(self._answers.value_today(subjects.TEST + "bridge-felt"))
        self._show_outcome(value)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the picture above the words where there is little room beside."""
        super().resizeEvent(event)
        room = self.viewport().width()
        wide = room >= BESIDE
        width = min(PICTURE.width(), int(SHARE * room)) if wide else PICTURE.width()
        self.picture.setFixedSize(width, width * HEIGHT // WIDTH)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _lay_out(self, settings: Settings) -> None:
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        for number, words in enumerate(self.test.steps, 1):
            side.addWidget(text(f"{number}.  {words}", LINE))
        side.addSpacing(SPACE)
        answered = (self.hips, self.clock, self.choice, self.felt)
        answers = [part for part in answered if part is not None]
        for part in (*answers, self.outcome, self.before, self.agree):
            side.addWidget(part)
        if self.one_leg is not None:
            side.addWidget(self.one_leg)
        side.addWidget(quiet_text(self.test.caution))
        side.addStretch(1)
        self._row.setSpacing(3 * SPACE)
        if self.test.exercise:
            self.picture.setFixedSize(PICTURE)
            self._draw(settings)
            self._row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(side, 1)
        self.column.addLayout(self._row)

    def _draw(self, settings: Settings) -> None:
        exercise = shipped_catalogue().exercises[self.test.exercise]
        figure = exercise.figure
        phase = float(end_phase(figure)) if self.test.end else 0.0
        look = chosen_look(self.palette(), settings)
        self.picture.show_card(card(figure, phase, look), alt_text(exercise.name, figure, phase))

    def _say(self, value: str) -> None:
        self._answers.say(subjects.TEST + self.test.name, value)
        self._tell(value)

    def _tell(self, value: str) -> None:
        self._show_outcome(value)
        announce(self, self.outcome.text())

    def _say_felt(self, value: str) -> None:
        self._answers.say(subjects.TEST + "bridge-felt", value)

    def _show_outcome(self, value: str) -> None:
        known = self._answers
        words = read_out(self.test.name, value)
        if self.hips is not None and words:
            sides = hips_words(of_day(known.history, known.today))
            words = f"{words} {sides}".strip()
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        show_last_time(self.before, last_time(known.history, self.test.name, known.today))
        if self.one_leg is not None:
            self.one_leg.setVisible(may_try_one_leg(known.history))
        unsure = self._answers.value(subjects.QUESTION + "arch") == "unsure"
        self.agree.setVisible(self.test.name == "wall" and value == "fist" and unsure)

    def _agree(self, value: str) -> None:
        if value == "yes":
            self._answers.say(subjects.QUESTION + "arch", "yes")
