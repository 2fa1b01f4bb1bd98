"""The self-tests: when they are on offer, and what an outcome is called."""

import pytest
from core.programme.said import day, said

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.history import History
from postureguard.core.programme.questions import HIPS
from postureguard.core.programme.safety import safety
from postureguard.core.programme.self_tests import SELF_TESTS, may_be_tried, read_out, self_test


@pytest.mark.parametrize("name", SELF_TESTS)
def test_each_has_words_and_a_figure_that_is_there(name) -> None:
    test = self_test(name)
    assert (test.name, len(test.steps)) == (name, 3)
    assert all(len(step.split()) <= 18 for step in test.steps)
    assert not test.exercise or test.exercise in shipped_catalogue().exercises


@pytest.mark.parametrize("name", ["hips", "wall"])
def test_every_choice_has_a_read_out(name) -> None:
    values = [value for value, _words in self_test(name).choices]
    assert len({read_out(name, value) for value in values}) == 3
    assert "" not in {read_out(name, value) for value in values}


def test_the_choices_of_the_hip_check_are_those_that_are_scored() -> None:
    assert {value for value, _words in self_test("hips").choices} == set(HIPS)


@pytest.mark.parametrize(
    ("name", "seconds", "end"),
    [
        ("bridge", "29", "the easy ones."),
        ("bridge", "30", "fair."),
        ("bridge", "59", "fair."),
        ("bridge", "60", "and compare."),
        ("plank", "19", "the easy ones."),
        ("plank", "20", "fair."),
        ("plank", "44", "fair."),
        ("plank", "45", "good."),
    ],
)
def test_holds_are_told_in_seconds(name, seconds: str, end: str) -> None:
    words = read_out(name, seconds)
    assert words.startswith(f"{seconds} s")
    assert words.endswith(end)


def test_what_is_no_outcome_has_no_words() -> None:
    assert read_out("bridge", "long") == read_out("hips", "1") == ""


@pytest.mark.parametrize(
    ("screen", "tried"), [("none", True), ("heart", True), ("fever", False), ("saddle", False)]
)
def test_they_wait_while_a_warning_sign_waits(screen: str, tried: bool) -> None:
    assert may_be_tried(safety(said((0, "screen", screen)), day(0))) == tried


def test_they_wait_for_the_screen_and_come_back_after_a_talk() -> None:
    assert not may_be_tried(safety(History(), day(0)))
    spoken = said((0, "screen", "fever"), (1, "spoken", day(1).isoformat()))
    assert may_be_tried(safety(spoken, day(1)))
