"""Exercise and routine files: the real ones are whole, and each planted fault is named."""

import copy
import math
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from postureguard.core.training.catalogue import Catalogue, join_catalogue
from postureguard.core.training.exercise import Exercise, parse_exercise
from postureguard.core.training.movement import parse_movement
from postureguard.core.training.routine import (
    Item,
    Routine,
    parse_routines,
    script,
    total_seconds,
)
from postureguard.core.training.tempo import (
    end_phase,
    last_phase,
    phase_at,
    repetition_seconds,
)
from postureguard.errors import UserError

FOLDER = Path(__file__).parents[3] / "resources" / "exercises"
SOURCE = "sit-to-stand/exercise.toml"

PROGRAMME = {
    "mi-seat-discreet": 84,
    "mi-seat-brace": 77,
    "mi-walk": 80,
    "mi-wall": 65,
    "mi-lcs-1": 82,
    "mi-lcs-2": 80,
    "mi-lcs-3": 86,
    "mi-lcs-4": 85,
    "mi-lcs-5": 86,
    "mi-glu-1": 73,
    "mi-glu-2": 84,
    "mi-glu-3": 73,
    "mi-glu-4": 81,
    "mi-glu-5": 77,
    "sh-lcs-1": 147,
    "sh-lcs-2": 155,
    "sh-lcs-2f": 161,
    "sh-lcs-3": 161,
    "sh-lcs-4": 173,
    "sh-lcs-5": 165,
    "sh-glu-1": 151,
    "sh-glu-2": 156,
    "sh-glu-2f": 154,
    "sh-glu-3": 158,
    "sh-glu-4": 142,
    "sh-glu-5": 151,
    "lo-lcs-1": 310,
    "lo-lcs-2": 407,
    "lo-lcs-3": 411,
    "lo-lcs-4": 407,
    "lo-lcs-5": 390,
    "lo-glu-1": 325,
    "lo-glu-2": 374,
    "lo-glu-3": 355,
    "lo-glu-4": 404,
    "lo-glu-5": 408,
}
"""Totals of content/programme.md, section 3.2."""


def exercise_documents() -> dict[str, Any]:
    files = sorted(FOLDER.glob("*/exercise.toml"))
    return {f"{f.parent.name}/exercise.toml": tomllib.loads(f.read_text("utf-8")) for f in files}


def routine_documents() -> dict[str, Any]:
    return {"routines.toml": tomllib.loads((FOLDER / "routines.toml").read_text("utf-8"))}


def parse_whole(document: dict[str, Any], source: str) -> Exercise:
    """Read the text and at once the movement, too."""
    exercise = parse_exercise(document, source, partial(parse_movement, document, source))
    exercise.movement()
    return exercise


def build_catalogue(exercises: dict[str, Any], routines: dict[str, Any]) -> Catalogue:
    """Join decoded documents, by the names that messages give them."""
    found = [(s, routine) for s, d in routines.items() for routine in parse_routines(d, s)]
    return join_catalogue({s: parse_whole(d, s) for s, d in exercises.items()}, found)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(exercise_documents(), routine_documents())


@pytest.fixture
def document() -> dict[str, Any]:
    return copy.deepcopy(exercise_documents()[SOURCE])


FIRST_NINE = {
    "brace-and-breathe",
    "seated-glute-squeeze",
    "seated-pelvic-rock",
    "sit-tall-reset",
    "sit-to-stand",
    "standing-glute-squeeze",
    "standing-hip-flexor-stretch",
    "walk-snack",
    "wall-reset",
}


def test_the_first_nine_exercises_and_every_routine_are_read(catalogue: Catalogue) -> None:
    assert set(catalogue.exercises) >= FIRST_NINE
    assert set(catalogue.exercises) == {Path(name).parent.name for name in exercise_documents()}
    assert set(catalogue.routines) == {*PROGRAMME, "lo-stand-1"}


@pytest.mark.parametrize(("routine_id", "seconds"), PROGRAMME.items())
def test_totals_equal_the_programme(catalogue: Catalogue, routine_id: str, seconds: int) -> None:
    steps = script(catalogue.routines[routine_id], catalogue.exercises)
    assert total_seconds(steps) == seconds


@pytest.mark.parametrize(
    ("kind", "low", "high"), [("micro", 60, 90), ("short", 120, 180), ("long", 300, 480)]
)
def test_totals_fit_their_kind(catalogue: Catalogue, kind: str, low: int, high: int) -> None:
    routines = [r for r in catalogue.routines.values() if r.kind == kind]
    assert routines
    assert all(low <= total_seconds(script(r, catalogue.exercises)) <= high for r in routines)


def test_sides_are_two_steps_with_a_pause_between(catalogue: Catalogue) -> None:
    steps = script(catalogue.routines["mi-lcs-1"], catalogue.exercises)
    assert [s.side for s in steps] == ["left", "right", None]
    assert [s.seconds for s in steps] == [20, 20, 32]
    assert [s.pause_seconds for s in steps] == [5, 5, 0]
    assert (steps[2].mode, steps[2].count, steps[2].on_seconds, steps[2].off_seconds) == (
        "hold",
        4,
        5,
        3,
    )


def test_sides_in_turn_are_one_step(catalogue: Catalogue) -> None:
    steps = script(catalogue.routines["sh-lcs-3"], catalogue.exercises)
    assert [(s.exercise.id, s.side, s.count, s.amount, s.seconds) for s in steps[2:]] == [
        ("dead-bug", None, 10, 5, 60),
        ("marching-bridge", None, 12, 6, 36),
    ]
    assert all(s.alternating for s in steps[2:])
    assert not any(s.alternating for s in steps[:2])


def test_the_last_rest_can_be_left_out(catalogue: Catalogue) -> None:
    (_, _, dropped) = script(catalogue.routines["mi-lcs-2"], catalogue.exercises)
    (_, _, kept, *_) = script(catalogue.routines["sh-lcs-2"], catalogue.exercises)
    assert (dropped.exercise, dropped.count) == (kept.exercise, kept.count)
    assert (dropped.seconds, kept.seconds) == (40, 45)


def test_sets_have_a_rest_between_them(catalogue: Catalogue) -> None:
    steps = script(catalogue.routines["lo-glu-3"], catalogue.exercises)
    assert [(s.exercise.id, s.seconds, s.pause_seconds) for s in steps[:3]] == [
        ("lateral-band-walk", 32, 20),
        ("lateral-band-walk", 32, 5),
        ("marching-bridge", 36, 5),
    ]


def test_sides_change_within_each_set(catalogue: Catalogue) -> None:
    item = Item("single-leg-bridge", count=2, sets=2, rest_seconds=45)
    routine = replace(catalogue.routines["mi-glu-4"], items=(item,))
    steps = script(routine, catalogue.exercises)
    assert [(s.side, s.pause_seconds) for s in steps] == [
        ("left", 5), ("right", 45), ("left", 5), ("right", 0),
    ]  # fmt: skip


def test_what_comes_instead_is_of_the_same_length_class(catalogue: Catalogue) -> None:
    longest = {"micro": 90, "short": 180, "long": 480}
    found = 0
    for routine in catalogue.routines.values():
        for index, item in enumerate(routine.items):
            other = item.otherwise
            while other is not None:
                items = (*routine.items[:index], other, *routine.items[index + 1 :])
                steps = script(replace(routine, items=items), catalogue.exercises)
                assert total_seconds(steps) <= longest[routine.kind]
                other, found = other.otherwise, found + 1
    assert found == 9


def test_no_routine_has_an_exercise_above_its_level(catalogue: Catalogue) -> None:
    for routine in catalogue.routines.values():
        for item in routine.items:
            assert catalogue.exercises[item.exercise_id].level <= routine.level


def test_player_lines_are_three_and_short(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert len(exercise.lines) == 3
        assert all(len(line.split()) <= 12 for line in exercise.lines)


Fault = Callable[[dict[str, Any]], None]


def place_of(document: Any, key: str) -> tuple[Any, str | int]:
    """The table or list that holds a dotted key, and the key within it."""
    *path, last = [int(name) if name.isdigit() else name for name in key.split(".")]
    for name in path:
        document = document[name]
    return document, last


def without(key: str) -> Fault:
    def fault(document: dict[str, Any]) -> None:
        table, last = place_of(document, key)
        del table[last]

    return fault


def having(key: str, value: object) -> Fault:
    def fault(document: dict[str, Any]) -> None:
        table, last = place_of(document, key)
        table[last] = value

    return fault


FAULTS = [
    (without("name"), "name is missing"),
    (having("name", 5), "name must be a text, not 5"),
    (having("name", "x" * 61), "name must have at most 60 characters, not 61"),
    (having("nmae", "x"), "nmae is not a known key (did you mean name?)"),
    (having("id", "Sit To Stand"), "id must be small letters, digits and hyphens"),
    (having("level", 0), "level must be a whole number from 1 to 5, not 0"),
    (having("level", True), "level must be a whole number from 1 to 5, not True"),
    (having("level", 1.0), "level must be a whole number from 1 to 5, not 1.0"),
    (having("track", "glutes"), "track must be one of glute, core"),
    (having("kit", ["sofa"]), "kit[0] must be one of"),
    (having("kit", ["chair", "chair"]), "kit must not name the same thing twice"),
    (having("place", []), "place must have 1 to 4 names, not 0"),
    (having("lines", ["One.", "Two."]), "lines must have exactly 3 texts, not 2"),
    (having("lines.0", "a b c d e f g h i j k l m"), "lines[0] must have at most 12 words, not 13"),
    (having("do", []), "do must have 1 to 8 texts, not 0"),
    (having("do", "Stand."), "do must be a list of texts, not 'Stand.'"),
    (having("cues", [""]), "cues[0] must be a text, not ''"),
    (having("dose.mode", "set"), "dose.mode must be one of hold, reps, time"),
    (having("dose.on_s", 5), "dose.on_s is not a known key"),
    (having("dose.count", 100000), "dose.count must be a whole number from 1 to 60, not 100000"),
    (without("dose.rep_s"), "dose.rep_s is missing"),
    (having("figure", []), "figure must be a table, not []"),
    (having("figure.camera.yaw", "left"), "figure.camera.yaw must be a number from -60 to 60"),
    (having("figure.tempo", [1, 2, 3]), "figure.tempo must have 4 numbers, not 3"),
    (having("figure.tempo", [1, 2, 3, -1]), "figure.tempo must be four times in seconds"),
    (having("figure.tempo", [0, 0, 0, 0]), "figure.tempo must be four times in seconds"),
    (having("figure.muscles.names", ["gluet"]), "(did you mean glute?)"),
    (having("figure.muscles.activation", [0, 1]), "muscles.activation must have 3 numbers, not 2"),
    (having("figure.muscles.activation", [0, 1, -1]), "must be numbers from 0 to 1"),
    (having("figure.props.sofa", {}), "figure.props.sofa is not a known key"),
    (having("figure.props.chair.seat", 5), "props.chair.seat must be a number from 0.15 to 0.45"),
    (having("figure.props.mat", [1, -1]), "figure.props.mat must be two ends"),
    (having("figure.arrows.0.lm", "elbow"), "figure.arrows[0].lm must be one of hip"),
    (having("figure.arrows.0.line", ["hip", 0, 0, 0, 1]), "exactly one of them must be given"),
    (having("figure.arrows.0.trim", [0.9, 0.1]), "must be two parts of the path"),
    (having("figure.key", []), "figure.key must have 1 to 12 tables, not 0"),
    (having("figure.key.0.root.anchor", ["hip", 0]), "must be a landmark and its place"),
    (having("figure.key.0.root.anchor", ["hpi", 0, 0]), "(did you mean hip?)"),
    (having("figure.key.0.root.anchor", ["hip", 0, math.nan]), "a number from -2 to 2, not nan"),
    (having("figure.key.0.root.anchor", ["knee_r", 0, 0]), "names a limb that is planted"),
    (having("figure.key.0.root.pitch", math.inf), "figure.key[0].root.pitch must be a number"),
    (having("figure.key.1.spine.lumbar", 90), "lumbar must be a number from -30 to 45, not 90"),
    (having("figure.key.1.leg.on", "nose"), "key[1].leg.on must be one of heel, ball, ankle"),
    (having("figure.key.1.leg.knee", 10), "figure.key[1].leg.knee is not a known key"),
    (having("figure.key.2.arm.elb", False), "arm.elb must be a number from 0 to 150, not False"),
    (having("figure.key.0.leg.foot", [0, 0, 0, 0]), "leg.foot must have 1 to 3 numbers, not 4"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "sentence"), FAULTS, ids=[s[:60] for _, s in FAULTS])
def test_each_planted_fault_is_named(document: dict[str, Any], fault: Fault, sentence: str) -> None:
    fault(document)
    with pytest.raises(UserError) as caught:
        parse_whole(document, SOURCE)
    assert sentence in caught.value.title
    assert caught.value.title.startswith(f"{SOURCE}: ")
    assert caught.value.advice


def test_the_document_itself_must_be_a_table() -> None:
    with pytest.raises(UserError, match="the document must be a table"):
        parse_whole([], SOURCE)  # type: ignore[arg-type]


def test_a_double_id_is_refused() -> None:
    documents = exercise_documents()
    documents["copy.toml"] = documents[SOURCE]
    with pytest.raises(UserError, match="sit-to-stand is already used"):
        build_catalogue(documents, {})


def test_a_harder_exercise_must_exist_and_be_another(document: dict[str, Any]) -> None:
    documents = exercise_documents() | {SOURCE: document}
    document["harder"] = "wall-rest"
    with pytest.raises(UserError, match="did you mean wall-reset"):
        build_catalogue(documents, {})
    document["harder"] = "sit-to-stand"
    with pytest.raises(UserError, match="must name another exercise"):
        build_catalogue(documents, {})


WALKS = {"exercise": "walk-snack", "count": 3}
ROCKS = {"exercise": "seated-pelvic-rock", "seconds": 30}
ROUTINE_FAULTS = [
    (having("routine.0.items.0.exercise", "sit-tall"), "did you mean sit-tall-reset?"),
    (having("routine.0.items.0.count", 3), "cannot be given together with seconds"),
    (having("routine.2.items.0", WALKS), "must be seconds: the exercise is timed"),
    (having("routine.0.items.1", ROCKS), "must be a count: the exercise is counted"),
    (having("routine.0.kind", "tiny"), "routine[0].kind must be one of micro, short, long"),
    (having("routine.0.items", []), "routine[0].items must have 1 to 20 tables, not 0"),
    (having("routine.0.id", "mi-wall"), "mi-wall is already used"),
    (having("routine.1.level", 6), "routine[1].level must be a whole number from 1 to 5, not 6"),
    (having("routine.5.otherwise", "mi-lcs-5x"), "did you mean mi-lcs-5?"),
    (having("routine.5.otherwise", "mi-lcs-2"), "mi-lcs-2 otherwise must name another routine"),
    (having("routine.5.items.1.otherwise.exercise", "plank"), "otherwise exercise must be one of"),
    (having("routine.5.items.1.otherwise.counts", 3), "items[1].otherwise.counts is not a known"),
    (having("routine.5.items.1.sets", 0), "sets must be a whole number from 1 to 5, not 0"),
    (having("routine.5.items.1.last_rest", 1), "last_rest must be true or false, not 1"),
    (having("routine.0.last_level", 0), "routine[0].last_level must be a whole number from 1 to 5"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "sentence"), ROUTINE_FAULTS, ids=[s for _, s in ROUTINE_FAULTS])
def test_each_planted_fault_of_a_routine_is_named(fault: Fault, sentence: str) -> None:
    routines = routine_documents()
    fault(routines["routines.toml"])
    with pytest.raises(UserError) as caught:
        build_catalogue(exercise_documents(), routines)
    assert sentence in caught.value.title
    assert "routines.toml" in caught.value.title


def test_an_item_without_amount_takes_the_usual_dose(catalogue: Catalogue) -> None:
    document = {
        "routine": [
            {
                "id": "x", "kind": "micro", "name": "X", "track": "any", "level": 1,
                "place": "desk", "items": [{"exercise": "seated-glute-squeeze"}],
            }
        ]
    }  # fmt: skip
    (routine,) = parse_routines(document, "x.toml")
    assert isinstance(routine, Routine)
    (step,) = script(routine, catalogue.exercises)
    assert (step.count, step.seconds, step.pause_seconds) == (8, 64, 0)


def test_phase_goes_out_holds_comes_back_and_rests(catalogue: Catalogue) -> None:
    figure = catalogue.exercises["sit-to-stand"].figure  # 1.8, 0.2, 1.8, 0.2 s over three keys
    moments = [0.0, 0.9, 1.8, 1.9, 2.9, 3.85, 4.0]
    phases = [phase_at(figure, t) for t in moments]
    assert phases == pytest.approx([0, 1, 2, 2, 1, 0, 0], abs=1e-9)
    assert repetition_seconds(figure) == pytest.approx(4.0)


def test_walking_goes_round(catalogue: Catalogue) -> None:
    figure = catalogue.exercises["walk-snack"].figure
    assert (end_phase(figure), last_phase(figure)) == (2, 4)
    assert phase_at(figure, repetition_seconds(figure) * 0.75) == pytest.approx(3.0)


def test_training_needs_no_numpy_and_no_figure() -> None:
    code = (
        "import sys, postureguard.core.training.catalogue, postureguard.core.training.tempo\n"
        "assert 'numpy' not in sys.modules\n"
        "assert not any(m.startswith('postureguard.core.figure') for m in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
