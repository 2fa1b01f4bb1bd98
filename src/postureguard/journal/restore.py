"""Putting a copy that the person names in the journal's place. What is there now is kept."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.journal.brought import not_a_journal
from postureguard.journal.connect import (
    connect,
    connect_to_read,
    copy_database,
    discard,
    free_name,
    settle,
)
from postureguard.journal.faults import is_absent, is_of_the_content, user_error
from postureguard.journal.files import size_of
from postureguard.journal.forget import finish_forgetting
from postureguard.journal.inspection import Found, inspect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import set_aside
from postureguard.journal.tables import FACTS

MAX_BYTES = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done."""

    rows: Mapping[str, int]
    """How many rows each table of facts has now."""
    kept: Path | None
    """Where the journal is that was there before, if there was one."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a journal or a copy of one holds."""

    rows: Mapping[str, int]
    """How many rows each table of facts has."""
    first: date | None
    """The day of the first fact; None without any."""
    last: date | None

    @property
    def facts(self) -> int:
        """All rows together."""
        return sum(self.rows.values())


def look_at(copy: Path) -> Contents:
    """What would take the journal's place; `UserError` when it is no whole journal."""
    size_of(copy, MAX_BYTES)
    try:
        if inspect(copy) not in {Found.READY, Found.OLDER}:
            raise not_a_journal(copy)
        rows = _rows(copy)
        first, last = _days(copy, rows)
    except sqlite3.Error as error:
        if is_of_the_content(error):
            raise not_a_journal(copy) from error
        raise user_error(error, copy) from error
    return Contents(rows, first, last)


def restore(path: Path, copy: Path, now: datetime) -> Restored:
    """Put a whole copy in the journal's place; nobody else may have the journal open.

    The copy is copied, brought to the present shape and compared before anything is touched.
    Killed at any moment, the journal is the one or the other, and whole.
    """
    size_of(copy, MAX_BYTES)
    if not is_absent(path) and copy.samefile(path):
        raise UserError(_("{file} is the journal itself.").format(file=copy), _("Name a copy."))
    new = path.with_name(f"{path.stem}.new{path.suffix}")
    try:
        finish_forgetting(path)
        rows = _made_ready(copy, new)
        kept = _keep(path, now)
        new.replace(path)
        settle(path.parent)
    except sqlite3.Error as error:
        raise user_error(error, path) from error
    except OSError as error:
        raise UserError(
            _("{file} could not take the journal’s place: {reason}.").format(
                file=copy, reason=error.strerror
            ),
            _("Check the rights and the space on that disk; the journal is as it was."),
        ) from error
    finally:
        _clear(new)
    return Restored(rows, kept)


def _made_ready(copy: Path, new: Path) -> dict[str, int]:
    try:
        if inspect(copy) not in {Found.READY, Found.OLDER}:
            raise not_a_journal(copy)
        _clear(new)
        copy_database(copy, new)
        before = _rows(new)
        prepare_journal(new)
        _fold_in_log(new)
        after = _rows(new)
        with closing(connect_to_read(new)) as connection:
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except sqlite3.Error as error:
        if is_of_the_content(error):
            raise not_a_journal(copy) from error
        raise
    if not whole or inspect(new) is not Found.READY or not before.items() <= after.items():
        raise not_a_journal(copy)
    return after


def _rows(path: Path) -> dict[str, int]:
    """How many rows there are, in each table of facts that the file has."""
    with closing(connect_to_read(path)) as connection:
        sql = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        there = {name for (name,) in connection.execute(sql)}
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in FACTS
            if table in there
        }


def _days(path: Path, tables: Iterable[str]) -> tuple[date | None, date | None]:
    """The first and the last day of all facts."""
    with closing(connect_to_read(path)) as connection:
        found = [
            connection.execute(f"SELECT min(day), max(day) FROM {table}").fetchone()  # noqa: S608
            for table in tables
        ]
    days = [date.fromisoformat(day) for pair in found for day in pair if day is not None]
    return min(days, default=None), max(days, default=None)


def _keep(path: Path, now: datetime) -> Path | None:
    """Keep what is there under a name with the moment in it; one that is broken is moved."""
    if is_absent(path):
        return None
    if inspect(path) is Found.DAMAGED:
        return set_aside(path, now)
    _fold_in_log(path)
    kept = free_name(path.with_name(f"{path.stem}.before-{now:%Y%m%d-%H%M%S}{path.suffix}"))
    copy_database(path, kept)
    return kept


def _fold_in_log(path: Path) -> None:
    """Leave no log beside the file, so that another one can take its place."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _clear(new: Path) -> None:
    """Delete what was made, also by a restore that was cut short."""
    for left in (new, *new.parent.glob(f"{new.stem}.v*{new.suffix}")):
        discard(left)
