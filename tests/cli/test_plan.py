"""`postureguard plan` and `postureguard method`, with and without a resident."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postureguard import cli
from postureguard.cli import plan as commands
from postureguard.core.facts import Said
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal
from postureguard.system import paths
from postureguard.windows import plan as plan_windows


def run(*words):
    return CliRunner().invoke(cli.commands, words)


@pytest.mark.parametrize("name", ["plan", "method"])
def test_a_resident_is_asked_to_open_the_window(line, name):
    assert run(name).exit_code == 0
    assert line.shown == [(name, None)]


@pytest.mark.parametrize("name", ["plan", "method"])
def test_without_a_resident_the_window_opens_here(line, monkeypatch, name):
    line.there = False
    opened = []
    monkeypatch.setattr(commands, f"open_{name}", lambda: opened.append(name) or 7)
    assert run(name).exit_code == 7
    assert opened == [name]


@pytest.mark.parametrize("name", ["plan", "method"])
def test_the_resident_starts_each_in_a_process(line, monkeypatch, name):
    opened = []
    monkeypatch.setattr(
        f"postureguard.cli.processes.open_{name}", lambda asked: opened.append(asked) or 0
    )
    assert run("window", name).exit_code == 0
    assert len(opened) == 1


def test_without_a_journal_the_plan_says_so_in_words(line):
    line.there = False
    done = run("plan")
    assert done.exit_code == 1
    assert done.output.startswith("postureguard: ")
    assert "journal" in done.output


def test_the_plan_reads_the_journal_each_time_it_looks(line, monkeypatch):
    line.there = False
    file = paths.user_paths().journal
    file.parent.mkdir(parents=True, exist_ok=True)
    seen = []

    def run_plan(look, catalogue, _settings, asked):
        before = look()
        journal.append(Said(datetime(2026, 3, 2, 9, tzinfo=UTC), "track", "glute"), before.today)
        seen.extend((before.history.value("track"), look().history.value("track"), asked))
        assert catalogue.exercises
        return 0

    monkeypatch.setattr(plan_windows, "run_plan", run_plan)
    monkeypatch.setattr(commands, "need_display", lambda _advice: None)
    journal = open_journal(file, prepare_journal, datetime(2026, 3, 2, tzinfo=UTC)).journal
    try:
        assert run("plan").exit_code == 0
    finally:
        journal.close()
    assert seen == ["", "glute", None]
