"""What the review shows: a stretch of whole weeks, and its days or weeks one by one."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from postureguard.core.insight import words
from postureguard.core.insight.weeks import (
    Counts,
    DayRow,
    DaySource,
    Stretch,
    Week,
    counts,
    monday_of,
    weeks,
)


class Scope(Enum):
    """How many weeks are looked at together."""

    WEEK = 1
    FOUR_WEEKS = 4
    TWELVE_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, or one week when twelve are shown."""

    first: date
    last: date
    recorded: bool
    """False for a gap: nothing is known, which is not the same as nothing done."""
    counts: Counts
    longest_bout_s: float | None
    pain: float | None
    """The day's, or the week's, median."""


@dataclass(frozen=True, slots=True)
class Report(Stretch):
    """A stretch of weeks, gathered once."""

    scope: Scope
    today: date
    days: tuple[DayRow, ...]
    weeks: tuple[Week, ...]
    before: Week
    """The week before the last one of the stretch."""
    begins: date | None
    """The first day of the whole journal; None when it is empty."""

    @property
    def first(self) -> date:
        """The Monday with which the stretch begins."""
        return self.weeks[0].first

    @property
    def last(self) -> date:
        """The Sunday with which it ends."""
        return self.weeks[-1].last

    @property
    def sentence(self) -> str:
        """The one thing to know."""
        if self.scope is Scope.WEEK:
            return words.sentence(self.weeks[-1], self.before, over=self.has_later)
        return words.range_sentence(self.weeks)

    @property
    def has_earlier(self) -> bool:
        """True when the journal goes further back."""
        return self.begins is not None and self.begins < self.first

    @property
    def has_later(self) -> bool:
        """True when this is not the latest stretch."""
        return self.last < self.today

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Day by day, or week by week when there are twelve of them; gaps included."""
        if self.scope is Scope.TWELVE_WEEKS:
            return tuple(
                Bar(
                    week.first,
                    week.last,
                    week.recorded,
                    week.counts,
                    week.longest_bout_s,
                    week.pain_median,
                )
                for week in self.weeks
            )
        known = {day.day: day for day in self.days}
        length = (self.last - self.first).days + 1
        every = (self.first + timedelta(days=n) for n in range(length))
        return tuple(_day_bar(day, known.get(day)) for day in every)


def _day_bar(day: date, row: DayRow | None) -> Bar:
    if row is None:
        return Bar(day, day, recorded=False, counts=Counts(), longest_bout_s=None, pain=None)
    return Bar(
        day,
        day,
        recorded=True,
        counts=counts([row]),
        longest_bout_s=row.longest_bout_s,
        pain=row.pain_median,
    )


def make_report(source: DaySource, scope: Scope, today: date, back: int = 0) -> Report:
    """The stretch that holds today, or the one `back` stretches earlier."""
    last_monday = monday_of(today) - timedelta(weeks=back * scope.value)
    first = last_monday - timedelta(weeks=scope.value - 1)
    last = last_monday + timedelta(days=6)
    previous = last_monday - timedelta(weeks=1)
    days = source.days(min(first, previous), last)
    span = source.span()
    shown = weeks(days, first, last)
    return Report(
        scope=scope,
        today=today,
        days=tuple(day for week in shown for day in week.days),
        weeks=shown,
        before=weeks(days, previous, previous + timedelta(days=6))[0],
        begins=None if span is None else span[0],
    )
