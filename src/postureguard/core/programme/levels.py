"""The levels of the two plans: what lifts them, and what is still missing.

Where the rules leave something open, the careful reading holds:

- A week or a baseline without enough ratings does not lift anybody: it has to be known that the
  week is no worse than usual.
- Session days are days with an exercise that belongs to the plan, at the present level.
- Where nothing of a level fits place and kit, the exercises of the level below stand for it, and
  levels 4 and 5 stay closed until something of them fits.
- Of two plans that are ready on one day the lower rises, then the one that bothers more.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from postureguard.core.programme.course import Course
from postureguard.core.programme.days import Days
from postureguard.core.programme.fitting import fits
from postureguard.core.programme.growing import Growing
from postureguard.core.programme.mastery import leads
from postureguard.core.programme.modes import Modes
from postureguard.core.programme.numbers import Rules
from postureguard.core.programme.person import Person
from postureguard.core.programme.standing import (
    LevelChange,
    PlanTrack,
    Rule,
    TrackStanding,
)

HIGHEST: Final = 5
FIRST_WITH_KIT: Final = 4
"""From this level on nothing can be done standing in an office without any kit."""


class Track(Growing):
    """One plan over time."""

    def __init__(self, name: PlanTrack, rules: Rules) -> None:
        self.name: PlanTrack = name
        self.level = 1
        self.since: date | None = None
        self.is_active = False
        self._rules = rules
        self._session_days: set[date] = set()
        self._changes: list[LevelChange] = []

    def start(self, day: date, level: int, rule: Rule) -> None:
        """Stand at a level from a day on."""
        if self.since is not None and level == self.level:
            return
        self.level, self.since = level, day
        self._session_days.clear()
        self._changes.append(LevelChange(day, level, rule))

    def back(self, day: date, rule: Rule) -> None:
        """One level easier."""
        self.start(day, max(1, self.level - 1), rule)

    def session(self, day: date) -> None:
        """A session with an exercise that belongs to the plan."""
        self._session_days.add(day)

    def has_waited(self, day: date) -> bool:
        """Whether days and sessions at this level are enough for the next."""
        return self._days_missing(day) <= 0 and self._sessions_missing <= 0

    def has_mastered(self, courses: Mapping[str, Course], person: Person) -> bool:
        """Whether exercises enough of this level are mastered for the next."""
        return self._exercises_missing(courses, person) <= 0

    def missing(self, day: date, courses: Mapping[str, Course], person: Person) -> list[str]:
        """What is still to be done for the next level, in parts of a sentence."""
        parts: list[str] = []
        count = self._exercises_missing(courses, person)
        if count > 0:
            text = ngettext(
                "{count} more exercise mastered", "{count} more exercises mastered", count
            )
            parts.append(text.format(count=count))
        left = self._sessions_missing
        if left > 0:
            text = ngettext("sessions on {count} more day", "sessions on {count} more days", left)
            parts.append(text.format(count=left))
        left = self._days_missing(day)
        if left > 0:
            text = ngettext("{count} more day", "{count} more days", left)
            parts.append(text.format(count=left))
        return parts

    def has_room(self, courses: Mapping[str, Course], person: Person) -> bool:
        """Whether something of the next level fits place and kit."""
        following = self.level + 1
        return following < FIRST_WITH_KIT or any(
            course.exercise.level >= FIRST_WITH_KIT and fits(course.exercise, person)
            for course in self._leading(courses)
        )

    def standing(self, offered: int) -> TrackStanding:
        """How far it is."""
        return TrackStanding(
            level=self.level,
            offered_level=offered,
            active=self.is_active,
            since=self.since,
            session_days=len(self._session_days),
            changes=tuple(self._changes),
        )

    @property
    def _sessions_missing(self) -> int:
        return self._rules.level_sessions[self.level > 1] - len(self._session_days)

    def _days_missing(self, day: date) -> int:
        known = 0 if self.since is None else (day - self.since).days
        return self._rules.level_days[self.level > 1] - known

    def _leading(self, courses: Mapping[str, Course]) -> Iterable[Course]:
        return (course for course in courses.values() if leads(course.exercise, self.name))

    def _exercises_missing(self, courses: Mapping[str, Course], person: Person) -> int:
        fitting = [c for c in self._leading(courses) if fits(c.exercise, person)]
        level = max(
            (c.exercise.level for c in fitting if c.exercise.level <= self.level), default=0
        )
        of_level = [c for c in self._leading(courses) if c.exercise.level == level]
        that_fit = sum(course.exercise.level == level for course in fitting)
        need = min(self._rules.mastered_for_level, that_fit)
        return max(0, need - sum(course.mastered for course in of_level))


def pain_allows(day: date, days: Days, modes: Modes, rules: Rules) -> tuple[Rule, str] | None:
    """What pain, or not knowing about it, has against a next level; None when nothing."""
    if not modes.is_red_free(day, rules.level_red_free_days):
        text = _("{days} days without a session that was too much")
        return "red", text.format(days=rules.level_red_free_days)
    week, base = days.weekly_median(day), days.baseline(day)
    if week is None or base is None:
        return "ratings", _("a rating on at least {days} days a week").format(days=rules.week_least)
    if week > base + rules.level_pain_above:
        text = _("a week no worse than usual (now {week}, usually {base})")
        return "level", text.format(week=f"{week:g}", base=f"{base:g}")
    if week > rules.level_pain_most:
        text = _("a week rated {pain} or lower (now {week})")
        return "level", text.format(pain=rules.level_pain_most, week=f"{week:g}")
    return None
