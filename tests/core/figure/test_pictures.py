"""Every exercise that ships as a picture: framing, colours, what is shown when."""

from pathlib import Path

import numpy as np
import pytest

from postureguard.catalogue import read_exercise
from postureguard.core.figure.camera import camera
from postureguard.core.figure.card import HEIGHT, WIDTH, Look, card, drawn, framing
from postureguard.core.figure.display import Curve, Mark, extent
from postureguard.core.figure.muscles import muscle
from postureguard.core.figure.palette import LIGHT, PALETTES, SKINS, mix
from postureguard.core.figure.svg import svg
from postureguard.core.training.anatomy import MUSCLES
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.tempo import end_phase, last_phase

FOLDER = Path(__file__).parents[3] / "resources" / "exercises"
EXERCISES = [read_exercise(f) for f in sorted(FOLDER.glob("*/exercise.toml"))]
SIDE_VIEW = camera(0, 0)
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e.id for e in EXERCISES])


@each_exercise
def test_every_moment_is_inside_the_card(exercise: Exercise) -> None:
    frame = framing(exercise.figure)
    for phase in np.linspace(0, last_phase(exercise.figure), 9):
        left, top, right, bottom = extent(card(exercise.figure, float(phase), Look()).marks)
        assert WIDTH / 2 + (left - frame.centre) * frame.scale >= 0
        assert WIDTH / 2 + (right - frame.centre) * frame.scale <= WIDTH
        assert frame.floor + top * frame.scale >= 0
        assert frame.floor + bottom * frame.scale <= HEIGHT


@each_exercise
def test_start_and_end_share_scale_and_floor(exercise: Exercise) -> None:
    data = exercise.figure
    start, end = card(data, 0, Look()), card(data, end_phase(data), Look())
    assert start.framing == end.framing
    assert start.marks != end.marks


@each_exercise
def test_all_coordinates_are_finite_in_both_palettes(exercise: Exercise) -> None:
    for name in PALETTES:
        for mark in card(exercise.figure, 0.5, Look(palette=name)).marks:
            for curve in mark.shape:
                assert np.isfinite([*curve.start, *(v for p in curve.pieces for v in p)]).all()


def test_ghost_and_arrows_are_only_in_the_end_picture() -> None:
    data = {e.id: e for e in EXERCISES}["sit-to-stand"].figure
    full = card(data, 2, Look())
    bare = card(data, 2, Look(ghost=False, arrows=False))
    assert len(full.marks) > len(bare.marks)
    assert card(data, 1, Look()) == card(data, 1, Look(ghost=False, arrows=False))


def test_activation_lights_the_muscle() -> None:
    data = EXERCISES[1].figure
    accent = LIGHT.accent
    dim = [m for m in card(data, 0, Look(activation=0)).marks if m.stroke == accent]
    lit = [m for m in card(data, 0, Look(activation=1)).marks if m.stroke == accent]
    assert len(dim) < len(lit)
    assert any(m.dash for m in dim)
    assert not any(m.dash for m in lit)


def test_every_known_muscle_has_a_place_and_an_unknown_one_has_none() -> None:
    seen = drawn(EXERCISES[0].figure, 0, SIDE_VIEW, LIGHT)
    for name in MUSCLES:
        assert np.isfinite(muscle(seen, name, "r").outline).all()
    with pytest.raises(KeyError):
        muscle(seen, "biceps", "r")


def test_every_skin_can_be_worn() -> None:
    cards = {card(EXERCISES[0].figure, 0, Look(skin=skin)).marks for skin in SKINS}
    assert len(cards) == len(SKINS)


def test_colours_are_mixed_in_steps() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_a_clip_must_be_baked_before_svg() -> None:
    shown = card(EXERCISES[0].figure, 0, Look())
    with pytest.raises(ValueError, match="baked"):
        svg(shown, "x")


def test_a_moved_curve_keeps_its_shape() -> None:
    curve = Curve((0, 0), ((1, 0), (1, 1, 2, 2, 3, 3)))
    assert curve.moved(1, 2) == Curve((1, 2), ((2, 2), (2, 3, 3, 4, 4, 5)))
    assert extent([Mark((curve,))]) == (0, 0, 3, 3)
