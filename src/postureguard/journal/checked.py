"""What a value of a row may be, beyond what SQLite itself looks at."""

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from gettext import gettext as _

MAX_TEXT = 1000
"""Letters in one text."""
MAX_NUMBER = 1_000_000_000
YEARS = range(1971, 2100)


class Fault(ValueError):  # noqa: N818 - it is part of a sentence
    """What is not right, as the end of a sentence."""


def check_names(row: Mapping[str, object], columns: Iterable[str]) -> None:
    """A row has just these columns; its `id` may be there as well."""
    wanted, there = set(columns) - {"id"}, set(row) - {"id"}
    for name in sorted(wanted - there):
        raise Fault(_("“{name}” is missing").format(name=name))
    for name in sorted(there - wanted):
        raise Fault(_("“{name}” is not known").format(name=name[:40]))


def check_row(row: Mapping[str, object]) -> None:
    """`Fault` for a value that the program could not work with."""
    for name, value in row.items():
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise Fault(_("“{name}” is neither a text nor a number").format(name=name))
        if isinstance(value, str):
            _check_text(name, value)
        elif not math.isfinite(value) or abs(value) > MAX_NUMBER:
            raise Fault(_("the number of “{name}” is too large").format(name=name))


def _check_text(name: str, text: str) -> None:
    if len(text) > MAX_TEXT or "\0" in text or not _can_be_kept(text):
        raise Fault(_("the text of “{name}” is too long or not a text").format(name=name))
    if name == "day":
        _check_day(text)
    elif name.endswith("_utc"):
        _check_moment(name, text)


def _can_be_kept(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_day(text: str) -> None:
    try:
        year = date.fromisoformat(text).year
    except ValueError:
        year = 0
    if year not in YEARS:
        raise Fault(_("the day is not one such as 2026-11-22"))


def _check_moment(name: str, text: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or moment.year not in YEARS:
        words = _("“{name}” is not a moment such as 2026-11-22T18:31:32.000Z")
        raise Fault(words.format(name=name))
