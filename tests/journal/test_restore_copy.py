"""A copy that the person names takes the journal's place, checked, and what was there is kept."""

import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from journal.facts import begin, counted, whole
from sqlite_utils.migrations import Migrations

from postureguard.core.facts import PainRating
from postureguard.errors import UserError
from postureguard.journal.backup import copy_to, is_whole
from postureguard.journal.connect import connect
from postureguard.journal.migrations import m001_facts, prepare_journal
from postureguard.journal.open import open_journal
from postureguard.journal.records import SqliteJournal
from postureguard.journal.restore import restore

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def copy(tmp_path):
    return copy_to(begin(tmp_path / "elsewhere" / "a.sqlite3", "a", 9), tmp_path / "copy.sqlite3")


@pytest.fixture
def there(path):
    return begin(path, "b", 4)


def leave_a_log(path):
    """As a program that was killed does: with a rating that is in the log alone."""
    log = path.with_name(f"{path.name}-wal")
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(PainRating(NOW, 10), date(2026, 11, 22))
        kept = path.read_bytes(), log.read_bytes()
    path.write_bytes(kept[0])
    log.write_bytes(kept[1])


def test_the_copy_is_the_journal_and_the_one_before_is_kept(there, copy):
    before, wanted = whole(there), whole(copy)
    leave_a_log(there)
    restored = restore(there, copy, NOW)
    assert whole(there) == wanted
    assert restored.rows == counted(copy)
    assert restored.kept == there.with_name("journal.before-20261122-090000.sqlite3")
    kept = whole(restored.kept)
    assert len(kept["pain_rating"]) == len(before["pain_rating"]) + 1
    assert kept["said"] == before["said"]
    assert sorted(file.name for file in there.parent.iterdir()) == [restored.kept.name, there.name]


def test_two_in_one_second_keep_both(there, copy):
    first, second = (restore(there, copy, NOW).kept for _n in range(2))
    assert first != second
    assert (counted(first)["pain_rating"], counted(second)["pain_rating"]) == (4, 9)


def test_without_a_journal_there_is_nothing_to_keep(path, copy):
    assert restore(path, copy, NOW).kept is None
    assert whole(path) == whole(copy)


def test_a_damaged_journal_is_set_aside(there, copy):
    there.write_bytes(b"\xa5" * 5000)
    restored = restore(there, copy, NOW)
    assert restored.kept.name == "journal.damaged-20261122-090000.sqlite3"
    assert restored.kept.read_bytes() == b"\xa5" * 5000
    assert whole(there) == whole(copy)


def test_a_copy_of_an_earlier_version_is_brought_up_to_date(there, tmp_path):
    early = Migrations("postureguard")
    early()(m001_facts)
    old = tmp_path / "old.sqlite3"
    prepare_journal(old, early)
    raw = old.read_bytes()
    restored = restore(there, old, NOW)
    assert set(restored.rows.values()) == {0}
    assert old.read_bytes() == raw
    open_journal(there, prepare_journal, NOW).journal.close()
    assert [file.name for file in there.parent.glob("journal.[nv]*")] == []


def spoil(copy):
    raw = bytearray(copy.read_bytes())
    raw[4096 * 3 : 4096 * 5] = b"\xa5" * 8192
    copy.write_bytes(raw)


def is_newer(copy):
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA user_version = 99")


def lacks_a_table(copy):
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP VIEW rating")
        connection.execute("DROP TABLE pain_rating")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (spoil, "not a whole journal"),
        (is_newer, "newer PostureGuard"),
        (lacks_a_table, "not a whole journal"),
        (lambda copy: copy.write_text("Dear diary"), "not a whole journal"),
        (lambda copy: copy.write_bytes(b""), "not a whole journal"),
        (lambda copy: copy.unlink(), "There is no file"),
    ],
)
def test_a_copy_that_is_not_right_changes_nothing(there, copy, harm, words):
    before = whole(there)
    harm(copy)
    with pytest.raises(UserError, match=words):
        restore(there, copy, NOW)
    assert whole(there) == before
    assert is_whole(there)
    assert [file.name for file in there.parent.glob("journal.[bdn]*")] == []


def test_a_journal_that_somebody_has_open_is_left_alone(there, copy):
    before = whole(there)
    with closing(SqliteJournal(connect(there), there)) as journal:
        journal.append(PainRating(NOW, 10), date(2026, 11, 22))
        with pytest.raises(UserError, match="Another program"):
            restore(there, copy, NOW)
    assert len(whole(there)["pain_rating"]) == len(before["pain_rating"]) + 1
    assert [file.name for file in there.parent.iterdir()] == [there.name]


def test_the_journal_itself_is_no_copy(there):
    with pytest.raises(UserError, match="is the journal itself"):
        restore(there, there, NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_all_of_it_is_for_its_owner_alone(there, copy):
    copy.chmod(0o644)
    mask = os.umask(0)
    try:
        kept = restore(there, copy, NOW).kept
    finally:
        os.umask(mask)
    assert {file.stat().st_mode & 0o777 for file in (there, kept)} == {0o600}


def test_a_copy_is_not_written_over_a_file(there, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(UserError, match="there already"):
        copy_to(there, taken)
    assert taken.read_text() == "mine"
