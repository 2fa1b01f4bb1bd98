"""The journal as the pages see it: read in pieces, and kept until it changes."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from postureguard.core.insight.sitting import Bout
from postureguard.core.insight.spans import Span
from postureguard.core.insight.weeks import DayRow
from postureguard.windows.review.around import Around, week_start
from postureguard.windows.review.course import Course, Lived


class Source(Lived, Protocol):
    """What the review reads."""

    def bouts(self, first: date, last: date) -> tuple[Bout, ...]:
        """The stretches of sitting of the days from first to last, both included, in order."""
        ...

    def first_rating(self) -> date | None:
        """The first day with a rating of pain."""
        ...

    def state(self) -> Hashable:
        """Something that is another when a fact has come to the journal."""
        ...


class Days:
    """Days with a record, a month at a time: years that nobody looks at are not read."""

    def __init__(self, source: Source, around: Around) -> None:
        self.source = source
        self._around = around
        self._months: dict[date, tuple[DayRow, ...]] = {}
        self._bouts: dict[date, tuple[Bout, ...]] = {}
        self._span = source.span()
        self.course = Course(source, around)
        """What the person did and said; told later than it is asked for."""

    @property
    def is_empty(self) -> bool:
        """True before the first record."""
        return self._span is None

    @property
    def today(self) -> date:
        """The present day."""
        return self._around.today

    @property
    def first(self) -> date:
        """The first day with a record, or the present one."""
        return self._span[0] if self._span else self.today

    @property
    def first_rating(self) -> date | None:
        """The first day with a rating of pain."""
        return self.source.first_rating()

    @property
    def bounds(self) -> Span:
        """From the first week with a record to the present one."""
        first, last = self._span or (self.today, self.today)
        return Span(first, max(last, self.today)).whole("week", week_start())

    def between(self, span: Span) -> tuple[DayRow, ...]:
        """The days of a span with a record, in order."""
        missing = [month for month in _months(span) if month not in self._months]
        if missing:
            read = self.source.days(missing[0], _end(missing[-1]))
            self._months |= _by_month(read, missing)
        rows = (row for month in _months(span) for row in self._months[month])
        return tuple(row for row in rows if span.first <= row.day <= span.last)

    def bouts(self, span: Span) -> tuple[Bout, ...]:
        """The stretches of sitting of a span, in order."""
        missing = [month for month in _months(span) if month not in self._bouts]
        if missing:
            read = self.source.bouts(missing[0], _end(missing[-1]))
            self._bouts |= _by_month(read, missing)
        found = (one for month in _months(span) for one in self._bouts[month])
        return tuple(one for one in found if span.first <= one.day <= span.last)

    def forget(self) -> None:
        """Read everything anew when it is next looked at."""
        self._months.clear()
        self._bouts.clear()
        self._span = self.source.span()
        self.course.forget()


class _Dated(Protocol):
    @property
    def day(self) -> date: ...


T = TypeVar("T", bound=_Dated)


def _by_month(read: Sequence[T], months: Sequence[date]) -> dict[date, tuple[T, ...]]:
    found: dict[date, list[T]] = {month: [] for month in months}
    for one in read:
        found.setdefault(one.day.replace(day=1), []).append(one)
    return {month: tuple(found[month]) for month in months}


def _months(span: Span) -> Iterator[date]:
    month = span.first.replace(day=1)
    while month <= span.last:
        yield month
        month = _end(month) + timedelta(days=1)


def _end(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
