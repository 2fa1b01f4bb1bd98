"""What lifts a level, at, just below and just above every number."""

from itertools import pairwise

import pytest
from core.programme.diary import Diary, at, on

from postureguard.core.programme import subjects

SQUEEZE, TUCK, BRIDGE = "standing-glute-squeeze", "seated-glute-squeeze", "glute-bridge"
STRETCH = "standing-hip-flexor-stretch"


def ready(track: str = "lcs", **change: object) -> Diary:
    """Everything that level 2 takes, fulfilled on day 7; or almost."""
    plan = {"days": (0, 1, 2, 3, 4, 7), "mastered": (SQUEEZE, TUCK), "week": 2, **change}
    diary, pain = Diary(track), 1 if plan["week"] is None else plan["week"]
    for day in plan["days"]:
        for number, name in enumerate((SQUEEZE, TUCK)):
            diary.do(day, name, hour=9 + number, before=pain, during=pain)
    for name in plan["mastered"]:
        for day in (1, 2):
            diary.say(day, subjects.MASTERED + name)
    if plan["week"] is not None:
        diary.rate_all(0, 7, plan["week"])
    return diary


def level(diary: Diary, day: int = 7, track: str = "lcs") -> int:
    return diary.fold(day).level(track)


def test_level_2_opens_when_everything_holds():
    progress = ready().fold(7)
    assert progress.level("lcs") == 2
    assert progress.level("glute") == 1
    assert [(c.day, c.level, c.rule) for c in progress.tracks["lcs"].changes] == [
        (on(0), 1, "level"),
        (on(7), 2, "level up"),
    ]
    assert level(ready(), 6) == 1


ALMOST_2 = {
    "five days with a session": {"days": (0, 1, 2, 3, 7)},
    "the sixth day since the first": {"days": (1, 2, 3, 4, 5, 7)},
    "one exercise mastered": {"mastered": (SQUEEZE,)},
    "nothing rated": {"week": None},
    "a week rated 6": {"week": 6},
}


@pytest.mark.parametrize("almost", ALMOST_2.values(), ids=ALMOST_2)
def test_level_2_needs_all_of_it(almost):
    assert level(ready(**almost)) == 1


RED_FREE = {"red 6 days ago": (1, 1), "red 7 days ago": (0, 2)}


@pytest.mark.parametrize(("red", "expected"), RED_FREE.values(), ids=RED_FREE)
def test_seven_days_without_red(red, expected):
    diary = ready().do(red, "sit-to-stand", hour=13, before=0, during=3)
    assert level(diary) == expected


def test_red_by_the_day_after_counts_for_these_seven_days_too():
    diary = ready(week=None).rate_all(0, 2, 2).do(3, "sit-to-stand", hour=13, before=2, during=2)
    diary.rate(4, 4, hour=8).rate_all(5, 7, 2)
    assert diary.fold(4).standing("sit-to-stand").last_colour == "red"
    assert level(diary) == 1


PAIN_OF_A_WEEK = {"a week rated 5": (5, 2), "a week rated 6": (6, 1), "a week rated 0": (0, 2)}


@pytest.mark.parametrize(("week", "expected"), PAIN_OF_A_WEEK.values(), ids=PAIN_OF_A_WEEK)
def test_nobody_rises_in_a_week_of_strong_pain(week, expected):
    progress = ready(week=week).fold(7)
    assert progress.level("lcs") == expected
    told = [reason.text for reason in progress.ahead if reason.track]
    assert [text for text in told if "rated 5 or lower (now 6)" in text] == told * (week == 6)


def test_the_ratings_have_to_be_enough():
    diary = ready(week=None).rate_all(0, 5, 2)
    assert level(diary) == 2
    diary.ratings.pop()
    assert level(diary) == 1


WORSE = {"as usual": (2, 2), "1 point worse": (3, 2), "2 points worse": (4, 1)}


@pytest.mark.parametrize(("week", "expected"), WORSE.values(), ids=WORSE)
def test_a_week_no_worse_than_usual(week, expected):
    diary = ready(week=None).rate_all(0, 13, 2).rate_all(14, 20, week)
    diary.said = [s for s in diary.said if s.about != subjects.MASTERED + TUCK or s.day == on(1)]
    for day in (10, 14, 18):
        diary.do(day, SQUEEZE, before=week, during=week)
    assert level(diary, 19) == 1
    diary.say(20, subjects.MASTERED + TUCK)
    assert level(diary, 20) == expected


@pytest.mark.parametrize(("fourth", "expected"), [(3, 2), (4, 1)])
def test_half_a_point_more_than_allowed_is_too_much(fourth, expected):
    """Six ratings of the week, usually 2: a median of 3 lifts, one of 3.5 does not."""
    diary = ready(week=None, mastered=(SQUEEZE,)).rate_all(0, 13, 2)
    for day, score in zip(range(15, 21), (4, 4, fourth, 3, 3, 3), strict=True):
        diary.rate(day, score)
    for day in (10, 17):
        diary.do(day, SQUEEZE, before=2, during=2)
    for day in (19, 20):
        diary.say(day, subjects.MASTERED + TUCK)
    assert level(diary, 20) == expected


@pytest.mark.parametrize("track", ["general", "glute"])
def test_only_a_plan_that_is_followed_rises(track):
    assert level(ready(track)) == 1


def test_the_general_plan_says_why_it_stays():
    assert "general" in {reason.rule for reason in ready("general").fold(7).ahead}


def test_of_two_plans_one_rises_a_week():
    diary = ready("both")
    for day in range(8, 15):
        diary.do(day, SQUEEZE).rate(day, 2)
    ups = {d: (level(diary, d, "lcs"), level(diary, d, "glute")) for d in (7, 13, 14)}
    assert ups == {7: (2, 1), 13: (2, 1), 14: (2, 2)}


def test_the_plan_that_bothers_more_rises_first():
    diary = ready("both").say(0, subjects.BOTHERS, "glute")
    assert (level(diary, 7, "lcs"), level(diary, 7, "glute")) == (1, 2)


def test_safety_keeps_levels_closed():
    diary = ready().say(0, subjects.SCREEN, "fever", hour=9)
    progress = diary.fold(7)
    assert progress.level("lcs") == 1
    assert "safety" in {reason.rule for reason in progress.ahead}
    unasked = ready()
    unasked.said = [s for s in unasked.said if s.about != subjects.SCREEN]
    assert level(unasked) == 1


def at_level_2(days: int, last: int) -> Diary:
    """Level 2 since day 7; sessions on so many more days, the last of them on `last`."""
    diary = ready().rate_all(8, last, 2)
    session_days = [*range(last - days + 1, last + 1)]
    for day in session_days:
        diary.do(day, BRIDGE, "standing-hip-extension", before=2, during=2)
    for name in (BRIDGE, "standing-hip-extension"):
        diary.say(9, subjects.LESSON + name)
        for day in session_days[-2:]:
            diary.say(day, subjects.MASTERED + name, hour=20)
    diary.say(8, subjects.FLOOR)
    return diary


LEVEL_3 = {
    "ten session days within 13": (10, 20, 2),
    "ten session days within 14": (10, 21, 3),
    "nine session days within 14": (9, 21, 2),
    "ten session days within 15": (10, 22, 3),
}


@pytest.mark.parametrize(("days", "last", "expected"), LEVEL_3.values(), ids=LEVEL_3)
def test_level_3_takes_ten_days_with_sessions_in_a_fortnight(days, last, expected):
    assert level(at_level_2(days, last), last) == expected


def test_the_start_is_the_plan_of_the_first_day():
    diary = Diary().say(0, subjects.USUAL_PAIN, "2").say(0, subjects.ACTIVE_DAYS, "3")
    diary.say(0, subjects.TEST + "bridge", "40").say(0, subjects.TEST + "plank", "30")
    assert level(diary, 0) == 2
    diary.do(1, BRIDGE).say(2, subjects.TEST + "bridge", "10")
    assert level(diary, 2) == 2


def office_at_level_3(kit: str = "desk,steady-chair,wall,dowel") -> Diary:
    """Everything that stands in an office mastered, and many days of it."""
    diary = Diary("both").say(0, subjects.KIT, kit)
    standing = [SQUEEZE, TUCK, STRETCH, "sit-to-stand", "desk-plank", "standing-hip-extension",
                "standing-hip-abduction", "wall-hip-hinge", "dowel-hip-hinge"]  # fmt: skip
    for day in range(0, 90, 2):
        diary.do(day, *standing).rate(day, 1)
    for name in standing:
        diary.say(0, subjects.LESSON + name)
        for day in (10, 12, 14):
            diary.say(day, subjects.MASTERED + name)
    return diary


def test_an_office_reaches_level_3_and_says_why_not_4():
    progress = office_at_level_3().fold(88)
    assert (progress.level("lcs"), progress.level("glute")) == (3, 3)
    assert [r.rule for r in progress.ahead if r.track] == ["room", "room"]


def test_what_fits_is_enough_where_it_is_only_one():
    """Of level 3 only the stick hinge fits; with a cable at hand level 4 opens."""
    diary = office_at_level_3("desk,steady-chair,wall,dowel,cable")
    assert level(diary, 88, "glute") == 3
    diary.say(0, subjects.CLOTHES, "sports")
    assert 4 in {change.level for change in diary.fold(88).tracks["glute"].changes}


def test_levels_rise_one_by_one_and_at_most_weekly():
    changes = office_at_level_3().fold(88).tracks
    ups = sorted(c.day for t in changes.values() for c in t.changes if c.rule == "level up")
    assert len(ups) == 4
    assert all((later - day).days >= 7 for day, later in pairwise(ups))


def test_the_way_ahead_is_told():
    diary = Diary().do(0, SQUEEZE).rate(0, 2)
    told = [reason.text for reason in diary.fold(0).ahead if reason.track]
    assert told == [
        "Hips and trunk plan, level 2: 2 more exercises mastered, sessions on 5 more days, "
        "7 more days, a rating on at least 3 days a week."
    ]
    assert at(0).date() == on(0)
