import sqlite3
from contextlib import closing

import pytest

from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal


@pytest.fixture
def path(tmp_path):
    """Where the journal is, or will be."""
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def journal(path):
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        yield journal


@pytest.fixture
def rows(path):
    """Ask the file directly, with nothing of ours in between."""

    def ask(sql, *values):
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql, values)]

    return ask
