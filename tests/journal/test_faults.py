"""Every fault of the world has its words; a fault of ours is not dressed up as one."""

import sqlite3
from pathlib import Path

import pytest

from postureguard.journal.faults import is_damage, user_error

PATH = Path("journal.sqlite3")


def fault(name):
    error = sqlite3.OperationalError("as SQLite says it")
    if name is not None:
        error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "no space left"),
        ("SQLITE_BUSY", "Another program"),
        ("SQLITE_BUSY_SNAPSHOT", "Another program"),
        ("SQLITE_LOCKED_SHAREDCACHE", "Another program"),
        ("SQLITE_READONLY", "cannot be written"),
        ("SQLITE_READONLY_DIRECTORY", "cannot be written"),
        ("SQLITE_READONLY_DBMOVED", "moved or deleted"),
        ("SQLITE_CANTOPEN", "cannot be opened"),
        ("SQLITE_CORRUPT_INDEX", "is damaged"),
        ("SQLITE_NOTADB", "is damaged"),
        ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_WRITE"),
    ],
)
def test_the_world_has_words(name, words):
    told = user_error(fault(name), PATH)
    assert words in told.title
    assert "journal.sqlite3" in told.title
    assert told.advice.endswith(".")


@pytest.mark.parametrize("name", [None, "SQLITE_ERROR", "SQLITE_CONSTRAINT_CHECK", "SQLITE_MISUSE"])
def test_our_own_faults_are_raised_as_they_are(name):
    error = fault(name)
    with pytest.raises(sqlite3.OperationalError) as caught:
        user_error(error, PATH)
    assert caught.value is error


def test_only_a_broken_file_counts_as_damage():
    assert is_damage(fault("SQLITE_CORRUPT_VTAB"))
    assert is_damage(fault("SQLITE_NOTADB"))
    assert not is_damage(fault("SQLITE_BUSY"))
    assert not is_damage(fault(None))
