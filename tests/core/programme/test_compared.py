"""Self-tests beside the person's own: one side and the other, one day and another."""

import pytest
from core.programme.said import day, said

from postureguard.core.programme.compared import (
    hips_words,
    holds_words,
    last_holds,
    last_time,
    may_try_one_leg,
    outcomes,
    tighter_hip,
)
from postureguard.core.programme.history import History


def on_one_leg(left: str | None, right: str | None, number: int = 0) -> History:
    """Holds on one leg, of one day."""
    sides = (("left", left), ("right", right))
    return said(*((number, f"test.bridge-{side}", s) for side, s in sides if s is not None))


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("22", "30", "Left 22 s, right 30 s. They are 8 s apart."),
        ("30", "24", "Left 30 s, right 24 s. They are 6 s apart."),
        ("25", "30", "Left 25 s, right 30 s. Both sides are about alike."),
        ("0", "0", "Left 0 s, right 0 s. Both sides are about alike."),
        (None, "12", "Right 12 s."),
        ("12", None, "Left 12 s."),
        (None, None, ""),
        ("long", "12", "Right 12 s."),
    ],
)
def test_the_sides_are_told_with_what_lies_between(left, right, words: str) -> None:
    assert holds_words(on_one_leg(left, right)) == words


@pytest.mark.parametrize(("seconds", "may"), [("59", False), ("60", True), ("", False)])
def test_one_leg_is_for_who_holds_a_minute_on_two(seconds: str, may: bool) -> None:
    assert may_try_one_leg(said((0, "test.bridge", seconds))) is may


def test_who_has_tried_it_may_again() -> None:
    assert may_try_one_leg(said((0, "test.bridge", "40"), (0, "test.bridge-left", "8")))


@pytest.mark.parametrize(
    ("left", "right", "counts", "words"),
    [
        ("free", "tight", "tight", "Left free, right tight."),
        ("bit", "free", "bit", "Left a bit tight, right free."),
        ("bit", "bit", "bit", ""),
        ("", "bit", "bit", ""),
        ("", "", "", ""),
    ],
)
def test_of_the_hips_the_tighter_counts(left: str, right: str, counts: str, words: str) -> None:
    history = said((0, "test.hips-left", left), (0, "test.hips-right", right))
    assert tighter_hip(history) == counts
    assert hips_words(history) == words


def test_the_last_time_is_that_before_today() -> None:
    history = said((0, "test.plank", "20"), (9, "test.plank", "31"), (60, "test.plank", "45"))
    assert last_time(history, "plank", day(60)) == (day(9), "31 s")
    assert last_time(history, "plank", day(61)) == (day(60), "45 s")
    assert last_time(history, "plank", day(0)) is None
    assert last_time(history, "wall", day(60)) is None


def test_the_last_time_of_the_hips_has_both_sides() -> None:
    history = said(
        (0, "test.hips-left", "free"), (0, "test.hips-right", "bit"), (0, "test.hips", "bit")
    )
    found = last_time(history, "hips", day(1))
    words = "A bit tight: the thigh stayed a hand above. Left free, right a bit tight."
    assert found == (day(0), words)


def test_the_last_holds_are_those_of_one_day() -> None:
    history = said(
        (0, "test.bridge-left", "20"),
        (0, "test.bridge-right", "28"),
        (60, "test.bridge-left", "22"),
        (60, "test.bridge-right", "30"),
    )
    assert last_holds(history, day(60)) == (day(0), "left 20 s, right 28 s")
    assert last_holds(history, day(61)) == (day(60), "left 22 s, right 30 s")
    assert last_holds(history, day(0)) is None
    assert last_holds(on_one_leg(None, "9"), day(3)) == (day(0), "Right 9 s.")


def test_all_outcomes_come_by_day_the_latest_first() -> None:
    history = said(
        (0, "test.bridge", "60"),
        (0, "test.bridge-felt", "buttocks"),
        (0, "test.bridge-left", "20"),
        (0, "test.bridge-right", "22"),
        (1, "test.bridge-felt", "elsewhere"),
        (56, "test.wall", "snug"),
    )
    assert outcomes(history) == (
        (day(56), ("Wall stand: Neutral: a flat hand fits snugly.",)),
        (
            day(0),
            (
                "Bridge hold: 60 s",
                "Bridge on one leg: Left 20 s, right 22 s. Both sides are about alike.",
            ),
        ),
    )
