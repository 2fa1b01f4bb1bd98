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
