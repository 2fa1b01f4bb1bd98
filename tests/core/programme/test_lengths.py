"""Breaks about as long as the person wants them."""

from dataclasses import replace

import pytest
from core.programme.test_choosing import Desk

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.amounts import length_s
from postureguard.core.programme.lengths import ABOUT, ended_with_walk, shortened
from postureguard.core.programme.mastery import WALK
from postureguard.core.programme.numbers import RULES
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import lengths_s
from postureguard.core.training.own_routine import OWN_TRACK
from postureguard.core.training.routine import Item
from postureguard.offers import offers

CATALOGUE = shipped_catalogue()
KNOWN, ROUTINES = CATALOGUE.exercises, CATALOGUE.routines
MICROS = [routine for routine in ROUTINES.values() if routine.kind == "micro"]
SHORTS = [routine for routine in ROUTINES.values() if routine.kind == "short"]


@pytest.mark.parametrize("routine", MICROS, ids=lambda routine: routine.id)
@pytest.mark.parametrize("wanted_s", [45, 60, 75])
def test_a_micro_break_is_about_as_long_as_is_wanted(routine, wanted_s):
    found = shortened(routine, KNOWN, wanted_s)
    assert wanted_s / 2 < length_s(found, KNOWN) <= ABOUT * wanted_s
    for item, usual in zip(found.items, routine.items, strict=False):
        counts = usual.count or RULES.least_repetitions
        assert item.count is None or item.count >= min(counts, RULES.least_repetitions)
        assert item.seconds is None or item.seconds >= RULES.least_seconds


@pytest.mark.parametrize("routine", [*MICROS, *SHORTS], ids=lambda routine: routine.id)
def test_with_the_settings_as_they_come_every_routine_is_whole(routine):
    assert shortened(routine, KNOWN, lengths_s(Settings())[routine.kind]) is routine


@pytest.mark.parametrize("routine", SHORTS, ids=lambda routine: routine.id)
def test_five_minutes_are_a_short_routine_and_a_walk(routine):
    found = ended_with_walk(routine, KNOWN, 300)
    assert length_s(found, KNOWN) == 300
    assert found.items[-1].exercise_id == WALK
    walks = [item.exercise_id == WALK for item in found.items[-2:]]
    assert walks != [True, True]
    assert {item.exercise_id for item in routine.items} <= {i.exercise_id for i in found.items}


def test_no_walk_where_there_is_no_time_for_one():
    routine = SHORTS[0]
    assert ended_with_walk(routine, KNOWN, length_s(routine, KNOWN) + 20) is routine


def test_an_own_routine_stays_as_it_is():
    own = replace(MICROS[0], track=OWN_TRACK)
    assert shortened(own, KNOWN, 45) is own
    assert ended_with_walk(own, KNOWN, 300) is own


def test_what_cannot_be_less_remains():
    one = replace(MICROS[0], items=(Item("standing-glute-squeeze", count=3),))
    assert shortened(one, KNOWN, 1).items == one.items


def test_what_is_chosen_keeps_to_the_length():
    assert length_s(Desk().choose(wanted_s={"micro": 45}).routine, KNOWN) <= 54
    assert length_s(Desk().choose("short", wanted_s={"short": 300}).routine, KNOWN) == 300
    usual = Desk().choose("short").routine
    assert Desk().choose("short", wanted_s={"micro": 45}).routine == usual


def test_nobody_who_cannot_walk_is_sent_for_a_walk():
    desk = Desk()
    there = replace(desk.person, can_walk=False)
    found = Desk(there).choose("short", wanted_s={"short": 300}).routine
    assert length_s(found, KNOWN) <= 180


def test_other_routines_and_half_a_minute_keep_to_it_too():
    found = offers(wanted_s={"micro": 60, "short": 180})
    for offer in (found["micro"], *found["micro"].instead):
        assert offer.seconds <= 72
        assert offer.least is not None
        assert offer.least.seconds <= 30
