"""Variety, a walk in every three, and out of the chair most of the time."""

from itertools import pairwise

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training.choice import next_routine, on_feet
from postureguard.offers import offers

CATALOGUE = shipped_catalogue()


def month(kind="micro", count=60):
    """The routines that somebody would be led through, in order, who takes every break."""
    done = []
    for _ in range(count):
        done.insert(0, next_routine(kind, CATALOGUE, done).id)
    return list(reversed(done))


def test_the_first_one_gets_the_person_up():
    assert on_feet(next_routine("micro", CATALOGUE, ()))


def test_every_third_micro_break_is_a_walk():
    assert [i for i, name in enumerate(month()) if name == "mi-walk"] == list(range(2, 60, 3))


def test_every_micro_routine_comes_round():
    micros = {r.id for r in CATALOGUE.routines.values() if r.kind == "micro"}
    assert set(month()) == micros


def test_at_most_one_in_four_is_done_in_the_chair_and_never_two_in_a_row():
    seated = [not on_feet(CATALOGUE.routines[name]) for name in month()]
    assert 0 < sum(seated) <= len(seated) / 4
    assert not any(first and second for first, second in pairwise(seated))


def test_the_same_work_is_not_repeated_where_there_is_a_choice():
    repeats = 0
    names = month()
    for first, second in pairwise(names):
        both = {i.exercise_id for i in CATALOGUE.routines[first].items} & {
            i.exercise_id for i in CATALOGUE.routines[second].items
        }
        repeats += any(CATALOGUE.exercises[name].track != "posture" for name in both)
    assert repeats <= len(names) / 6


def test_a_routine_that_is_no_longer_there_disturbs_nothing():
    assert next_routine("micro", CATALOGUE, ("gone", "mi-walk", "gone too")) is not None


@pytest.mark.parametrize("kind", ["micro", "short", "long"])
def test_the_shipped_routines_offer_every_kind(kind):
    low, high = {"micro": (60, 90), "short": (120, 180), "long": (300, 480)}[kind]
    offer = offers(())[kind]
    assert low <= offer.seconds <= high
    assert offer.steps >= 1
