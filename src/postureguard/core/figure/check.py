"""Whether a movement can be made by a body and drawn on a card (figure specification, section 15).

Every finding is one sentence that names the place in the file, what is wrong, and the remedy.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from postureguard.core.figure.angles import joint_angles
from postureguard.core.figure.arrows import paint_arrows
from postureguard.core.figure.body import paint_order, silhouette
from postureguard.core.figure.camera import camera
from postureguard.core.figure.card import HEIGHT, WIDTH, drawn, framing
from postureguard.core.figure.display import extent
from postureguard.core.figure.kinematics import Figure, landmark, solve
from postureguard.core.figure.limbs import Limb
from postureguard.core.figure.motion import Mixed, Pose, pose_at
from postureguard.core.figure.palette import LIGHT
from postureguard.core.figure.sketch import lowest_skin
from postureguard.core.training.anatomy import ANGLE_LIMITS, LANDMARKS
from postureguard.core.training.figure_data import FigureData, PlantedArm, PlantedLeg
from postureguard.core.training.lesson import Lesson, faulty
from postureguard.core.training.tempo import end_phase, last_phase

MOMENTS: Final = 13
"""Moments looked at between two keys."""
OVERREACH: Final = 0.003
DRIFT: Final = 0.003
SLIDE: Final = 0.02
"""How far a contact that may slide (`reach`) may move."""
BELOW_FLOOR: Final = 0.012
"""How deep soft parts may press into the floor."""
ANGLE_SLACK: Final = 1.0
"""Degrees that a solved joint may be beyond its limit."""
SIDEWAYS: Final = 0.7
"""With an arm so far from the plane of its joint, forward and backward mean nothing."""
FAULT_SEEN: Final = 0.04
"""How far some part of the body must be from where it should, for a fault to be seen."""

JOINTS: Final = {"hip": "hip", "knee": "knee", "ankle": "ankle", "sho": "shoulder", "elb": "elbow"}
SIDES: Final = {"r": "right", "l": "left"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot be drawn as it is: where in the file, what, and what to do."""

    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}. {self.remedy}"


class _Fault(NamedTuple):
    """One measure that is out of bounds at one moment, and by how much."""

    subject: str
    excess: float
    message: str
    remedy: str


class _Moment(NamedTuple):
    phase: float
    pose: Pose
    figure: Figure


def check_figure(data: FigureData, table: str = "figure") -> tuple[Finding, ...]:
    """Look at the whole movement; only the worst moment of each fault is told."""
    worst: dict[str, tuple[float, _Fault]] = {}
    for now in _moments(data):
        for fault in _faults(now):
            known = worst.get(fault.subject)
            if known is None or fault.excess > known[1].excess:
                worst[fault.subject] = now.phase, fault
    told = [(phase, fault) for phase, fault in worst.values()] + list(_drifts(data))
    findings = [Finding(_place(data, p, table), f.message, f.remedy) for p, f in told]
    if not findings:
        findings += _outside(data, table)
    return tuple(findings)


def check_lesson(data: FigureData, lesson: Lesson) -> tuple[Finding, ...]:
    """Look at the movement with the fault; it must also be seen to be another one."""
    wrong = faulty(data, lesson)
    findings = check_figure(wrong, "lesson")
    right, other = (
        solve(pose_at(d.keys, float(end_phase(d)), cycle=d.cycle)) for d in (data, wrong)
    )
    apart = max(float(np.linalg.norm(landmark(right, n) - landmark(other, n))) for n in LANDMARKS)
    if apart >= FAULT_SEEN:
        return findings
    message = f"the fault hardly differs from the movement done well ({apart:.3f} of body height)"
    return (*findings, Finding("lesson.key", message, "Make it at least 0.04 somewhere."))


def _moments(data: FigureData) -> Iterator[_Moment]:
    last = last_phase(data)
    for phase in np.linspace(0, last, last * MOMENTS + 1).tolist():
        pose = _pose(data, phase)
        yield _Moment(phase, pose, solve(pose))


def _pose(data: FigureData, phase: float) -> Pose:
    """A key by itself: on its way from a free limb it would not be seen to reach too far."""
    if phase % 1:
        return pose_at(data.keys, phase, cycle=data.cycle)
    return pose_at((data.keys[int(phase) % len(data.keys)],), 0.0)


def _place(data: FigureData, phase: float, table: str) -> str:
    key, part = int(phase) % len(data.keys), phase % 1
    way = f", {part:.0%} of the way on" if part else ""
    return f"{table}.key[{key}]{way}"


def _faults(now: _Moment) -> Iterator[_Fault]:
    if not np.isfinite([landmark(now.figure, name) for name in LANDMARKS]).all():
        yield _Fault("numbers", math.inf, "the pose cannot be worked out", "Correct its numbers.")
        return
    yield from _bent_too_far(now)
    yield from _out_of_reach(now.figure)
    yield from _below_floor(now)


def _bent_too_far(now: _Moment) -> Iterator[_Fault]:
    """Joints that were solved; those given by angles were checked when the file was read."""
    angles = joint_angles(now.figure)
    solved = [
        *(
            (j, s)
            for s in "rl"
            if not _is_free(now.pose, "leg", s)
            for j in ("hip", "knee", "ankle")
        ),
        *((j, s) for s in "rl" if not _is_free(now.pose, "arm", s) for j in ("sho", "elb")),
    ]
    for joint, side in solved:
        angle, (low, high) = angles[f"{joint}_{side}"], ANGLE_LIMITS[joint]
        excess = max(low - angle, angle - high)
        if excess > ANGLE_SLACK and not (joint == "sho" and _aside(now.figure.arms[side])):
            yield _Fault(
                f"{joint}_{side}",
                excess,
                f"the {SIDES[side]} {JOINTS[joint]} is at {angle:.0f} degrees, not {low} to {high}",
                "Move the body or the hand or foot that is planted.",
            )


def _is_free(pose: Pose, limb: str, side: str) -> bool:
    return not isinstance(getattr(pose, f"{limb}_{side}"), PlantedLeg | PlantedArm | Mixed)


def _aside(arm: Limb) -> bool:
    return abs(float(arm.upper.axes[:, 1] @ arm.joint.axes[:, 2])) > SIDEWAYS


def _out_of_reach(figure: Figure) -> Iterator[_Fault]:
    for words, limbs in (("foot", figure.legs), ("hand", figure.arms)):
        for side, limb in limbs.items():
            over = limb.overreach
            if over > OVERREACH:
                yield _Fault(
                    f"{words}_{side}",
                    over,
                    f"the {SIDES[side]} {words} is {over:.3f} of body height out of reach",
                    "Bring its place or the body nearer.",
                )


def _below_floor(now: _Moment) -> Iterator[_Fault]:
    depth = -lowest_skin(now.figure)
    if depth > BELOW_FLOOR:
        yield _Fault(
            "floor",
            depth,
            f"the body is {depth:.3f} of body height below the floor",
            "Raise what carries it, or add a key on the way.",
        )


def _drifts(data: FigureData) -> Iterator[tuple[float, _Fault]]:
    """Hands and feet that two neighbouring keys plant on one place, and that move in between."""
    last = last_phase(data)
    for i in range(last):
        first, second = data.keys[i], data.keys[(i + 1) % len(data.keys)]
        for name in ("leg_r", "leg_l", "arm_r", "arm_l"):
            one, two = getattr(first, name), getattr(second, name)
            if isinstance(one, PlantedLeg | PlantedArm) and _same_contact(one, two):
                limit = DRIFT if one.reach is None else SLIDE
                moved = _drift(data, i, name)
                if moved > limit:
                    yield float(i), _drift_fault(name, moved, limit)


def _same_contact(one: PlantedLeg | PlantedArm, two: object) -> bool:
    if isinstance(one, PlantedLeg) and isinstance(two, PlantedLeg):
        return one.foot == two.foot and one.on == two.on
    if isinstance(one, PlantedArm) and isinstance(two, PlantedArm):
        return one.hand == two.hand
    return False


def _drift(data: FigureData, i: int, name: str) -> float:
    limb, side = name.split("_")
    held = getattr(data.keys[i], name)
    point = f"{held.on if limb == 'leg' else 'wrist'}_{side}"
    phases = np.linspace(i, i + 1, MOMENTS + 1)
    spots = [landmark(solve(pose_at(data.keys, p, cycle=data.cycle)), point) for p in phases]
    return float(np.ptp(np.array(spots), axis=0).max())


def _drift_fault(name: str, moved: float, limit: float) -> _Fault:
    limb, side = name.split("_")
    what = "foot" if limb == "leg" else "hand"
    return _Fault(
        f"drift_{name}",
        moved,
        f"the planted {SIDES[side]} {what} slides by {moved:.3f} of body height, more than {limit}",
        "Give both keys one place that is within reach all the way.",
    )


def _outside(data: FigureData, table: str) -> Iterator[Finding]:
    """Start and end picture must be inside the card, arrows included."""
    frame, view = framing(data), camera(data.yaw, data.elevation)
    for phase in (0.0, float(end_phase(data))):
        body = drawn(data, phase, view, LIGHT)
        marks = silhouette(body, data.draw_order or paint_order(body), LIGHT.ghost)
        if phase:
            marks += paint_arrows(data, body)
        left, top, right, bottom = extent(marks)
        across = [WIDTH / 2 + (x - frame.centre) * frame.scale for x in (left, right)]
        down = [frame.floor + y * frame.scale for y in (top, bottom)]
        beyond = max(-across[0], across[1] - WIDTH, -down[0], down[1] - HEIGHT)
        if not math.isfinite(beyond) or beyond > 0:
            yield Finding(
                _place(data, phase, table),
                f"the picture leaves its card by {beyond:.0f} of {WIDTH} pixels",
                "Move the arrows nearer, or turn the camera.",
            )
