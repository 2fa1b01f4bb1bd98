"""The solved body against positions worked out by hand, and contacts that stay where they are."""

import math

import numpy as np
import pytest

from postureguard.core.figure.angles import joint_angles
from postureguard.core.figure.kinematics import landmark, solve, solve_key
from postureguard.core.figure.limbs import two_bones
from postureguard.core.figure.motion import Mixed, pose_at
from postureguard.core.training.anatomy import LANDMARKS
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

STANDING = Root("hip", Place(0, 0.53))


def near(a: object, b: object, within: float = 1e-9) -> bool:
    return bool(np.allclose(a, b, atol=within))  # type: ignore[arg-type]


def test_standing_still_has_the_measures_of_the_table() -> None:
    figure = solve_key(Key(root=STANDING))
    assert near(landmark(figure, "hip"), [0, 0.53, 0])
    assert near(landmark(figure, "kneec_r"), [0, 0.53 - 0.245, 0.050])
    assert near(landmark(figure, "ankle_r"), [0, 0.039, 0.050])
    assert near(landmark(figure, "heel_l"), [-0.034, 0, -0.050])
    assert near(landmark(figure, "ball_l"), [0.070, 0, -0.050])
    assert near(landmark(figure, "sho_r"), [-0.008, 0.53 + 0.272, 0.104])
    assert near(landmark(figure, "wrist_r"), [-0.008, 0.802 - 0.172 - 0.146, 0.104])
    assert near(figure.trunk.spine[-1], [-0.004, 0.53 + 0.374, 0], 1e-3)


def test_flexion_is_positive_everywhere() -> None:
    key = Key(
        root=STANDING,
        leg_r=FreeLeg(hip=90, knee=90),
        arm_r=FreeArm(sho=90, elb=90),
    )
    figure = solve_key(key)
    assert near(landmark(figure, "kneec_r"), [0.245, 0.53, 0.050])
    assert near(landmark(figure, "ankle_r"), [0.245, 0.53 - 0.246, 0.050])
    elbow = landmark(figure, "sho_r") + np.array([0.172, 0, 0])
    assert near(figure.arms["r"].lower.origin, elbow)
    assert near(landmark(figure, "wrist_r"), elbow + np.array([0, 0.146, 0]))


def test_pitch_tips_the_whole_trunk_forward() -> None:
    figure = solve_key(Key(root=Root("hip", Place(0, 0.5), pitch=90)))
    assert near(landmark(figure, "sho_r"), [0.272, 0.5 + 0.008, 0.104])


def test_lumbar_flexion_bends_at_the_vertebrae_and_spares_the_pelvis() -> None:
    figure = solve_key(Key(root=STANDING, spine=Spine(lumbar=30)))
    assert near(figure.trunk.pelvis.axes, np.eye(3))
    tilt = math.degrees(math.acos(float(figure.trunk.thorax.axes[1, 1])))
    assert tilt == pytest.approx(30, abs=1e-6)
    assert landmark(figure, "sternum")[0] > 0.09


def test_a_figure_that_turns_by_90_degrees_faces_the_viewer() -> None:
    figure = solve_key(Key(root=Root("hip", Place(0, 0.53), yaw=90)))
    assert near(figure.trunk.pelvis.axes[:, 0], [0, 0, 1])
    assert landmark(figure, "sho_r")[0] == pytest.approx(-0.104)


def test_the_anchor_is_where_it_was_put() -> None:
    leg = FreeLeg(hip=80, knee=91, ankle=-72, toe=6)
    root = Root("knee_l", Place(0.1, 0.004, -0.05), pitch=80)
    figure = solve_key(Key(root=root, leg_r=leg, leg_l=leg))
    assert near(landmark(figure, "knee_l"), [0.1, 0.004, -0.05])


@pytest.mark.parametrize("distance", [0.05, 0.2, 0.35, 0.49])
def test_two_bones_reach_and_keep_their_lengths(distance: float) -> None:
    start, target = np.zeros(3), np.array([0.1, -1.0, 0.2]) * distance / math.sqrt(1.05)
    bones = two_bones(start, target, (0.245, 0.246), np.array([1.0, 0, 0]))
    assert near(bones.end, target, 1e-9)
    middle = bones.lower.origin
    assert np.linalg.norm(middle) == pytest.approx(0.245)
    assert np.linalg.norm(bones.end - middle) == pytest.approx(0.246)
    assert middle[0] > target[0] / 2
    assert bones.overreach == 0


def test_two_bones_out_of_reach_say_by_how_much() -> None:
    bones = two_bones(np.zeros(3), np.array([0.0, -0.6, 0]), (0.245, 0.246), np.array([1.0, 0, 0]))
    assert bones.overreach == pytest.approx(0.6 - 0.491, abs=1e-4)


def test_a_pole_along_the_limb_still_gives_a_bend() -> None:
    bones = two_bones(np.zeros(3), np.array([0.3, 0, 0]), (0.245, 0.246), np.array([1.0, 0, 0]))
    assert np.isfinite(bones.upper.axes).all()


def test_hinges_bend_knees_back_and_elbows_forward() -> None:
    key = Key(
        root=Root("hip", Place(0, 0.45)),
        leg_r=PlantedLeg(Place(-0.03, 0)),
        leg_l=PlantedLeg(Place(-0.03, 0)),
        arm_r=PlantedArm(Place(0.15, 0.6), hand_dir=0),
        arm_l=PlantedArm(Place(0.15, 0.6), hand_dir=0),
    )
    figure = solve_key(key)
    angles = joint_angles(figure)
    assert all(angles[f"{joint}_{side}"] > 20 for joint in ("knee", "elb", "hip") for side in "rl")
    for side in "rl":
        assert figure.legs[side].upper.axes[2, 2] > 0.9
        assert figure.arms[side].upper.axes[2, 2] > 0.9
        assert landmark(figure, f"kneec_{side}")[0] > 0.05
        assert landmark(figure, f"elbow_{side}")[0] < 0.05


def test_swivel_turns_the_knee_outwards_on_both_sides() -> None:
    leg = PlantedLeg(Place(-0.03, 0), swivel=40)
    figure = solve_key(Key(root=Root("hip", Place(0, 0.42)), leg_r=leg, leg_l=leg))
    assert landmark(figure, "kneec_r")[2] > 0.1
    assert landmark(figure, "kneec_l")[2] < -0.1


def test_reach_bends_the_limb_by_the_given_angle() -> None:
    leg = PlantedLeg(Place(-0.7, 0), on="ball", pitch=-76, toe=76, reach=12)
    arm = PlantedArm(Place(0.3, 0.02), reach=25, hand_dir=0)
    root = Root("hip", Place(0, 0.2), pitch=85)
    figure = solve_key(Key(root=root, leg_r=leg, leg_l=leg, arm_r=arm, arm_l=arm))
    angles = joint_angles(figure)
    assert angles["knee_r"] == pytest.approx(12, abs=0.01)
    assert angles["elb_l"] == pytest.approx(25, abs=0.01)


@pytest.mark.parametrize("on", ["heel", "ball"])
def test_planted_feet_do_not_drift_between_keys(on: str) -> None:
    place = Place(-0.06, 0)
    low = Key(Root("hip", Place(-0.15, 0.3), pitch=40), leg_r=PlantedLeg(place, on))
    keys = (low, Key(Root("hip", Place(0, 0.5)), leg_r=PlantedLeg(place, on)))
    spots = [landmark(solve(pose_at(keys, float(x))), f"{on}_r")[:2] for x in np.linspace(0, 1, 13)]
    assert float(np.ptp(np.array(spots), axis=0).max()) < 1e-9


def test_movement_rests_at_the_ends_and_flows_through_pass_keys() -> None:
    keys = tuple(Key(Root("hip", Place(0, 0.53), pitch=p)) for p in (0.0, 30.0, 60.0))
    pitch = [pose_at(keys, x).root.pitch for x in (0, 0.01, 0.99, 1, 1.01, 2)]
    assert pitch[3] == pytest.approx(30)
    assert pitch[1] - pitch[0] < 0.02
    assert pitch[4] - pitch[2] > 0.5
    assert pitch[5] == pytest.approx(60)


def test_a_hold_key_stops_the_movement() -> None:
    keys = tuple(Key(Root("hip", Place(0, 0.53), pitch=p), hold=p == 30) for p in (0.0, 30.0, 60.0))
    assert pose_at(keys, 1.01).root.pitch - 30 < 0.001


def test_a_cycle_ends_where_it_began() -> None:
    keys = tuple(Key(Root("hip", Place(0, 0.53), pitch=p)) for p in (0.0, 30.0, 10.0))
    assert pose_at(keys, 3.0, cycle=True) == pose_at(keys, 0.0, cycle=True)


def test_a_limb_between_planted_and_free_keeps_its_lengths() -> None:
    planted = Key(root=STANDING, arm_r=PlantedArm(Place(0.2, 0.7), hand_dir=0))
    free = Key(root=STANDING, arm_r=FreeArm(sho=170))
    assert isinstance(pose_at((planted, free), 0.4).arm_r, Mixed)
    arm = solve(pose_at((planted, free), 0.4)).arms["r"]
    assert np.linalg.norm(arm.lower.origin - arm.upper.origin) == pytest.approx(0.172)
    assert np.linalg.norm(arm.end.origin - arm.lower.origin) == pytest.approx(0.146)


def test_a_leg_between_planted_and_free_keeps_its_lengths() -> None:
    planted = Key(root=STANDING, leg_r=PlantedLeg(Place(-0.04, 0)))
    free = Key(root=STANDING, leg_r=FreeLeg(hip=70, knee=90))
    leg = solve(pose_at((free, planted), 0.5)).legs["r"]
    assert np.linalg.norm(leg.lower.origin - leg.upper.origin) == pytest.approx(0.245)
    assert np.linalg.norm(leg.end.origin - leg.lower.origin) == pytest.approx(0.246)
    assert 20 < joint_angles(solve(pose_at((free, planted), 0.5)))["knee_r"] < 80


def test_a_limb_may_turn_planted_after_a_pass_key() -> None:
    held = Key(root=STANDING, arm_r=PlantedArm(Place(0.2, 0.7), hand_dir=0))
    free = Key(root=STANDING, arm_r=FreeArm(sho=120))
    for phase in (0.5, 1.5, 2.5):
        figure = solve(pose_at((held, held, free, free), phase))
        assert np.isfinite(figure.arms["r"].end.origin).all()
    assert pose_at((held, free, held), 0.5, cycle=True) != pose_at((held, free, held), 1.5)


def test_every_landmark_can_be_found() -> None:
    figure = solve_key(Key(root=STANDING))
    assert all(np.isfinite(landmark(figure, name)).all() for name in LANDMARKS)
