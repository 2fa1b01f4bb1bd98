"""Where two weeks of work went."""

from datetime import UTC, date, datetime, timedelta

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.balance import REGIONS, balance, groups_of, regions_of, worked_s
from postureguard.core.programme.history import Done, Session
from postureguard.core.programme.past import last_work, past
from postureguard.core.training.anatomy import MUSCLES

EXERCISES = shipped_catalogue().exercises
TODAY = date(2026, 3, 20)
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)


def session(*steps, days_ago=0, ending="done"):
    at = NOON - timedelta(days=days_ago)
    return Session(at, at.date(), f"b{days_ago}", "micro", "mi-wall", ending, steps)


def test_every_muscle_belongs_to_one_region():
    assert sorted(name for names in REGIONS.values() for name in names) == sorted(MUSCLES)


@pytest.mark.parametrize(
    ("exercise", "regions"),
    [
        ("glute-bridge", {"buttocks", "legs"}),
        ("dead-bug", {"belly"}),
        ("standing-hip-flexor-stretch", {"hips", "buttocks"}),
        ("side-plank-knees", {"belly", "buttocks"}),
    ],
)
def test_regions_are_those_that_the_figure_shows(exercise, regions):
    assert regions_of(EXERCISES[exercise]) == regions


@pytest.mark.parametrize(
    ("done", "seconds"),
    [
        (Done("glute-bridge", 10), 60),
        (Done("seated-glute-squeeze", 8), 40),
        (Done("standing-hip-flexor-stretch", 1), 30),
        (Done("walk-snack", 80), 80),
        (Done("dead-bug", 5), 60),
    ],
)
def test_seconds_of_work(done, seconds):
    assert worked_s(done, EXERCISES[done.exercise]) == seconds


def test_the_balance_sums_what_was_done():
    sessions = [
        session(Done("glute-bridge", 10), Done("dead-bug", 5), Done("walk-snack", 60, True))
    ]
    assert balance(sessions, TODAY, EXERCISES) == {
        "buttocks": 60, "legs": 60, "belly": 60, "hips": 0, "back": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("days_ago", "seconds"), [(-1, 0), (0, 60), (13, 60), (14, 0)])
def test_the_balance_looks_back_fourteen_days(days_ago, seconds):
    sessions = [session(Done("glute-bridge", 10), days_ago=days_ago)]
    assert balance(sessions, TODAY, EXERCISES)["buttocks"] == seconds


def test_what_is_no_longer_in_the_catalogue_is_passed_over():
    assert set(balance([session(Done("gone", 3))], TODAY, EXERCISES).values()) == {0}
    assert groups_of(["gone", "dead-bug", "walk-snack"], EXERCISES) == {"core"}


def test_the_past_is_what_was_done_in_order():
    sessions = [
        session(Done("glute-bridge", 10), Done("dead-bug", 5, True), ending="partial"),
        session(Done("wall-reset", 4), days_ago=1),
    ]
    first, second = past(sessions)
    assert (first.exercises, first.done) == ({"wall-reset"}, True)
    assert (second.exercises, second.done, second.day) == ({"glute-bridge"}, False, TODAY)


def test_a_break_in_which_nothing_was_done_repeats_nothing():
    sessions = [session(Done("wall-reset", 4), days_ago=1), session(ending="interrupted")]
    assert last_work(past(sessions)) == {"wall-reset"}
    assert last_work(()) == frozenset()
