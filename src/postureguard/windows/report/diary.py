"""What the page is made from: read once, looked at for one stretch of days after another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Protocol, Self

from postureguard.core.insight.change import Change, baseline, change, ratings
from postureguard.core.insight.experiment import Experiment, experiment
from postureguard.core.insight.spans import Grain, Part, Span, parts
from postureguard.core.insight.weeks import DayRow, DaySource
from postureguard.core.programme.history import History
from postureguard.core.programme.progress import fold
from postureguard.core.programme.standing import Progress
from postureguard.core.training.exercise import Exercise

MONDAY = 0
WEEKS_UP_TO, MONTHS_UP_TO = 119, 800
"""Days; so much is told by the week or by the month, and more by the year."""


class Source(DaySource, Protocol):
    """A journal that is looked at."""

    def history(self) -> History:
        """Everything that the programme is worked out from."""
        ...


@dataclass(slots=True)
class Diary:
    """Everything up to today."""

    today: date
    days: tuple[DayRow, ...]
    history: History
    exercises: Mapping[str, Exercise]
    first: date | None
    """The first day with a record; None when there is none at all."""
    _progress: dict[date, Progress] = field(default_factory=dict)

    @classmethod
    def read(cls, source: Source, exercises: Mapping[str, Exercise], today: date) -> Self:
        """Read a journal."""
        span = source.span()
        first = None if span is None or span[0] > today else span[0]
        days = () if first is None else source.days(first, today)
        return cls(today, days, source.history().until(today), exercises, first)

    def within(self, span: Span) -> tuple[DayRow, ...]:
        """The days of a span with a record."""
        return tuple(row for row in self.days if span.first <= row.day <= span.last)

    def parts(self, span: Span, grain: Grain) -> tuple[Part, ...]:
        """A span in days, ISO weeks or months."""
        return parts(self.within(span), span, grain, MONDAY)

    def told(self, span: Span) -> tuple[Part, ...]:
        """A span as a table has it: in weeks, in months, or in years from the first record on."""
        if span.days <= WEEKS_UP_TO:
            return self.parts(span, "week")
        if span.days <= MONTHS_UP_TO:
            return self.parts(span, "month")
        known = Span(min(max(span.first, self.first or span.first), span.last), span.last)
        months = groupby(self.parts(known, "month"), key=lambda part: part.first.year)
        return tuple(_joined(list(year)) for _number, year in months)

    def baseline(self) -> float | None:
        """What was usual in the fortnight that begins with the first rating."""
        return baseline(ratings(self.days))

    def change(self, span: Span) -> Change | None:
        """The last fortnight beside the first; only for a span that ends today."""
        return change(ratings(self.days), self.today) if span.last >= self.today else None

    def progress(self, day: date) -> Progress:
        """Where the programme stood at the end of a day."""
        day = min(day, self.today)
        if day not in self._progress:
            self._progress[day] = fold(self.history.until(day), self.exercises, day)
        return self._progress[day]

    def experiment(self, span: Span) -> Experiment | None:
        """The own experiment, if any week of it lies in the span."""
        found = experiment(self.history)
        if found is None or found.monday > span.last or found.last < span.first:
            return None
        return found


def _joined(months: list[Part]) -> Part:
    days = tuple(row for part in months for row in part.days)
    return Part(months[0].first, months[-1].last, days, "month")
