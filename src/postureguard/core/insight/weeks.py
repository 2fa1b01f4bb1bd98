"""Days gathered into weeks: what was offered, what was taken, how long, how the back felt.

A day without any record is a gap, not a day of zeros.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Protocol

DAYS_RATED_AT_LEAST = 3
"""A week with fewer rated days has no pain median."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One local day of the journal.

    The counts from `done` to `held` are of prompted breaks, each in exactly one of them.
    """

    day: date
    prompts: int = 0
    """Breaks that were offered, however they ended."""
    done: int = 0
    partial: int = 0
    skipped: int = 0
    missed: int = 0
    stopped: int = 0
    interrupted: int = 0
    away: int = 0
    held: int = 0
    postponed: int = 0
    """Put off, and then it never came to it: some of interrupted, away, held and still open."""
    held_put_off: int = 0
    """Those of the held ones that had been put off before."""
    natural: int = 0
    """Times of standing up without a prompt that are long enough to count."""
    asked_for: int = 0
    """Breaks that the person started without a prompt, and did at least in part."""
    longest_bout_s: float | None = None
    seated_s: float = 0.0
    pain_median: float | None = None
    pain_min: int | None = None
    pain_max: int | None = None
    ratings: int = 0


class DaySource(Protocol):
    """Where days come from."""

    def days(self, first: date, last: date) -> tuple[DayRow, ...]:
        """The days with a record from first to last, both included, in order."""
        ...

    def span(self) -> tuple[date, date] | None:
        """The first and the last day with a record; None when there is none at all."""
        ...


@dataclass(frozen=True, slots=True)
class Counts:
    """How breaks ended, over one day or many."""

    done: int = 0
    partial: int = 0
    natural: int = 0
    postponed: int = 0
    skipped: int = 0
    missed: int = 0
    stopped: int = 0
    interrupted: int = 0
    away: int = 0
    held: int = 0
    asked_for: int = 0
    held_put_off: int = 0

    @property
    def only_held(self) -> int:
        """Held back without having been put off before."""
        return self.held - self.held_put_off

    @property
    def taken(self) -> int:
        """Breaks that got the person up: done, done in part, or natural."""
        return self.done + self.partial + self.natural

    @property
    def offered(self) -> int:
        """Taken, skipped and missed breaks: what compliance is measured against.

        Left out, because the person did not decide against the break: held (a call, a pause, the
        end of work), away (up already), interrupted (the window or the program went away) and
        stopped (it hurt, and stopping was right). Left out as well: breaks that were asked for,
        which are shown separately, since nobody should be measured against their own initiative.
        """
        return self.taken + self.skipped + self.missed

    @property
    def compliance(self) -> float | None:
        """Share of the offered breaks that was taken, 0 to 1; None when nothing was offered."""
        return self.taken / self.offered if self.offered else None


class Stretch:
    """Some days, and what they come to."""

    __slots__ = ()

    days: tuple[DayRow, ...]
    """The days with a record only."""

    @property
    def rated_at_least(self) -> int:
        """With fewer rated days nothing is said of pain."""
        return DAYS_RATED_AT_LEAST

    @property
    def counts(self) -> Counts:
        """The breaks."""
        return counts(self.days)

    @property
    def longest_bout_s(self) -> float | None:
        """The longest stretch of sitting; None when none was recorded."""
        return longest_bout(self.days)

    @property
    def rated_days(self) -> int:
        """Days on which pain was rated."""
        return sum(day.pain_median is not None for day in self.days)

    @property
    def pain_median(self) -> float | None:
        """The median of the days' own medians; None with fewer rated days than it takes."""
        return median_of(self.days, self.rated_at_least)

    @property
    def pain_range(self) -> tuple[int, int] | None:
        """The lowest and the highest rating; None where there is no median."""
        if self.pain_median is None:
            return None
        lowest = min(day.pain_min for day in self.days if day.pain_min is not None)
        highest = max(day.pain_max for day in self.days if day.pain_max is not None)
        return lowest, highest


@dataclass(frozen=True, slots=True)
class Week(Stretch):
    """One ISO week, or the part of it that was asked for."""

    monday: date
    first: date
    last: date
    days: tuple[DayRow, ...]
    """The days with a record only."""

    @property
    def recorded(self) -> bool:
        """True when there is anything to tell."""
        return bool(self.days)


def counts(days: Iterable[DayRow]) -> Counts:
    """How the breaks of these days ended."""
    rows = tuple(days)
    return Counts(
        done=sum(row.done for row in rows),
        partial=sum(row.partial for row in rows),
        natural=sum(row.natural for row in rows),
        postponed=sum(row.postponed for row in rows),
        skipped=sum(row.skipped for row in rows),
        missed=sum(row.missed for row in rows),
        stopped=sum(row.stopped for row in rows),
        interrupted=sum(row.interrupted for row in rows),
        away=sum(row.away for row in rows),
        held=sum(row.held for row in rows),
        asked_for=sum(row.asked_for for row in rows),
        held_put_off=sum(row.held_put_off for row in rows),
    )


def median_of(days: Iterable[DayRow], rated_at_least: int) -> float | None:
    """The median of the days' own medians; None with fewer rated days than that."""
    rated = [day.pain_median for day in days if day.pain_median is not None]
    return float(median(rated)) if len(rated) >= rated_at_least else None


def longest_bout(days: Iterable[DayRow]) -> float | None:
    """The longest stretch of sitting on these days."""
    return max((d.longest_bout_s for d in days if d.longest_bout_s is not None), default=None)


def monday_of(day: date) -> date:
    """The Monday of that day's ISO week."""
    return day - timedelta(days=day.weekday())


def weeks(days: Iterable[DayRow], first: date, last: date) -> tuple[Week, ...]:
    """Every ISO week that touches first to last, in order, those without a record included."""
    by_monday: dict[date, list[DayRow]] = {}
    for row in sorted(days, key=lambda row: row.day):
        if first <= row.day <= last:
            by_monday.setdefault(monday_of(row.day), []).append(row)
    result = []
    monday = monday_of(first)
    while monday <= last:
        sunday = monday + timedelta(days=6)
        rows = tuple(by_monday.get(monday, ()))
        result.append(Week(monday, max(first, monday), min(last, sunday), rows))
        monday += timedelta(days=7)
    return tuple(result)
