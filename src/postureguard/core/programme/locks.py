"""Days between for loaded exercises.

Where the rules leave something open, the careful reading holds: all loaded or maximal exercises
together are done on at most three of any seven days, and each waits for its 48 hours.
"""

from datetime import date, datetime, timedelta

from postureguard.core.facts import BreakKind
from postureguard.core.programme.days import WEEK
from postureguard.core.programme.growing import Growing
from postureguard.core.programme.log import Log
from postureguard.core.programme.mastery import LOADED, LOADED_WHEN_LONG
from postureguard.core.programme.numbers import Rules
from postureguard.core.programme.phrase import Phrase as _
from postureguard.core.programme.standing import Lock
from postureguard.core.training.exercise import Exercise


class Loads(Growing):
    """When loaded exercises were done."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._last: dict[str, datetime] = {}
        self._days: set[date] = set()

    def done(self, exercise: Exercise, at: datetime, day: date, log: Log) -> None:
        """A loaded exercise was done."""
        self._last[exercise.id] = at
        text = _("{exercise} again in {hours} hours: loaded work needs time between.")
        words = text.format(exercise=exercise.name, hours=self._rules.loaded_apart_h)
        log.add(day, "rest", words, exercise.id)
        if day not in self._days:
            self._days.add(day)
            self._tell_enough(day, log)

    def _tell_enough(self, day: date, log: Log) -> None:
        if self._days_in_week(day) >= self._rules.loaded_days_a_week:
            text = _("{days} days of loaded work within a week are enough.")
            log.add(day, "rest", text.format(days=self._rules.loaded_days_a_week))

    def locks(self, exercise: str, today: date) -> tuple[Lock, ...]:
        """What keeps an exercise back so that its days stay apart."""
        if exercise not in LOADED:
            return ()
        kind: BreakKind | None = "long" if exercise in LOADED_WHEN_LONG else None
        locks = []
        if exercise in self._last:
            until = self._last[exercise] + timedelta(hours=self._rules.loaded_apart_h)
            locks.append(Lock("rest", until, kind))
        if today not in self._days and self._days_in_week(today) >= self._rules.loaded_days_a_week:
            locks.append(Lock("rest", None, kind))
        return tuple(locks)

    def _days_in_week(self, today: date) -> int:
        return sum(today - timedelta(days=n) in self._days for n in range(WEEK.days))
