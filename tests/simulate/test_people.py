"""Sixteen kinds of people with the programme: what it must never do to any of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.history import History
from postureguard.core.programme.standing import LevelChange, Progress
from postureguard.errors import UserError
from postureguard.simulate.checks import check
from postureguard.simulate.people import PEOPLE, find_person
from postureguard.simulate.story import outcome, story
from postureguard.simulate.year import LivedDay, live

CATALOGUE = shipped_catalogue()
WEEKS_10 = 70


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


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "over-eager"])
def test_the_checks_hold_for_everybody(name):
    last = lived(name, 28)[-1]
    assert last.history.sessions
    assert broken(last.history, last.progress()) == []


def test_the_checks_hold_for_who_does_too_much():
    last = lived("over-eager", 21)[-1]
    assert broken(last.history, last.progress()) == []


def test_the_same_lot_gives_the_same_days():
    assert lived("forgetful", 10) == lived("forgetful", 10)
    assert lived("forgetful", 10) != lived("forgetful", 10, seed=1)


def test_steady_work_leads_upwards(steady):
    assert steady[-1].progress().tracks["lcs"].level >= 3


@pytest.mark.parametrize(
    ("name", "highest", "rule"),
    [("tier-U", 1, "safety"), ("never-rates", 1, "ratings")],
)
def test_who_stays_is_told_why(name, highest, rule):
    progress = lived(name, 42)[-1].progress()
    assert progress.tracks["lcs"].level == highest
    assert rule in {reason.rule for reason in progress.ahead}


def test_a_week_away_takes_a_step_and_not_a_level():
    habits = replace(PEOPLE["steady"], away=((14, 25),), weekends=0.0)
    told = list(live(habits, CATALOGUE, days=30))[-1].progress().reasons
    assert [reason.rule for reason in told if reason.rule == "absence"] == ["absence"]


def test_the_checks_see_a_rise_in_pain(steady):
    last = steady[-1]
    track = last.progress().tracks["lcs"]
    again = LevelChange(last.day - timedelta(days=1), track.level + 2, "level up")
    forged = replace(track, changes=(*track.changes, again))
    progress = replace(last.progress(), tracks={"lcs": forged})
    assert "Levels rose one by one, a week apart" in broken(last.history, progress)
    unrated = replace(last.history, ratings=())
    assert "Nobody rose in pain" in broken(unrated, last.progress())


def test_the_checks_see_who_stands_still(steady):
    last = steady[-1]
    tracks = {"lcs": replace(last.progress().tracks["lcs"], level=2, since=steady[0].day)}
    silent = replace(last.progress(), tracks=tracks, ahead=())
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
    assert words in broken(history, last.progress())


def test_the_story_tells_weeks_and_what_lies_ahead(steady):
    lines = list(story(steady))
    assert sum(line.startswith("Week ") for line in lines) == 10
    assert lines[1].startswith("Week 1, from 2026-01-05: hips and trunk 1; ")
    assert any("Level 2: enough exercises mastered" in line for line in lines)
    assert "Ahead" in lines


def test_the_outcome_names_what_is_broken(steady):
    last = steady[-1]
    good = list(outcome(check(last.history, CATALOGUE.exercises, last.progress())))
    assert all(line.startswith("holds: ") for line in good)
    unrated = replace(last.history, ratings=())
    bad = list(outcome(check(unrated, CATALOGUE.exercises, last.progress())))
    assert bad[0] == "broken: Nobody rose in pain"
    assert bad[1].startswith("  2026-")


def test_an_unknown_person_is_named():
    with pytest.raises(UserError, match="nobody"):
        find_person("nobody")
