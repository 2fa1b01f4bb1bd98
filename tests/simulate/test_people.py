"""Sixteen kinds of people with the programme: what it must never do to any of them."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.history import History
from postureguard.core.programme.standing import LevelChange, Progress
from postureguard.errors import UserError
from postureguard.simulate.checks import check
from postureguard.simulate.people import PEOPLE, find_person
from postureguard.simulate.story import outcome, story
from postureguard.simulate.year import Life, LivedDay, live

CATALOGUE = shipped_catalogue()
WEEK, FOUR_WEEKS = 7, 28
WEEKS_10, HALF_A_YEAR, A_YEAR = 70, 182, 364
LONG_LIVES = {"absent": A_YEAR, "recovering": A_YEAR, "over-eager": 56}
"""Two in whose year something happens late; one who does so much that a day takes long."""


def lived(name: str, days: int = WEEKS_10, seed: int = 0) -> list[LivedDay]:
    return list(live(PEOPLE[name], CATALOGUE, days=days, seed=seed))


@pytest.fixture(scope="module")
def steady() -> list[LivedDay]:
    return lived("steady")


def broken(history: History, progress: Progress) -> list[str]:
    checks = check(history, CATALOGUE.exercises, progress)
    return [done.words for done in checks if done.broken]


def test_there_are_sixteen():
    assert len(PEOPLE) == 16


@pytest.mark.parametrize("name", PEOPLE)
def test_the_checks_hold_for_everybody(name):
    for day in lived(name, LONG_LIVES.get(name, HALF_A_YEAR))[FOUR_WEEKS - 1 :: FOUR_WEEKS]:
        assert day.history.sessions
        assert broken(day.history, day.progress) == []


@pytest.mark.parametrize("track", ["lcs", "glute", "both"])
@pytest.mark.parametrize("name", ["office-only", "no-kit"])
def test_who_stays_on_the_feet_reaches_level_3_and_gets_work_of_it(name, track):
    habits = replace(PEOPLE[name], track=track)
    last = [*live(habits, CATALOGUE, days=HALF_A_YEAR)][-1]
    plans = [plan for plan, track in last.progress.tracks.items() if track.active]
    assert [last.progress.tracks[plan].level for plan in plans] == [3] * len(plans)
    lately = Counter(s.routine for s in last.history.sessions if s.kind == "micro")
    for plan in plans:
        assert lately[f"mi-{plan[:3]}-3"] > lately[f"mi-{plan[:3]}-1"]
    assert broken(last.history, last.progress) == []


class UpAndDown(Life):
    """Ratings vary as ratings do, with a standard deviation of 1.6."""

    def _pain(self, _number: int) -> int:
        return min(10, max(0, round(self._lot.gauss(2, 1.6))))


def test_ordinary_ups_and_downs_make_few_quiet_weeks():
    life = UpAndDown(PEOPLE["steady"], CATALOGUE, Random(0), HALF_A_YEAR)
    days = list(life.live())
    mornings = [r for r in days[-1].progress.reasons if "on the day after" in r.text]
    assert mornings, "or nothing is tried here"
    assert sum(day.progress.mode == "quiet week" for day in days) <= 2 * WEEK


def test_the_same_lot_gives_the_same_days():
    assert lived("forgetful", 10) == lived("forgetful", 10)
    assert lived("forgetful", 10) != lived("forgetful", 10, seed=1)


def test_steady_work_leads_upwards(steady):
    assert steady[-1].progress.tracks["lcs"].level >= 3


@pytest.mark.parametrize(
    ("name", "highest", "rule"),
    [("tier-U", 1, "safety"), ("never-rates", 1, "ratings")],
)
def test_who_stays_is_told_why(name, highest, rule):
    progress = lived(name, 42)[-1].progress
    assert progress.tracks["lcs"].level == highest
    assert rule in {reason.rule for reason in progress.ahead}


def test_a_week_away_takes_a_step_and_not_a_level():
    habits = replace(PEOPLE["steady"], away=((14, 25),), weekends=0.0)
    told = list(live(habits, CATALOGUE, days=30))[-1].progress.reasons
    assert [reason.rule for reason in told if reason.rule == "absence"] == ["absence"]


def test_the_checks_see_a_rise_in_pain(steady):
    last = steady[-1]
    track = last.progress.tracks["lcs"]
    again = LevelChange(last.day - timedelta(days=1), track.level + 2, "level up")
    forged = replace(track, changes=(*track.changes, again))
    progress = replace(last.progress, tracks={"lcs": forged})
    assert "Levels rose one by one, a week apart" in broken(last.history, progress)
    unrated = replace(last.history, ratings=())
    assert "Nobody rose in pain" in broken(unrated, last.progress)


def test_the_checks_see_a_rise_in_a_week_of_strong_pain(steady):
    last = steady[-1]
    strong = tuple(replace(rating, score=6) for rating in last.history.ratings)
    assert "Nobody rose in pain" in broken(replace(last.history, ratings=strong), last.progress)


def test_the_checks_see_what_safety_leaves_closed(steady):
    last = steady[-1]
    screened = replace(last.history.said[0], value="fever")
    history = replace(last.history, said=(screened, *last.history.said[1:]))
    words = "Nobody was led through what safety leaves closed"
    assert words in broken(history, last.progress)


def test_the_checks_see_who_gets_no_work_of_the_level(steady):
    last = steady[-1]
    told = tuple(r for r in last.progress.reasons if r.rule not in ("quiet week", "flare"))
    high = replace(last.progress.tracks["lcs"], level=4, since=steady[0].day)
    progress = replace(last.progress, tracks={"lcs": high}, reasons=told)
    easy = tuple(
        replace(s, steps=tuple(replace(step, exercise="walk-snack") for step in s.steps))
        for s in last.history.sessions
    )
    words = "Who stands at a level does exercises of it"
    assert words in broken(replace(last.history, sessions=easy), progress)
    assert words not in broken(last.history, replace(progress, tracks={}))


def test_the_checks_see_who_stands_still(steady):
    last = steady[-1]
    tracks = {"lcs": replace(last.progress.tracks["lcs"], level=2, since=steady[0].day)}
    silent = replace(last.progress, tracks=tracks, ahead=())
    assert "Nobody stands still without a reason" in broken(last.history, silent)


def test_the_checks_see_loaded_work_on_days_in_a_row(steady):
    last = steady[-1]
    loaded = replace(last.history.sessions[-1], kind="long")
    steps = (replace(loaded.steps[0], exercise="single-leg-bridge", skipped=False),)
    twice = tuple(
        replace(loaded, steps=steps, day=last.day + timedelta(days=day)) for day in (1, 2)
    )
    history = replace(last.history, sessions=(*last.history.sessions, *twice))
    words = "No loaded exercise on days in a row, none on more than three days of seven"
    assert words in broken(history, last.progress)


def test_the_story_tells_weeks_and_what_lies_ahead(steady):
    lines = list(story(steady))
    assert sum(line.startswith("Week ") for line in lines) == 10
    assert lines[1].startswith("Week 1, from 2026-01-05: hips and trunk 1; ")
    assert any("Level 2: enough exercises mastered" in line for line in lines)
    assert "Ahead" in lines


def test_the_outcome_names_what_is_broken(steady):
    last = steady[-1]
    good = list(outcome(check(last.history, CATALOGUE.exercises, last.progress)))
    assert all(line.startswith("holds: ") for line in good)
    unrated = replace(last.history, ratings=())
    bad = list(outcome(check(unrated, CATALOGUE.exercises, last.progress)))
    assert bad[0] == "broken: Nobody rose in pain"
    assert bad[1].startswith("  2026-")


def test_an_unknown_person_is_named():
    with pytest.raises(UserError, match="nobody"):
        find_person("nobody")
