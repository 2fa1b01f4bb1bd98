"""Copies are whole, private, and no more than a few."""

import stat
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from postureguard.core.facts import PainRating
from postureguard.errors import UserError
from postureguard.journal.backup import back_up, is_whole, newest_good
from postureguard.journal.connect import connect
from postureguard.journal.records import SqliteJournal

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


def test_a_journal_that_is_missing_is_told(path):
    with pytest.raises(UserError):
        back_up(path, DAY)


def test_a_file_that_is_no_journal_is_not_whole(tmp_path):
    file = tmp_path / "text.sqlite3"
    file.write_text("Dear diary, " * 500)
    assert not is_whole(file)
