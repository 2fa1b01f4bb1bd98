"""Keeping facts, in the process that runs all day: plain SQL, nothing imported beyond Python."""

import os
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from postureguard.core.facts import (
    BreakFact,
    Fact,
    NaturalBreak,
    PainRating,
    PauseFact,
    Said,
    SittingBout,
)
from postureguard.journal.faults import moved_journal, user_error

_BREAK = """
INSERT INTO break_event (uid, at_utc, day, break_id, kind, routine, stage, seated_s, ending, step,
    exercise, amount, minutes, asked_for)
VALUES (:uid, :at_utc, :day, :break_id, :kind, :routine, :stage, :seated_s, :ending, :step,
    :exercise, :amount, :minutes, :asked_for)
ON CONFLICT DO NOTHING
"""
_NATURAL = """
INSERT INTO natural_break (uid, began_utc, at_utc, day, seconds, seated_before_s, evidence,
    confirmed)
VALUES (:uid, :began_utc, :at_utc, :day, :seconds, :seated_before_s, :evidence, :confirmed)
"""
_BOUT = """
INSERT INTO sitting_bout (uid, began_utc, at_utc, day, seated_s)
VALUES (:uid, :began_utc, :at_utc, :day, :seated_s)
"""
_PAUSE = """
INSERT INTO pause_event (uid, at_utc, day, reason, until_utc)
VALUES (:uid, :at_utc, :day, :reason, :until_utc)
"""
_PAIN = """
INSERT INTO pain_rating (uid, at_utc, day, score, break_id)
VALUES (:uid, :at_utc, :day, :score, :break_id)
"""
_SAID = """
INSERT INTO said (uid, at_utc, day, about, value, break_id)
VALUES (:uid, :at_utc, :day, :about, :value, :break_id)
"""
_STATE = """
INSERT INTO resident_state (id, text) VALUES (1, :text)
ON CONFLICT (id) DO UPDATE SET text = excluded.text
"""

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
        sql, values = _row(fact)
        values |= {
            "uid": os.urandom(16).hex(),
            "at_utc": utc_text(fact.at),
            "day": day.isoformat(),
        }
        self._write(sql, values)

    def pain_ratings(self, day: date) -> tuple[PainRating, ...]:
        """The ratings of one local day, in order."""
        rows = self._read(
            "SELECT at_utc, score, break_id FROM pain_rating WHERE day = :day ORDER BY at_utc, id",
            {"day": day.isoformat()},
        )
        return tuple(PainRating(datetime.fromisoformat(at), score, brk) for at, score, brk in rows)

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


def _row(fact: Fact) -> tuple[str, _Values]:
    match fact:
        case BreakFact():
            return _BREAK, {
                "break_id": fact.break_id,
                "kind": fact.kind,
                "routine": fact.routine,
                "stage": fact.stage,
                "seated_s": fact.seated_s,
                "ending": fact.ending,
                "step": fact.step,
                "exercise": fact.exercise,
                "amount": fact.amount,
                "minutes": fact.minutes,
                "asked_for": int(fact.asked_for),
            }
        case NaturalBreak():
            return _NATURAL, {
                "began_utc": utc_text(fact.began),
                "seconds": fact.seconds,
                "seated_before_s": fact.seated_before_s,
                "evidence": fact.evidence,
                "confirmed": int(fact.confirmed),
            }
        case SittingBout():
            return _BOUT, {"began_utc": utc_text(fact.began), "seated_s": fact.seated_s}
        case PauseFact():
            return _PAUSE, {
                "reason": fact.reason,
                "until_utc": None if fact.until is None else utc_text(fact.until),
            }
        case PainRating():
            return _PAIN, {"score": fact.score, "break_id": fact.break_id}
        case Said():
            return _SAID, {"about": fact.about, "value": fact.value, "break_id": fact.break_id}
