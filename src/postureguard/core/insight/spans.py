"""A stretch of days that is looked at, and the days, weeks or months that it is drawn as.

Which day a week begins with is a matter of drawing. What is said of pain goes by ISO weeks, see
`weeks`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal

from postureguard.core.insight.weeks import (
    DAYS_RATED_AT_LEAST,
    Counts,
    DayRow,
    Stretch,
    counts,
    median_of,
)

Grain = Literal["day", "week", "month"]
"""What one bar or dot stands for."""

DAILY_UP_TO: Final = 35
"""So many days are drawn one by one…"""
WEEKLY_UP_TO: Final = 53 * 7
"""…and so many by the week; more by the month."""
SHORTEST: Final = 7
"""Days; nothing shorter is zoomed to."""
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last local day, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        """Every day of it, in order."""
        return (self.first + timedelta(days=n) for n in range(self.days))

    @property
    def grain(self) -> Grain:
        """How finely it is drawn."""
        if self.days <= DAILY_UP_TO:
            return "day"
        return "week" if self.days <= WEEKLY_UP_TO else "month"

    def moved(self, days: int) -> "Span":
        """As long, so many days later, or earlier when negative; not beyond the calendar."""
        room = (date.min - self.first).days, (date.max - self.last).days
        by = timedelta(days=max(room[0], min(days, room[1])))
        return Span(self.first + by, self.last + by)

    def zoomed(self, factor: float, around: date) -> "Span":
        """`factor` times as long, a week at least; `around` stays where it is in it."""
        most = (date.max - date.min).days
        length = max(SHORTEST, min(round(self.days * factor), most))
        share = ((around - self.first).days + 0.5) / self.days
        before = round(share * length - 0.5)
        first = max(0, min((around - date.min).days - before, most - length))
        return _from(date.min + timedelta(days=first), length)

    def within(self, bounds: "Span") -> "Span":
        """Moved into the bounds, and cut where it is longer than they are."""
        if self.days >= bounds.days:
            return bounds
        if self.first < bounds.first:
            return _from(bounds.first, self.days)
        return self.moved(min(0, (bounds.last - self.last).days))

    def whole(self, grain: Grain, week_start: int) -> "Span":
        """Widened to whole weeks or months."""
        return Span(_begin(self.first, grain, week_start), _end(self.last, grain, week_start))


@dataclass(frozen=True)
class Part(Stretch):
    """One day, week or month of a span; at its ends as much of it as the span has."""

    first: date
    last: date
    days: tuple[DayRow, ...]
    """The days with a record only."""
    grain: Grain

    @cached_property
    def counts(self) -> Counts:
        """The breaks; counted once, for charts ask for them with every picture."""
        return counts(self.days)

    @cached_property
    def pain_median(self) -> float | None:
        """The median of the days' own medians; None with fewer rated days than it takes."""
        return median_of(self.days, self.rated_at_least)

    @property
    def recorded(self) -> bool:
        """False for a gap: nothing is known, which is not the same as nothing done."""
        return bool(self.days)

    @property
    def seated_s(self) -> float:
        """Time of sitting."""
        return sum(day.seated_s for day in self.days)

    @property
    def rated_at_least(self) -> int:
        """A day speaks for itself; weeks and months need three rated days."""
        return 1 if self.grain == "day" else DAYS_RATED_AT_LEAST


def parts(
    days: Iterable[DayRow], span: Span, grain: Grain, week_start: int = 0
) -> tuple[Part, ...]:
    """Every part of a span in order, those without a record included.

    A week begins with `week_start`, 0 for Monday to 6 for Sunday.
    """
    rows = sorted(days, key=lambda row: row.day)
    known = [row.day for row in rows]
    return tuple(
        Part(
            one.first,
            one.last,
            tuple(rows[bisect_left(known, one.first) : bisect_right(known, one.last)]),
            grain,
        )
        for one in cut(span, grain, week_start)
    )


def cut(span: Span, grain: Grain, week_start: int = 0) -> Iterator[Span]:
    """The days, weeks or months of a span in order; the first and the last may be cut short."""
    first = span.first
    while first <= span.last:
        last = min(_end(first, grain, week_start), span.last)
        yield Span(first, last)
        if last == date.max:
            return
        first = last + ONE_DAY


def _begin(day: date, grain: Grain, week_start: int) -> date:
    match grain:
        case "day":
            return day
        case "week":
            return day - timedelta(days=(day.weekday() - week_start) % 7)
        case "month":
            return day.replace(day=1)


def _end(day: date, grain: Grain, week_start: int) -> date:
    match grain:
        case "day":
            return day
        case "week":
            return _from(_begin(day, grain, week_start), 7).last
        case "month":
            return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY


def _from(first: date, length: int) -> Span:
    return Span(first, first + timedelta(days=length - 1))
