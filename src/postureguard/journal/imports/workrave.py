"""Workrave's `historystats`: for each day when the computer was used, and how long.

The file has a head and, for each day, a line D (day, month from 0, year from 1900, hour and minute
of the first and of the last use), lines B about its own breaks, and a line m (G in old files) that
begins with the seconds of use. Which stretches they were it does not say.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from gettext import gettext as _
from pathlib import Path
from typing import Final

from postureguard.journal.files import line_error, read_text
from postureguard.journal.imports.named import MAX_ROWS, named
from postureguard.journal.records import utc_text
from postureguard.journal.take_in import Fact

MAX_BYTES: Final = 20 * 1000 * 1000
HEADS: Final = ("WorkRaveStats 3", "WorkRaveStats 4")
KINDS: Final = ("D", "B", "M", "m", "G")
DAY_S: Final = 24 * 60 * 60


@dataclass(slots=True)
class _Day:
    began: datetime
    at: datetime
    active_s: int = 0


def workrave_facts(
    file: Path, zone: tzinfo, day_of: Callable[[datetime], date]
) -> tuple[Fact, ...]:
    """A total of sitting for each day of the file on which the computer was used."""
    days = {day.began.date(): day for day in _days(file, zone)}  # the last word on a day holds
    return tuple(
        named(
            "workrave",
            "imported_day",
            {
                "began_utc": utc_text(day.began),
                "at_utc": utc_text(day.at),
                "day": day_of(day.began).isoformat(),
                "seated_s": float(day.active_s),
            },
        )
        for day in days.values()
        if day.active_s > 0
    )


def _days(file: Path, zone: tzinfo) -> Iterator[_Day]:
    day: _Day | None = None
    for number, kind, numbers in _lines(file):
        if kind == "D":
            if day is not None:
                yield day
            day = _day(file, number, numbers, zone)
        elif day is None:
            raise line_error(file, number, _("it comes before any day"))
        elif kind in ("m", "G"):
            day.active_s = _active(file, number, numbers[1:] if kind == "m" else numbers)
    if day is not None:
        yield day


def _lines(file: Path) -> Iterator[tuple[int, str, list[int]]]:
    """The lines after the head: number, kind and numbers."""
    lines = read_text(file, MAX_BYTES).split("\n")
    if lines[0].strip() not in HEADS:
        raise line_error(file, 1, _("it does not begin with “{head}”").format(head=HEADS[-1]))
    if len(lines) > MAX_ROWS:
        raise line_error(file, MAX_ROWS, _("there are too many lines"))
    for number, line in enumerate(lines[1:], start=2):
        kind, *words = line.split() or [""]
        if kind not in ("", *KINDS):
            kinds = ", ".join(KINDS)
            raise line_error(file, number, _("it begins with none of {kinds}").format(kinds=kinds))
        if kind:
            yield number, kind, _numbers(file, number, words)


def _numbers(file: Path, number: int, words: list[str]) -> list[int]:
    if not all(len(word) <= 20 and word.removeprefix("-").isdecimal() for word in words):
        raise line_error(file, number, _("it has something else than whole numbers"))
    return [int(word) for word in words]


def _day(file: Path, number: int, numbers: list[int], zone: tzinfo) -> _Day:
    if len(numbers) != 10:
        raise line_error(file, number, _("a day has ten numbers"))
    began, at = (_moment(file, number, numbers[n : n + 5], zone) for n in (0, 5))
    if not 0 <= (at - began).total_seconds() <= 2 * DAY_S:
        raise line_error(file, number, _("the day ends before it begins, or long after"))
    return _Day(began, at)


def _moment(file: Path, number: int, told: list[int], zone: tzinfo) -> datetime:
    day, month, year, hour, minute = told
    if not 80 <= year < 200:
        raise line_error(file, number, _("the year is not between 1980 and 2099"))
    try:
        return datetime(year + 1900, month + 1, day, hour, minute, tzinfo=zone)
    except (ValueError, OverflowError):
        raise line_error(file, number, _("there is no such day or time")) from None


def _active(file: Path, number: int, numbers: list[int]) -> int:
    if not numbers or not 0 <= numbers[0] <= DAY_S:
        raise line_error(file, number, _("the seconds of use are not between 0 and a day"))
    return numbers[0]
