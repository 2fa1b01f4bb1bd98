"""The day after: which rating it is, which session it speaks about, and what follows."""

from datetime import timedelta

import pytest
from core.programme.diary import Diary, at

BRIDGE, SQUEEZE, PLANK = "glute-bridge", "standing-glute-squeeze", "desk-plank"
CALM = {"before": 2, "during": 2}
FELT_RED = {"before": 2, "during": 5}


def usually_2() -> Diary:
    """Three days rated 2; the next sessions are on day 3."""
    return Diary().rate_all(0, 2, 2)


def colours(diary: Diary, day: int, *names: str) -> list[str | None]:
    progress = diary.fold(day)
    return [progress.standing(name).last_colour for name in names]


HOURS = {
    "11.9 hours: too soon": (11.9, "green"),
    "12 hours": (12.0, "red"),
    "36 hours": (36.0, "red"),
    "36.1 hours: too late": (36.1, "green"),
}


@pytest.mark.parametrize(("hours", "expected"), HOURS.values(), ids=HOURS)
def test_it_is_rated_12_to_36_hours_after_the_beginning(hours: float, expected: str) -> None:
    diary = usually_2().do(3, BRIDGE, hour=8, **CALM).rate(3, 4, hour=8 + hours)
    diary.ratings[-1] = diary.ratings[-1].__class__(at(3, 8 + hours), at(3, 8 + hours).date(), 4)
    assert colours(diary, 5, BRIDGE) == [expected]


RISE = {"1 above the usual": (3, "green"), "2 above the usual": (4, "red")}


@pytest.mark.parametrize(("score", "expected"), RISE.values(), ids=RISE)
def test_it_is_measured_against_the_usual(score: int, expected: str) -> None:
    diary = usually_2().do(3, BRIDGE, before=1, during=1).rate(4, score, hour=8)
    assert colours(diary, 4, BRIDGE) == [expected]


def test_only_the_first_rating_of_that_time_counts():
    diary = usually_2().do(3, BRIDGE, **CALM).rate(4, 3, hour=8).rate(4, 9, hour=18)
    assert colours(diary, 4, BRIDGE) == ["green"]


def test_what_follows_follows_from_the_rating_on():
    diary = usually_2().do(3, BRIDGE, **CALM)
    assert colours(diary, 3, BRIDGE) == ["green"]
    diary.rate(4, 4, hour=8)
    assert diary.fold(4).standing(BRIDGE).locked_until == at(4, 8) + timedelta(hours=48)
    assert not diary.fold(4).after_red


def test_it_speaks_about_the_hardest_session_of_the_day():
    diary = usually_2().do(3, SQUEEZE, hour=9, **CALM).do(3, BRIDGE, hour=10, **CALM)
    diary.do(3, "sit-to-stand", hour=11, **CALM).rate(4, 4, hour=8)
    assert colours(diary, 4, SQUEEZE, BRIDGE, "sit-to-stand") == ["green", "red", "green"]


def test_of_equals_it_speaks_about_the_last():
    diary = usually_2().do(3, BRIDGE, hour=9, **CALM).do(3, PLANK, hour=11, **CALM)
    diary.rate(4, 4, hour=8)
    assert colours(diary, 4, BRIDGE, PLANK) == ["green", "red"]


@pytest.mark.parametrize("hour", [8, 11], ids=["before the red one", "after the red one"])
def test_a_day_that_was_red_by_itself_is_not_charged_twice(hour):
    diary = usually_2().do(3, PLANK, hour=hour, **CALM).do(3, BRIDGE, hour=10, **FELT_RED)
    diary.rate(4, 6, hour=8)
    assert colours(diary, 4, PLANK, BRIDGE) == ["green", "red"]


def test_relief_does_not_answer_for_it():
    diary = usually_2().do(3, "walk-snack", "sit-tall-reset").rate(4, 6, hour=8)
    progress = diary.fold(4)
    assert progress.standing("walk-snack").last_colour == "green"
    assert not progress.standing("walk-snack").locks


def test_relief_done_later_does_not_take_the_place_of_work():
    diary = usually_2().do(3, BRIDGE, hour=9, **CALM).do(3, "walk-snack", hour=16)
    assert colours(diary.rate(4, 6, hour=8), 4, BRIDGE, "walk-snack") == ["red", "green"]


def test_a_sore_day_leaves_nothing_to_the_day_after():
    diary = usually_2().do(3, BRIDGE, before=7, during=7).rate(4, 9, hour=8)
    assert colours(diary, 4, BRIDGE) == [None]
