"""Spans from an ActivityWatch export: the buckets that tell whether somebody was there."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta

from postureguard.simulate.span import (
    LAST_YEAR,
    MAX_SPAN,
    Span,
    SpanState,
    TraceError,
    parse_moment,
    quoted,
)

AFK_TYPE = "afkstatus"
_STATES: dict[object, SpanState] = {"afk": "idle", "not-afk": "active"}


def activitywatch_spans(text: str) -> Iterator[Span]:
    """The spans in a whole export, in one bucket, or in a bare list of events."""
    buckets = _afk_buckets(_decoded(text))
    if not buckets:
        raise TraceError(f'line 1: expected a bucket of the type "{AFK_TYPE}", found none')
    for name, events in buckets.items():
        place = f"bucket {quoted(name)}, " if name else ""
        if not isinstance(events, list):
            raise TraceError(f"{place}event 1: expected a list of events, found {quoted(events)}")
        for number, event in enumerate(events, start=1):
            yield _span(event, f"{place}event {number}")


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise TraceError(
            f"line {error.lineno}: expected whole and valid JSON, found a fault at column "
            f"{error.colno} ({error.msg})"
        ) from None
    except RecursionError:
        raise TraceError(
            "line 1: expected an ActivityWatch export, found JSON that is nested too deeply"
        ) from None
    except ValueError:
        raise TraceError(
            "line 1: expected an ActivityWatch export, found a number that is too long"
        ) from None


def _afk_buckets(document: object) -> dict[str, object]:
    """The lists of events by the name of their bucket; a list without a bucket has no name."""
    if isinstance(document, list):
        return {"": document}
    assert isinstance(document, dict)  # noqa: S101 - the text begins with a bracket
    if "events" in document:
        kind = document.get("type", AFK_TYPE)
        return {"": document["events"]} if kind == AFK_TYPE else {}
    buckets = document.get("buckets")
    if not isinstance(buckets, Mapping):
        raise TraceError('line 1: expected an object with "buckets" or "events", found neither')
    return {
        name: bucket.get("events")
        for name, bucket in buckets.items()
        if isinstance(bucket, Mapping) and bucket.get("type") == AFK_TYPE
    }


def _span(event: object, place: str) -> Span:
    if not isinstance(event, Mapping):
        raise TraceError(f"{place}: expected an object, found {quoted(event)}")
    start = parse_moment(event.get("timestamp"), place, "its timestamp")
    seconds = _seconds(event.get("duration"), place)
    data = event.get("data")
    status = data.get("status") if isinstance(data, Mapping) else None
    state = _STATES.get(status) if isinstance(status, str) else None
    if state is None:
        raise TraceError(
            f'{place}: expected a data.status of "afk" or "not-afk", found {quoted(status)}'
        )
    end = start + timedelta(seconds=seconds)
    if end.year > LAST_YEAR:
        raise TraceError(f"{place}: expected an end not after {LAST_YEAR}, found {end:%Y}")
    return Span(start, end, state)


def _seconds(duration: object, place: str) -> float:
    longest = MAX_SPAN.total_seconds()
    if (
        isinstance(duration, bool)
        or not isinstance(duration, int | float)
        or not 0 <= duration <= longest
    ):
        found = quoted(duration)
        raise TraceError(f"{place}: expected a duration from 0 to {longest:.0f} s, found {found}")
    return float(duration)
