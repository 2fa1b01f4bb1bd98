"""Times of day and ranges of them, as written in the settings."""

import re
from datetime import datetime, time, timedelta
from gettext import gettext as _

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
        raise HoursError(_("must be a time before 24:00, not {text!r}").format(text=text))
    return (_MIDNIGHT + offset).time()


def parse_hours(text: str) -> tuple[Range, ...]:
    """`"09:00-12:30, 13:00-17:30"` as ranges in order; empty text gives none."""
    if not text.strip():
        return ()
    ranges: list[Range] = []
    for part in text.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            words = _('must look like "09:00-17:30", not {text!r}')
            raise HoursError(words.format(text=part.strip()))
        start, end = _offset(match[1]), _offset(match[2])
        if start >= end:
            words = _("must end after it starts, not {text!r}")
            raise HoursError(words.format(text=part.strip()))
        if ranges and start < ranges[-1][1]:
            words = _("must list its ranges in order without overlap, not {text!r}")
            raise HoursError(words.format(text=text))
        ranges.append((start, end))
    return tuple(ranges)


def _offset(text: str) -> timedelta:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise HoursError(_('must be a time such as "15:00", not {text!r}').format(text=text))
    hours, minutes = int(match[1]), int(match[2])
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > timedelta(days=1):
        words = _("must be a time from 00:00 to 24:00, not {text!r}")
        raise HoursError(words.format(text=text))
    return offset
