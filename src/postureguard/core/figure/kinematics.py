"""Solve a pose: trunk, limbs, and the landmarks that contacts and arrows refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from postureguard.core.figure import skeleton as sk
from postureguard.core.figure.limbs import (
    Joint,
    Limb,
    free_arm,
    free_leg,
    mixed_limb,
    planted_arm,
    planted_leg,
)
from postureguard.core.figure.motion import Mixed, Pose, pose_at
from postureguard.core.figure.rotation import Array, Frame, partway
from postureguard.core.figure.trunk import Trunk, bend_trunk
from postureguard.core.training.anatomy import TRUNK_LANDMARKS
from postureguard.core.training.figure_data import (
    Arm,
    FreeArm,
    FreeLeg,
    Key,
    Leg,
    PlantedArm,
    PlantedLeg,
    Root,
)


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A solved body in the world: heights from the floor, fractions of body height."""

    trunk: Trunk
    legs: Mapping[str, Limb]
    arms: Mapping[str, Limb]

    @property
    def overreach(self) -> float:
        """The farthest that any planted hand or foot is out of reach."""
        return max(x.overreach for x in (*self.legs.values(), *self.arms.values()))


def solve(pose: Pose, half_shoulders: float = sk.HALF_SHOULDERS) -> Figure:
    """Put the body together, move it onto its anchor, then reach for the planted contacts."""
    trunk = bend_trunk(pose.root, pose.spine)
    name = pose.root.landmark
    anchored = trunk_landmark(trunk, name) if name in TRUNK_LANDMARKS else None
    if anchored is None:
        anchored = landmark(_with_limbs(trunk, pose, half_shoulders), name)
    moved = trunk.moved(_to_anchor(pose.root, anchored))
    return _with_limbs(moved, pose, half_shoulders)


def solve_key(key: Key) -> Figure:
    """Solve a single key pose."""
    return solve(pose_at((key,), 0.0))


def _to_anchor(root: Root, anchored: Array) -> Array:
    place = root.place
    depth = 0.0 if place.z is None else place.z - float(anchored[2])
    return np.array([place.x - anchored[0], place.y - anchored[1], depth])


def _with_limbs(trunk: Trunk, pose: Pose, half_shoulders: float) -> Figure:
    yaw = pose.root.yaw
    legs, arms = {}, {}
    for side, leg in (("r", pose.leg_r), ("l", pose.leg_l)):
        sign = sk.SIDES[side]
        hip = Frame(trunk.pelvis.at(0, 0, sign * sk.HALF_HIPS), trunk.pelvis.axes)
        legs[side] = _leg(leg, Joint(hip, sign, yaw))
    blades = (pose.spine.scap_r, pose.spine.scap_l)
    for side, arm, blade in zip("rl", (pose.arm_r, pose.arm_l), blades, strict=True):
        sign = sk.SIDES[side]
        arms[side] = _arm(arm, Joint(_shoulder(trunk, sign * half_shoulders, blade), sign, yaw))
    return Figure(trunk, legs, arms)


def _shoulder(trunk: Trunk, aside: float, blade: tuple[float, float]) -> Frame:
    forward, up = np.radians(blade)
    x = sk.SHOULDER_BACK + 0.10 * np.sin(forward)
    y = sk.SHOULDER_HEIGHT + 0.09 * np.sin(up)
    place = trunk.thorax.at(float(x), float(y), aside * float(np.cos(forward)))
    return Frame(place, trunk.thorax.axes)


def _leg(leg: Leg | Arm | Mixed, joint: Joint) -> Limb:
    match leg:
        case FreeLeg():
            return free_leg(leg, joint)
        case PlantedLeg():
            return planted_leg(leg, joint)
        case Mixed():
            ends = _leg(leg.first, joint), _leg(leg.second, joint)
            return mixed_limb(*ends, leg.part, (sk.THIGH, sk.SHANK))
    raise TypeError(type(leg))


def _arm(arm: Leg | Arm | Mixed, joint: Joint) -> Limb:
    match arm:
        case FreeArm():
            return free_arm(arm, joint)
        case PlantedArm():
            return planted_arm(arm, joint)
        case Mixed():
            ends = _arm(arm.first, joint), _arm(arm.second, joint)
            return mixed_limb(*ends, arm.part, (sk.UPPER_ARM, sk.FOREARM))
    raise TypeError(type(arm))


def buttock(leg: Limb) -> Frame:
    """Axes that follow the thigh a little: the seat of the buttock."""
    return Frame(leg.joint.origin, partway(leg.joint.axes, leg.upper.axes, sk.BUTTOCK_SHARE))


def trunk_landmark(trunk: Trunk, name: str) -> Array:
    """World place of a landmark of the trunk."""
    points = {
        "hip": (trunk.pelvis, 0.0, 0.0),
        "sacrum": (trunk.pelvis, -0.066, 0.055),
        "sternum": (trunk.thorax, 0.06, 0.22),
        "head_c": (trunk.head, 0.0, 0.035),
        "crown": (trunk.head, 0.0, 0.098),
    }
    if name == "shoulder_back":
        return trunk.beside_spine(0.272, 0.022)
    if name == "upper_back":
        return trunk.beside_spine(0.235, 0.030)
    frame, x, y = points[name]
    return frame.at(x, y)


LEG_POINTS: Final[Mapping[str, tuple[str, float, float]]] = {
    "knee": ("lower", 0.030, -0.012),
    "kneec": ("lower", 0.0, 0.0),
    "ankle": ("end", 0.0, 0.0),
    "heel": ("end", *sk.FOOT_OFFSETS["heel"]),
    "ball": ("end", *sk.FOOT_OFFSETS["ball"]),
    "toe": ("toes", 0.036, -0.012),
}
ARM_POINTS: Final[Mapping[str, tuple[str, float, float]]] = {
    "elbow": ("lower", -0.018, -0.004),
    "wrist": ("end", 0.0, 0.0),
    "hand": ("end", 0.0, -0.05),
    "sho": ("upper", 0.0, 0.0),
}


def landmark(figure: Figure, name: str) -> Array:
    """World place of any landmark."""
    if name in TRUNK_LANDMARKS:
        return trunk_landmark(figure.trunk, name)
    part, _, side = name.partition("_")
    limb = (figure.legs if part in LEG_POINTS else figure.arms)[side]
    bone, x, y = LEG_POINTS.get(part) or ARM_POINTS[part]
    frames = {"upper": limb.upper, "lower": limb.lower, "end": limb.end, "toes": limb.toes}
    return frames[bone].at(x, y)
