"""Every exercise that ships: joints within limits, contacts planted, nothing below the floor."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.angles import joint_angles
from postureguard.core.figure.camera import UNITS, camera
from postureguard.core.figure.card import HEIGHT, WIDTH, Look, card, drawn, framing
from postureguard.core.figure.display import Curve, Mark, extent
from postureguard.core.figure.head import head_bottom
from postureguard.core.figure.kinematics import Figure, landmark, solve
from postureguard.core.figure.limb_paint import foot_bottom
from postureguard.core.figure.motion import pose_at
from postureguard.core.figure.muscles import muscle
from postureguard.core.figure.palette import LIGHT, PALETTES, SKINS, mix
from postureguard.core.figure.svg import svg
from postureguard.core.training.anatomy import ANGLE_LIMITS, MUSCLES
from postureguard.core.training.exercise import Exercise, parse_exercise
from postureguard.core.training.figure_data import PlantedArm, PlantedLeg
from postureguard.core.training.tempo import end_phase, last_phase

FOLDER = Path(__file__).parents[3] / "resources" / "exercises"
EXERCISES = [
    parse_exercise(tomllib.loads(f.read_text("utf-8")), f.parent.name)
    for f in sorted(FOLDER.glob("*/exercise.toml"))
]
SIDE_VIEW = camera(0, 0)
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e.id for e in EXERCISES])
REACH_DEPTH = 0.012


def moments(exercise: Exercise) -> Iterator[float]:
    last = last_phase(exercise.figure)
    yield from (float(x) for x in np.linspace(0, last, 13 * last + 1))


def bodies(exercise: Exercise) -> Iterator[Figure]:
    data = exercise.figure
    for phase in moments(exercise):
        yield solve(pose_at(data.keys, phase, cycle=data.cycle))


@each_exercise
def test_joints_stay_within_their_limits(exercise: Exercise) -> None:
    for body in bodies(exercise):
        for joint, angle in joint_angles(body).items():
            low, high = ANGLE_LIMITS[joint[:-2]]
            assert low - 1 <= angle <= high + 1, (joint, angle)


@each_exercise
def test_planted_hands_and_feet_are_in_reach(exercise: Exercise) -> None:
    assert max(body.overreach for body in bodies(exercise)) <= 0.003


@each_exercise
def test_nothing_is_below_the_floor(exercise: Exercise) -> None:
    for phase in moments(exercise):
        seen = drawn(exercise.figure, phase, SIDE_VIEW, LIGHT)
        rails = [*seen.legs.values(), *seen.arms.values(), seen.torso]
        lows = [float(r[:, 1].max()) for rail in rails for r in (rail.front, rail.back)]
        lows += [head_bottom(seen), *(foot_bottom(seen, side) for side in "rl")]
        assert max(lows) <= REACH_DEPTH * UNITS, phase


@each_exercise
def test_contacts_that_do_not_move_in_the_data_do_not_drift(exercise: Exercise) -> None:
    data = exercise.figure
    for side in "rl":
        legs = [getattr(k, f"leg_{side}") for k in data.keys]
        if all(isinstance(x, PlantedLeg) and x.foot == legs[0].foot for x in legs):
            _check_drift(exercise, f"{legs[0].on}_{side}")
        arms = [getattr(k, f"arm_{side}") for k in data.keys]
        if all(isinstance(x, PlantedArm) and x.hand == arms[0].hand for x in arms):
            _check_drift(exercise, f"wrist_{side}")


def _check_drift(exercise: Exercise, name: str) -> None:
    spots = np.array([landmark(body, name) for body in bodies(exercise)])
    assert float(np.ptp(spots, axis=0).max()) <= 0.003, name


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


@each_exercise
def test_the_text_says_what_is_shown(exercise: Exercise) -> None:
    text = alt_text(exercise.name, exercise.figure, 0)
    assert text.startswith(f"{exercise.name}, start: a person ")
    assert MUSCLES[exercise.figure.work.names[0]] in text
    assert len(text) < 250


def test_texts_differ_between_sitting_and_standing() -> None:
    data = {e.id: e for e in EXERCISES}["sit-to-stand"].figure
    assert "sitting on a chair" in alt_text("X", data, 0)
    end = alt_text("X", data, 2)
    assert "standing in front of a chair" in end
    assert "knees nearly straight" in end
    assert "degrees forward" in alt_text("X", data, 1)


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
