"""Outlines: two rails along a chain of bones or along the spine, for any camera.

A section is an ellipse-like shape with four half-widths (front, back, outer, inner); the rail is
where it touches a line along the bone. In a pure side or front view that is the tuned profile.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from postureguard.core.figure.camera import UNITS, Camera
from postureguard.core.figure.creases import crease, soften
from postureguard.core.figure.curves import cap, smooth
from postureguard.core.figure.display import Curve
from postureguard.core.figure.profiles import SAMPLES
from postureguard.core.figure.rotation import Array, Frame, between

STATION_GAP = 0.020
ZONE_STATIONS = np.array([-0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75])
_SHARES = np.linspace(0, 1, SAMPLES)


class Bone(NamedTuple):
    """A bone of a chain: frame at its beginning, length, sampled half-widths, world place of end.

    The end need not lie along the frame: the pelvis slants outwards to the hip joint.
    """

    frame: Frame
    length: float
    profile: Array
    end: Array


def bone(frame: Frame, length: float, profile: Array) -> Bone:
    """A bone along its own frame."""
    return Bone(frame, length, profile, frame.at(0, -length))


class Bend(NamedTuple):
    """How the skin bridges a joint: zone when straight and when bent, bulge of one half-width.

    `column` is the half-width that bulges: 0 front, 1 back.
    """

    wide: float
    tight: float
    bulge: float
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Rails:
    """The two sides of an outline at the same arc lengths; `joints` are those of the chain."""

    front: Array
    back: Array
    along: Array
    joints: tuple[float, ...] = ()

    def at(self, rail: Array, where: float) -> Array:
        """Point of a rail at an arc length."""
        return np.array([np.interp(where, self.along, rail[:, i]) for i in (0, 1)])

    def many(self, rail: Array, where: Array) -> Array:
        """Points of a rail at arc lengths."""
        return np.stack([np.interp(where, self.along, rail[:, i]) for i in (0, 1)], axis=1)

    def _stations(self, first: float, last: float) -> Array:
        inside = self.along[(self.along > first + 1e-4) & (self.along < last - 1e-4)]
        return np.concatenate([[first], inside, [last]])

    def inset(self, where: float, depth: float) -> Array:
        """Point at a depth (body heights) under the back rail."""
        skin, other = self.at(self.back, where), self.at(self.front, where)
        line = other - skin
        inside: Array = skin + line / max(float(np.hypot(*line)), 1e-6) * depth * UNITS
        return inside

    def band(
        self,
        first: float,
        last: float,
        caps: tuple[float, float] = (0, 0),
        *,
        grow: float = 0,
        back_first: float | None = None,
    ) -> Curve:
        """Closed line round the part between two arc lengths; caps above 0 round its ends.

        `grow` widens it (display units); `back_first` begins the back rail elsewhere.
        """
        ahead = self._stations(first, last)
        behind = ahead if back_first is None else self._stations(back_first, last)
        front, back = self.many(self.front, ahead), self.many(self.back, behind)
        if grow:
            out = front - back
            out *= grow / (np.hypot(out[:, 0], out[:, 1])[:, None] + 1e-9)
            front, back = front + out, back - out
        far = cap(front[-1], back[-1], caps[1]) if caps[1] else front[:0]
        near = cap(back[0], front[0], caps[0]) if caps[0] else front[:0]
        points = np.concatenate([front, far, back[::-1], near])
        size = len(front)
        corners = [] if caps[1] else [size - 1, size]
        corners += [] if caps[0] else [0, len(points) - 1]
        return smooth(points, corners=corners)


class Sections(NamedTuple):
    """Sections along a chain: centres, axes, and half-widths front, back, +z side, -z side."""

    centres: Array
    axes: Array
    widths: Array


def touch(sections: Sections, camera: Camera, across: Array) -> Array:
    """Where the projected sections touch lines with the given normals (x right, y up)."""
    centres = (sections.centres @ camera.axes.T)[:, :2]
    seen = camera.axes @ sections.axes
    x_axis, z_axis = seen[:, :2, 0], seen[:, :2, 2]
    dx, dz = (across * x_axis).sum(axis=1), (across * z_axis).sum(axis=1)
    front, back, right, left = sections.widths.T
    ex, ez = np.where(dx > 0, front, back) ** 2, np.where(dz > 0, right, left) ** 2
    reach = np.sqrt(dx * dx * ex + dz * dz * ez) + 1e-9
    points = centres + x_axis * (ex * dx / reach)[:, None] + z_axis * (ez * dz / reach)[:, None]
    shown: Array = points * [UNITS, -UNITS]
    return shown


def rails_of(sections: Sections, camera: Camera, along: Array) -> Rails:
    """Both rails: front and back as seen by a figure that faces right."""
    run = (camera.axes @ sections.axes)[:, :2, 1]
    run = run / np.maximum(np.hypot(run[:, 0], run[:, 1])[:, None], 1e-6)
    across = np.stack([run[:, 1], -run[:, 0]], axis=1)
    return Rails(touch(sections, camera, across), touch(sections, camera, -across), along)


def limb_rails(bones: Sequence[Bone], bends: Sequence[Bend], side: int, view: Camera) -> Rails:
    """Outline of a chain of bones as one piece of skin."""
    starts = np.concatenate([[0.0], np.cumsum([b.length for b in bones])])
    angles = [_angle(a.frame, b.frame) for a, b in pairwise(bones)]
    zones = [
        b.wide + (b.tight - b.wide) * min(1.0, a / 1.6) for a, b in zip(angles, bends, strict=True)
    ]
    stations = [_shaft(i, b, starts, zones) for i, b in enumerate(bones)]
    for i, bend in enumerate(bends):
        pair = (bones[i], bones[i + 1])
        stations.append(_bridge(pair, float(starts[i + 1]), zones[i], (bend, angles[i])))
    along = np.concatenate([s[0] for s in stations])
    order = np.argsort(along, kind="stable")
    centres, axes, widths = (np.concatenate([s[1][k] for s in stations])[order] for k in range(3))
    if side < 0:
        widths = widths[:, [0, 1, 3, 2]]
    rails = rails_of(Sections(centres, axes, widths), view, along[order])
    return _finished(rails, bones, starts, zones, view)


def _angle(first: Frame, second: Frame) -> float:
    cosine = float(first.axes[:, 1] @ second.axes[:, 1])
    return math.acos(max(-1.0, min(1.0, cosine)))


Stations = tuple[Array, Sections]


def _shaft(i: int, bone: Bone, starts: Array, zones: Sequence[float]) -> Stations:
    """Stations of a bone outside the zones of its joints."""
    first = float(starts[i]) + (zones[i - 1] if i > 0 else 0.0)
    last = float(starts[i + 1]) - (zones[i] if i < len(zones) else 0.0)
    along = np.linspace(first, last, max(2, round((last - first) / STATION_GAP) + 1))
    shares = (along - starts[i]) / bone.length
    centres = bone.frame.origin + shares[:, None] * (bone.end - bone.frame.origin)
    axes = np.broadcast_to(bone.frame.axes, (len(along), 3, 3))
    return along, Sections(centres, axes, _widths(bone.profile, shares))


def _bridge(
    pair: tuple[Bone, Bone], joint: float, zone: float, bent: tuple[Bend, float]
) -> Stations:
    """Stations round a joint, turning from one bone to the next."""
    first, second = pair
    off = ZONE_STATIONS * zone
    start = second.frame.origin
    before = start + (off / first.length)[:, None] * (start - first.frame.origin)
    after = start + (off / second.length)[:, None] * (second.end - start)
    upper = (off <= 0)[:, None]
    widths = np.where(
        upper,
        _widths(first.profile, np.clip(1 + off / first.length, 0, 1)),
        _widths(second.profile, np.clip(off / second.length, 0, 1)),
    )
    bend, angle = bent
    widths[:, bend.column] += bend.bulge * (1 - math.cos(angle)) / 2 * np.exp(-((off / 0.03) ** 2))
    axes = between(first.frame.axes, second.frame.axes, ZONE_STATIONS / 2 + 0.5)
    return joint + off, Sections(np.where(upper, before, after), axes, widths)


def _widths(profile: Array, shares: Array) -> Array:
    columns = [np.interp(shares, _SHARES, profile[:, i]) for i in range(4)]
    return np.stack(columns, axis=1)


def _finished(
    rails: Rails, bones: Sequence[Bone], starts: Array, zones: Sequence[float], view: Camera
) -> Rails:
    """Creases at the joints, then a little smoothing round them."""
    front, back = rails.front, rails.back
    corners = [view.place(b.frame.origin) for b in bones] + [view.place(bones[-1].end)]
    for i in range(len(zones)):
        near = (rails.along >= starts[i] - 1e-9) & (rails.along <= starts[i + 2] + 1e-9)
        joint = (corners[i], corners[i + 1], corners[i + 2])
        middle = int(np.argmin(abs(rails.along[near] - starts[i + 1])))
        front[near] = crease(front[near], middle, joint)
        back[near] = crease(back[near], middle, joint)
    for i, zone in enumerate(zones):
        near = np.flatnonzero(abs(rails.along - starts[i + 1]) < zone * 1.3)
        soften(front, near)
        soften(back, near)
    return Rails(front, back, rails.along, tuple(float(s) for s in starts))
