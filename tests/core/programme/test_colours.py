"""Every line of green, amber and red."""

from dataclasses import replace

import pytest
from core.programme.diary import Diary, a_session

from postureguard.core.programme.colours import colour, judge
from postureguard.core.programme.numbers import RULES

BRIDGE = "glute-bridge"
NOTHING = {"before": None, "during": None, "moved": None, "where": None}


def name(usual: float | None = None, after: int | None = None, **said: object) -> str:
    return judge(a_session(1, BRIDGE, **said), usual, after).name


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"before": 1, "during": 2}, "green"),
        ({"before": 1, "during": 3}, "amber"),  # a rise of 2
        ({"before": 0, "during": 3}, "red"),  # a rise of 3
        ({"before": 5, "during": 6}, "red"),  # 6, and it rose
        ({"before": 6, "during": 6}, "green"),  # 6, but no rise
        ({"before": 3, "during": 4}, "amber"),  # 4, and it rose
        ({"before": 4, "during": 5}, "amber"),
        ({"before": 4, "during": 4}, "green"),
        ({"before": 2, "during": 3}, "green"),
        ({"moved": False}, "amber"),
        ({"moved": None}, "green"),
        ({"where": "elsewhere"}, "green"),
        ({"where": "low-back"}, "amber"),
        ({"where": "low-back", "before": 2, "during": 3}, "amber"),
        ({"where": "low-back", "before": 3, "during": 4}, "red"),
        ({"where": "low-back", "before": 4, "during": 4}, "amber"),
        ({"leg": True}, "red"),
        ({"ending": "stopped"}, "amber"),
        ({"ending": "stopped", "during": None}, "red"),
        (NOTHING, "green"),
    ],
)
def test_what_is_said_about_a_session(said, expected):
    assert name(**said) == expected


@pytest.mark.parametrize(
    ("usual", "after", "expected"),
    [(3, 4, "green"), (3, 5, "red"), (2.5, 4, "green"), (2.5, 5, "red"), (3, None, "green")],
)
def test_the_day_after(usual, after, expected):
    assert name(usual, after) == expected


def test_without_a_usual_the_rating_before_stands_for_it():
    assert name(None, 4, before=3, during=3) == "green"
    assert name(None, 5, before=3, during=3) == "red"
    assert name(None, 9, **NOTHING) == "green"


@pytest.mark.parametrize(
    ("usual", "during", "expected"),
    [(4, 5, "amber"), (2, 5, "red"), (None, 3, "green"), (None, 4, "amber"), (None, 6, "red")],
)
def test_without_a_rating_before_the_careful_reading_holds(usual, during, expected):
    assert name(usual, before=None, during=during) == expected


def test_who_wants_it_pain_free_sets_the_amber_line_lower():
    session = a_session(1, BRIDGE, before=1, during=2)
    assert judge(session, None, None, replace(RULES, amber_during=2)).name == "amber"


@pytest.mark.parametrize(
    ("said", "asked", "clean"),
    [
        ({}, True, True),
        ({"moved": None}, True, False),
        ({"where": None}, True, False),
        ({"where": "elsewhere"}, True, False),
        ({"during": None}, True, False),
        ({"ending": "partial"}, True, False),
        ({"before": 1, "during": 3}, True, False),
        (NOTHING, True, False),
        (NOTHING, False, True),
        ({"where": "elsewhere"}, False, False),
        ({"ending": "partial"}, False, False),
    ],
)
def test_clean(said, asked, clean):
    assert judge(a_session(1, BRIDGE, **said), None, None, asked=asked).clean == clean


def test_a_skipped_step_is_not_done_in_full():
    whole = a_session(1, BRIDGE, "desk-plank")
    left_out = replace(whole, steps=(whole.steps[0], replace(whole.steps[1], skipped=True)))
    assert judge(whole, None, None).clean
    assert not judge(left_out, None, None).clean


@pytest.mark.parametrize(("before", "expected"), [(6, "green"), (7, "ungraded")])
def test_a_sore_day_is_not_graded(before, expected):
    diary = Diary().do(1, BRIDGE, before=before, during=before)
    assert colour(diary.sessions[0], diary.history).name == expected


def test_a_day_is_sore_from_the_moment_it_is_said():
    diary = Diary().do(1, BRIDGE, hour=9).do(1, BRIDGE, hour=11).rate(1, 7, hour=10)
    morning, noon = (colour(session, diary.history).name for session in diary.sessions)
    assert (morning, noon) == ("green", "ungraded")


def test_new_signs_in_a_leg_are_red_on_a_sore_day_too():
    diary = Diary().do(1, BRIDGE, before=8, leg=True)
    assert colour(diary.sessions[0], diary.history).name == "red"


def test_a_history_brings_its_usual_and_its_day_after():
    diary = Diary().rate_all(0, 2, 2).do(3, BRIDGE).rate(4, 4, hour=9)
    assert colour(diary.sessions[0], diary.history).name == "red"
    diary = Diary().rate_all(0, 2, 2).do(3, BRIDGE).rate(4, 3, hour=9)
    assert colour(diary.sessions[0], diary.history).name == "green"
