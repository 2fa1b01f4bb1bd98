"""Putting a copy in the journal's place may fail or be killed at any step: no history is lost."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count

import pytest

from postureguard.core.facts import PainRating
from postureguard.errors import UserError
from postureguard.journal.backup import back_up, is_whole, newest_good
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal
from postureguard.journal.records import SqliteJournal

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAY = date(2026, 11, 20)
RATINGS = 600

OPEN = """
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal
def act(path):
    open_journal(path, prepare_journal, datetime(2026, 11, 22, 8, tzinfo=UTC)).journal.close()
"""
COPY = """
from postureguard.journal.backup import back_up
def act(path):
    for day in (20, 21):
        back_up(path, date(2026, 11, day), keep=1)
"""
KILLED = """
import os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
path, fatal, step = Path(sys.argv[1]), int(sys.argv[2]), 0
def count_steps(event, arguments):
    global step
    touching = event in {"os.rename", "os.remove", "sqlite3.connect"}
    opening = event == "open" and arguments[2] & os.O_CREAT
    if (touching or opening) and str(path.parent) in str(arguments[0]):
        step += 1
        if step == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count_steps)
act(path)
"""
FULL = """
import resource, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from postureguard.errors import UserError
path, size, death = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "killed"
signal.signal(signal.SIGXFSZ, signal.SIG_DFL if death else signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    act(path)
except UserError:
    sys.exit(7)
"""


def run(code, *arguments):
    return subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=False)


def ratings(path):
    with closing(SqliteJournal(connect(path), path)) as journal:
        return len(journal.pain_ratings(DAY))


def spoil(path):
    path.write_bytes(b"\xa5" * 5000)
    path.with_name(f"{path.name}-wal").write_bytes(b"log")


def remove(path):
    path.unlink()


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """A folder with a journal and one copy of it."""
    path = tmp_path_factory.mktemp("history") / "journal.sqlite3"
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        for n in range(RATINGS):
            journal.append(PainRating(NOW, n % 11), DAY)
    back_up(path, DAY)
    return path.parent


@pytest.fixture
def fresh(history, path):
    """Put the same folder in place as often as wanted."""

    def call(harm=lambda _path: None):
        shutil.rmtree(path.parent, ignore_errors=True)
        shutil.copytree(history, path.parent)
        harm(path)
        return path

    return call


def reopened(path):
    opened = open_journal(path, prepare_journal, NOW)
    opened.journal.close()
    return opened.notice


@posix
@pytest.mark.parametrize("harm", [spoil, remove])
def test_a_start_that_is_killed_at_any_step_is_made_good_by_the_next(fresh, harm):
    for step in count(1):
        path = fresh(harm)
        ended = run(OPEN + KILLED, path, step)
        notice = reopened(path)
        assert ratings(path) == RATINGS, f"step {step}"
        asides = list(path.parent.glob("journal.damaged-*.sqlite3"))
        assert len(asides) == (harm is spoil)
        assert not list(path.parent.glob("journal.new*"))
        if ended.returncode == 0:
            break
        assert notice is not None or is_whole(path)
    assert step > 6


@posix
def test_without_copies_a_killed_start_is_made_good_and_told(fresh):
    for step in count(1):
        path = fresh(spoil)
        shutil.rmtree(path.parent / "backups")
        ended = run(OPEN + KILLED, path, step)
        untouched = path.exists() and path.read_bytes()[:1] == b"\xa5"
        missing = not path.exists()
        notice = reopened(path)
        assert [f.stat().st_size for f in path.parent.glob("journal.damaged-*.sqlite3")] == [5000]
        if untouched or missing:
            assert notice is not None
            assert "journal.damaged-" in notice.body
        if ended.returncode == 0:
            break
    assert step > 6


@posix
@pytest.mark.parametrize("harm", [spoil, remove])
@pytest.mark.parametrize("death", ["killed", "told"])
@pytest.mark.parametrize("size", [0, 100, 5000, 40_000])
def test_a_full_disk_costs_nothing(fresh, harm, death, size):
    path = fresh(harm)
    ended = run(OPEN + FULL, path, size, death)
    assert ended.returncode == 7 if death == "told" else ended.returncode < 0
    if death == "told":
        assert path.exists() is (harm is spoil)
        assert not list(path.parent.glob("journal.[dn]*"))
    assert reopened(path) is not None
    assert ratings(path) == RATINGS


@posix
def test_a_new_journal_that_fails_leaves_the_damaged_one_in_place(fresh):
    path = fresh(spoil)
    shutil.rmtree(path.parent / "backups")
    assert run(OPEN + FULL, path, 5000, "told").returncode == 7
    assert path.read_bytes() == b"\xa5" * 5000
    notice = reopened(path)
    assert notice is not None
    assert "journal.damaged-20261122-090000.sqlite3" in notice.body


@posix
def test_a_copy_that_is_killed_at_any_step_leaves_a_good_one(fresh):
    for step in count(1):
        path = fresh()
        ended = run(COPY + KILLED, path, step)
        good = newest_good(path)
        assert good is not None
        assert ratings(good) == RATINGS
        back_up(path, date(2026, 11, 22), keep=1)
        assert [f.name for f in (path.parent / "backups").iterdir()] == ["journal-20261122.sqlite3"]
        if ended.returncode == 0:
            break
    assert step > 6


@posix
@pytest.mark.parametrize("death", ["killed", "told"])
def test_a_copy_onto_a_full_disk_leaves_the_good_one(fresh, death):
    path = fresh()
    ended = run(COPY + FULL, path, 40_000, death)
    assert ended.returncode == 7 if death == "told" else ended.returncode < 0
    good = newest_good(path)
    assert good is not None
    assert ratings(good) == RATINGS


def test_a_missing_journal_comes_back_and_the_user_hears_how_to_be_rid_of_it(fresh):
    path = fresh(remove)
    notice = reopened(path)
    assert notice is not None
    assert notice.title == "Your journal was missing"
    assert "journal-20261120.sqlite3 took its place" in notice.body
    assert f"on purpose, quit, and delete it again together with {path.parent / 'backups'}." in (
        notice.body
    )
    assert ratings(path) == RATINGS
    assert reopened(path) is None


def test_a_journal_deleted_with_its_copies_begins_anew_in_silence(fresh):
    path = fresh(remove)
    shutil.rmtree(path.parent / "backups")
    assert reopened(path) is None
    assert ratings(path) == 0


def test_copies_that_are_all_bad_are_told_and_kept(fresh):
    path = fresh(remove)
    (copy,) = (path.parent / "backups").iterdir()
    spoil(copy)
    notice = reopened(path)
    assert notice is not None
    assert "no copy in" in notice.body
    assert copy.read_bytes() == b"\xa5" * 5000


def test_a_log_without_its_journal_is_not_applied_to_the_copy(fresh):
    path = fresh()
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(PainRating(NOW, 1), DAY)
        path.unlink()
        log = path.with_name(f"{path.name}-wal")
        assert log.stat().st_size > 0
        open_journal(path, prepare_journal, NOW).journal.close()
    assert ratings(path) == RATINGS
    assert list(path.parent.glob("journal.damaged-*-wal"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_link_to_a_disk_that_is_not_there_is_told_and_stays(fresh):
    path = fresh(remove)
    path.symlink_to(path.parent / "elsewhere" / "journal.sqlite3")
    with pytest.raises(UserError, match="cannot be opened"):
        reopened(path)
    assert path.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
@pytest.mark.parametrize("harm", [spoil, remove])
def test_everything_is_for_its_owner_alone(fresh, harm):
    mask = os.umask(0)
    try:
        path = fresh(harm)
        for file in path.parent.glob("journal*"):
            file.chmod(0o644)
        with closing(open_journal(path, prepare_journal, NOW).journal) as journal:
            journal.append(PainRating(NOW, 1), DAY)
            back_up(path, DAY)
            found = {
                file.name: file.stat().st_mode & 0o777
                for file in path.parent.rglob("*")
                if file.is_file()
            }
        assert {"journal.sqlite3-wal", "journal.sqlite3-shm"} <= found.keys()
        assert len(found) >= (6 if harm is spoil else 4)
        assert set(found.values()) == {0o600}
    finally:
        os.umask(mask)


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_a_journal_that_others_could_read_is_closed_to_them(path):
    mask = os.umask(0)
    try:
        prepare_journal(path)
        back_up(path, DAY)
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert (path.parent / "backups").stat().st_mode & 0o777 == 0o700
        path.chmod(0o664)
        reopened(path)
        assert path.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(mask)
