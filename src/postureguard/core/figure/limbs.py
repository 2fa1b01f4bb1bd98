"""Arms and legs: from joint angles, or solved from a planted foot or hand (two bones)."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from postureguard.core.figure import skeleton as sk
from postureguard.core.figure.rotation import (
    Array,
    Frame,
    about_x,
    about_y,
    about_z,
    cross,
    partway,
    unit,
)
from postureguard.core.training.figure_data import (
    FreeArm,
    FreeLeg,
    Place,
    PlantedArm,
    PlantedLeg,
)

STRAIGHTEST = 0.99995
"""Share of its full length that a solved limb may reach, so that it keeps a bending plane."""


class Joint(NamedTuple):
    """Where a limb begins: hip or shoulder, side sign, and the turn of the whole figure."""

    frame: Frame
    side: int
    yaw: float


@dataclass(frozen=True, slots=True, eq=False)
class Limb:
    """Bone frames from the trunk outwards; `overreach` is how far a contact was missed."""

    joint: Frame
    upper: Frame
    lower: Frame
    end: Frame
    toes: Frame
    overreach: float = 0.0


class Bones(NamedTuple):
    """Two bones, and their lengths."""

    upper: Frame
    lower: Frame
    end: Array
    overreach: float


def two_bones(start: Array, target: Array, lengths: tuple[float, float], pole: Array) -> Bones:
    """Bend two bones so that they reach the target, the middle joint towards the pole.

    The returned hinge (z axis) is cross(axis, bend direction): right for knees; elbows flip it.
    """
    first, second = lengths
    line = target - start
    distance = math.sqrt(float(line @ line))
    longest = (first + second) * STRAIGHTEST
    reached = min(max(distance, abs(first - second) + 1e-4), longest)
    axis = line / max(distance, 1e-9)
    along = (first * first - second * second + reached * reached) / (2 * reached)
    aside = math.sqrt(max(first * first - along * along, 0.0))
    towards = _beside(axis, pole)
    middle = start + axis * along + towards * aside
    end = start + axis * reached
    hinge = cross(axis, towards)
    over = max(0.0, distance - longest)
    return Bones(_bone(start, middle, hinge), _bone(middle, end, hinge), end, over)


def _beside(axis: Array, pole: Array) -> Array:
    """The direction of the pole across the axis; a parallel pole falls back to forward or up."""
    for candidate in (pole, np.array([1.0, 0, 0]), np.array([0, 1.0, 0])):
        across: Array = candidate - axis * float(axis @ candidate)
        if float(across @ across) > 1e-8:
            break
    return unit(across)


def _bone(start: Array, end: Array, hinge: Array) -> Frame:
    y = unit(start - end)
    z = unit(hinge - y * float(y @ hinge))
    return Frame(start, np.column_stack([cross(y, z), y, z]))


def free_leg(leg: FreeLeg, joint: Joint) -> Limb:
    """Forward kinematics of a leg."""
    s = joint.side
    axes = joint.frame.axes @ about_x(-s * leg.abd) @ about_z(leg.hip) @ about_y(-s * leg.rot)
    thigh = Frame(joint.frame.origin, axes)
    shank = Frame(thigh.at(0, -sk.THIGH), axes @ about_z(-leg.knee))
    foot = Frame(shank.at(0, -sk.SHANK), shank.axes @ about_z(leg.ankle))
    return Limb(joint.frame, thigh, shank, foot, toes_of(foot, leg.toe))


def toes_of(foot: Frame, bend: float) -> Frame:
    """The toe part of a shoe, bent up."""
    return Frame(foot.at(*sk.TOE_HINGE), foot.axes @ about_z(bend))


def planted_leg(leg: PlantedLeg, joint: Joint) -> Limb:
    """Solve hip and knee so that the named point of the foot stays where it is planted."""
    sole = about_y(-joint.yaw - joint.side * leg.turn) @ about_z(leg.pitch)
    hip = joint.frame.origin
    offset = sole @ np.array([*sk.FOOT_OFFSETS[leg.on], 0.0])
    ankle = _contact(leg.foot, hip) - offset
    if leg.reach is not None:
        away = _slide(leg.reach, (sk.THIGH, sk.SHANK), float(hip[1] - ankle[1]))
        ankle[0] = hip[0] - away
    pole = _knee_pole(leg, joint, ankle)
    thigh, shank, end, over = two_bones(hip, ankle, (sk.THIGH, sk.SHANK), pole)
    axes = shank.axes @ about_z(leg.ankle) if leg.on == "ankle" else sole
    foot = Frame(end, axes)
    return Limb(joint.frame, thigh, shank, foot, toes_of(foot, leg.toe), over)


def _contact(place: Place, joint: Array) -> Array:
    return np.array([place.x, place.y, joint[2] if place.z is None else place.z])


def _slide(bend: float, lengths: tuple[float, float], height: float) -> float:
    """Level distance at which a limb that spans `height` is bent by exactly `bend`."""
    a, b = lengths
    span = a * a + b * b + 2 * a * b * math.cos(math.radians(bend))
    return math.sqrt(max(span - height * height, 0.0))


def _knee_pole(leg: PlantedLeg, joint: Joint, ankle: Array) -> Array:
    pole: Array = joint.frame.axes[:, 0] * leg.bend
    if not leg.swivel:
        return pole
    axis = unit(ankle - joint.frame.origin)
    ahead = unit(pole - axis * float(axis @ pole))
    out = joint.frame.axes[:, 2] * joint.side
    out = unit(out - axis * float(axis @ out) - ahead * float(ahead @ out))
    turn = math.radians(leg.swivel)
    return math.cos(turn) * ahead + math.sin(turn) * out


def free_arm(arm: FreeArm, joint: Joint) -> Limb:
    """Forward kinematics of an arm."""
    s = joint.side
    axes = joint.frame.axes @ about_x(-s * arm.abd) @ about_z(arm.sho) @ about_y(-s * arm.rot)
    upper = Frame(joint.frame.origin, axes)
    fore = Frame(upper.at(0, -sk.UPPER_ARM), axes @ about_z(arm.elb))
    palm = fore.axes @ about_z(arm.wrist) @ about_y(s * arm.pron)
    hand = Frame(fore.at(0, -sk.FOREARM), palm)
    return Limb(joint.frame, upper, fore, hand, hand)


def planted_arm(arm: PlantedArm, joint: Joint) -> Limb:
    """Solve shoulder and elbow so that the wrist stays where it is planted."""
    shoulder = joint.frame.origin
    wrist = _contact(arm.hand, shoulder)
    if arm.reach is not None:
        lengths = (sk.UPPER_ARM, sk.FOREARM)
        wrist[0] = shoulder[0] + _slide(arm.reach, lengths, float(shoulder[1] - wrist[1]))
    pole = joint.frame.axes @ np.array([arm.bend, arm.bendy, joint.side * arm.bendz])
    bones = two_bones(shoulder, wrist, (sk.UPPER_ARM, sk.FOREARM), pole)
    upper, fore = _flipped(bones.upper), _flipped(bones.lower)
    palm = about_y(joint.side * arm.pron)
    if arm.hand_dir is None:
        hand = Frame(bones.end, fore.axes @ palm)
    else:
        hand = Frame(bones.end, about_y(-joint.yaw) @ about_z(arm.hand_dir + 90) @ palm)
    return Limb(joint.frame, upper, fore, hand, hand, bones.overreach)


def _flipped(bone: Frame) -> Frame:
    """Turn a bone half round its own length: elbows bend the other way than knees."""
    return Frame(bone.origin, bone.axes * np.array([-1.0, 1.0, -1.0]))


def mixed_limb(first: Limb, second: Limb, part: float, lengths: tuple[float, float]) -> Limb:
    """A limb between a planted and a free solution: bones turned part of the way."""
    upper_axes, lower_axes, end_axes, toe_axes = (
        partway(a.axes, b.axes, part)
        for a, b in (
            (first.upper, second.upper),
            (first.lower, second.lower),
            (first.end, second.end),
            (first.toes, second.toes),
        )
    )
    upper = Frame(first.joint.origin, upper_axes)
    lower = Frame(upper.at(0, -lengths[0]), lower_axes)
    end = Frame(lower.at(0, -lengths[1]), end_axes)
    return Limb(first.joint, upper, lower, end, Frame(end.at(*sk.TOE_HINGE), toe_axes))
