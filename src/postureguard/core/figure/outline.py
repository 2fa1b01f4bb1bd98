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
from postureguard.core.figure.chains import (
    FULL_BEND,
    ZONE_STATIONS,
    ZONE_STEPS,
    Chain,
    Layout,
    layout,
)
from postureguard.core.figure.creases import crease, soften
from postureguard.core.figure.curves import cap, smooth
from postureguard.core.figure.display import Curve
from postureguard.core.figure.rotation import Array, Frame, between

_TO_DISPLAY = np.array([UNITS, -UNITS])
STRAIGHT = 0.12
"""Radians of bend below which skin does not crease."""
NEARER_EDGE = 0.05
"""A body on the floor is seen from above down to its nearer edge, this far before its middle."""


@dataclass(frozen=True, slots=True, eq=False)
class Rails:
    """The two sides of an outline at the same arc lengths; `joints` are those of the chain."""

    front: Array
    back: Array
    along: Array
    joints: tuple[float, ...] = ()

    def at(self, rail: Array, where: float) -> Array:
        """Point of a rail at an arc length."""
        i, part = self._place(where)
        point: Array = rail[i] + (rail[i + 1] - rail[i]) * part
        return point

    def _place(self, where: float) -> tuple[int, float]:
        """The station before an arc length, and the part of the way to the next one."""
        i = min(max(int(self.along.searchsorted(where)) - 1, 0), len(self.along) - 2)
        start, end = self.along[i : i + 2].tolist()
        return i, min(max((where - start) / max(end - start, 1e-9), 0.0), 1.0)

    def many(self, rail: Array, where: Array) -> Array:
        """Points of a rail at arc lengths."""
        places = np.empty((len(where), 2))
        for column in (0, 1):
            places[:, column] = np.interp(where, self.along, rail[:, column])
        return places

    def lit(self, towards: Array) -> "Rails":
        """Both sides moved towards the light, by one display offset for each station (n, 2)."""
        return Rails(self.front + towards, self.back + towards, self.along, self.joints)

    def _between(self, first: float, last: float) -> tuple[Array, Array]:
        """Both rails between two arc lengths, with a point at each."""
        (i, p), (j, q) = self._place(first), self._place(last)
        begin, end = self.along.searchsorted((first + 1e-4, last - 1e-4)).tolist()
        cut = []
        for rail in (self.front, self.back):
            points = np.empty((max(end - begin, 0) + 2, 2))
            points[0] = rail[i] + (rail[i + 1] - rail[i]) * p
            points[-1] = rail[j] + (rail[j + 1] - rail[j]) * q
            points[1:-1] = rail[begin:end]
            cut.append(points)
        return cut[0], cut[1]

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
        grow: float | tuple[float, float] = 0,
    ) -> Curve:
        """Closed line round the part between two arc lengths; caps above 0 round its ends.

        `grow` widens it (display units), everywhere alike or from the first end to the last.
        """
        front, back = self._between(first, last)
        if grow:
            out = front - back
            widths = np.linspace(*grow, len(out)) if isinstance(grow, tuple) else grow
            out *= (widths / (np.hypot(out[:, 0], out[:, 1]) + 1e-9))[:, None]
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


def lowest_of(sections: Sections) -> Array:
    """Height of the lowest skin of each section above the floor."""
    down = -sections.axes[:, 1, :]  # how far each axis of a section points down
    ahead = np.where(down[:, 0] > 0, sections.widths[:, 0], sections.widths[:, 1])
    aside = np.where(down[:, 2] > 0, sections.widths[:, 2], sections.widths[:, 3])
    reach: Array = np.hypot(down[:, 0] * ahead, down[:, 2] * aside)
    return sections.centres[:, 1] - reach


def rails_of(sections: Sections, camera: Camera, along: Array) -> Rails:
    """Both rails: front and back as seen by a figure that faces right.

    A rail is where the projected sections touch lines along the bone (x right, y up).
    """
    centres, seen = sections.centres @ camera.axes[:2].T, camera.axes[:2] @ sections.axes
    run_x, run_y = seen[:, 0, 1], seen[:, 1, 1]
    size = np.maximum(np.hypot(run_x, run_y), 1e-6)
    x_axis, z_axis = seen[:, :, 0], seen[:, :, 2]
    dx = (run_y * x_axis[:, 0] - run_x * x_axis[:, 1]) / size
    dz = (run_y * z_axis[:, 0] - run_x * z_axis[:, 1]) / size
    front, back, right, left = (sections.widths * sections.widths).T
    ahead, aside = dx > 0, dz > 0
    floor = _floor(sections.centres, camera)
    rails = []
    for sign, ex, ez in (
        (1.0, np.where(ahead, front, back), np.where(aside, right, left)),
        (-1.0, np.where(ahead, back, front), np.where(aside, left, right)),
    ):
        reach = sign / (np.sqrt(dx * dx * ex + dz * dz * ez) + 1e-9)
        rail = centres + x_axis * (ex * dx * reach)[:, None] + z_axis * (ez * dz * reach)[:, None]
        rail *= _TO_DISPLAY
        np.minimum(rail[:, 1], floor, out=rail[:, 1])
        rails.append(rail)
    return Rails(rails[0], rails[1], along)


def _floor(centres: Array, camera: Camera) -> Array:
    """The lowest display place (y) of skin that rests on the floor, below each centre."""
    below = centres[:, 0] * camera.axes[1, 0] + centres[:, 2] * camera.axes[1, 2]
    lowest: Array = (abs(camera.down) * NEARER_EDGE - below) * UNITS
    return lowest


class Skin(NamedTuple):
    """The sections of a limb, where they are, the world places of its joints, and its bends."""

    sections: Sections
    plan: Layout
    corners: Array
    bends: tuple[float, ...]


def limb_skin(chain: Chain, frames: Sequence[Frame], end: Array, side: int) -> Skin:
    """Sections of bones under one piece of skin, from the frame of each and the last one's end."""
    angles = [_angle(a, b) for a, b in pairwise(frames)]
    steps = tuple(round(min(1.0, a / FULL_BEND) * ZONE_STEPS) for a in angles)
    plan = layout(chain, steps, side)
    corners = np.array([*(f.origin for f in frames), end])
    ways = corners[1:] - corners[:-1]
    centres = corners[plan.bones] + plan.shares[:, None] * ways[plan.bones]
    axes = np.array([f.axes for f in frames])[plan.bones]
    widths = plan.widths.copy()
    for i, (zone, bend) in enumerate(zip(plan.zones, chain.bends, strict=True)):
        axes[zone] = between(frames[i].axes, frames[i + 1].axes, ZONE_STATIONS / 2 + 0.5)
        swell = bend.bulge * (1 - math.cos(angles[i])) / 2
        widths[zone, bend.column] += swell * plan.swells[i]
    return Skin(Sections(centres, axes, widths), plan, corners, tuple(angles))


def all_rails(parts: Sequence[Sections], camera: Camera) -> list[tuple[Array, Array]]:
    """Front and back rail of several bodies of sections, worked out at once."""
    centres, axes, widths = (np.concatenate([p[k] for p in parts]) for k in range(3))
    rails = rails_of(Sections(centres, axes, widths), camera, centres[:, 0])
    ends = np.cumsum([len(p.centres) for p in parts])[:-1]
    return list(zip(np.split(rails.front, ends), np.split(rails.back, ends), strict=True))


def creased(pair: tuple[Array, Array], skin: Skin, camera: Camera) -> Rails:
    """The rails of a limb with creases at the joints, and a little smoothing round them."""
    plan, corners, both = skin.plan, camera.places(skin.corners), np.array(pair)
    for i, (first, middle, last) in enumerate(plan.spans):
        if skin.bends[i] < STRAIGHT:
            continue
        joint = (corners[i], corners[i + 1], corners[i + 2])
        for rail in both:
            crease(rail[first:last], middle, joint)
    for near in plan.soft:
        soften(both, near)
    return Rails(both[0], both[1], plan.along, plan.joints)


def _angle(first: Frame, second: Frame) -> float:
    cosine = float(first.axes[:, 1] @ second.axes[:, 1])
    return math.acos(max(-1.0, min(1.0, cosine)))
