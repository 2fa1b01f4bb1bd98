"""The resistance of bands, cables and weights, and when more of it comes."""

import re
from gettext import gettext as _
from math import ceil
from typing import Final

from postureguard.core.programme.growing import Growing
from postureguard.core.programme.mastery import BANDS, takes_load
from postureguard.core.programme.numbers import RULES, Rules
from postureguard.core.training.exercise import Exercise

_WEIGHT: Final = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(\D{0,12})")


class Load(Growing):
    """The resistance of one exercise over time.

    The target is the exercise's own number of repetitions; the steps of its dose lead above it.
    """

    def __init__(self, exercise: Exercise, rules: Rules) -> None:
        self.now = ""
        """What was used last, in the person's words."""
        self.next = ""
        """What comes next, when it is time for it."""
        self._exercise = exercise
        self._rules = rules
        self._strong = 0
        """Clean sessions in a row with repetitions to spare."""

    @property
    def enough(self) -> int:
        """The repetitions that make it ready for more."""
        return self._exercise.dose.count + self._rules.load_repetitions

    def change(self, value: str) -> bool:
        """A resistance was named; True when it is another than before."""
        is_other = value != self.now
        is_change = is_other and bool(self.now)
        if is_other:
            self.now, self.next, self._strong = value, "", 0
        return is_change

    def clean(self, repetitions: int, *, held: bool) -> bool:
        """A clean session of so many repetitions; True when it is time for more resistance."""
        if not takes_load(self._exercise) or repetitions < self.enough:
            self._strong = 0
            return False
        self._strong += 1
        if self._strong < self._rules.load_sessions or held or self.next:
            return False
        self.next = next_load(self._exercise, self.now, self._rules)
        return True

    def not_clean(self) -> None:
        """A session that was not clean: the row is broken."""
        self._strong = 0


def next_load(exercise: Exercise, load: str, rules: Rules = RULES) -> str:
    """The resistance after one that the person named; words where there is no number to raise."""
    if not BANDS.isdisjoint(exercise.kit):
        return _("the next band")
    found = _WEIGHT.fullmatch(load)
    if found is None:
        return _("a little more weight")
    raised = raised_weight(float(found[1].replace(",", ".")), rules)
    return f"{raised:g} {found[2].strip() or 'kg'}"


def raised_weight(weight: float, rules: Rules = RULES) -> float:
    """The least weight of whole plates that is 2 % more; below 5 kg one plate is over 10 %.

    Nothing smaller than a plate can be added, so a light weight grows by one plate.
    """
    plates = ceil(round(weight * (1 + rules.load_rise) / rules.plate_kg, 6))
    return max(1, plates) * rules.plate_kg
