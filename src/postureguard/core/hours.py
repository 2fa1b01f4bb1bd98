"""Times of day and ranges of them, as written in the settings."""

import re
from datetime import datetime, time, timedelta

_MIDNIGHT = datetime(2000, 1, 1)  # noqa: DTZ001 - only its time of day is used
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_RANGE = re.compile(r"\s*(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})\s*")

Range = tuple[timedelta, timedelta]
"""From and to, counted from midnight; `to` may be 24 hours."""


class HoursError(ValueError):
    """A time or range that cannot be read; its text completes "hours.mon …"."""


def parse_time_of_day(text: str) -> time:
    """`"15:00"` as a time of day."""
    offset = _offset(text)
    if offset >= timedelta(days=1):
        raise HoursError(f"must be a time before 24:00, not {text!r}")
    return (_MIDNIGHT + offset).time()


def parse_hours(text: str) -> tuple[Range, ...]:
    """`"09:00-12:30, 13:00-17:30"` as ranges in order; empty text gives none."""
    if not text.strip():
        return ()
    ranges: list[Range] = []
    for part in text.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            raise HoursError(f'must look like "09:00-17:30", not {part.strip()!r}')
        start, end = _offset(match[1]), _offset(match[2])
        if start >= end:
            raise HoursError(f"must end after it starts, not {part.strip()!r}")
        if ranges and start < ranges[-1][1]:
            raise HoursError(f"must list its ranges in order without overlap, not {text!r}")
        ranges.append((start, end))
    return tuple(ranges)


def _offset(text: str) -> timedelta:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise HoursError(f'must be a time such as "15:00", not {text!r}')
    hours, minutes = int(match[1]), int(match[2])
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > timedelta(days=1):
        raise HoursError(f"must be a time from 00:00 to 24:00, not {text!r}")
    return offset
