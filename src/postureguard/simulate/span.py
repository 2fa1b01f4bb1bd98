"""Stretches of time at the computer, and how overlapping ones become one row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal, get_args

SpanState = Literal["active", "idle", "locked", "asleep"]
"""From the strongest to the weakest: where two overlap, the stronger one holds."""

STATES: tuple[SpanState, ...] = get_args(SpanState)
MAX_SPAN = timedelta(days=366)
"""One span cannot be longer."""
BRIDGED = timedelta(seconds=1)
"""A shorter gap is rounding in the recorder, not a computer that was off."""
FIRST_YEAR, LAST_YEAR = 1970, 2100


class TraceError(ValueError):
    """What is wrong in a trace and where; its text completes "trace.csv, …"."""


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of time in one state. Moments are UTC."""

    start: datetime
    end: datetime
    state: SpanState


def quoted(value: object) -> str:
    """A value from a file as a message shows it: on one line and not too long."""
    text = repr(value) if isinstance(value, str | int | float | None) else type(value).__name__
    return text if len(text) <= 60 else f"{text[:57]}…"


def parse_moment(value: object, place: str, what: str) -> datetime:
    """A moment with a time zone, in UTC."""
    moment = _moment(value)
    if moment is None or moment.tzinfo is None:
        found = "nothing" if value is None else quoted(value)
        lacks = "" if moment is None else ", which has no time zone"
        raise TraceError(
            f'{place}: expected {what} as a time such as "2026-03-02T08:00:00+01:00", '
            f"found {found}{lacks}"
        )
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        raise TraceError(
            f"{place}: expected {what} between {FIRST_YEAR} and {LAST_YEAR}, found {quoted(value)}"
        )
    return moment.astimezone(UTC)


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        return None


def arrange(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in any order as one row: in order, without overlap, and what was missing asleep."""
    row: list[Span] = []
    for span in _pieces(spans):
        last = row[-1] if row else None
        if last is not None and last.state == span.state:
            row[-1] = replace(last, end=span.end)
        else:
            row.append(span)
    return tuple(row)


def _pieces(spans: Iterable[Span]) -> Iterator[Span]:
    """The row, cut at every edge."""
    edges: dict[datetime, list[tuple[SpanState, int]]] = {}
    for span in spans:
        if span.start < span.end:
            edges.setdefault(span.start, []).append((span.state, 1))
            edges.setdefault(span.end, []).append((span.state, -1))
    open_: dict[SpanState, int] = dict.fromkeys(STATES, 0)
    moments = sorted(edges)
    before: SpanState = "asleep"
    for start, end in pairwise(moments):
        for state, change in edges[start]:
            open_[state] += change
        missing = before if end - start < BRIDGED else "asleep"
        before = next((state for state in STATES if open_[state] > 0), missing)
        yield Span(start, end, before)
