"""The person: what was said, and the usual where nothing was said."""

import pytest
from core.programme.said import day, said

from postureguard.core.programme.history import History
from postureguard.core.programme.person import AT_WORK, Person, person


def test_nothing_said_is_somebody_at_work() -> None:
    found = person(History(), day(0))
    assert found == Person()
    assert (found.floor, found.clothes, found.can_walk, found.discreet) == (
        False,
        "office",
        True,
        False,
    )
    assert found.kit == {"desk", "chair", "steady-chair", "hand-support", "wall"}


@pytest.mark.parametrize(
    ("about", "value", "field", "expected"),
    [
        ("floor", "yes", "floor", True),
        ("floor", "no", "floor", False),
        ("clothes", "trousers", "clothes", "trousers"),
        ("clothes", "sports", "clothes", "sports"),
        ("clothes", "armour", "clothes", "office"),
        ("walk", "no", "can_walk", False),
        ("walk", "yes", "can_walk", True),
        ("discreet", "yes", "discreet", True),
        ("floor", "yes", "kit", AT_WORK | {"mat"}),
        ("kit", "", "kit", frozenset()),
        ("kit", "wall,band", "kit", {"wall", "band"}),
        ("kit", "desk", "kit", {"desk", "hand-support"}),
        ("kit", "steady-chair", "kit", {"steady-chair", "chair", "hand-support"}),
        ("kit", "wall,trampoline", "kit", {"wall"}),
        ("kit", "mat", "kit", frozenset()),
    ],
)
def test_what_was_said_holds(about: str, value: str, field: str, expected: object) -> None:
    assert getattr(person(said((0, about, value)), day(0)), field) == expected


def test_exercises_are_switched_off_and_on_again() -> None:
    history = said(
        (0, "off.bird-dog", "yes"), (0, "off.desk-plank", "yes"), (1, "off.bird-dog", "no")
    )
    assert person(history, day(1)).switched_off == {"desk-plank"}


@pytest.mark.parametrize(
    ("statements", "today", "bad"),
    [
        (((0, "bad-day", "on"),), 0, True),
        (((0, "bad-day", "on"),), 1, False),
        (((0, "bad-day", "on"), (0, "bad-day", "off")), 0, False),
        (((0, "bad-day", "off"), (1, "bad-day", "on")), 1, True),
    ],
)
def test_a_bad_day_ends_with_the_day(statements, today: int, bad: bool) -> None:
    assert person(said(*statements), day(today)).bad_day == bad
