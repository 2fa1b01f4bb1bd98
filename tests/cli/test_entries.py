"""`postureguard entries`, with and without a resident, and what the check-in tells of today."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postureguard import cli
from postureguard.cli import entries as command
from postureguard.cli.files import scores_today
from postureguard.core.facts import Correction, PainRating
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal
from postureguard.system.paths import user_paths
from postureguard.windows import entries as window


def run(*words):
    return CliRunner().invoke(cli.commands, words)


def test_a_resident_is_asked_to_open_the_window(line):
    assert run("entries").exit_code == 0
    assert line.shown == [("entries", None)]


def test_the_resident_starts_it_in_a_process(line, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "postureguard.cli.processes.open_entries", lambda asked: opened.append(asked) or 0
    )
    assert run("window", "entries").exit_code == 0
    assert len(opened) == 1


def test_without_a_journal_it_says_so_in_words(line):
    line.there = False
    done = run("entries")
    assert done.exit_code == 1
    assert "journal" in done.output


@pytest.fixture
def journal(line):
    line.there = False
    path = user_paths().journal
    path.parent.mkdir(parents=True, exist_ok=True)
    prepare_journal(path)
    return path


def test_without_a_resident_it_shows_the_journal_to_look_at(journal, monkeypatch):
    shown = []
    monkeypatch.setattr(command, "need_display", lambda _advice: None)
    monkeypatch.setattr(
        window,
        "run_entries",
        lambda source, days, theme, resident: shown.append((source, resident)) or 7,
    )
    assert run("entries").exit_code == 7
    ((source, resident),) = shown
    assert isinstance(source, JournalReader)
    assert resident is None


def test_the_ratings_of_today_come_as_they_hold(journal):
    now = datetime.now(UTC)  # noqa: TID251 - the command asks the clock of this computer
    assert scores_today() == ()
    with closing(SqliteJournal(connect(journal), journal)) as kept:
        today = command_day(now)
        for score, day in ((3, today), (8, today), (6, today - timedelta(days=1))):
            kept.append(PainRating(now, score), day)
        with JournalReader(journal) as reader:
            first, second = reader.entries(today, today)
        kept.append(Correction(now, second.uid, None), today)
        kept.append(Correction(now, first.uid, "5"), today)
    assert scores_today() == ((5, now.astimezone().strftime("%H:%M")),)


def command_day(now):
    """The local day that the moment counts towards, which begins at four in the morning."""
    return (now.astimezone() - timedelta(hours=4)).date()


def test_without_a_journal_there_are_no_ratings(line):
    assert scores_today() == ()
