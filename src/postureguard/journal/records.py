"""Keeping facts, in the process that runs all day: plain SQL, nothing imported beyond Python."""

import os
import sqlite3
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from postureguard.core.facts import (
    BreakFact,
    Correction,
    Fact,
    HoldFact,
    NaturalBreak,
    PainRating,
    PauseFact,
    Said,
    SittingBout,
)
from postureguard.journal.faults import moved_journal, user_error

_TABLES: dict[type[Fact], str] = {
    BreakFact: "break_event",
    NaturalBreak: "natural_break",
    SittingBout: "sitting_bout",
    PauseFact: "pause_event",
    HoldFact: "hold",
    PainRating: "pain_rating",
    Said: "said",
    Correction: "correction",
}
_STATE = """
INSERT INTO resident_state (id, text) VALUES (1, :text)
ON CONFLICT (id) DO UPDATE SET text = excluded.text
"""

_MOMENTS = ("began", "at", "until")

_Values = dict[str, str | float | None]


class SqliteJournal:
    """The `Journal` port on a SQLite file. Belongs to the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._file = _identity(path)

    def append(self, fact: Fact, day: date) -> None:
        """Keep a fact of that local day.

        A start, a step or an end of a break that is already known is not kept a second time.
        """
        row: _Values = {"uid": os.urandom(16).hex(), **_row(fact), "day": day.isoformat()}
        places = ", ".join(f":{name}" for name in row)
        sql = f"INSERT INTO {_TABLES[type(fact)]} ({', '.join(row)}) VALUES ({places})"  # noqa: S608
        if isinstance(fact, BreakFact):
            sql += " ON CONFLICT DO NOTHING"
        self._write(sql, row)

    def pain_ratings(self, day: date) -> tuple[PainRating, ...]:
        """The ratings of one local day as they hold, in order."""
        rows = self._read(
            "SELECT at_utc, score, break_id FROM rating WHERE day = :day ORDER BY at_utc, id",
            {"day": day.isoformat()},
        )
        return tuple(PainRating(datetime.fromisoformat(at), score, brk) for at, score, brk in rows)

    def entry(self, uid: str) -> PainRating | Said | None:
        """A rating or statement as it was entered, by its name; None when there is none."""
        name: _Values = {"uid": uid}
        rated = self._read("SELECT at_utc, score, break_id FROM pain_rating WHERE uid = :uid", name)
        for at, score, brk in rated:
            return PainRating(datetime.fromisoformat(at), score, brk)
        said = self._read("SELECT at_utc, about, value, break_id FROM said WHERE uid = :uid", name)
        for at, *told in said:
            return Said(datetime.fromisoformat(at), *told)
        return None

    def load_state(self) -> str | None:
        """What `save_state` was last given."""
        rows = self._read("SELECT text FROM resident_state", {})
        return rows[0][0] if rows else None

    def save_state(self, text: str) -> None:
        """Keep the resident's own state, in place of the earlier one."""
        self._write(_STATE, {"text": text})

    def close(self) -> None:
        """Let go of the file; what was appended is kept."""
        self._connection.close()

    def _write(self, sql: str, values: _Values) -> None:
        if _identity(self._path) != self._file:
            raise moved_journal(self._path)
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(sql, values)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.rollback()
            raise user_error(error, self._path) from error

    def _read(self, sql: str, values: _Values) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise user_error(error, self._path) from error


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file is there now. SQLite itself goes on writing to a deleted one without a word."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def utc_text(at: datetime) -> str:
    """A moment as the journal writes it: 2026-11-22T18:31:32.000Z."""
    if at.tzinfo is None:
        raise ValueError(f"A moment without a time zone: {at!r}")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _row(fact: Fact) -> _Values:
    """The columns of a fact: moments as text, with the end "_utc" to their names."""
    row: _Values = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        is_moment = field.name in _MOMENTS
        name = f"{field.name}_utc" if is_moment else field.name
        row[name] = utc_text(value) if is_moment and value is not None else value
    return row
