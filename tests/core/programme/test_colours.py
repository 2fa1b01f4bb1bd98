"""Every line of green, amber and red: at, below and above its number."""

from dataclasses import replace
from typing import Any

import pytest
from core.programme.diary import Diary, a_session

from postureguard.core.programme.colours import judge
from postureguard.core.programme.history import Session
from postureguard.core.programme.numbers import RULES

BRIDGE = "glute-bridge"
NOTHING = {"before": None, "during": None, "moved": None, "where": None}


def session(**said: Any) -> Session:
    return a_session(1, BRIDGE, **said)


def name(usual: float | None = None, after: int | None = None, **said: Any) -> str:
    return judge(session(**said), usual, after).name


def pain(before: int | None, during: int | None, **more: Any) -> dict[str, Any]:
    return {"before": before, "during": during, **more}


RED = {
    "rose by 3 from 0": (pain(0, 3), "red"),
    "rose by 2 from 0 only": (pain(0, 2), "amber"),
    "rose by 3 from 2": (pain(2, 5), "red"),
    "rose by 4": (pain(1, 5), "red"),
    "reached 6, risen by 1": (pain(5, 6), "red"),
    "reached 5, risen by 1, only": (pain(4, 5), "amber"),
    "reached 6 without rising": (pain(6, 6), "green"),
    "reached 6 and fell": (pain(7, 6), "green"),
    "reached 10, risen by 1": (pain(9, 10), "red"),
    "new signs in a leg": ({"leg": True}, "red"),
    "in the low back with 4, risen": (pain(3, 4, where="low-back"), "red"),
    "in the low back with 3, risen": (pain(2, 3, where="low-back"), "amber"),
    "in the low back with 4, not risen": (pain(4, 4, where="low-back"), "amber"),
    "in the low back with 5, not risen": (pain(5, 5, where="low-back"), "amber"),
    "elsewhere with 4, risen": (pain(3, 4, where="elsewhere"), "amber"),
    "stopped because it hurt, nothing rated": (
        {"ending": "stopped", "during": None},
        "red",
    ),
}


@pytest.mark.parametrize(("said", "expected"), RED.values(), ids=RED)
def test_red(said: dict[str, Any], expected: str) -> None:
    assert name(**said) == expected


AMBER = {
    "rose by 2": (pain(1, 3), "amber"),
    "rose by 1": (pain(1, 2), "green"),
    "reached 4, risen by 1": (pain(3, 4), "amber"),
    "reached 4 without rising": (pain(4, 4), "green"),
    "reached 3, risen by 1": (pain(2, 3), "green"),
    "reached 5, risen by 1": (pain(4, 5), "amber"),
    "reached 5 without rising": (pain(5, 5), "green"),
    "not moved as shown": ({"moved": False}, "amber"),
    "moved as shown or not: not said": ({"moved": None}, "green"),
    "felt in the low back": ({"where": "low-back"}, "amber"),
    "felt elsewhere": ({"where": "elsewhere"}, "green"),
    "felt where: not said": ({"where": None}, "green"),
    "stopped because it hurt, rated calm": ({"ending": "stopped"}, "amber"),
    "nothing said at all": (NOTHING, "green"),
}


@pytest.mark.parametrize(("said", "expected"), AMBER.values(), ids=AMBER)
def test_amber_and_green(said: dict[str, Any], expected: str) -> None:
    assert name(**said) == expected


MORNING_AFTER = {
    "1 above the usual": (3, 4, "green"),
    "2 above the usual": (3, 5, "red"),
    "3 above the usual": (3, 6, "red"),
    "1.5 above a usual of 2.5": (2.5, 4, "green"),
    "2.5 above a usual of 2.5": (2.5, 5, "red"),
    "below the usual": (5, 2, "green"),
    "nothing rated": (3, None, "green"),
    "3, which is 2 above a usual of 1": (1, 3, "green"),
    "3, which is 3 above a usual of 0": (0, 3, "green"),
    "4, which is 3 above a usual of 1": (1, 4, "red"),
    "4, which is 2 above a usual of 2": (2, 4, "red"),
}


@pytest.mark.parametrize(("usual", "after", "expected"), MORNING_AFTER.values(), ids=MORNING_AFTER)
def test_the_day_after(usual: float, after: int | None, expected: str) -> None:
    assert name(usual, after) == expected


@pytest.mark.parametrize(("after", "expected"), [(4, "green"), (5, "red")])
def test_with_too_few_ratings_the_one_before_stands_for_the_usual(after, expected):
    assert name(None, after, before=3, during=3) == expected


def test_without_any_rating_the_day_after_says_nothing():
    assert name(None, 9, **NOTHING) == "green"


UNRATED_BEFORE = {
    "the usual stands for it: rose by 1 to 5": (4, 5, "amber"),
    "the usual stands for it: rose by 3": (2, 5, "red"),
    "no usual either: 3": (None, 3, "green"),
    "no usual either: 4 counts as risen": (None, 4, "amber"),
    "no usual either: 6 counts as risen": (None, 6, "red"),
}


@pytest.mark.parametrize(
    ("usual", "during", "expected"), UNRATED_BEFORE.values(), ids=UNRATED_BEFORE
)
def test_without_a_rating_before(usual: float | None, during: int, expected: str) -> None:
    assert name(usual, before=None, during=during) == expected


@pytest.mark.parametrize(("during", "expected"), [(1, "green"), (2, "amber")])
def test_who_wants_it_pain_free_sets_the_amber_line_lower(during, expected):
    found = judge(session(before=0, during=during), None, None, replace(RULES, amber_during=2))
    assert found.name == expected


CLEAN = {
    "everything said and good": ({}, True),
    "moved: not said": ({"moved": None}, False),
    "not moved as shown": ({"moved": False}, False),
    "felt where: not said": ({"where": None}, False),
    "felt elsewhere": ({"where": "elsewhere"}, False),
    "highest pain not said": ({"during": None}, False),
    "done in part": ({"ending": "partial"}, False),
    "amber": (pain(1, 3), False),
    "nothing said": (NOTHING, False),
}


@pytest.mark.parametrize(("said", "clean"), CLEAN.values(), ids=CLEAN)
def test_clean_after_a_routine_with_questions(said: dict[str, Any], clean: bool) -> None:
    assert judge(session(**said), None, None, asked=True).clean == clean


CLEAN_UNASKED = {
    "nothing said": (NOTHING, True),
    "felt elsewhere": ({"where": "elsewhere"}, False),
    "not moved as shown": ({"moved": False}, False),
    "done in part": ({"ending": "partial"}, False),
}


@pytest.mark.parametrize(("said", "clean"), CLEAN_UNASKED.values(), ids=CLEAN_UNASKED)
def test_clean_after_a_routine_without_questions(said: dict[str, Any], clean: bool) -> None:
    assert judge(session(**said), None, None, asked=False).clean == clean


def test_a_skipped_step_is_not_done_in_full():
    whole = a_session(1, BRIDGE, "desk-plank")
    left_out = replace(whole, steps=(whole.steps[0], replace(whole.steps[1], skipped=True)))
    assert judge(whole, None, None).clean
    assert not judge(left_out, None, None).clean


SORE = {
    "6 before": (pain(6, 6), "green"),
    "7 before": (pain(7, 7), None),
    "10 before": (pain(10, 10), None),
    "7 before, risen by 3": (pain(7, 10), None),
    "7 before, new signs in a leg": (pain(7, 7, leg=True), "red"),
}


@pytest.mark.parametrize(("said", "expected"), SORE.values(), ids=SORE)
def test_a_sore_day_is_not_graded(said: dict[str, Any], expected: str | None) -> None:
    progress = Diary().do(1, BRIDGE, **said).fold(1)
    assert progress.standing(BRIDGE).last_colour == expected


def test_a_day_is_sore_from_the_moment_it_is_said():
    diary = Diary().do(1, BRIDGE, hour=9).rate(1, 7, hour=10).do(1, "desk-plank", hour=11)
    progress = diary.fold(1)
    assert progress.standing(BRIDGE).last_colour == "green"
    assert progress.standing("desk-plank").last_colour is None
    assert progress.standing("desk-plank").introduced_on is not None
