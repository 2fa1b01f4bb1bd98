"""Steps are taken together or not at all, and the file is copied first."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from postureguard.core.facts import PainRating
from postureguard.errors import UserError
from postureguard.journal.connect import VERSION, connect, connect_to_read, user_version
from postureguard.journal.migrations import (
    MIGRATIONS,
    m001_facts,
    prepare_journal,
    version_of,
)
from postureguard.journal.records import SqliteJournal

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)


class TurnedOutWrongError(Exception):
    pass


def later(*, fails=False):
    """The migrations of a program two versions on."""
    migrations = Migrations("postureguard")
    for known in MIGRATIONS.pending(Database(memory=True)):
        migrations(name=known.name)(known.fn)

    @migrations()
    def m998_notes(db):
        db.execute("ALTER TABLE pain_rating ADD COLUMN note TEXT")

    @migrations()
    def m999_mood(db):
        db.execute("CREATE TABLE mood (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT")
        if fails:
            raise TurnedOutWrongError

    return migrations


@pytest.fixture
def old(path):
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(PainRating(AT, 3), DAY)
    return path


def version(path):
    with closing(connect_to_read(path)) as connection:
        return user_version(connection)


def test_the_version_that_the_resident_expects_is_the_one_that_is_made(path):
    prepare_journal(path)
    assert version(path) == VERSION == version_of(MIGRATIONS)


def test_preparing_again_changes_nothing(old):
    before = old.read_bytes()
    prepare_journal(old)
    assert old.read_bytes() == before
    assert not list(old.parent.glob("journal.v*"))


def test_an_older_journal_is_copied_and_brought_up_to_date(old, rows):
    prepare_journal(old, later())
    assert version(old) == VERSION + 2
    assert rows("SELECT score, note FROM pain_rating") == [{"score": 3, "note": None}]
    copy = old.with_name(f"journal.v{VERSION}.sqlite3")
    assert version(copy) == VERSION
    with closing(SqliteJournal(connect(copy), copy)) as journal:
        assert journal.pain_ratings(DAY) == (PainRating(AT, 3),)


def test_a_journal_of_the_first_shape_gains_what_came_later(path, rows):
    first = Migrations("postureguard")
    first()(m001_facts)
    prepare_journal(path, first)
    with closing(connect(path)) as connection:
        connection.execute(
            "INSERT INTO break_event (uid, at_utc, day, break_id, kind, routine, stage, seated_s,"
            " step, asked_for) VALUES ('u', '2026-11-20T12:00:00.000Z', '2026-11-20', 'b',"
            " 'micro', 'hips', 'step_done', 1, 0, 0)"
        )
    prepare_journal(path)
    assert version(path) == VERSION
    assert rows("SELECT step, exercise, amount FROM break_event") == [
        {"step": 0, "exercise": None, "amount": None}
    ]
    assert rows("SELECT * FROM said") == []


def test_what_is_still_in_the_log_is_in_the_copy_too(old):
    with closing(SqliteJournal(connect(old), old)) as writer:
        writer.append(PainRating(AT, 4), DAY)
        prepare_journal(old, later())
    copy = old.with_name(f"journal.v{VERSION}.sqlite3")
    with closing(SqliteJournal(connect(copy), copy)) as journal:
        assert len(journal.pain_ratings(DAY)) == 2


def test_a_migration_that_fails_leaves_the_file_as_it_was(old, rows):
    before = old.read_bytes()
    with pytest.raises(TurnedOutWrongError):
        prepare_journal(old, later(fails=True))
    assert old.read_bytes() == before
    assert version(old) == VERSION
    assert "note" not in rows("SELECT * FROM pain_rating")[0]
    prepare_journal(old, later())
    assert version(old) == VERSION + 2


def test_a_new_journal_that_fails_can_be_begun_again(path):
    with pytest.raises(TurnedOutWrongError):
        prepare_journal(path, later(fails=True))
    assert version(path) == 0
    prepare_journal(path, later())
    assert version(path) == VERSION + 2


def test_a_file_that_is_no_journal_is_told(path):
    path.parent.mkdir()
    path.write_text("Dear diary, " * 500)
    with pytest.raises(UserError, match="damaged"):
        prepare_journal(path)
