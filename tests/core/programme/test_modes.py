"""Sore days, quiet weeks, flare-ups, light weeks and absences, at and around their numbers."""

import pytest
from core.programme.diary import Diary, on

from postureguard.core.programme import subjects

BRIDGE, SQUEEZE = "glute-bridge", "standing-glute-squeeze"
RED = {"before": 1, "during": 4}
STRONG = {subjects.USUAL_PAIN: "2", subjects.ACTIVE_DAYS: "3"}


def at_level_2() -> Diary:
    """Somebody whose answers let them begin at level 2."""
    diary = Diary()
    for about, value in STRONG.items():
        diary.say(0, about, value)
    diary.say(0, subjects.TEST + "bridge", "40").say(0, subjects.TEST + "plank", "30")
    return diary.do(0, BRIDGE)


SORE = {"pain of 6": (6, "normal"), "pain of 7": (7, "sore day")}


@pytest.mark.parametrize(("score", "mode"), SORE.values(), ids=SORE)
def test_a_sore_day(score, mode):
    progress = Diary().do(0, BRIDGE, before=score, during=score).fold(0)
    assert progress.mode == mode
    assert progress.only_relief == (mode == "sore day")
    assert progress.standing(BRIDGE).last_colour == ("green" if score < 7 else None)
    assert Diary().rate(0, score).fold(0).mode == mode


def test_a_sore_day_is_over_on_the_next():
    diary = Diary().rate(0, 9)
    assert (diary.fold(0).since, diary.fold(0).until) == (on(0), on(1))
    assert diary.fold(1).mode == "normal"


QUIET = {
    "the next day": (1, "quiet week"),
    "13 days later": (13, "quiet week"),
    "14 days later": (14, "normal"),
    "on the same day": (0, "normal"),
}


@pytest.mark.parametrize(("second", "mode"), QUIET.values(), ids=QUIET)
def test_a_quiet_week_follows_a_second_red_session(second, mode):
    diary = Diary().do(0, BRIDGE, **RED).do(5, SQUEEZE).do(10, SQUEEZE)
    diary.do(second, BRIDGE, hour=12, **RED)
    progress = diary.fold(second)
    assert progress.mode == mode
    assert progress.advice == progress.only_relief == (mode == "quiet week")


def felt(day: int, **said: object) -> dict[str, object]:
    return {"day": day, **said}


SPEAKS = {
    "pain rose by 3": felt(1, before=1, during=4),
    "pain reached 6": felt(1, before=5, during=6),
    "4 in the low back": felt(1, before=3, during=4, where="low-back"),
    "new signs in a leg": felt(1, leg=True),
    "stopped because it hurt": felt(1, ending="stopped", during=None),
}


@pytest.mark.parametrize("said", SPEAKS.values(), ids=SPEAKS)
def test_whatever_is_felt_in_a_session_counts_for_a_quiet_week(said):
    day = said.pop("day")
    assert Diary().do(0, BRIDGE, **RED).do(day, SQUEEZE, **said).fold(1).mode == "quiet week"


def test_ratings_of_the_day_after_make_no_quiet_week():
    diary = Diary().rate_all(0, 2, 2).do(3, BRIDGE, before=2, during=2).rate(4, 5, hour=8)
    diary.do(6, SQUEEZE, before=2, during=2).rate(7, 5, hour=8)
    assert [diary.fold(day).standing(BRIDGE).last_colour for day in (4, 7)] == ["red", "red"]
    assert diary.fold(7).standing(SQUEEZE).last_colour == "red"
    assert diary.fold(7).mode == "normal"
    diary.do(9, "sit-to-stand", **RED)
    assert diary.fold(9).mode == "normal"


def test_a_quiet_week_lasts_seven_days_and_then_takes_a_level():
    diary = at_level_2().do(1, BRIDGE, **RED).do(2, BRIDGE, **RED).do(5, "walk-snack")
    during, after = diary.fold(8), diary.fold(9)
    assert (during.mode, during.since, during.until) == ("quiet week", on(2), on(9))
    assert during.level("lcs") == 2
    assert after.mode == "normal"
    assert (after.level("lcs"), after.level("glute")) == (1, 1)
    assert after.tracks["lcs"].changes[-1].rule == "quiet week"


AFTER_A_QUIET_WEEK = {"one more red day": ((10,), "normal"), "two": ((10, 11), "quiet week")}


@pytest.mark.parametrize(("days", "mode"), AFTER_A_QUIET_WEEK.values(), ids=AFTER_A_QUIET_WEEK)
def test_after_a_quiet_week_the_count_begins_anew(days, mode):
    diary = Diary().do(1, BRIDGE, **RED).do(2, BRIDGE, **RED).do(5, "walk-snack")
    for day in days:
        diary.do(day, SQUEEZE, **RED)
    assert diary.fold(9).mode == "normal"
    assert diary.fold(days[-1]).mode == mode


def test_red_within_the_quiet_week_makes_it_longer():
    diary = Diary().do(1, BRIDGE, **RED).do(2, BRIDGE, **RED).do(5, "walk-snack", **RED)
    assert (diary.fold(11).mode, diary.fold(12).mode) == ("quiet week", "normal")


FLARE = {
    "1 point above": (4, "normal"),
    "2 points above": (5, "flare"),
    "3 points above": (6, "flare"),
}


@pytest.mark.parametrize(("bad", "mode"), FLARE.values(), ids=FLARE)
def test_a_week_two_points_above_the_baseline_is_a_flare(bad, mode):
    diary = at_level_2().rate_all(0, 13, 3).rate_all(14, 20, bad)
    diary.do(7, SQUEEZE).do(14, SQUEEZE)
    progress = diary.fold(20)
    assert progress.mode == mode
    if mode == "flare":
        assert progress.dose_factor == 0.5
        assert not progress.ups
        assert (progress.tracks["lcs"].level, progress.level("lcs")) == (2, 1)


def flare(then: int, days: int = 20) -> Diary:
    """Usually 2; 5 from day 14 on, so that day 17 begins the flare-up; and then."""
    diary = Diary().rate_all(0, 13, 2).rate_all(14, 17, 5).rate_all(18, 18 + days, then)
    for day in range(0, 19 + days, 3):
        diary.do(day, SQUEEZE)
    return diary


SETTLED = {
    "back at the baseline": (2, "normal"),
    "1 point above it": (3, "normal"),
    "2 points above it": (4, "flare"),
}


@pytest.mark.parametrize(("then", "mode"), SETTLED.values(), ids=SETTLED)
def test_a_flare_ends_after_seven_days_when_the_week_has_settled(then, mode):
    diary = flare(then)
    assert (diary.fold(16).mode, diary.fold(17).mode) == ("normal", "flare")
    assert diary.fold(23).mode == "flare"
    assert diary.fold(24).mode == mode
    assert diary.fold(24).level("lcs") == 1


@pytest.mark.parametrize(("last", "mode"), [(3, "normal"), (4, "flare")])
def test_half_a_point_more_than_settled_is_a_flare_still(last, mode):
    """Six ratings with a median of 3 or 3.5; the baseline is 2."""
    diary = Diary().rate_all(0, 13, 2).rate_all(14, 17, 5).rate_all(18, 20, 3)
    diary.rate(21, last).rate(22, 4).do(14, SQUEEZE).do(20, SQUEEZE)
    assert diary.fold(24).mode == mode


def test_a_flare_that_does_not_settle_says_where_to_ask():
    diary = flare(5)
    assert not diary.fold(30).advice
    assert diary.fold(31).advice
    assert [r.day for r in diary.fold(38).reasons if r.rule == "advice"] == [on(31)]


def test_a_flare_without_ratings_says_what_it_needs():
    diary = flare(5, days=0).do(21, SQUEEZE).do(27, SQUEEZE)
    progress = diary.fold(28)
    assert progress.mode == "flare"
    assert "ratings" in {reason.rule for reason in progress.ahead}


def test_nothing_goes_up_in_a_flare():
    diary = flare(5).do(25, BRIDGE).do(26, BRIDGE).do(27, BRIDGE)
    assert diary.fold(27).standing(BRIDGE).step == 0


def trained(weeks: int, exercise: str = SQUEEZE) -> Diary:
    diary = Diary()
    for week in range(weeks):
        diary.do(week * 7, exercise).do(week * 7 + 3, exercise)
    return diary


def test_every_fifth_training_week_is_light():
    diary = trained(11)
    light = [week for week in range(11) if diary.fold(week * 7 + 2).mode == "deload"]
    assert light == [4, 9]
    progress = diary.fold(28)
    assert (progress.since, progress.until) == (on(28), on(35))
    assert progress.dose_factor == 0.6
    assert not progress.ups


def test_weeks_of_relief_alone_are_no_training_weeks():
    assert trained(5, "walk-snack").fold(30).mode == "normal"


def test_the_light_week_waits_for_somebody_who_is_away():
    diary = trained(4).do(36, SQUEEZE)
    assert diary.fold(37).mode == "deload"
    diary.do(43, SQUEEZE)
    assert diary.fold(44).mode == "normal"


ABSENCE = {
    "7 days: nothing": (7, 3, 2, False),
    "8 days: a step": (8, 2, 2, False),
    "21 days: a step": (21, 2, 2, False),
    "22 days: a level": (22, 2, 1, False),
    "60 days: a level": (60, 2, 1, False),
    "61 days: the questions again": (61, 2, 1, True),
}


@pytest.mark.parametrize(("days", "step", "level", "assess"), ABSENCE.values(), ids=ABSENCE)
def test_absence(days, step, level, assess):
    diary = at_level_2()
    for day in range(1, 7):
        diary.do(day, BRIDGE)
    assert diary.fold(6).standing(BRIDGE).step == 3
    progress = diary.fold(6 + days)
    assert progress.standing(BRIDGE).step == step
    assert progress.level("lcs") == level
    assert progress.assess_again == assess
    assert progress.mode == ("returning" if days >= 8 else "normal")


def test_the_return_is_over_after_the_first_day_back():
    diary = Diary().do(0, SQUEEZE).do(10, SQUEEZE)
    assert diary.fold(10).mode == "returning"
    assert diary.fold(11).mode == "normal"
    assert [reason.rule for reason in diary.fold(11).reasons] == ["absence"]


def test_any_session_ends_an_absence():
    diary = Diary().do(0, SQUEEZE).do(7, "walk-snack").do(14, SQUEEZE)
    assert "absence" not in {reason.rule for reason in diary.fold(14).reasons}


def test_after_a_long_absence_the_questions_come_again():
    diary = at_level_2().do(62, BRIDGE)
    assert diary.fold(62).assess_again
    assert diary.fold(62).tracks["lcs"].level == 1
    diary.say(63, subjects.QUESTION + "hips")
    progress = diary.fold(63)
    assert not progress.assess_again
    assert progress.tracks["lcs"].level == 2
