"""Ratings of pain from a table of any other diary (CSV), whatever its columns are called."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from gettext import gettext as _
from io import StringIO
from pathlib import Path
from typing import Final

from postureguard.journal.checked import YEARS
from postureguard.journal.files import line_error, read_text
from postureguard.journal.imports.named import MAX_ROWS, named
from postureguard.journal.records import utc_text
from postureguard.journal.take_in import Fact

MAX_BYTES: Final = 20 * 1000 * 1000
NOON: Final = time(12)
"""When a rating is held to be from if its time is not told."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns."""

    date: str = "date"
    """A day such as 2026-11-22 or 22.11.2026; a time may follow it."""
    score: str = "score"
    """A whole number from 0 to 10."""
    time: str | None = None
    """A time of day such as 14:30."""


def columns_of(file: Path) -> tuple[str, ...]:
    """The names of the columns of a table; `UserError` when the file has none."""
    head = read_text(file, MAX_BYTES).partition("\n")[0].rstrip("\r")
    try:
        names = next(csv.reader([head], delimiter=_delimiter(head), strict=True), [])
    except csv.Error:
        raise line_error(file, 1, _("it is not a line of a table")) from None
    if not any(names) or "\0" in head:
        raise line_error(file, 1, _("it is not a line of a table"))
    return tuple(name for name in names if name)


def table_facts(
    file: Path, columns: Columns, zone: tzinfo, day_of: Callable[[datetime], date]
) -> tuple[Fact, ...]:
    """A rating for each line of the table with a score; equal lines stay as many as they are."""
    times: Counter[tuple[datetime, int]] = Counter()
    facts = []
    for at, score in _ratings(file, columns, zone):
        times[at, score] += 1
        row: dict[str, str | float | None] = {
            "at_utc": utc_text(at),
            "day": day_of(at).isoformat(),
            "score": score,
            "break_id": None,
        }
        name = named("table", "pain_rating", row | {"time": times[at, score]})[1]["uid"]
        facts.append(("pain_rating", {"uid": name, **row}))
    return tuple(facts)


def _ratings(file: Path, columns: Columns, zone: tzinfo) -> Iterator[tuple[datetime, int]]:
    text = read_text(file, MAX_BYTES)
    if "\0" in text:
        raise line_error(file, text.count("\n", 0, text.index("\0")) + 1, _("it is not text"))
    head = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=_delimiter(head), strict=True)
    try:
        _find(file, columns, reader.fieldnames or ())
        for row in reader:
            if reader.line_num > MAX_ROWS:
                raise line_error(file, MAX_ROWS, _("there are too many lines"))
            line = reader.line_num
            score = (row[columns.score] or "").strip()
            if score:
                yield _moment(file, line, row, columns, zone), _score(file, line, score)
    except csv.Error:
        raise line_error(file, reader.line_num, _("it is not a line of a table")) from None


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _find(file: Path, columns: Columns, there: Sequence[str]) -> None:
    for name in (columns.date, columns.score, columns.time):
        if name is not None and name not in there:
            found = ", ".join(there[:8])[:100]
            words = _("there is no column “{name}” among {found}")
            raise line_error(file, 1, words.format(name=name, found=found))


def _score(file: Path, line: int, text: str) -> int:
    if len(text) > 2 or not text.isdecimal() or int(text) > 10:
        words = _("the score “{text}” is not a whole number from 0 to 10")
        raise line_error(file, line, words.format(text=text[:20]))
    return int(text)


def _moment(
    file: Path, line: int, row: Mapping[str, str | None], columns: Columns, zone: tzinfo
) -> datetime:
    told = (row[columns.date] or "").strip()
    clock = (row[columns.time] or "").strip() if columns.time is not None else ""
    moment = _day(told)
    if moment is None or moment.year not in YEARS:
        words = _("the date “{text}” is not one such as 2026-11-22 or 22.11.2026")
        raise line_error(file, line, words.format(text=told[:20]))
    if clock:
        at = _clock(clock)
        if at is None:
            words = _("the time “{text}” is not one such as 14:30")
            raise line_error(file, line, words.format(text=clock[:20]))
        moment = datetime.combine(moment.date(), at, at.tzinfo or moment.tzinfo)
    elif len(told) <= len("2026-11-22"):
        moment = datetime.combine(moment.date(), NOON)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _day(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, _dotted):
        try:
            return read(text)
        except ValueError:
            continue
    return None


def _dotted(text: str) -> datetime:
    return datetime.strptime(text, "%d.%m.%Y")  # noqa: DTZ007 - placed in the zone later


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
