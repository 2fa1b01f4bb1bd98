"""Killed at any step, what changes the journal has changed all of it or nothing."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from journal.facts import begin, whole
from journal.test_imports import awake

from postureguard.journal.backup import back_up, copy_to, is_whole
from postureguard.journal.export import export_json
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BEGIN = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
path, other, fatal, step = Path(sys.argv[1]), Path(sys.argv[2]), 0, 0
def count_step(*_any):
    global step
    step += 1
    if step == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
"""
ACT = """
while sys.stdin.readline():
    fatal += 1
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
FILES = """
def watch(event, arguments):
    touching = event in {"os.rename", "os.remove", "os.rmdir", "sqlite3.connect"}
    opening = event == "open" and arguments[2] & os.O_CREAT
    if touching or opening:
        count_step()
sys.addaudithook(watch)
"""
STATEMENTS = """
from postureguard.journal import take_in as module
connect = module.connect
def connect_watched(path):
    connection = connect(path)
    connection.set_trace_callback(count_step)
    return connection
module.connect = connect_watched
"""
MERGE = """
from postureguard.journal.brought import facts_of
from postureguard.journal.take_in import take_in
def act():
    take_in(path, facts_of(other))
"""
WORKRAVE = """
from postureguard.journal.imports.workrave import workrave_facts
from postureguard.journal.take_in import take_in
def act():
    take_in(path, workrave_facts(other, UTC, lambda moment: moment.date()))
"""
ACTIVITY = """
from postureguard.journal.imports.activity import Limits, activity_facts
from postureguard.journal.imports.named import where_nothing_is_known
from postureguard.journal.take_in import take_in
def act():
    facts = activity_facts(other, Limits(600.0, 180.0), lambda moment: moment.date())
    take_in(path, where_nothing_is_known(path, facts))
"""
DIARY = """
from postureguard.journal.imports.table import Columns, table_facts
from postureguard.journal.take_in import take_in
def act():
    take_in(path, table_facts(other, Columns("date", "score"), UTC, lambda moment: moment.date()))
"""
RESTORE = """
from postureguard.journal.restore import restore
def act():
    restore(path, other, datetime(2026, 11, 22, 9, tzinfo=UTC))
"""
FORGET = """
from postureguard.journal.forget import forget
def act():
    forget(path)
"""
DAYS = "WorkRaveStats 4\n" + "".join(f"D {n} 1 125 9 0 {n} 1 125 17 0\nm 1 99\n" for n in (1, 2, 3))


FULL = """
import resource
from postureguard.errors import UserError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    act()
except UserError as error:
    print(error.title)
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A journal with a copy beside it, and what is to be taken in or put back."""
    folder = tmp_path_factory.mktemp("good")
    back_up(begin(folder / "here" / "journal.sqlite3", "here"), NOW.date())
    there = begin(folder / "there.sqlite3", "there", 6)
    copy_to(there, folder / "copy.sqlite3")
    export_json(there, folder / "there.json")
    (folder / "historystats").write_text(DAYS)
    (folder / "activity.json").write_text(awake((30, "not-afk"), (12, "afk"), (9, "not-afk")))
    (folder / "diary.csv").write_text("date,score\n2026-11-01,3\n2026-11-02,4\n2026-11-03,5\n")
    return folder


@pytest.fixture
def fresh(good, path):
    def call():
        shutil.rmtree(path.parent, ignore_errors=True)
        shutil.copytree(good / "here", path.parent)
        return path

    return call


def each_kill(code, fresh, other, most):
    """Kill it at its first step, its second and so on until it comes through; the journals."""
    path = fresh()
    with subprocess.Popen(
        [sys.executable, "-c", BEGIN + code + ACT, str(path), str(other)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        for _fatal in range(most):
            child.stdin.write("once more\n")
            child.stdin.flush()
            ended = int(child.stdout.readline())
            assert ended in (0, -9)
            yield path, ended == 0
            if ended == 0:
                child.stdin.close()
                return
            fresh()
    pytest.fail("it never came through")


@pytest.mark.parametrize(
    ("act", "other", "more"),
    [
        (MERGE, "there.json", 17),
        (MERGE, "copy.sqlite3", 17),
        (WORKRAVE, "historystats", 3),
        (ACTIVITY, "activity.json", 2),
        (DIARY, "diary.csv", 3),
    ],
)
def test_what_is_taken_in_is_there_whole_or_not_at_all(good, fresh, act, other, more):
    before = whole(good / "here" / "journal.sqlite3")
    kills, changed = 0, []
    for path, through in each_kill(act + STATEMENTS, fresh, good / other, 90):
        after = whole(path)
        assert is_whole(path)
        changed.append(after != before)
        if changed[-1]:
            assert sum(map(len, after.values())) - sum(map(len, before.values())) == more
        kills += not through
    assert kills > 5
    assert changed == sorted(changed)
    assert changed[-1]


def test_a_copy_is_put_back_whole_or_not_at_all(good, fresh):
    before, wanted = whole(good / "here" / "journal.sqlite3"), whole(good / "copy.sqlite3")
    changed = []
    code = RESTORE + FILES
    for path, _through in each_kill(code, fresh, good / "copy.sqlite3", 90):
        opened = open_journal(path, prepare_journal, NOW)
        opened.journal.close()
        assert opened.notice is None
        after = whole(path)
        assert after in (before, wanted)
        changed.append(after == wanted)
        if changed[-1]:
            (kept,) = path.parent.glob("journal.before-*.sqlite3")
            assert whole(kept) == before
    assert len(changed) > 8
    assert changed == sorted(changed)
    assert changed[-1]


def test_forgetting_is_done_to_the_end_or_not_at_all(good, fresh):
    before = whole(good / "here" / "journal.sqlite3")
    gone = []
    for path, _through in each_kill(FORGET + FILES, fresh, "none", 60):
        opened = open_journal(path, prepare_journal, NOW)
        opened.journal.close()
        assert opened.notice is None
        after = whole(path)
        assert after == before or not any(after.values())
        gone.append(after != before)
        assert (path.parent / "backups").exists() is not gone[-1]
        assert not list(path.parent.glob("journal.[fb]*"))
    assert len(gone) > 4
    assert gone == sorted(gone)
    assert gone[-1]


@pytest.mark.parametrize("size", [0, 4096, 40_000, 140_000])
@pytest.mark.parametrize(("act", "other"), [(MERGE, "there.json"), (RESTORE, "copy.sqlite3")])
def test_on_a_full_disk_nothing_changes_and_it_is_told(good, fresh, act, other, size):
    path = fresh()
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + act + FULL, str(path), str(good / other), str(size)],
        check=True,
        capture_output=True,
        text=True,
    )
    if act is MERGE and size > 40_000:  # what comes fits
        assert done.stdout == ""
        return
    assert "journal.sqlite3" in done.stdout
    assert "not a whole journal" not in done.stdout
    assert whole(path) == whole(good / "here" / "journal.sqlite3")
    assert is_whole(path)
    assert not list(path.parent.glob("journal.[bn]*"))
