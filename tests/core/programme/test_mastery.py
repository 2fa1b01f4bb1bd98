"""The tables of mastery and load hold what the exercises' own texts say; what fits whom."""

from dataclasses import replace

import pytest
from core.programme.diary import EXERCISES

from postureguard.core.programme.fitting import fits
from postureguard.core.programme.mastery import (
    LINE_DAYS,
    LOADED,
    SQUAT_NEEDS,
    has_line,
    is_loaded,
    is_relief,
    leads,
    line_days,
    takes_load,
)
from postureguard.core.programme.person import Person


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_a_line_is_met_on_as_many_days_as_its_text_says(name):
    exercise = EXERCISES[name]
    has_none = exercise.mastered.startswith(("Not graded", "Your goal"))
    assert has_line(exercise) != has_none
    if not has_none:
        assert line_days(exercise) == (3 if "3 days" in exercise.mastered else 2)


def test_the_tables_name_exercises_that_are_there():
    named = {*LINE_DAYS, *LOADED, *(name for group in SQUAT_NEEDS for name in group)}
    assert named <= set(EXERCISES)


def test_relief_is_posture_walking_and_breathing():
    relief = {name for name, exercise in EXERCISES.items() if is_relief(exercise)}
    assert relief == {
        "brace-and-breathe", "cat-camel", "seated-pelvic-rock", "sit-tall-reset", "walk-snack",
        "wall-reset",
    }  # fmt: skip


def test_what_takes_load():
    assert {name for name, exercise in EXERCISES.items() if takes_load(exercise)} == {
        "band-pull-through", "cable-pull-through", "goblet-squat", "lateral-band-walk",
    }  # fmt: skip


def test_the_rkc_plank_is_loaded_only_when_long():
    assert [is_loaded("rkc-plank", kind) for kind in ("micro", "short", "long")] == [
        False,
        False,
        True,
    ]
    assert is_loaded("single-leg-bridge", "micro")
    assert not is_loaded("glute-bridge", "long")


def test_every_level_of_a_plan_but_the_last_has_something_to_master():
    for track in ("lcs", "glute"):
        levels = {e.level for e in EXERCISES.values() if leads(e, track)}
        assert levels >= {1, 2, 3, 4}
    assert not leads(EXERCISES["walk-snack"], "glute")
    assert not leads(EXERCISES["desk-plank"], "glute")


@pytest.mark.parametrize(
    ("name", "change", "fitting"),
    [
        ("standing-glute-squeeze", {}, True),
        ("glute-bridge", {}, False),
        ("glute-bridge", {"floor": True, "kit": frozenset({"mat"})}, False),  # office clothes
        ("glute-bridge", {"floor": True, "kit": frozenset({"mat"}), "clothes": "sports"}, True),
        ("glute-bridge", {"kit": frozenset({"mat"}), "clothes": "sports"}, False),
        ("dowel-hip-hinge", {}, False),
        ("dowel-hip-hinge", {"kit": frozenset({"dowel"})}, True),
        ("standing-glute-squeeze", {"switched_off": frozenset({"standing-glute-squeeze"})}, False),
    ],
)
def test_what_fits_place_clothes_and_kit(name, change, fitting):
    assert fits(EXERCISES[name], replace(Person(), **change)) == fitting
