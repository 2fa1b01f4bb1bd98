"""Days between loaded exercises, the squat, and more resistance."""

import pytest
from core.programme.diary import EXERCISES, Diary, at

from postureguard.core.programme import subjects
from postureguard.core.programme.load import next_load, raised_weight
from postureguard.core.programme.numbers import RULES

PULL, SINGLE, RKC, SQUAT = "band-pull-through", "single-leg-bridge", "rkc-plank", "goblet-squat"
DOWEL, PLANK, CABLE = "dowel-hip-hinge", "forearm-plank", "cable-pull-through"


APART = {"47.9 hours": (47.9, False), "48 hours": (48, True), "49 hours": (49, True)}


@pytest.mark.parametrize(("hours", "is_open"), APART.values(), ids=APART)
def test_a_loaded_exercise_waits_48_hours(hours, is_open):
    found = Diary().do(0, PULL).fold(2).standing(PULL)
    assert found.is_open(at(0, 10 + hours), "micro") == is_open
    assert found.locked_for == "rest"


def test_another_loaded_exercise_need_not_wait():
    assert Diary().do(0, PULL).fold(1).standing(SINGLE).is_open(at(1), "short")


def test_other_exercises_come_daily():
    assert not Diary().do(0, "glute-bridge").fold(0).standing("glute-bridge").locks


def test_the_rkc_plank_is_loaded_in_a_long_session_only():
    assert not Diary().do(0, RKC).fold(0).standing(RKC).locks
    found = Diary().do(0, RKC, kind="long").fold(1).standing(RKC)
    assert found.is_open(at(1), "micro")
    assert not found.is_open(at(1), "long")


A_WEEK = {"on day 5": (5, False), "on day 6": (6, False), "on day 7": (7, True)}


@pytest.mark.parametrize(("day", "is_open"), A_WEEK.values(), ids=A_WEEK)
def test_loaded_work_is_for_three_days_a_week(day, is_open):
    diary = Diary().do(0, PULL).do(2, SINGLE).do(4, PULL)
    assert diary.fold(day).standing(SINGLE).is_open(at(day), "long") == is_open


def test_on_the_third_day_itself_the_others_are_still_open():
    diary = Diary().do(0, PULL).do(2, PULL).do(4, PULL)
    assert diary.fold(4).standing(SINGLE).is_open(at(4, 12), "long")


def ready_for_the_squat(**change: object) -> Diary:
    plan = {"exercises": (DOWEL, PULL, PLANK), "score": 3, "red": None, "lesson": True, **change}
    diary = Diary("glute").rate_all(0, 30, plan["score"])
    for name in plan["exercises"]:
        diary.master(name, 0, 5, 10, before=plan["score"], during=plan["score"])
    if plan["red"] is not None:
        diary.do(plan["red"], "standing-glute-squeeze", before=0, during=3)
    if plan["lesson"]:
        diary.say(11, subjects.LESSON + SQUAT)
    for day in (14, 21):
        diary.do(day, "walk-snack")
    return diary


def squat_is_open(diary: Diary, day: int = 25) -> bool:
    return diary.fold(day).standing(SQUAT).is_open(at(day), "long")


def test_the_squat_opens_when_everything_holds():
    assert squat_is_open(ready_for_the_squat())
    assert squat_is_open(ready_for_the_squat(exercises=(DOWEL, CABLE, PLANK)))
    assert squat_is_open(ready_for_the_squat(red=11))


ALMOST_THE_SQUAT = {
    "no stick hinge": {"exercises": (PULL, PLANK)},
    "no pull-through": {"exercises": (DOWEL, PLANK)},
    "no forearm plank": {"exercises": (DOWEL, PULL)},
    "two weeks rated 4": {"score": 4},
    "red 13 days ago": {"red": 12},
    "its lesson not opened": {"lesson": False},
}


@pytest.mark.parametrize("almost", ALMOST_THE_SQUAT.values(), ids=ALMOST_THE_SQUAT)
def test_the_squat_needs_all_of_it(almost):
    diary = ready_for_the_squat(**almost)
    assert not squat_is_open(diary)
    assert diary.fold(25).standing(SQUAT).locked_for == "conditions"


def test_the_squat_needs_two_weeks_of_ratings():
    diary = ready_for_the_squat()
    diary.ratings = [rating for rating in diary.ratings if rating.at > at(12, 0)]
    assert squat_is_open(diary)
    diary.ratings = [rating for rating in diary.ratings if rating.at > at(17, 0)]
    assert not squat_is_open(diary)


def test_the_squat_is_not_offered_while_it_is_locked():
    diary = ready_for_the_squat(exercises=(DOWEL, CABLE))
    diary.say(24, subjects.HARDER + CABLE)
    found = diary.fold(25).standing(CABLE)
    assert found.mastered
    assert (found.offered, found.goes_on_to) == (None, None)
    assert ready_for_the_squat(exercises=(DOWEL, CABLE, PLANK)).fold(25).standing(CABLE).offered


def test_no_way_leads_to_a_deadlift():
    names = {*EXERCISES, *(e.harder for e in EXERCISES.values()), *Diary().fold(0).standings}
    assert not any(name and "deadlift" in name for name in names)


LOAD_UP = {
    "2 more twice": ((12, 12), True),
    "2 more once": ((12,), False),
    "1 more twice": ((11, 11), False),
    "2 more, then 1 more": ((12, 11), False),
    "2 more twice, but not in a row": ((12, 11, 12), False),
    "1 more, then 2 more twice": ((11, 12, 12), True),
    "3 more twice": ((13, 13), True),
}


@pytest.mark.parametrize(("amounts", "load_up"), LOAD_UP.values(), ids=LOAD_UP)
def test_two_more_repetitions_twice_in_a_row_are_time_for_more(amounts, load_up):
    diary = Diary().say(0, subjects.LOAD + CABLE, "20 kg")
    for number, amount in enumerate(amounts):
        diary.do(number * 2, CABLE, amount=amount)
    assert diary.fold(10).standing(CABLE).load_up == ("20.5 kg" if load_up else "")


def test_a_session_that_is_not_clean_breaks_the_row():
    diary = Diary().do(0, CABLE, amount=12).do(2, CABLE, amount=12, where="elsewhere")
    diary.do(4, CABLE, amount=12)
    assert diary.fold(4).standing(CABLE).load_up == ""


def test_with_another_resistance_the_repetitions_start_again():
    diary = Diary().say(0, subjects.LOAD + CABLE, "20 kg").do(0, CABLE, amount=12)
    diary.do(2, CABLE, amount=12)
    assert diary.fold(2).standing(CABLE).step == 1
    diary.say(3, subjects.LOAD + CABLE, "20.5 kg")
    found = diary.fold(3).standing(CABLE)
    assert (found.step, found.load, found.load_up) == (0, "20.5 kg", "")


def test_what_takes_no_load_gets_none():
    diary = Diary().do(0, "glute-bridge", amount=30).do(1, "glute-bridge", amount=30)
    assert diary.fold(1).standing("glute-bridge").load_up == ""


@pytest.mark.parametrize(
    ("weight", "raised"), [(2, 2.5), (8, 8.5), (25, 25.5), (25.5, 26.5), (50, 51), (0, 0.5)]
)
def test_a_weight_grows_by_2_percent_in_whole_plates(weight, raised):
    assert raised_weight(weight) == raised
    assert raised >= weight * (1 + RULES.load_rise)


@pytest.mark.parametrize(
    ("exercise", "load", "following"),
    [
        (CABLE, "8 kg", "8.5 kg"),
        (CABLE, "8,5kg", "9 kg"),
        (CABLE, "12", "12.5 kg"),
        (CABLE, "two plates", "a little more weight"),
        (CABLE, "", "a little more weight"),
        (PULL, "green band", "the next band"),
    ],
)
def test_what_comes_next(exercise, load, following):
    assert next_load(EXERCISES[exercise], load) == following
