"""The editor of an own exercise."""

from dataclasses import replace
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from postureguard.core.figure.card import Look
from postureguard.core.training.exercise import KIT, PLACES, TRACKS, Exercise
from postureguard.core.training.own import MOST_LINE, MOST_NAME
from postureguard.theme import SPACE
from postureguard.windows.chips import Choices, Ticks
from postureguard.windows.exercises import words as exercise_words
from postureguard.windows.own.amount import AmountField
from postureguard.windows.own.drafts import lacking_in_exercise
from postureguard.windows.own.fields import Field, LinesField
from postureguard.windows.own.picture_field import Picked, PictureField
from postureguard.windows.page import Page
from postureguard.windows.routine import words as routine_words

HARDEST: Final = 3


class ExerciseForm(Page):
    """Holds a draft of one exercise."""

    changed = Signal()

    def __init__(self, look: Look, picked: Picked) -> None:
        super().__init__()
        self._kept: Exercise | None = None
        self._begun: Exercise | None = None
        """How the draft was before anybody changed it."""
        self.name, self.stop = QLineEdit(), QLineEdit()
        self.picture = PictureField(look, picked)
        self.lines = LinesField()
        self.amount = AmountField()
        self.place = Ticks("", {code: routine_words.place(code) for code in PLACES})
        self.kit = Ticks("", {code: routine_words.things()[code] for code in KIT})
        self.track = Choices("", {code: exercise_words.track(code) for code in TRACKS})
        self.level = Choices("", {"1": _("Gentle"), "2": _("Ordinary"), "3": _("Strong")})
        self.fields = self._fields()
        self._lay_out()
        self._join()

    @property
    def draft(self) -> Exercise:
        """What is filled in."""
        kept = self._shown
        stop = " ".join(self.stop.text().split())
        track = (code for code, chip in self.track.chips.items() if chip.isChecked())
        level = (int(n) for n, chip in self.level.chips.items() if chip.isChecked())
        return self.picture.dressed(
            replace(
                kept,
                name=" ".join(self.name.text().split()),
                lines=self.lines.lines,
                dose=self.amount.dose,
                place=_chosen(self.place, kept.place),
                kit=_chosen(self.kit, kept.kit),
                track=next(track, kept.track),
                level=_level(next(level, kept.level), kept.level),
                stop=(stop, *kept.stop[1:]) if stop else kept.stop[1:],
            )
        )

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        if self._begun is None:
            return False
        looks = self.draft.has_figure != self._begun.has_figure or self.picture.chosen is not None
        return looks or self.draft != self._begun

    @property
    def is_complete(self) -> bool:
        """Whether it can be saved."""
        return not lacking_in_exercise(self.draft)

    def show_exercise(self, exercise: Exercise) -> None:
        """Begin with another one."""
        self._kept = None  # nobody hears of changes that nobody made
        self.name.setText(exercise.name)
        self.lines.show_lines(exercise.lines)
        self.amount.show_dose(exercise.dose)
        for ticks, codes in ((self.place, exercise.place), (self.kit, exercise.kit)):
            for code, chip in ticks.chips.items():
                chip.setChecked(code in codes)
        self.track.chips[exercise.track].setChecked(True)
        self.level.chips[str(min(exercise.level, HARDEST))].setChecked(True)
        self.stop.setText("".join(exercise.stop[:1]))
        self.picture.show_exercise(exercise)
        self._kept = exercise
        self._begun = self.draft
        self.fields["picture"].ask_for("")
        self._look_at()
        self.verticalScrollBar().setValue(0)

    @property
    def _shown(self) -> Exercise:
        if self._kept is None:
            raise LookupError("no exercise is shown")
        return self._kept

    def _look_at(self) -> None:
        """Say what is still needed, and tell of the change."""
        if self._kept is None:
            return
        lacking = lacking_in_exercise(self.draft)
        for name, field in self.fields.items():
            if name != "picture":
                field.ask_for(lacking.get(name, ""))
        self.picture.show_lines(self.lines.lines)
        self.changed.emit()

    def _fields(self) -> dict[str, Field]:
        return {
            "name": Field(_("Name"), self.name),
            "picture": Field(_("Picture"), self.picture),
            "lines": Field(_("How to do it"), self.lines),
            "amount": Field(_("How much"), self.amount),
            "place": Field(_("Where"), self.place),
            "kit": Field(_("What it needs"), self.kit),
            "track": Field(_("What it is for"), self.track),
            "level": Field(_("How demanding it is"), self.level),
            "stop": Field(
                _("When to stop this one"), self.stop, hint=_("Beside the rule for all of them.")
            ),
        }

    def _lay_out(self) -> None:
        self.setAccessibleName(_("Exercise"))
        self.name.setMaxLength(MOST_NAME)
        self.name.setAccessibleName(_("Name"))
        self.stop.setMaxLength(MOST_LINE)
        self.stop.setAccessibleName(_("When to stop this one"))
        self.stop.setPlaceholderText(_("Such as: Pain at the heel."))
        self.column.setSpacing(2 * SPACE)
        for field in self.fields.values():
            self.column.addWidget(field)
        self.column.addStretch(1)

    def _join(self) -> None:
        for edit in (self.name, self.stop, *self.lines.edits):
            edit.textChanged.connect(self._look_at)
        for chips in (self.place, self.kit, self.track, self.level):
            chips.said.connect(lambda *_said: self._look_at())
        self.amount.changed.connect(self._look_at)
        self.picture.changed.connect(self._look_at)
        self.picture.refused.connect(self.fields["picture"].ask_for)


def _chosen(ticks: Ticks, before: tuple[str, ...]) -> tuple[str, ...]:
    """What is ticked; in the order in which it was kept as long as it is the same."""
    found = tuple(code for code, chip in ticks.chips.items() if chip.isChecked())
    return before if set(found) == set(before) else found


def _level(chosen: int, before: int) -> int:
    """The hardest choice stands for all harder levels, too."""
    return before if chosen == min(before, HARDEST) else chosen
