"""Days between for loaded exercises, and what has to come before the squat.

Where the rules leave something open, the careful reading holds: all loaded or maximal exercises
together are done on at most three of any seven days, and each waits for its 48 hours.
"""

from datetime import date, datetime, timedelta
from gettext import gettext as _
from typing import Protocol

from postureguard.core.facts import BreakKind
from postureguard.core.programme.course import Course
from postureguard.core.programme.days import WEEK, Days
from postureguard.core.programme.mastery import LOADED, LOADED_WHEN_LONG, SQUAT, SQUAT_NEEDS
from postureguard.core.programme.modes import Modes
from postureguard.core.programme.numbers import Rules
from postureguard.core.programme.standing import Lock


class Loads:
    """When loaded exercises were done."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._last: dict[str, datetime] = {}
        self._days: set[date] = set()

    def done(self, exercise: str, at: datetime, day: date) -> None:
        """A loaded exercise was done."""
        self._last[exercise] = at
        self._days.add(day)

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
        return sum(today - WEEK < day <= today for day in self._days)


class Known(Protocol):
    """What the squat is decided by."""

    courses: dict[str, Course]
    days: Days
    modes: Modes
    rules: Rules


def squat_missing(known: Known, today: date) -> list[str]:
    """What is still to come before the squat is on offer, in parts of a sentence."""
    courses, days, modes, rules = known.courses, known.days, known.modes, known.rules
    parts = []
    for group in SQUAT_NEEDS:
        found = [courses[name] for name in group if name in courses]
        if not any(course.mastered for course in found):
            names = _(" or ").join(course.exercise.name for course in found)
            parts.append(_("{exercise} mastered").format(exercise=names))
    weeks = [days.weekly_median(today - number * WEEK) for number in range(rules.squat_weeks)]
    if any(week is None or week > rules.squat_pain for week in weeks):
        text = _("{count} weeks rated {pain} or lower")
        parts.append(text.format(count=rules.squat_weeks, pain=rules.squat_pain))
    if not modes.is_red_free(today, rules.squat_red_free_days):
        text = _("{days} days without a red session")
        parts.append(text.format(days=rules.squat_red_free_days))
    if SQUAT in courses and not courses[SQUAT].lesson_opened:
        parts.append(_("a look at its lesson"))
    return parts
