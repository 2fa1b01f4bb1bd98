"""The start: what is there is used, mended or refused; the user is told, and nothing vanishes."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from postureguard.core.facts import BreakFact, PainRating
from postureguard.errors import UserError
from postureguard.journal.backup import back_up
from postureguard.journal.connect import VERSION, connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal
from postureguard.journal.records import SqliteJournal

NOW = datetime(2026, 11, 20, 12, 30, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)
ASIDE = "journal.damaged-20261120-123015.sqlite3"


def never(_path):
    raise AssertionError("nothing to prepare")


def in_a_child(path):
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path;"
            "from postureguard.journal.migrations import prepare_journal;"
            "prepare_journal(Path(sys.argv[1]))",
            str(path),
        ],
        check=True,
    )


@pytest.fixture
def opened(path):
    """Open it, use it once, and close it; what the user was told."""

    def call(prepare=prepare_journal, now=NOW):
        result = open_journal(path, prepare, now)
        with closing(result.journal) as journal:
            journal.append(PainRating(NOW, 3), DAY)
            return result.notice, len(journal.pain_ratings(DAY))

    return call


def test_the_first_start_leaves_nothing_but_the_journal(path, opened):
    opened(in_a_child)
    assert {file.name for file in path.parent.iterdir() if ".new." in file.name} == set()


def fill(path, count=3000):
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        for n in range(count):
            journal.append(BreakFact(NOW, f"b{n}", "micro", "hips", "shown", 1.0), DAY)
        journal.append(PainRating(NOW, 3), DAY)


def test_a_missing_journal_is_begun_by_a_child_process(opened):
    assert opened(in_a_child) == (None, 1)


def test_a_present_journal_is_used_as_it_is(opened):
    opened()
    assert opened(never) == (None, 2)


def test_a_preparation_that_did_nothing_is_told(path):
    with pytest.raises(UserError, match="could not be prepared"):
        open_journal(path, lambda _path: None, NOW)


def test_a_folder_that_cannot_be_used_is_told(path):
    path.parent.write_text("a file where the folder should be")
    with pytest.raises(UserError, match="cannot be opened"):
        open_journal(path / "journal.sqlite3", prepare_journal, NOW)


def zero_header(path):
    raw = bytearray(path.read_bytes())
    raw[:100] = bytes(100)
    path.write_bytes(raw)


def text(path):
    path.write_text("Dear diary, " * 500)


def truncate(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 17])


def garbage(path):
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 30_000] = b"\xa5" * 30_000
    path.write_bytes(raw)


def empty(path):
    path.write_bytes(b"")


def no_tables(path):
    with closing(connect(path)) as connection:
        connection.execute("DROP TABLE pain_rating")


DAMAGE = [zero_header, text, truncate, garbage, empty, no_tables]


@pytest.mark.parametrize("harm", DAMAGE)
def test_a_damaged_journal_is_set_aside_and_a_new_one_begun(path, opened, harm):
    fill(path)
    harm(path)
    damaged = path.read_bytes()
    notice, ratings = opened()
    assert notice is not None
    assert ASIDE in notice.body
    assert ratings == 1
    assert path.with_name(ASIDE).read_bytes() == damaged
    assert opened(never) == (None, 2)


@pytest.mark.parametrize("harm", DAMAGE)
def test_the_newest_good_copy_takes_its_place(path, opened, harm):
    fill(path)
    good = back_up(path, date(2026, 11, 18))
    bad = back_up(path, date(2026, 11, 19))
    garbage(bad)
    harm(path)
    notice, ratings = opened(never)
    assert notice is not None
    assert good.name in notice.body
    assert ratings == 2


def test_the_write_ahead_log_goes_with_the_damaged_file(path, opened):
    fill(path, 10)
    text(path)
    path.with_name(f"{path.name}-wal").write_bytes(b"log")
    opened()
    assert path.with_name(f"{ASIDE}-wal").read_bytes() == b"log"


def test_two_damaged_files_in_one_second_are_both_kept(path, opened):
    for _n in range(2):
        fill(path, 10)
        text(path)
        opened()
    assert len(list(path.parent.glob("journal.damaged-*"))) == 2


def contents(path):
    log = path.with_name(f"{path.name}-wal")
    return path.read_bytes(), log.read_bytes() if log.exists() else b""


@pytest.mark.parametrize("log", [False, True])
def test_a_newer_journal_is_refused_and_stays_byte_for_byte(path, log):
    fill(path, 10)
    writer = connect(path)
    writer.execute(f"PRAGMA user_version = {VERSION + 1}")
    if not log:
        writer.close()
    before = contents(path)
    assert bool(before[1]) is log
    for attempt in (lambda: open_journal(path, never, NOW), lambda: prepare_journal(path)):
        with pytest.raises(UserError, match="newer PostureGuard"):
            attempt()
    assert contents(path) == before
    assert not list(path.parent.glob("journal.*damaged*"))
    writer.close()


def test_a_folder_in_place_of_the_journal_is_told_and_left_alone(path):
    path.mkdir(parents=True)
    with pytest.raises(UserError, match=r"cannot be opened|could not read"):
        open_journal(path, never, NOW)
    assert path.is_dir()


def test_a_journal_that_another_program_holds_is_told_and_left_alone(path):
    fill(path, 10)
    with closing(connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError):
            open_journal(path, never, NOW)
        other.execute("ROLLBACK")


def test_a_journal_that_was_only_just_begun_is_prepared(path, opened):
    connect(path).close()
    assert path.stat().st_size > 0
    assert opened() == (None, 1)
