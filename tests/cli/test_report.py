"""`postureguard report` and `postureguard data`, with and without a resident."""

import stat
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QProcess

from postureguard import cli
from postureguard.cli import own_data
from postureguard.cli import report as commands
from postureguard.core.facts import PainRating
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal
from postureguard.system import paths


def run(*words):
    return CliRunner().invoke(cli.commands, [str(word) for word in words])


@pytest.fixture
def journal(line):
    file = paths.user_paths().journal
    file.parent.mkdir(parents=True)
    at = datetime.now(UTC)  # noqa: TID251 - the command asks for the time itself
    opened = open_journal(file, prepare_journal, at)
    opened.journal.append(PainRating(at, 3), at.date())
    opened.journal.close()
    return file


def test_a_resident_is_asked_to_open_the_page(line):
    assert run("report").exit_code == 0
    assert line.shown == [("report", None)]


def test_without_a_resident_the_page_opens_here(line, monkeypatch):
    line.there = False
    monkeypatch.setattr(commands, "open_report", lambda: 7)
    assert run("report").exit_code == 7


def test_the_resident_starts_the_page_in_a_process(line, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "postureguard.cli.processes.open_report", lambda asked: opened.append(asked) or 0
    )
    assert run("window", "report").exit_code == 0
    assert len(opened) == 1


def test_a_file_without_a_window(qapp, journal, tmp_path):
    file = tmp_path / "page.pdf"
    done = run("report", "--paper", "letter", "--without", "notes, experiments", file)
    assert (done.exit_code, done.output) == (0, f"{file}\n")
    assert file.read_bytes().startswith(b"%PDF")
    assert b"612" in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "soon", "p.pdf"], "--from 'soon' is not a day. Write it like 2026-09-01."),
        (["--to", "2026-13-01", "p.pdf"], "--to '2026-13-01' is not a day."),
        (["--from", "2026-03-02", "--to", "2026-03-01", "p.pdf"], "2026-03-02 is after 2026-03-01"),
        (["--without", "names", "p.pdf"], "--without 'names' is no part of the page. Parts are:"),
        (["--paper", "a4"], "There is no file to write. Name one, such as page.pdf."),
    ],
)
def test_what_makes_no_sense_is_one_sentence(qapp, journal, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    done = run("report", *words)
    assert done.exit_code == 1
    assert said in done.output
    assert done.output.count("\n") == 1
    assert list(tmp_path.glob("*.pdf")) == []


def test_without_a_journal_there_is_no_page(qapp, line, tmp_path):
    done = run("report", tmp_path / "p.pdf")
    assert done.exit_code == 1
    assert done.output == "postureguard: There is no journal yet. Start PostureGuard once.\n"


def test_the_page_is_not_written_over_the_journal(qapp, journal):
    before = journal.read_bytes()
    done = run("report", journal)
    assert done.exit_code == 1
    assert f"{journal} is the journal itself." in done.output
    assert journal.read_bytes() == before


def test_a_folder_that_cannot_be_written_to_is_told(qapp, journal, tmp_path):
    (tmp_path / "file").touch()
    done = run("report", tmp_path / "file" / "p.pdf")
    assert done.exit_code == 1
    assert f"The export to {tmp_path / 'file'} did not work" in done.output


def test_the_data_window_opens_once(line, monkeypatch):
    monkeypatch.setattr(own_data, "open_data", lambda: 7)
    assert run("data").exit_code == 0
    assert line.shown == [("data", None)]
    line.there = False
    assert run("data").exit_code == 7


def test_the_resident_lets_the_data_window_live_on_without_it(line, monkeypatch):
    started = []
    monkeypatch.setattr(
        QProcess, "startDetached", lambda program, words: started.append([program, *words])
    )
    assert run("window", "data").exit_code == 0
    ((_program, *_module, last),) = started
    assert last == "data"


def test_it_listens_beside_the_resident(line):
    assert own_data._door("/run/user/1/postureguard.sock") == "/run/user/1/postureguard-data.sock"
    assert own_data._door("postureguard-eva") == "postureguard-eva-data"
