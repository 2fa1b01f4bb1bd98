"""How much of it: steps, easier times, and the length of a break."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.amounts import (
    dosed,
    length_s,
    minimum,
    no_longer_than,
)
from postureguard.core.training.routine import LONGEST_S, Item, Routine

CATALOGUE = shipped_catalogue()
EXERCISES, ROUTINES = CATALOGUE.exercises, CATALOGUE.routines
ENDLESS = 10_000


def one(item: Item) -> Routine:
    return replace(ROUTINES["mi-wall"], items=(item,))


def due(item: Item, step: int = 0, share: float = 1.0, longest_s: int = ENDLESS) -> Item:
    (found,) = dosed(one(item), EXERCISES, lambda _: (step, share), longest_s).items
    return found


@pytest.mark.parametrize(
    ("item", "amounts"),
    [
        (Item("glute-bridge", count=10), [(10, 1), (13, 1), (15, 1), (15, 2)]),
        (Item("glute-bridge", count=8), [(8, 1), (10, 1), (12, 1), (12, 2)]),
        (Item("bird-dog", count=3), [(3, 1), (4, 1), (5, 1), (5, 2)]),
        (Item("lateral-band-walk", count=8, sets=2), [(8, 2), (10, 2), (12, 2), (12, 3)]),
        (Item("glute-bridge"), [(10, 1), (13, 1), (15, 1), (15, 2)]),
    ],
)
def test_steps_of_the_dose(item, amounts):
    assert [(due(item, n).count, due(item, n).sets) for n in range(4)] == amounts


def test_a_single_hold_grows_by_seconds():
    item = Item("standing-hip-flexor-stretch", seconds=20)
    assert [due(item, step).seconds for step in range(3)] == [20, 25, 30]
    assert due(Item("standing-hip-flexor-stretch"), 1).seconds == 38


@pytest.mark.parametrize("step", range(4))
def test_no_hold_of_the_short_plank_grows(step):
    assert due(Item("rkc-plank", count=3, last_rest=False), step).seconds is None
    assert EXERCISES["rkc-plank"].dose.on_seconds <= 20


@pytest.mark.parametrize(
    ("item", "share", "amount"),
    [
        (Item("glute-bridge", count=10), 0.75, 7),
        (Item("glute-bridge", count=8), 0.6, 4),
        (Item("glute-bridge", count=5), 0.6, 3),
        (Item("glute-bridge", count=5), 0.5, 3),
        (Item("bird-dog", count=3), 0.5, 3),
        (Item("rkc-plank", count=2), 0.5, 2),
        (Item("standing-hip-flexor-stretch", seconds=25), 0.75, 18),
        (Item("standing-hip-flexor-stretch", seconds=8), 0.5, 5),
    ],
)
def test_less_is_rounded_down_to_three_times_or_five_seconds(item, share, amount):
    found = due(item, 0, share)
    assert (found.count or found.seconds) == amount
    assert found.sets == 1


def test_a_lighter_time_adds_no_set():
    assert due(Item("glute-bridge", count=10), 3, 0.6).sets == 1


def test_what_takes_too_long_loses_its_set_first_then_repetitions():
    item = Item("glute-bridge", count=10)
    whole = length_s(one(due(item, 3)), EXERCISES)
    assert whole == 90 + 20 + 90
    assert due(item, 3, longest_s=whole).sets == 2
    assert due(item, 3, longest_s=whole - 1) == replace(item, count=15)
    assert due(item, 3, longest_s=89) == replace(item, count=14)
    assert due(item, 3, longest_s=1) == item


def test_the_last_exercise_gives_way_before_the_first():
    routine = ROUTINES["lo-lcs-1"]
    found = dosed(routine, EXERCISES, lambda _: (1, 1.0), 340)
    grown = [
        (new.count or new.seconds or 0) - (old.count or old.seconds or 0)
        for new, old in zip(found.items, routine.items, strict=True)
    ]
    assert grown[0] > 0
    assert grown[-1] == 0
    assert length_s(found, EXERCISES) <= 340


@given(st.sampled_from(sorted(ROUTINES)), st.data())
def test_no_step_makes_a_routine_too_long(name, data):
    routine = ROUTINES[name]
    steps = {item.exercise_id: data.draw(st.integers(0, 3)) for item in routine.items}
    found = dosed(routine, EXERCISES, lambda e: (steps[e], 1.0), LONGEST_S[routine.kind])
    assert length_s(routine, EXERCISES) <= length_s(found, EXERCISES) <= LONGEST_S[routine.kind]
    for new, old in zip(found.items, routine.items, strict=True):
        assert (new.count or 0, new.seconds or 0) >= (old.count or 0, old.seconds or 0)


@pytest.mark.parametrize("name", ROUTINES)
def test_half_a_minute_is_left_of_every_routine(name):
    found = minimum(ROUTINES[name], EXERCISES)
    assert len(found.items) == 1
    assert 15 <= length_s(found, EXERCISES) <= 30


def test_the_easier_exercise_takes_no_longer():
    bridge, reach = Item("glute-bridge", count=8), Item("standing-hip-extension")
    found = no_longer_than(bridge, reach, EXERCISES)
    assert found == replace(reach, count=4)
    assert length_s(one(found), EXERCISES) == 45
