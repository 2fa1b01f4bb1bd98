"""The command line as a user types it: real processes, their own home, no resident."""

import json
import os
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
    assert data["break_event"]
