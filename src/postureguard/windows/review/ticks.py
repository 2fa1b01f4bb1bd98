"""What stands below a chart over days."""

from collections.abc import Iterator
from datetime import date, timedelta

from postureguard.core.insight.spans import Grain, Span
from postureguard.windows.review.wording import date_text

LABEL = 74.0
"""Pixels that a label takes with the space beside it, in common letters."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60)

Tick = tuple[float, str]
"""Where along the days, and what it says."""


def bottom_ticks(span: Span, grain: Grain, week_start: int, most: int) -> list[Tick]:
    """Labels for a span of which at most so many fit beside each other."""
    if grain == "day" and span.days <= most:
        return [_tick(day, day, "ddd d") for day in _days(span)]
    if grain != "month" and span.days / 7 <= most:
        return [_of_week(day, grain) for day in _week_starts(span, week_start)]
    for step in _MONTHS:
        found = [_of_month(day, grain) for day in _months(span, step)]
        if len(found) <= most:
            return found
    return []


def _days(span: Span) -> Iterator[date]:
    return (span.first + timedelta(days=n) for n in range(span.days))


def _week_starts(span: Span, week_start: int) -> Iterator[date]:
    return (day for day in _days(span) if day.weekday() == week_start)


def _months(span: Span, step: int) -> Iterator[date]:
    for year in range(span.first.year, span.last.year + 1):
        for month in range(1, 13):
            day = date(year, month, 1)
            number = year * 12 + month - 1
            if number % step == 0 and span.first <= day <= span.last:
                yield day


def _of_week(day: date, grain: Grain) -> Tick:
    last = day if grain == "day" else day + timedelta(days=6)
    return _tick(day, last, "d MMM")


def _of_month(day: date, grain: Grain) -> Tick:
    last = day if grain == "week" else day + timedelta(days=29)
    return _tick(day, last, "yyyy" if day.month == 1 else "MMM")


def _tick(first: date, last: date, form: str) -> Tick:
    return (first.toordinal() + last.toordinal() + 1) / 2, date_text(first, form)
