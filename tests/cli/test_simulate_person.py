"""`simulate --person`: readable weeks, the checks, and what is missing."""

import pytest
from click.testing import CliRunner, Result

from postureguard.cli.tools import simulate


def run(*words: str) -> Result:
    return CliRunner().invoke(simulate, words)


def test_a_person_has_weeks_and_checks():
    done = run("--person", "steady", "--weeks", "2", "--seed", "3")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("steady: comes most days")
    assert "Week 2, from 2026-01-12: hips and trunk" in done.output
    assert done.output.count("holds: ") == 6


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--person", "nobody"), "Choose one of steady, "), ((), "There is no ACTIVITY")],
)
def test_what_is_missing_is_said_in_one_sentence(words, said):
    done = run(*words)
    assert done.exit_code == 1
    assert said in done.output
    assert done.output.count("\n") == 1


def test_weeks_have_limits():
    assert run("--person", "steady", "--weeks", "0").exit_code == 2
