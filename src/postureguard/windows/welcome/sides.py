"""Self-tests that are done on one side and then on the other."""

from collections.abc import Callable
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from postureguard.core.programme import subjects
from postureguard.core.programme.compared import (
    SIDES,
    holds_words,
    last_holds,
    of_day,
    on_side,
    tighter_hip,
)
from postureguard.core.programme.self_tests import SelfTest
from postureguard.theme import LINE, SPACE
from postureguard.windows.speaking import announce
from postureguard.windows.texts import quiet_text, text
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.hold import HoldClock
from postureguard.windows.welcome.question import Question


class BothHips(QWidget):
    """The hip check of each leg; what counts is the tighter one."""

    said = Signal(str)
    """The value that counts."""

    def __init__(self, test: SelfTest, answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        names = {"left": _("The left leg hangs:"), "right": _("The right leg hangs:")}
        self.legs = {side: Question(names[side], dict(test.choices)) for side in SIDES}
        rows = _rows(self)
        for side, question in self.legs.items():
            question.said.connect(lambda value, _on, side=side: self._say(side, value))
            rows.addWidget(question)

    def enter(self) -> None:
        """Show what was said today."""
        for side, question in self.legs.items():
            question.choose(self._answers.value_today(on_side("hips", side)))

    def _say(self, side: str, value: str) -> None:
        self._answers.say(on_side("hips", side), value)
        counts = tighter_hip(self._answers.history)
        self._answers.say(subjects.TEST + "hips", counts)
        self.said.emit(counts)


class OneLeg(QWidget):
    """The bridge on one leg, each side, with what it was the last time."""

    def __init__(self, answers: Answers, steady_s: Callable[[], float]) -> None:
        super().__init__()
        self._answers = answers
        names = {"left": _("On the left leg"), "right": _("On the right leg")}
        self.clocks = {side: HoldClock(names[side], steady_s) for side in SIDES}
        self.outcome, self.before = text("", LINE, strong=True), quiet_text()
        rows = _rows(self)
        rows.addSpacing(2 * SPACE)
        rows.addWidget(text(_("On one leg, if you like"), LINE, strong=True))
        rows.addWidget(
            text(_("Lift as before, then stretch one leg. Ten seconds are enough; stop early."))
        )
        for side, clock in self.clocks.items():
            clock.held.connect(lambda seconds, side=side: self._say(side, seconds))
            rows.addWidget(text(names[side]))
            rows.addWidget(clock)
        rows.addWidget(self.outcome)
        rows.addWidget(self.before)

    def enter(self) -> None:
        """Show what was held today."""
        for side, clock in self.clocks.items():
            value = self._answers.value_today(on_side("bridge", side))
            clock.show_held(int(value) if value.isdecimal() else None)
        self._show()

    def _say(self, side: str, seconds: int) -> None:
        self._answers.say(on_side("bridge", side), str(seconds))
        self._show()
        announce(self, self.outcome.text())

    def _show(self) -> None:
        known = self._answers
        words = holds_words(of_day(known.history, known.today))
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        show_last_time(self.before, last_holds(known.history, known.today))


def show_last_time(label: QLabel, found: tuple[date, str] | None) -> None:
    """Say what came out the last time, or nothing."""
    label.setVisible(found is not None)
    if found is not None:
        day, words = found
        when = QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
        label.setText(_("Last time, {day}: {outcome}").format(day=when, outcome=words))


def _rows(widget: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout(widget)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(SPACE)
    return rows
