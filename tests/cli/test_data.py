"""Handing the journal out, taking it in and deleting it, as a user types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

WORKRAVE = "WorkRaveStats 4\nD 4 10 114 13 3 4 10 114 17 51\nm 6 11368 1 1 1 1 1\n"
AWAY = {"timestamp": "2026-03-02T08:30:00Z", "duration": 900, "data": {"status": "afk"}}
THERE = {"timestamp": "2026-03-02T08:00:00Z", "duration": 1800, "data": {"status": "not-afk"}}


@pytest.fixture
def home(tmp_path):
    """The folders of a user of their own."""
    (tmp_path / "run").mkdir(mode=0o700)
    return {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "TZ": "UTC",
    }


@pytest.fixture
def run(home, tmp_path):
    def run(*words, answers=""):
        done = subprocess.run(
            [sys.executable, "-m", "postureguard", *map(str, words)],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **home},
            cwd=tmp_path,
            input=answers,
            timeout=60,
        )
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture
def journal(home):
    return Path(home["XDG_DATA_HOME"]) / "postureguard" / "journal.sqlite3"


@pytest.fixture
def filled(run, journal, tmp_path):
    """A journal with three ratings from a table."""
    table = tmp_path / "pain.csv"
    table.write_text("Tag;Wert\n2026-11-20;1\n2026-11-21;2\n22.11.2026;3\n")
    done = run("import", "pain", table, "--date", "Tag", "--score", "Wert")
    assert done.stdout.split() == ["pain_rating", "3", "added"]
    return journal


def files(folder):
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_out_and_in_again(run, filled, tmp_path):
    document = tmp_path / "out" / "all.json"
    assert run("export", "--format", "json", "--out", document).stdout == f"{document}\n"
    assert len(json.loads(document.read_text())["tables"]["pain_rating"]) == 3
    assert run("export", "--out", tmp_path / "all.zip").returncode == 0
    assert (tmp_path / "all.zip").read_bytes()[:2] == b"PK"
    assert run("merge", document).stdout == "Nothing was added.\n3 facts known already.\n"
    assert run("forget", "--journal", "--yes").returncode == 0
    assert run("import", "journal", document).stdout.split() == ["pain_rating", "3", "added"]


def test_a_backup_comes_back(run, filled, tmp_path):
    beside = run("backup").stdout.strip()
    assert Path(beside).parent == filled.parent / "backups"
    copy = tmp_path / "copy.sqlite3"
    assert run("backup", copy).stdout == f"{copy}\n"
    assert run("backup", copy).stderr.startswith(f"postureguard: {copy} is there already.")
    (tmp_path / "pain.csv").write_text("date,score\n2026-11-22,9\n")
    assert run("import", "pain", tmp_path / "pain.csv").returncode == 0
    said = run("restore", copy).stdout
    assert said.startswith(f"The journal is now {copy}: 3 facts.\nThe one before is kept as ")
    assert Path(said.split(" kept as ")[1].strip()).exists()
    assert run("merge", beside).stdout == "Nothing was added.\n3 facts known already.\n"


def test_what_other_programs_know(run, journal, tmp_path):
    (tmp_path / "historystats").write_text(WORKRAVE)
    (tmp_path / "aw.json").write_text(json.dumps([THERE, AWAY]))
    assert run("import", "workrave", "historystats").stdout.split() == [
        *("imported_day", "1", "added")
    ]
    assert run("import", "activitywatch", "aw.json").stdout.split() == [
        *("sitting_bout", "1", "added")
    ]
    again = run("import", "activitywatch", "aw.json").stdout
    assert again == "Nothing was added.\n1 fact known already.\n"
    longer = {**THERE, "timestamp": "2026-03-02T07:30:00Z", "duration": 3600}
    (tmp_path / "aw.json").write_text(json.dumps([longer, AWAY]))
    assert run("import", "activitywatch", "aw.json").stdout == (
        "Nothing was added.\n1 fact left out: the journal knows of that time already.\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["merge", "bad"],
        ["restore", "bad"],
        ["import", "workrave", "bad"],
        ["import", "activitywatch", "bad"],
        ["import", "pain", "bad"],
        ["import", "pain", "none"],
    ],
)
def test_a_file_that_is_not_right_is_one_sentence_and_changes_nothing(run, filled, tmp_path, words):
    (tmp_path / "bad").write_text("Dear diary")
    before = filled.read_bytes()
    done = run(*words)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"postureguard: {'' if words[-1] == 'bad' else 'There is'}")
    assert done.stderr.count("\n") == 1
    assert words[-1] in done.stderr
    assert filled.read_bytes() == before


@pytest.mark.parametrize("words", [["export"], ["backup"], ["backup", "copy"]])
def test_without_a_journal_there_is_nothing_to_hand_out(run, words):
    done = run(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "postureguard: There is no journal yet. Start PostureGuard once.\n"


@pytest.mark.parametrize(
    "words",
    [["merge", "copy"], ["restore", "copy"], ["forget", "--yes"], ["import", "pain", "pain.csv"]],
)
def test_while_the_program_runs_the_journal_is_its_own(run, filled, tmp_path, words):
    run("backup", "copy")
    (tmp_path / "pain.csv").write_text("date,score\n2026-11-22,9\n")
    before = filled.read_bytes()
    lock = QLockFile(str(filled.parent / "resident.lock"))
    assert lock.tryLock(0)
    done = run(*words)
    lock.unlock()
    assert done.returncode == 1
    assert done.stderr == (
        "postureguard: PostureGuard is running. "
        "Run “postureguard quit” first, or add --quit to have it ended.\n"
    )
    assert filled.read_bytes() == before


def test_nobody_is_asked_what_cannot_be_done_now(run, filled):
    lock = QLockFile(str(filled.parent / "resident.lock"))
    assert lock.tryLock(0)
    done = run("forget")
    lock.unlock()
    assert (done.returncode, done.stdout) == (1, "")
    assert "PostureGuard is running." in done.stderr


RESIDENT = """
import sys
from PySide6.QtCore import QCoreApplication, QLockFile
from PySide6.QtNetwork import QLocalServer
app, server, lock = QCoreApplication([]), QLocalServer(), QLockFile(sys.argv[2])
def heard(line):
    print(bytes(line.readLine().data()).decode().strip(), flush=True)
    line.write(b'{"ok": true}\\n')
    line.flush()
    line.waitForBytesWritten(1000)
    app.quit()
def accept():
    line = server.nextPendingConnection()
    line.readyRead.connect(lambda: heard(line))
    if line.canReadLine():
        heard(line)
server.newConnection.connect(accept)
assert lock.tryLock(0) and server.listen(sys.argv[1])
print("ready", flush=True)
app.exec()
lock.unlock()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the socket has another name")
@pytest.mark.parametrize("words", [["merge", "copy"], ["restore", "copy"], ["forget", "--yes"]])
def test_a_program_that_runs_is_asked_to_end(run, filled, home, words):
    run("backup", "copy")
    socket, lock = Path(home["XDG_RUNTIME_DIR"], "postureguard.sock"), filled.parent
    with subprocess.Popen(
        [sys.executable, "-c", RESIDENT, socket, lock / "resident.lock"],
        stdout=subprocess.PIPE,
        text=True,
    ) as resident:
        assert resident.stdout.readline() == "ready\n"
        done = run(*words, "--quit")
        assert json.loads(resident.stdout.readline()) == {"verb": "quit"}
    assert done.returncode == 0, done.stderr
    assert resident.returncode == 0


def test_all_of_it_is_forgotten(run, filled, home, tmp_path):
    own = filled.parent / "own"
    own.mkdir()
    (own / "routines.toml").write_text("")
    settings = Path(home["XDG_CONFIG_HOME"]) / "postureguard" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("")
    log = Path(home["XDG_STATE_HOME"]) / "postureguard" / "postureguard.log"
    log.parent.mkdir(parents=True)
    log.write_text("")
    run("backup")
    done = run("forget", "--yes")
    assert done.returncode == 0
    assert "traces on the drive" in done.stdout
    assert files(tmp_path) == ["pain.csv"]


def test_each_part_is_asked_for_and_once_more(run, filled, home, tmp_path):
    settings = Path(home["XDG_CONFIG_HOME"]) / "postureguard" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("")
    before = files(tmp_path)
    assert run("forget", answers="n\nn\nn\n").stdout.endswith("Nothing was deleted.\n")
    for answers in ("", "y\ny\ny\n", "y\ny\ny\nno\n"):
        assert run("forget", answers=answers).returncode == 1
    assert files(tmp_path) == before
    assert run("forget", answers="y\nn\nn\nforget\n").returncode == 0
    assert filled.exists()
    assert not settings.exists()
    assert run("forget", "--journal", answers="forget\n").returncode == 0
    assert files(tmp_path) == ["pain.csv"]
