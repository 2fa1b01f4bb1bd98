"""A journal with something in every table, and the whole of one to compare."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from postureguard.core.facts import (
    BreakFact,
    Correction,
    HoldFact,
    NaturalBreak,
    PainRating,
    PauseFact,
    Said,
    SittingBout,
)
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.journal.tables import FACTS
from postureguard.journal.take_in import take_in

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)


def begin(path, name="a", ratings=3):
    """Begin a journal; `name` keeps its breaks apart from those of another one."""
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        later = AT + timedelta(minutes=1)
        for stage, more in (
            ("announced", {}),
            ("started", {}),
            ("step_done", {"step": 0, "exercise": "glute-bridge", "amount": 8}),
            ("ended", {"ending": "done"}),
        ):
            journal.append(BreakFact(AT, name, "micro", "hips", stage, 1800.5, **more), DAY)
        journal.append(NaturalBreak(AT, later, 60.0, 1800.0, "locked", confirmed=True), DAY)
        journal.append(SittingBout(AT, later, 60.0), DAY)
        journal.append(HoldFact(AT, later, "meeting", name), DAY)
        journal.append(PauseFact(AT, 'a "quoted", reason\nover two lines – é', None), DAY)
        for score in range(ratings):
            journal.append(PainRating(AT + timedelta(minutes=score), score % 11), DAY)
        journal.append(Said(AT, "load.glute-bridge", "8 kg", name), DAY)
        uid = journal._read("SELECT uid FROM pain_rating LIMIT 1", {})[0][0]
        journal.append(Correction(later, uid, "7"), DAY)
        journal.save_state("{}")
    day = {"uid": f"workrave-{name}", "began_utc": "2026-11-19T08:00:00.000Z"}
    day |= {"at_utc": "2026-11-19T17:00:00.000Z", "day": "2026-11-19", "seated_s": 20_000.0}
    take_in(path, [("imported_day", day)])
    return path


def whole(path):
    """All facts, in order, without the numbers of the rows; each table in its shape."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [
                {name: value for name, value in dict(row).items() if name != "id"}
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")
            ]
            for table in FACTS
        }


def counted(path):
    return {table: len(rows) for table, rows in whole(path).items()}


def ask(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()
