"""One exercise through the fold: dose, mastery, the harder one, amber, red and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from core.programme.diary import CLEAN, Diary, at

from postureguard.core.programme import subjects
from postureguard.core.programme.standing import Standing

BRIDGE, MARCH, REACH = "glute-bridge", "marching-bridge", "standing-hip-extension"
SQUEEZE, TUCK = "standing-glute-squeeze", "seated-glute-squeeze"
AMBER = {"before": 1, "during": 3}
RED = {"before": 1, "during": 4}


def bridge(diary: Diary, day: int) -> Standing:
    return diary.fold(day).standing(BRIDGE)


DOSE = {
    "1 clean session": ((0,), 0),
    "2 on one day": ((0, 0), 0),
    "2 on different days": ((0, 1), 1),
    "3 days": ((0, 1, 2), 1),
    "4 days": ((0, 1, 2, 3), 2),
    "6 days": (tuple(range(6)), 3),
    "8 days": (tuple(range(8)), 3),
}


@pytest.mark.parametrize(("days", "step"), DOSE.values(), ids=DOSE)
def test_clean_sessions_on_two_days_raise_the_dose(days, step):
    diary = Diary()
    for number, day in enumerate(days):
        diary.do(day, BRIDGE, hour=9 + number / 10)
    assert bridge(diary, days[-1] + 1).step == step


def test_the_dose_ends_at_step_3():
    diary = Diary()
    for day in range(11):
        diary.do(day, BRIDGE).rate(day, 1)
    assert bridge(diary, 11).step == 3


def test_a_plain_green_session_neither_raises_nor_breaks():
    diary = Diary().do(0, BRIDGE).do(1, BRIDGE, where="elsewhere").do(2, BRIDGE)
    assert bridge(diary, 2).step == 1


def mastering(**change: object) -> Diary:
    """Three clean days within eight, the line met on two, the lesson opened; or almost."""
    plan = {"cleans": (0, 1, 7), "ticks": (1, 7), "lesson": 0, **change}
    diary = Diary()
    if plan["lesson"] is not None:
        diary.say(0, subjects.LESSON + BRIDGE)
    for day in plan["cleans"]:
        diary.do(day, BRIDGE)
    for day in plan["ticks"]:
        diary.say(day, subjects.MASTERED + BRIDGE, hour=12)
    return diary


def test_mastery_offers_the_harder_exercise():
    found = bridge(mastering(), 7)
    assert found.mastered
    assert (found.offered, found.goes_on_to) == (MARCH, None)


ALMOST = {
    "two clean sessions": {"cleans": (0, 7)},
    "the line met on one day": {"ticks": (7,)},
    "the line met twice on one day": {"ticks": (7, 7)},
    "the lesson not opened": {"lesson": None},
    "six days since it was first done": {"cleans": (1, 2, 7)},
}


@pytest.mark.parametrize("almost", ALMOST.values(), ids=ALMOST)
def test_mastery_needs_all_of_it(almost):
    found = bridge(mastering(**almost), 7)
    assert (found.mastered, found.offered) == (False, None)


def test_mastery_on_three_days_where_the_line_says_so():
    stretch = "standing-hip-flexor-stretch"
    assert not Diary().master(stretch, 0, 7).do(3, stretch).fold(7).standing(stretch).mastered
    assert Diary().master(stretch, 0, 3, 7).fold(7).standing(stretch).mastered


def test_what_is_kept_up_is_never_mastered():
    reach = "half-kneeling-reach"
    assert not Diary().master(reach, *range(10)).fold(9).standing(reach).mastered


def test_the_person_goes_on_by_a_yes_only():
    diary = mastering().say(8, subjects.HARDER + BRIDGE)
    assert bridge(diary, 8).goes_on_to == MARCH
    assert bridge(diary, 8).offered is None
    early = mastering().say(6, subjects.HARDER + BRIDGE)
    assert bridge(early, 7).goes_on_to is None
    assert bridge(mastering().say(8, subjects.HARDER + BRIDGE, "no"), 8).goes_on_to is None


NOT_YET = {
    "the same day": (8, "later", None),
    "13 days later": (21, "later", None),
    "14 days later": (22, "later", MARCH),
    "a plain no, 13 days later": (21, "no", None),
    "a plain no, 14 days later": (22, "no", MARCH),
}


@pytest.mark.parametrize(("day", "value", "offered"), NOT_YET.values(), ids=NOT_YET)
def test_after_not_yet_the_harder_one_is_offered_again_in_14_days(day, value, offered):
    diary = mastering().say(8, subjects.HARDER + BRIDGE, value)
    for other in (14, 18, 22):
        diary.do(other, "walk-snack")
    assert bridge(diary, day).offered == offered
    assert bridge(diary, day).goes_on_to is None


def test_who_thinks_again_before_that_is_heard():
    diary = mastering().say(8, subjects.HARDER + BRIDGE, "later")
    assert bridge(diary.say(9, subjects.HARDER + BRIDGE), 9).goes_on_to == MARCH


def test_a_routine_stopped_in_its_first_step_names_that_exercise():
    diary = Diary().do(0, BRIDGE, "desk-plank", ending="stopped", during=None)
    (first, second) = diary.sessions[0].steps
    diary.sessions[0] = replace(diary.sessions[0], steps=(replace(first, skipped=True),))
    progress = diary.fold(0)
    assert progress.standing(BRIDGE).last_colour == "red"
    assert progress.standing(second.exercise).last_colour is None


def test_after_amber_the_next_dose_is_smaller_and_not_clean():
    diary = Diary().do(0, BRIDGE).do(1, BRIDGE, **AMBER)
    assert bridge(diary, 1).factor == 0.75
    assert bridge(diary, 1).clean_streak == 0
    diary.do(2, BRIDGE)
    assert bridge(diary, 2).factor == 1.0
    assert bridge(diary, 2).clean_streak == 0


HELD = {"1 session later": (1, 0), "2 sessions later": (2, 0), "3 sessions later": (3, 1)}


@pytest.mark.parametrize(("last", "step"), HELD.values(), ids=HELD)
def test_after_amber_nothing_goes_up_for_two_sessions(last, step):
    diary = Diary().do(0, BRIDGE, **AMBER)
    for day in range(1, last + 1):
        diary.do(day, BRIDGE)
    assert bridge(diary, last).step == step


@pytest.mark.parametrize(("sessions", "offered"), [(0, None), (1, None), (2, MARCH)])
def test_after_amber_the_harder_one_waits_for_two_sessions(sessions, offered):
    diary = mastering().do(8, BRIDGE, **AMBER)
    for number in range(sessions):
        diary.do(9, BRIDGE, hour=9 + number)
    assert bridge(diary, 9).offered == offered


def test_two_ambers_in_three_lead_one_step_back():
    diary = Diary().do(0, BRIDGE).do(1, BRIDGE).do(2, BRIDGE, **AMBER).do(3, BRIDGE)
    assert bridge(diary, 3).step == 1
    diary.do(4, BRIDGE, **AMBER)
    assert bridge(diary, 4).step == 0
    assert bridge(diary, 4).return_as is None


def test_two_ambers_in_four_do_not():
    diary = Diary().do(0, BRIDGE).do(1, BRIDGE).do(2, BRIDGE, **AMBER)
    diary.do(3, BRIDGE).do(4, BRIDGE, where=None).do(5, BRIDGE, **AMBER)
    assert bridge(diary, 5).step == 1


def test_two_ambers_at_step_0_lead_to_the_easier_one():
    diary = Diary().do(0, BRIDGE, **AMBER).do(1, BRIDGE, **AMBER)
    assert bridge(diary, 1).return_as == REACH


def test_red_rests_the_exercise_and_brings_the_easier_one():
    diary = Diary().do(0, BRIDGE).do(1, BRIDGE).do(2, BRIDGE, **RED)
    found = bridge(diary, 2)
    assert (found.step, found.return_as, found.last_colour) == (0, REACH, "red")
    assert found.locked_until == at(2, 10) + timedelta(hours=48)
    assert found.locked_for == "red"
    assert not found.is_open(at(4, 9.9), "micro")
    assert found.is_open(at(4, 10), "micro")


def test_a_bad_morning_makes_yesterday_red_from_then_on():
    diary = Diary().rate_all(0, 3, 2).do(3, BRIDGE, before=2, during=2)
    assert bridge(diary, 3).last_colour == "green"
    diary.rate(4, 4, hour=8)
    found = bridge(diary, 4)
    assert found.last_colour == "red"
    assert found.locked_until == at(4, 8) + timedelta(hours=48)
    diary.rate(4, 1, hour=20)  # a second rating of that day changes nothing
    assert bridge(diary, 4).last_colour == "red"


def test_red_takes_mastery_back_until_three_more_clean_sessions():
    diary = mastering().do(8, BRIDGE, **RED)
    assert not bridge(diary, 8).mastered
    diary.do(11, REACH).do(12, REACH).do(13, BRIDGE).do(14, BRIDGE).do(15, BRIDGE)
    assert not bridge(diary, 14).mastered
    assert bridge(diary, 15).mastered


@pytest.mark.parametrize("stand_in", [REACH, BRIDGE])
def test_an_exercise_is_back_after_two_clean_days(stand_in):
    diary = Diary().do(0, BRIDGE, **RED).do(3, stand_in, hour=9).do(3, stand_in, hour=10)
    assert bridge(diary, 3).return_as == REACH
    diary.do(4, stand_in)
    assert bridge(diary, 4).return_as is None
    assert bridge(diary, 4).step == (0 if stand_in == REACH else 1)


def test_the_easiest_is_back_when_its_lock_ends():
    found = Diary().do(0, TUCK, **RED).fold(0).standing(TUCK)
    assert (found.return_as, found.locked_for) == (None, "red")


def test_red_with_the_harder_one_leads_back_to_this_one():
    diary = mastering().say(8, subjects.HARDER + BRIDGE).do(8, MARCH, **RED)
    progress = diary.fold(8)
    assert progress.standing(BRIDGE).goes_on_to is None
    assert progress.standing(BRIDGE).mastered
    assert progress.standing(MARCH).return_as == BRIDGE


def test_relief_does_not_answer_for_the_work_beside_it():
    diary = Diary().do(0, "walk-snack", BRIDGE, "cat-camel", **RED)
    progress = diary.fold(0)
    assert progress.standing(BRIDGE).locks
    assert not progress.standing("walk-snack").locks
    assert not progress.standing("cat-camel").locks


def test_relief_alone_does():
    assert Diary().do(0, "walk-snack", **RED).fold(0).standing("walk-snack").locks


def test_level_1_is_clean_without_questions():
    nothing = dict.fromkeys(CLEAN)
    diary = Diary().do(0, SQUEEZE, **nothing).do(1, SQUEEZE, **nothing)
    assert diary.fold(1).standing(SQUEEZE).step == 1
    diary = Diary().do(0, BRIDGE, **nothing).do(1, BRIDGE, **nothing)
    assert bridge(diary, 1).step == 0


def test_a_routine_stopped_for_pain_before_anything_was_done_counts_as_red():
    diary = Diary().do(0, ending="stopped", during=None)
    assert diary.fold(0).after_red
    assert not Diary().do(0, ending="skipped").fold(0).after_red


def test_exercises_that_are_gone_are_passed_over():
    diary = Diary().do(0, BRIDGE)
    gone = diary.sessions[0].steps[0].__class__("gone", 3)
    session = diary.sessions[0].__class__
    diary.sessions.append(session(at(1), diary.sessions[0].day, "x", "micro", "r", "done", (gone,)))
    assert bridge(diary, 1).introduced_on is not None


def test_reasons_name_the_facts():
    diary = mastering().do(8, BRIDGE, **RED)
    told = [reason.text for reason in diary.fold(8).reasons]
    assert "Glute bridge is yours: 3 clean sessions, its line met on 2 days." in told
    assert "Glute bridge rests for 48 hours (pain rose by 3)." in told
    assert "Standing leg reach-back takes the place of Glute bridge for a while." in told


def test_what_is_missing_is_named():
    ahead = [r.text for r in Diary().do(0, BRIDGE).fold(0).ahead if r.exercise == BRIDGE]
    assert ahead == [
        "Glute bridge: 2 more clean sessions, its mastery line on 2 more days, 7 more days, "
        "a look at its lesson; then Marching bridge."
    ]
