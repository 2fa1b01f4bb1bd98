"""The editor of an own routine."""

from collections.abc import Mapping
from dataclasses import replace
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from postureguard.core.training.exercise import PLACES, Exercise
from postureguard.core.training.own import MOST_NAME
from postureguard.core.training.routine import Routine
from postureguard.theme import SPACE
from postureguard.windows.chips import Choices, Tick
from postureguard.windows.own.adding import Adding
from postureguard.windows.own.drafts import lacking_in_routine, length_in_words, length_of
from postureguard.windows.own.fields import Field
from postureguard.windows.own.items import Items
from postureguard.windows.page import Page
from postureguard.windows.plan.parts import in_order
from postureguard.windows.routine import words as routine_words
from postureguard.windows.speaking import announce
from postureguard.windows.texts import text

NO_EXERCISES: Final[Mapping[str, Exercise]] = {}


class RoutineForm(Page):
    """Holds a draft of one routine."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: Routine | None = None
        self._begun: Routine | None = None
        self._exercises = NO_EXERCISES
        self.name = QLineEdit()
        self.items = Items(NO_EXERCISES)
        self.adding = Adding(NO_EXERCISES)
        self.total = text()
        self.place = Choices("", {code: routine_words.place(code) for code in PLACES})
        self.discreet = Tick(_("Nobody nearby will notice it"))
        self.fields = {
            "name": Field(_("Name"), self.name),
            "items": Field(_("Exercises, in their order"), self.items, self.total),
            "adding": Field(_("Add an exercise"), self.adding),
            "place": Field(_("Where"), self.place),
            "discreet": Field(_("In company"), self.discreet),
        }
        self._lay_out()
        self.name.textChanged.connect(self._look_at)
        self.items.changed.connect(self._look_at)
        self.adding.added.connect(self._add)
        self.place.said.connect(lambda *_said: self._look_at())
        self.discreet.said.connect(lambda _on: self._look_at())

    @property
    def draft(self) -> Routine:
        """What is filled in."""
        if self._kept is None:
            raise LookupError("no routine is shown")
        place = (code for code, chip in self.place.chips.items() if chip.isChecked())
        return replace(
            self._kept,
            name=" ".join(self.name.text().split()),
            items=self.items.items,
            place=next(place, self._kept.place),
            discreet=self.discreet.box.isChecked(),
        )

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self._begun is not None and self.draft != self._begun

    @property
    def is_complete(self) -> bool:
        """Whether it can be saved."""
        return not lacking_in_routine(self.draft, self._exercises)

    def show_routine(self, routine: Routine, exercises: Mapping[str, Exercise]) -> None:
        """Begin with another one; `exercises` are all that it can be made of."""
        self._kept = None
        self._exercises = exercises
        self.name.setText(routine.name)
        self.items.show_items(routine.items, exercises)
        self.adding.search.clear()
        self.adding.show_exercises(exercises)
        self.place.chips[routine.place].setChecked(True)
        self.discreet.box.setChecked(routine.discreet)
        self._kept = routine
        self._begun = self.draft
        self._look_at()
        self.verticalScrollBar().setValue(0)

    def _add(self, exercise: str) -> None:
        self.items.add(exercise)
        self.adding.search.selectAll()
        name = self._exercises[exercise].name
        added = _("{exercise} was added.").format(exercise=name)
        announce(self, f"{added} {self.total.text()}")

    def _look_at(self) -> None:
        if self._kept is None:
            return
        in_order(self.name, *self.items.stops, self.adding.search)
        draft = self.draft
        lacking = lacking_in_routine(draft, self._exercises)
        for name in ("name", "items"):
            self.fields[name].ask_for(lacking.get(name, ""))
        self.total.setText(length_in_words(length_of(draft, self._exercises)))
        self.total.setVisible(bool(draft.items))
        self.changed.emit()

    def _lay_out(self) -> None:
        self.setAccessibleName(_("Routine"))
        self.name.setMaxLength(MOST_NAME)
        self.name.setAccessibleName(_("Name"))
        self.column.setSpacing(2 * SPACE)
        for field in self.fields.values():
            self.column.addWidget(field)
        self.column.addStretch(1)
