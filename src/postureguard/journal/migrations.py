"""How a journal gets its shape: append-only steps, all in one transaction.

For short-lived processes only; sqlite-utils is too heavy for the resident.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from postureguard.journal import schema
from postureguard.journal.connect import (
    connect,
    connect_to_read,
    copy_database,
    user_version,
)
from postureguard.journal.faults import newer_journal, user_error

MIGRATIONS = Migrations("postureguard")


@MIGRATIONS()
def m001_facts(db: Database) -> None:
    """Tables, indexes and views of the first version."""
    for statement in (*schema.TABLES, *schema.INDEXES):
        db.execute(statement)
    for name, query in schema.VIEWS.items():
        db.create_view(name, query)


@MIGRATIONS()
def m002_training(db: Database) -> None:
    """What each step was, and what the person says."""
    db.execute("ALTER TABLE break_event ADD COLUMN exercise TEXT")
    db.execute("ALTER TABLE break_event ADD COLUMN amount INTEGER CHECK (amount > 0)")
    db.execute(
        """
        CREATE TABLE said (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
            day TEXT NOT NULL CHECK (day IS date(day)),
            about TEXT NOT NULL CHECK (about <> ''),
            value TEXT NOT NULL,
            break_id TEXT
        ) STRICT
        """
    )
    db.execute("CREATE INDEX said_by_subject ON said (about, at_utc)")


@MIGRATIONS()
def m003_corrections(db: Database) -> None:
    """What the person put right. The views tell what holds; the entries stay as they were."""
    db.execute(
        """
        CREATE TABLE correction (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
            day TEXT NOT NULL CHECK (day IS date(day)),
            entry TEXT NOT NULL CHECK (entry <> ''),
            value TEXT
        ) STRICT
        """
    )
    db.execute("CREATE INDEX correction_by_entry ON correction (entry, id)")
    db.execute("CREATE INDEX said_by_day ON said (day)")
    db.create_view(
        "rating",
        """
        SELECT e.id, e.uid, e.at_utc, e.day,
            iif(c.id IS NULL, e.score, CAST(c.value AS INTEGER)) AS score, e.break_id
        FROM pain_rating e LEFT JOIN correction c
            ON c.id = (SELECT max(id) FROM correction WHERE entry = e.uid)
        WHERE c.id IS NULL OR c.value IS NOT NULL
        """,
    )
    db.create_view(
        "statement",
        """
        SELECT e.id, e.uid, e.at_utc, e.day, e.about, iif(c.id IS NULL, e.value, c.value) AS value,
            e.break_id
        FROM said e LEFT JOIN correction c
            ON c.id = (SELECT max(id) FROM correction WHERE entry = e.uid)
        WHERE c.id IS NULL OR c.value IS NOT NULL
        """,
    )
    day_pain = schema.VIEWS["day_pain"].replace("FROM pain_rating", "FROM rating")
    db.create_view("day_pain", day_pain, replace=True)


@MIGRATIONS()
def m004_another_routine(db: Database) -> None:
    """A break may end with another routine than it was announced with; that one counts."""
    last = "(SELECT routine FROM break_event e WHERE e.break_id = b.break_id ORDER BY e.id DESC)"
    outcome = schema.VIEWS["break_outcome"].replace("b.routine,", f"{last} AS routine,")
    db.create_view("break_outcome", outcome, replace=True)


@MIGRATIONS()
def m005_holds(db: Database) -> None:
    """What kept breaks back that were due."""
    db.execute(
        """
        CREATE TABLE hold (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            began_utc TEXT NOT NULL CHECK (began_utc LIKE '____-__-__T__:__:__.___Z'),
            at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
            day TEXT NOT NULL CHECK (day IS date(day)),
            reason TEXT NOT NULL CHECK (reason <> ''),
            break_id TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX hold_by_day ON hold (day)")


@MIGRATIONS()
def m006_other_programs(db: Database) -> None:
    """Days that another program kept as a total: they have no stretch, so none is the longest."""
    db.execute(
        """
        CREATE TABLE imported_day (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            began_utc TEXT NOT NULL CHECK (began_utc LIKE '____-__-__T__:__:__.___Z'),
            at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
            day TEXT NOT NULL CHECK (day IS date(day)),
            seated_s REAL NOT NULL CHECK (seated_s >= 0)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX imported_day_by_day ON imported_day (day)")
    db.create_view(
        "day_part",
        """
        SELECT
            day,
            CASE
                WHEN NOT asked_for THEN coalesce(ending, 'open')
                WHEN ending IN ('done', 'partial') THEN 'asked for'
                ELSE 'asked for, not done'
            END AS counts_as,
            NOT asked_for AS prompt,
            NOT asked_for AND postponed_times > 0
                AND coalesce(ending, 'open') IN ('interrupted', 'away', 'held', 'open')
                AS postponed,
            NULL AS seated_s, NULL AS bout_s, NULL AS pain_median, NULL AS pain_min,
            NULL AS pain_max, NULL AS ratings
        FROM break_outcome
        UNION ALL
        SELECT day, iif(seconds >= 90 AND seated_before_s >= 1200 AND evidence <> 'closed',
            'natural', 'stood up'), 0, 0, NULL, NULL, NULL, NULL, NULL, NULL
        FROM natural_break
        UNION ALL
        SELECT day, 'sitting', 0, 0, seated_s, seated_s, NULL, NULL, NULL, NULL
        FROM sitting_bout
        UNION ALL
        SELECT day, 'imported', 0, 0, seated_s, NULL, NULL, NULL, NULL, NULL
        FROM imported_day
        UNION ALL
        SELECT day, 'pain', 0, 0, NULL, NULL, pain_median, pain_min, pain_max, ratings
        FROM day_pain
        """,
        replace=True,
    )
    summary = schema.VIEWS["day_summary"]
    db.create_view(
        "day_summary",
        summary.replace("max(seated_s) AS longest_bout_s", "max(bout_s) AS longest_bout_s"),
        replace=True,
    )


@MIGRATIONS()
def m007_clocks(db: Database) -> None:
    """What the clock on the wall said when a stretch of sitting began, wherever that was."""
    db.execute(
        "ALTER TABLE sitting_bout ADD COLUMN offset_s INTEGER"
        " CHECK (offset_s BETWEEN -86400 AND 86400)"
    )


def version_of(migrations: Migrations) -> int:
    """The `user_version` that a journal has after all of them."""
    with closing(Database(memory=True, execute_plugins=False)) as empty:
        return len(migrations.pending(empty))


def prepare_journal(path: Path, migrations: Migrations = MIGRATIONS) -> None:
    """Bring the journal to the present shape, or begin one.

    An existing file is first copied to a name with its version in it; either all steps are
    taken or none. A newer file is refused untouched.
    """
    target = version_of(migrations)
    try:
        version = _stated_version(path)
        if version > target:
            raise newer_journal(path, version, target)
        if version == target:
            return
        if version > 0:
            copy_database(path, path.with_name(f"{path.stem}.v{version}{path.suffix}"))
        with closing(connect(path)) as connection:
            _migrate(connection, migrations, target)
    except sqlite3.Error as error:
        raise user_error(error, path) from error


def _stated_version(path: Path) -> int:
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with closing(connect_to_read(path)) as connection:
        return user_version(connection)


def _migrate(connection: sqlite3.Connection, migrations: Migrations, target: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA user_version = {target}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
