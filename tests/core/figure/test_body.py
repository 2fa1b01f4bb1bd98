"""The drawn body: on the floor and not below it, hips without slivers, symmetry, hands, builds."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from postureguard.catalogue import read_exercise
from postureguard.core.figure.body import NO_WORK, paint_order, paint_part
from postureguard.core.figure.build import BROAD, BUILDS, SLIM, Build
from postureguard.core.figure.camera import camera
from postureguard.core.figure.card import Look, card, drawn
from postureguard.core.figure.display import Curve, Marks, extent
from postureguard.core.figure.hands import paint_hand
from postureguard.core.figure.kinematics import solve, solve_key
from postureguard.core.figure.motion import pose_at
from postureguard.core.figure.outline import Rails
from postureguard.core.figure.palette import LIGHT
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.shoes import foot_bottom
from postureguard.core.figure.shoulders import shoulder_skin, strapped_top
from postureguard.core.figure.sketch import Sketch, sketch
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.figure_data import (
    FreeArm,
    FreeLeg,
    Key,
    Place,
    PlantedArm,
    PlantedLeg,
    Root,
    Spine,
)
from postureguard.core.training.tempo import last_phase

FOLDER = Path(__file__).parents[3] / "resources" / "exercises"
EXERCISES = [read_exercise(f) for f in sorted(FOLDER.glob("*/exercise.toml"))]
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e.id for e in EXERCISES])
LEVEL, THREE_QUARTER = camera(0, 0), camera(-22, 10)
SOFTEST = 0.4
"""Display units by which a round line may swing below the floor between two of its points."""
SQUEEZE = Root("hip", Place(0, 0.5285, 0), yaw=90)


def all_fours(lumbar: float = 0.0) -> Key:
    knee = FreeLeg(hip=80, knee=91, ankle=-72, toe=6)
    palm = PlantedArm(Place(0.257, 0.02), hand_dir=0, pron=90, bend=-0.5, bendy=-1)
    root = Root("knee_l", Place(0, 0.004), pitch=80)
    return Key(root, Spine(lumbar=lumbar), leg_r=knee, leg_l=knee, arm_r=palm, arm_l=palm)


def seen_from(key: Key, yaw: float, elevation: float, build: Build = SLIM) -> Sketch:
    figure = solve_key(key)
    return sketch(figure, camera(yaw, elevation), LIGHT, {}, build)


def body(shown: Sketch, order: tuple[str, ...]) -> Marks:
    """The figure's surfaces; what is confined to one of them cannot be elsewhere."""
    parts = (paint_part(shown, part, NO_WORK, 0.0) for part in order)
    return tuple(m for part in parts for m in part if m.clip is None)


@each_exercise
@pytest.mark.parametrize("build", BUILDS)
def test_nothing_of_the_body_is_drawn_below_the_floor(exercise: Exercise, build: str) -> None:
    data = exercise.figure
    for phase in np.linspace(0, last_phase(data), 5):
        shown = drawn(data, float(phase), LEVEL, LIGHT, BUILDS[build])
        marks = body(shown, data.draw_order or paint_order(shown))
        assert extent(marks)[3] <= SOFTEST, phase


def test_tucked_toes_push_the_shoe_up_and_not_through_the_floor() -> None:
    toes = PlantedLeg(Place(-0.775, 0), on="ball", pitch=-76, toe=76, reach=2)
    key = Key(Root("hip", Place(0, 0.17), pitch=83), leg_r=toes, leg_l=toes)
    shown = seen_from(key, 0, 0)
    assert foot_bottom(shown, "r") == pytest.approx(0, abs=1e-9)
    assert shown.figure.legs["r"].toes.at(0.02, -0.0134)[1] < -0.005


def inside(points: Array, rails: Rails, end: float) -> Array:
    """Which points lie between the two rails of an outline, up to an arc length."""
    part = rails.along <= end
    ring = np.concatenate([rails.front[part], rails.back[part][::-1]])
    turned = np.zeros(len(points))
    for a, b in pairwise(np.concatenate([ring, ring[:1]])):
        first, second = a - points, b - points
        sine = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]
        turned += np.arctan2(sine, (first * second).sum(axis=1))
    found: Array = abs(turned) > np.pi
    return found


@pytest.mark.parametrize("lumbar", [-28.0, 0.0, 30.0])
@pytest.mark.parametrize("yaw", [-22.0, 0.0])
def test_the_far_buttock_does_not_look_over_the_near_one(lumbar: float, yaw: float) -> None:
    shown = seen_from(all_fours(lumbar), yaw, 10)
    near, far = shown.legs["r"], shown.legs["l"]
    buttock = far.back[far.along < far.joints[1] + 0.03]
    covered = inside(buttock, near, near.joints[2]) | inside(buttock, shown.hips, 1.0)
    assert covered.all()


def test_the_pelvis_runs_on_into_the_near_buttock() -> None:
    shown = seen_from(all_fours(-28), -22, 10)
    low = shown.hips.back[shown.hips.along < 0.03]
    assert inside(low, shown.legs["r"], shown.legs["r"].joints[2]).all()
    waist = shown.hips.along > 0.095
    assert np.array_equal(shown.hips.back[waist], shown.torso.back[waist])


FROM_THE_FRONT = {
    "standing": Key(SQUEEZE, leg_r=FreeLeg(abd=4), leg_l=FreeLeg(abd=4), arm_r=FreeArm(abd=10)),
    "squatting": Key(
        Root("hip", Place(0, 0.455, -0.06), pitch=24, yaw=90),
        Spine(lumbar=-4),
        leg_r=PlantedLeg(Place(-0.085, 0, -0.03), turn=6, swivel=6),
        leg_l=PlantedLeg(Place(0.085, 0, -0.03), turn=6, swivel=6),
    ),
}


def flipped(points: Array) -> Array:
    return points * [-1, 1]


@pytest.mark.parametrize("name", FROM_THE_FRONT)
@pytest.mark.parametrize("build", BUILDS)
def test_from_the_front_left_is_the_mirror_of_right(name: str, build: str) -> None:
    key = FROM_THE_FRONT[name]
    key = Key(key.root, key.spine, key.leg_r, key.leg_l, key.arm_r, key.arm_r)
    shown = seen_from(key, 0, 0, BUILDS[build])
    for right, left in ((x["r"], x["l"]) for x in (shown.legs, shown.arms)):
        assert np.allclose(right.front, flipped(left.back), atol=1e-6)
        assert np.allclose(right.back, flipped(left.front), atol=1e-6)
    for curve in (shoulder_skin(shown), strapped_top(shown)):
        points = np.array([curve.start, *(p[-2:] for p in curve.pieces)])
        spots = {(round(x, 4) + 0.0, round(y, 4)) for x, y in points.tolist()}
        assert spots == {(-x + 0.0, y) for x, y in spots}


@pytest.mark.parametrize("name", FROM_THE_FRONT)
def test_from_the_front_hips_run_into_thighs_without_a_kink(name: str) -> None:
    rails = seen_from(FROM_THE_FRONT[name], 0, 0).legs["r"]
    part = (rails.along > 0.03) & (rails.along < 0.22)
    outer = max((rails.front, rails.back), key=lambda r: abs(r[:, 0].mean()))
    way = np.diff(outer[part], axis=0)
    turns = np.diff(np.unwrap(np.arctan2(way[:, 1], way[:, 0])))
    assert abs(turns).max() < np.radians(14)


def test_from_the_front_shoulders_fall_from_neck_to_arm() -> None:
    shown = seen_from(FROM_THE_FRONT["standing"], 0, 0)
    curve = shoulder_skin(shown)
    right = [p[-2:] for p in curve.pieces[:7]]
    heights = [y for _, y in right]
    assert heights == sorted(heights)
    assert right[-1][0] < right[0][0] - 8


def test_a_palm_on_the_floor_has_the_thumb_inside() -> None:
    figure = solve_key(all_fours())
    for side, inwards in (("r", -1), ("l", 1)):
        hand = figure.arms[side].end
        assert hand.axes[2, 0] * inwards == pytest.approx(1)
        assert hand.axes[1, 2] * -inwards == pytest.approx(1)


def hand_height(key: Key, shape: str) -> tuple[float, float]:
    """Highest and lowest display place of the right hand."""
    shown = seen_from(key, 0, 0)
    marks = paint_hand(
        Sketch(
            shown.figure, shown.camera, LIGHT, shown.legs, shown.arms, shown.torso, shown.hips,
            shown.neck, shown.far, SLIM, shape,
        ),
        "r",
        ("#000000", "#111111"),
    )  # fmt: skip
    _, top, _, bottom = extent(m for m in marks if m.clip is None)
    return top, bottom


def test_a_hand_on_the_floor_lies_flat() -> None:
    top, bottom = hand_height(all_fours(), "open")
    assert -0.6 < bottom <= 1e-6
    assert top > -3.6


def test_a_fist_is_shorter_than_an_open_hand() -> None:
    hanging = Key(Root("hip", Place(0, 0.53)))
    lengths = {shape: np.ptp(hand_height(hanging, shape)) for shape in ("open", "grip", "fist")}
    assert lengths["open"] > 8.5
    assert lengths["fist"] < lengths["grip"] < 0.8 * lengths["open"]


@each_exercise
def test_both_builds_are_whole_and_touch_the_same_places(exercise: Exercise) -> None:
    data = exercise.figure
    lows = []
    for name, build in BUILDS.items():
        for mark in card(data, 0.5, Look(build=name)).marks:
            for curve in mark.shape:
                assert np.isfinite(numbers(curve)).all()
        shown = drawn(data, 0.0, LEVEL, LIGHT, build)
        lows.append(max(float(r[:, 1].max()) for r in (shown.torso.front, shown.torso.back)))
    assert lows[0] == pytest.approx(lows[1], abs=1.2)


def numbers(curve: Curve) -> list[float]:
    return [*curve.start, *(v for piece in curve.pieces for v in piece)]


def test_the_broad_build_is_broader() -> None:
    key = FROM_THE_FRONT["standing"]
    slim, broad = (np.ptp(seen_from(key, 0, 0, b).torso.front[:, 0]) for b in (SLIM, BROAD))
    assert broad != slim
    widths = [
        abs(shown.torso.at(shown.torso.front, 0.15)[0] - shown.torso.at(shown.torso.back, 0.15)[0])
        for shown in (seen_from(key, 0, 0, b) for b in (SLIM, BROAD))
    ]
    assert widths[1] > 1.1 * widths[0]
    figure = solve(pose_at((key,), 0.0), BROAD.half_shoulders)
    assert abs(figure.arms["r"].joint.origin[0]) == pytest.approx(BROAD.half_shoulders)


def test_outlines_do_not_jump_while_joints_bend() -> None:
    low = Key(Root("hip", Place(-0.15, 0.3), pitch=40), leg_r=PlantedLeg(Place(-0.06, 0)))
    keys = (low, Key(Root("hip", Place(0, 0.5)), leg_r=PlantedLeg(Place(-0.06, 0))))
    where = np.linspace(0.02, 0.55, 60)
    before: Array | None = None
    for phase in np.linspace(0.1, 0.9, 801):
        leg = sketch(solve(pose_at(keys, float(phase))), THREE_QUARTER, LIGHT, {}).legs["r"]
        now = np.concatenate([leg.many(leg.front, where), leg.many(leg.back, where)])
        if before is not None:
            assert float(np.hypot(*(now - before).T).max()) < 0.45
        before = now


@each_exercise
def test_what_stands_still_is_the_same_at_all_moments(exercise: Exercise) -> None:
    data = exercise.figure
    early, late = (card(data, phase, Look()) for phase in (0.1, 0.7))
    assert early.surroundings == late.surroundings
    assert early.surroundings + early.moving == early.marks
    assert early.moving != late.moving
    assert len(early.surroundings) >= 1


@pytest.mark.parametrize("phase", [0.0, 0.8, 1.5, 2.0])
def test_no_far_sliver_looks_out_while_the_near_leg_is_lifted(phase: float) -> None:
    data = next(e for e in EXERCISES if e.id == "bird-dog").figure
    shown = drawn(data, phase, camera(data.yaw, data.elevation), LIGHT)
    near, far = shown.legs["r"], shown.legs["l"]
    sacrum = far.back[far.along < far.joints[1] - 0.04]
    assert (inside(sacrum, near, near.joints[2]) | inside(sacrum, shown.hips, 1.0)).all()


def test_in_a_lunge_the_far_buttock_is_round_and_not_bitten_off() -> None:
    data = next(e for e in EXERCISES if e.id == "half-kneeling-hip-flexor-stretch").figure
    shown = drawn(data, 1.0, camera(data.yaw, data.elevation), LIGHT)
    untouched = seen_like(shown)
    far = shown.legs["l"]
    low = (far.along > far.joints[1] + 0.02) & (far.along < far.joints[1] + 0.08)
    assert np.allclose(far.back[low], untouched.legs["l"].back[low])


def seen_like(shown: Sketch) -> Sketch:
    """The same figure from the same side, with nothing far and so nothing drawn in."""
    level = {f"leg_{side}": 0.0 for side in "rl"}
    return sketch(shown.figure, shown.camera, LIGHT, level, SLIM)
