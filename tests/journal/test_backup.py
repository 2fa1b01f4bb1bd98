"""Copies are whole, private, and no more than a few."""

import stat
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

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
from postureguard.errors import UserError
from postureguard.journal.backup import back_up, is_whole, newest_good
from postureguard.journal.connect import connect, connect_to_read
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.journal.tables import FACTS

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)


def test_a_copy_holds_what_is_still_in_the_log(journal, path):
    journal.append(PainRating(AT, 3), DAY)
    copy = back_up(path, DAY)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert is_whole(copy)
    with closing(SqliteJournal(connect(copy), copy)) as kept:
        assert kept.pain_ratings(DAY) == (PainRating(AT, 3),)


def test_the_oldest_copies_go_and_one_a_day_stays(journal, path):
    for n in range(10):
        back_up(path, DAY + timedelta(days=n // 2), keep=3)
    names = sorted(file.name for file in (path.parent / "backups").glob("*.sqlite3"))
    assert names == [f"journal-202611{day}.sqlite3" for day in (22, 23, 24)]
    assert newest_good(path) == path.parent / "backups" / names[-1]


def test_without_copies_there_is_no_newest(path):
    assert newest_good(path) is None


def test_a_journal_that_went_away_is_told(path):
    with pytest.raises(UserError, match="moved or deleted"):
        back_up(path, DAY)


def test_a_folder_that_cannot_be_made_is_told(journal, path):
    (path.parent / "backups").touch()
    with pytest.raises(UserError, match="could not be copied"):
        back_up(path, DAY)


def names(path):
    return sorted(file.name for file in (path.parent / "backups").iterdir())


def facts(file):
    with closing(connect_to_read(file)) as connection:
        return connection.execute("SELECT count(*) FROM pain_rating").fetchone()[0]


def rate(journal, count):
    for n in range(count):
        journal.append(PainRating(AT + timedelta(seconds=n), n % 11), DAY)


def spoil(path):
    """Overwrite pages in the middle, where rows are, and leave the rest readable."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 30_000] = b"\xa5" * 30_000
    path.write_bytes(raw)


def test_a_journal_damaged_for_weeks_pushes_no_good_copy_out(journal, path):
    rate(journal, 2000)
    good = back_up(path, DAY)
    spoil(path)
    for n in range(1, 20):
        with pytest.raises(UserError, match="is damaged"):
            back_up(path, DAY + timedelta(days=n))
    with pytest.raises(UserError, match="is damaged"):
        back_up(path, DAY)
    assert names(path) == [good.name]
    assert newest_good(path) == good
    assert facts(good) == 2000


def begun_anew(path, count):
    for file in path.parent.glob("journal.sqlite3*"):
        file.unlink()
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        rate(journal, count)


@pytest.mark.parametrize("count", [0, 5, 80])
def test_a_journal_begun_anew_pushes_no_history_out_however_long_it_grows(path, count):
    begun_anew(path, 50)
    old = back_up(path, DAY)
    begun_anew(path, count)
    for n in range(1, 12):
        back_up(path, DAY + timedelta(days=n), keep=3)
    assert len(names(path)) == 4
    assert facts(old) == 50


def test_of_a_history_that_was_cut_off_only_the_last_copy_stays(path):
    begun_anew(path, 50)
    for n in range(3):
        back_up(path, DAY + timedelta(days=n), keep=3)
    begun_anew(path, 5)
    for n in range(3, 9):
        back_up(path, DAY + timedelta(days=n), keep=3)
    assert names(path) == [f"journal-202611{day}.sqlite3" for day in (22, 26, 27, 28)]


def test_a_second_copy_of_one_day_replaces_only_what_it_holds(path):
    begun_anew(path, 50)
    back_up(path, DAY)
    begun_anew(path, 5)
    today = back_up(path, DAY)
    begun_anew(path, 7)
    back_up(path, DAY)
    assert names(path) == [f"journal-20261120{end}.sqlite3" for end in ("-1", "-2", "")]
    assert [facts(today.with_stem(today.stem + end)) for end in ("-1", "-2", "")] == [50, 5, 7]
    assert newest_good(path) == today


def spoil_rows(path):
    """Break the table of ratings, and leave its index, which still tells every one, readable."""
    with closing(connect_to_read(path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'pain_rating'"
        ).fetchone()
    raw = bytearray(path.read_bytes())
    raw[(root - 1) * 4096 : root * 4096] = b"\xa5" * 4096
    path.write_bytes(raw)


def test_a_damaged_copy_lets_no_older_one_go(journal, path):
    rate(journal, 2000)
    first = back_up(path, DAY)
    for n in range(1, 4):
        spoil_rows(back_up(path, DAY + timedelta(days=n)))
    begun_anew(path, 5)
    for n in range(4, 9):
        back_up(path, DAY + timedelta(days=n), keep=2)
    assert facts(first) == 2000


def test_every_table_of_facts_is_compared(journal, path):
    rate(journal, 1)
    journal.append(BreakFact(AT, "b", "micro", "hips", "shown", 1.0), DAY)
    journal.append(NaturalBreak(AT, AT, 1.0, 1.0, "locked", confirmed=True), DAY)
    journal.append(SittingBout(AT, AT, 1.0), DAY)
    journal.append(PauseFact(AT, "call", None), DAY)
    journal.append(HoldFact(AT, AT, "meeting", "b"), DAY)
    journal.append(Said(AT, "place", "desk"), DAY)
    journal.append(Correction(AT, "0" * 32, None), DAY)
    journal._connection.execute(
        "INSERT INTO imported_day (uid, began_utc, at_utc, day, seated_s) VALUES"
        " ('w', '2026-11-20T08:00:00.000Z', '2026-11-20T12:00:00.000Z', '2026-11-20', 1.0)"
    )
    for n, table in enumerate(FACTS):
        back_up(path, DAY + timedelta(days=n), keep=1)
        with closing(connect(path)) as connection:
            connection.execute(f"DELETE FROM {table}")
    back_up(path, DAY + timedelta(days=len(FACTS)), keep=1)
    assert len(names(path)) == len(FACTS) + 1


def test_reading_copies_leaves_nothing_beside_them(journal, path):
    for n in range(3):
        copy = back_up(path, DAY + timedelta(days=n), keep=2)
    assert newest_good(path) == copy
    assert names(path) == ["journal-20261121.sqlite3", "journal-20261122.sqlite3"]


def test_copies_that_could_not_take_the_place_are_passed_over(journal, path):
    good = back_up(path, DAY)
    newer, blank, empty = (back_up(path, DAY + timedelta(days=n)) for n in (1, 2, 3))
    with closing(connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    blank.unlink()
    connect(blank).close()
    empty.write_bytes(b"")
    assert newest_good(path) == good


def test_a_file_that_is_no_journal_is_not_whole(tmp_path):
    file = tmp_path / "text.sqlite3"
    file.write_text("Dear diary, " * 500)
    assert not is_whole(file)
