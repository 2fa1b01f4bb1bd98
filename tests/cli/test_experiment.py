"""`postureguard experiment`: started with a draw, sealed, stopped, told."""

import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postureguard import cli
from postureguard.core.facts import PainRating, Said
from postureguard.core.insight.experiment import start_value
from postureguard.core.insight.trial import beforehand_text
from postureguard.core.programme.subjects import EXPERIMENT_START, EXPERIMENT_STOP
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.protocol import Answer
from postureguard.system import client, paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the home is not in a variable")
NOW = datetime.now(UTC)  # noqa: TID251 - the command asks the clock of this computer


@pytest.fixture
def journal(line, monkeypatch):
    """The user's journal, and a resident that keeps in it what is said."""
    path = paths.user_paths().journal
    path.parent.mkdir(parents=True)
    prepare_journal(path)

    def ask(_socket, request):
        if not line.there:
            raise client.NotRunningError
        line.asked.append(request)
        keep(path, Said(NOW, request.about, request.value))
        return Answer()

    monkeypatch.setattr(client, "ask", ask)
    return path


def keep(path, *facts):
    with closing(SqliteJournal(connect(path), path)) as journal:
        for fact in facts:
            journal.append(fact, fact.at.astimezone().date())


def run(*words):
    return CliRunner().invoke(cli.commands, ("experiment", *words))


def started(weeks_ago, weeks=12):
    at = NOW - timedelta(weeks=weeks_ago)
    value = start_value(at.astimezone().date(), weeks, 0)
    return Said(at, EXPERIMENT_START, value)


@pytest.mark.parametrize("weeks", [10, 12])
def test_it_is_started_with_a_draw_and_what_to_expect(journal, line, weeks):
    done = run("start", "--weeks", str(weeks))
    assert done.exit_code == 0
    assert beforehand_text() in done.output
    assert f"takes {weeks} weeks" in done.output
    (said,) = line.asked
    monday, *limits = said.value.split(",")
    assert said.about == EXPERIMENT_START
    assert datetime.fromisoformat(monday).weekday() == 0
    assert sorted(limits) == ["30"] * (weeks // 2) + ["60"] * (weeks // 2)


def test_a_second_one_waits_for_the_first(journal, line):
    keep(journal, started(3))
    done = run("start")
    assert done.exit_code == 1
    assert "An experiment is open" in done.output
    assert line.asked == []


def test_while_it_runs_only_how_far_it_is_is_told(journal):
    keep(journal, started(3), *(PainRating(NOW - timedelta(days=n), 3) for n in range(1, 15)))
    told = run("show").output
    assert told.startswith("Week 3 of 12: breaks come after 30 minutes of sitting.")
    assert "Mean pain" not in told


def test_it_is_stopped_and_told(journal, line):
    keep(journal, started(11))
    keep(journal, *(PainRating(NOW - timedelta(days=n), 3) for n in range(1, 75)))
    told = run("stop").output
    assert [(said.about, said.value) for said in line.asked] == [(EXPERIMENT_STOP, "yes")]
    assert "It was stopped on" in told
    assert "Mean pain 3.0 in weeks of 30 minutes" in told
    assert "  1  " in told
    assert "30 min  mean pain 3.0" in told


def test_there_is_nothing_to_stop_or_to_show(journal):
    assert run("stop").exit_code == 1
    assert run("show").output == "No experiment was started yet.\n"


@pytest.mark.parametrize("words", [("start",), ("stop",)])
def test_without_a_resident_nothing_is_said(journal, line, words):
    if words == ("stop",):
        keep(journal, started(3))
    line.there = False
    assert run(*words).exit_code == 3


def test_without_a_journal_there_is_a_sentence(line):
    done = run("show")
    assert done.exit_code == 1
    assert done.output.startswith("postureguard: ")


def test_other_lengths_are_no_choice(journal):
    assert run("start", "--weeks", "8").exit_code == 2
