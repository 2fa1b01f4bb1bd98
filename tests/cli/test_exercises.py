"""`postureguard exercises` and `postureguard posture`, with and without a resident."""

import pytest
from click.testing import CliRunner

from postureguard import cli
from postureguard.cli import exercises as commands


def run(*words):
    return CliRunner().invoke(cli.commands, words)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["exercises"], ("exercises", None)),
        (["exercises", "show", "sit-to-stand"], ("exercises", "sit-to-stand")),
        (["posture"], ("posture", None)),
    ],
)
def test_a_resident_is_asked_to_open_the_window(line, words, asked):
    assert run(*words).exit_code == 0
    assert line.shown == [asked]


def test_without_a_resident_the_window_opens_here(line, monkeypatch):
    line.there = False
    opened = []
    monkeypatch.setattr(commands, "open_exercises", lambda item: opened.append(item) or 0)
    monkeypatch.setattr(commands, "open_posture", lambda: opened.append("posture") or 0)
    for words in (["exercises"], ["exercises", "show", "walk-snack"], ["posture"]):
        assert run(*words).exit_code == 0
    assert opened == [None, "walk-snack", "posture"]


def test_an_exercise_that_is_not_there_is_refused_in_one_sentence(line):
    done = run("exercises", "show", "handstand")
    assert done.exit_code == 1
    assert "There is no exercise 'handstand'" in done.output
    assert line.shown == []
