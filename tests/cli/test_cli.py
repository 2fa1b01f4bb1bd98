"""The command line as a user types it: real processes, their own home, no resident."""

import json
import os
import socket
import subprocess
import sys

import pytest

from postureguard import __version__


@pytest.fixture
def home(tmp_path):
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_", "DISPLAY"))}
    return keep | {
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "offscreen",
        "TZ": "UTC",
    }


@pytest.fixture
def run(home):
    def run(*words, env=None, cwd=None):
        return subprocess.run(
            [sys.executable, "-m", "postureguard", *words],
            check=False,
            capture_output=True,
            text=True,
            env=home | (env or {}),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    return run


@pytest.fixture
def trace(tmp_path):
    path = tmp_path / "trace.csv"
    path.write_text(
        "start,end,state\n2026-03-02T09:00:00Z,2026-03-02T12:42:00Z,active\n"
        "2026-03-02T12:42:00Z,2026-03-02T13:10:00Z,locked\n"
        "2026-03-02T13:10:00Z,2026-03-02T15:30:00Z,active\n"
    )
    return path


def test_version(run):
    assert __version__ in run("--version").stdout


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["status", "--json"],
        ["start-break"],
        ["postpone"],
        ["skip"],
        ["another"],
        ["half-minute"],
        ["redo"],
        ["bad-day"],
        ["pause"],
        ["resume"],
        ["standing"],
        ["sitting"],
        ["checkin", "--pain", "3"],
        ["quit"],
    ],
)
def test_without_a_resident_every_wish_ends_with_3(run, words):
    done = run(*words)
    assert done.returncode == 3
    assert done.stderr == "postureguard: it is not running; start it with `postureguard`.\n"


@pytest.mark.parametrize(
    "words", [["frobnicate"], ["postpone", "7"], ["checkin", "--pain", "11"], ["pause", "--x"]]
)
def test_a_usage_error_ends_with_2(run, words):
    assert run(*words).returncode == 2


def test_without_a_display_the_start_says_so(run):
    done = run(env={"QT_QPA_PLATFORM": ""})
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "demo" in done.stderr


DEAD = {"QT_QPA_PLATFORM": "", "DISPLAY": ":7123"}
"""A display that is named but not there."""


def one_sentence(done):
    """The complaint of a command that ended with 1; nothing else was said."""
    assert done.returncode == 1, done
    assert done.stderr.startswith("postureguard: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stdout == ""
    return done.stderr


def test_a_display_that_does_not_answer_is_named_by_the_start(run):
    assert "No display answers at DISPLAY=:7123." in one_sentence(run(env=DEAD))


def test_a_display_that_does_not_answer_is_a_finding_of_doctor(run):
    done = run("doctor", "--json", env=DEAD)
    assert done.returncode == 0, done.stderr
    findings = {finding["name"]: finding for finding in json.loads(done.stdout)}
    assert not findings["Display"]["works"]
    assert "DISPLAY=:7123" in findings["Display"]["meaning"]
    assert findings.keys() >= {"Autostart", "Settings", "Journal", "Log"}


@pytest.fixture
def listener(home):
    """Somebody who listens where the resident would, and says nothing by itself."""
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(f"{home['XDG_RUNTIME_DIR']}/postureguard.sock")
        ear.listen()
        yield ear


def test_one_that_runs_but_does_not_answer_is_not_said_to_be_missing(run, listener):
    assert "PostureGuard runs but does not answer." in one_sentence(run("status"))


@pytest.mark.parametrize("words", [["status"], ["skip"], ["review"]])
def test_garbage_at_the_socket_gives_one_sentence(home, listener, words):
    command = [sys.executable, "-m", "postureguard", *words]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=home, **streams) as process:
        with listener.accept()[0] as line:
            line.recv(1000)
            line.sendall(b"garbage\n")
            out, err = process.communicate(timeout=30)
        done = subprocess.CompletedProcess(command, process.returncode, out, err)
    assert "does not speak as PostureGuard" in one_sentence(done)


@pytest.mark.parametrize("folder", [".config", ".local/share", ".local/state", ".local"])
def test_a_file_in_the_place_of_a_folder_is_named_by_the_start(run, tmp_path, folder):
    place = tmp_path / folder
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("")
    assert str(place) in one_sentence(run())
    findings = run("doctor", "--json")
    assert findings.returncode == 0, findings.stderr
    assert not all(f["works"] for f in json.loads(findings.stdout) if f["name"] != "Tray")


def test_a_home_that_is_no_folder(run):
    assert "/dev/null/" in one_sentence(run(env={"HOME": "/dev/null"}))
    assert run("doctor", env={"HOME": "/dev/null"}).returncode == 0
    assert "/dev/null/" in one_sentence(run("autostart", "on", env={"HOME": "/dev/null"}))


def test_review_without_a_journal_says_so(run):
    assert "There is no journal yet. Start PostureGuard once." in one_sentence(run("review"))


def test_review_without_a_display_says_so(run, tmp_path):
    journal = tmp_path / ".local/share/postureguard/journal.sqlite3"
    journal.parent.mkdir(parents=True)
    assert run("prepare-journal", str(journal)).returncode == 0
    assert "no display" in one_sentence(run("review", env={"QT_QPA_PLATFORM": ""}))
    assert "DISPLAY=:7123" in one_sentence(run("review", env=DEAD))


def test_autostart_says_and_changes_how_it_stands(run, tmp_path):
    env = {"XDG_CONFIG_DIRS": str(tmp_path / "etc")}
    off, on = "PostureGuard does not start when you log in.\n", "PostureGuard starts when you log"
    assert run("autostart", env=env).stdout == off
    assert on in run("autostart", "on", env=env).stdout
    (file,) = (tmp_path / ".config/autostart").iterdir()
    assert f"Exec={sys.executable} -m postureguard\n" in file.read_text()
    assert on in run("autostart", env=env).stdout
    assert run("autostart", "off", env=env).stdout == off
    assert not file.exists()
    file.mkdir()
    assert "unknown" in run("autostart", env=env).stdout
    one_sentence(run("autostart", "on", env=env))


def test_doctor_says_how_to_start_at_login(run, tmp_path):
    assert "postureguard autostart on" in run("doctor").stdout
    run("autostart", "on")
    assert "PostureGuard starts when you log in." in run("doctor").stdout


def test_doctor_needs_no_display_and_no_resident(run):
    findings = json.loads(run("doctor", "--json").stdout)
    assert {f["name"] for f in findings} >= {"Resident", "Tray", "Autostart", "Journal", "Sound"}
    assert all(f["meaning"] for f in findings)
    assert "PostureGuard" in run("doctor").stdout


def test_simulate_prints_a_timeline_and_a_summary(run, trace):
    done = run("simulate", str(trace), "--json")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert all({"at", "event", "seated_s"} <= set(line) for line in lines[:-1])
    summary = lines[-1]["summary"]
    assert summary["done"] > 5
    assert summary["natural"] >= 1
    assert summary["longest_bout_s"] <= 35 * 60
    ignored = run("simulate", str(trace), "--json", "--behaviour", "ignores")
    assert json.loads(ignored.stdout.splitlines()[-1])["summary"]["done"] == 0
    assert "09:" in run("simulate", str(trace)).stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "trace.csv"),
        ("{", "trace.csv"),
        ("start,end,state\nx,y,active\n", "2"),
        ("start,end,state\n2026-03-02T09:00:00,2026-03-02T12:00:00Z,active\n", "2"),
        ("start,end,state\n2026-03-02T09:00:00Z,2026-03-02T08:00:00Z,active\n", "2"),
        ("start,end,state\n2026-03-02T09:00:00Z,2026-03-02T12:00:00Z,dancing\n", "dancing"),
        ('{"buckets": {}}', "trace.csv"),
        ("[" * 100_000, "trace.csv"),
    ],
)
def test_a_bad_trace_gives_one_sentence_and_1(run, tmp_path, text, words):
    path = tmp_path / "trace.csv"
    path.write_text(text)
    done = run("simulate", str(path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[breaks]\nsitting_limit_min = 5\n", "from 20 to 60"),
        ("[breaks\n", "not valid TOML"),
        ("[breaks]\nsitting_limit = 30\n", "did you mean"),
    ],
)
def test_bad_settings_give_one_sentence_and_1(run, trace, tmp_path, text, words):
    path = tmp_path / "rules.toml"
    path.write_text(text)
    done = run("simulate", str(trace), "--settings", str(path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert "rules.toml" in done.stderr


def test_a_bad_moment_gives_one_sentence(run, trace):
    done = run("simulate", str(trace), "--from", "yesterday")
    assert done.returncode == 1
    assert "--from" in done.stderr


def test_export_without_a_journal_says_so(run, tmp_path):
    done = run("export", "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_the_demo_touches_no_other_journal(run, tmp_path):
    journal = tmp_path / "journal.sqlite3"
    journal.write_bytes(b"precious")
    done = run("demo", "--out", str(tmp_path))
    assert done.returncode == 1
    assert "exists already" in done.stderr
    assert journal.read_bytes() == b"precious"


@pytest.mark.parametrize("name", ["/dev/null/x", "/proc/x"])
def test_a_folder_that_the_demo_cannot_make_is_named(run, name):
    assert name in one_sentence(run("demo", "--out", name))


def test_a_page_of_somebody_else_is_no_earlier_demo(run, tmp_path):
    (tmp_path / "index.html").write_bytes(b"\xff")
    (tmp_path / "journal.sqlite3").write_bytes(b"precious")
    assert "exists already" in one_sentence(run("demo", "--out", str(tmp_path)))


def test_the_demo_leaves_a_journal_pictures_and_a_page(run, tmp_path):
    out = tmp_path / "demo"
    done = run("demo", "--out", str(out))
    assert done.returncode == 0, done.stderr
    page = (out / "index.html").read_text()
    pictures = sorted(p.name for p in out.glob("*.png"))
    assert len(pictures) >= 12
    assert all(name in page for name in pictures)
    assert run("demo", "--out", str(out)).returncode == 0
    exported = run("export", "--out", str(tmp_path / "csv"), env={"XDG_DATA_HOME": str(tmp_path)})
    assert exported.returncode == 1
    home = tmp_path / "data" / "postureguard"
    home.mkdir(parents=True)
    (out / "journal.sqlite3").rename(home / "journal.sqlite3")
    env = {"XDG_DATA_HOME": str(tmp_path / "data")}
    assert run("export", "--out", str(tmp_path / "csv"), env=env).returncode == 0
    assert run("export", "--format", "json", "--out", str(tmp_path / "js"), env=env).returncode == 0
    assert list((tmp_path / "csv").glob("*.csv"))
    data = json.loads(next((tmp_path / "js").glob("*.json")).read_text())
    assert data["tables"]["break_event"]
