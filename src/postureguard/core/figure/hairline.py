"""Hair that lies on the skull: the part of it that is seen from where the camera is.

The hair covers a shell round the skull from the crown down to the hairline. From the crown, each
way down is seen until it meets the hairline or the horizon of the shell, whichever comes first.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from postureguard.core.figure.camera import Camera
from postureguard.core.figure.curves import polygon
from postureguard.core.figure.display import Shape
from postureguard.core.figure.rotation import Array, Frame

CENTRE: Final = np.array((-0.003, 0.040, 0.0))
RADII: Final = np.array((0.060, 0.066, 0.046))
"""The shell in the head's axes: an ellipsoid, in body heights."""
BETWEEN: Final = 3
"""Points of the hairline for each one that is given."""
RIM: Final = 0.25
"""So near the horizon (cosine of the angle to the viewer) the edge is moved outwards…"""
SPILL: Final = 0.12
"""…by up to this share, so that no skin shows between hair and outline; a clip cuts it."""

LEVEL: Final = 1e-9
"""Less than this towards or away from the viewer is neither."""
LONGEST: Final = 0.2
STEPS: Final = 12
"""A step along the border longer than that (radians) is cut into so many."""

_crown = np.array((-0.40, 0.90, 0.0))
CROWN: Final = _crown / np.linalg.norm(_crown)


@dataclass(frozen=True, slots=True, eq=False)
class Hairline:
    """Where the hair ends: from the crown, ways down all round and how far each goes (radians)."""

    ways: Array
    ends: Array


def hairline(points: tuple[tuple[float, float], ...]) -> Hairline:
    """A hairline from its right side, (forward, up) in body heights.

    The first point, at the forehead, and the last, at the nape, are in the middle of the head.
    """
    right = _on_shell(np.array(points))
    loop = np.concatenate([right, (right * [1, 1, -1])[-2:0:-1]])
    smooth = np.concatenate([_bent(loop, share) for share in np.arange(BETWEEN) / BETWEEN])
    order = np.arange(len(smooth)).reshape(BETWEEN, -1).T.ravel()
    line = smooth[order] / np.linalg.norm(smooth[order], axis=1)[:, None]
    along = line @ CROWN
    across = line - along[:, None] * CROWN
    return Hairline(across / np.linalg.norm(across, axis=1)[:, None], np.arccos(along))


def _on_shell(points: Array) -> Array:
    """Directions from the shell's centre, in units of its radii."""
    flat = (points - CENTRE[:2]) / RADII[:2]
    out = np.sqrt(np.clip(1 - (flat**2).sum(axis=1), 0, None))
    out[[0, -1]] = 0
    return np.column_stack([flat, out])


def _bent(loop: Array, share: float) -> Array:
    """Catmull-Rom points of a closed line, that share of the way to the next point."""
    a, b, c, d = (np.roll(loop, step, axis=0) for step in (1, 0, -1, -2))
    t = share
    bent: Array = b + 0.5 * t * (
        c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))
    )
    return bent


def seen(line: Hairline, head: Frame, camera: Camera) -> Shape:
    """The visible hair on the shell, a little beyond its horizon; nothing when it is all hidden."""
    towards = (head.axes.T @ camera.axes[2]) / RADII
    facing = towards / np.linalg.norm(towards)
    loops = _loops(line, float(CROWN @ facing), line.ways @ facing)
    return tuple(polygon(_places(loop, facing, head, camera)) for loop in loops)


def _loops(line: Hairline, crown: float, slopes: Array) -> list[Array]:
    """Borders of the visible parts on the unit sphere; how much crown and ways face the viewer."""
    slopes = np.where(abs(slopes) < LEVEL, 0, slopes)
    horizon = np.arctan2(slopes, crown if abs(crown) > LEVEL else 0.0)
    if crown > LEVEL:
        return [_down(line, np.minimum(line.ends, horizon + math.pi / 2))]
    first = (horizon - math.pi / 2) % (2 * math.pi)
    shown = first < line.ends
    starts = np.flatnonzero(shown & ~np.roll(shown, 1))
    turned = np.roll(np.arange(len(shown)), -int(starts[0]) if len(starts) else 0)
    runs = np.split(turned, np.flatnonzero(np.diff(shown[turned])) + 1)
    outer, inner = _down(line, line.ends), _down(line, first)
    return [np.concatenate([outer[run], inner[run[::-1]]]) for run in runs if shown[run[0]]]


def _down(line: Hairline, angles: Array) -> Array:
    """Points so far down each way."""
    points: Array = np.cos(angles)[:, None] * CROWN + np.sin(angles)[:, None] * line.ways
    return points


def _places(loop: Array, facing: Array, head: Frame, camera: Camera) -> Array:
    """Display places of a border, without long gaps, those near the horizon moved outwards."""
    following = np.roll(loop, -1, axis=0)
    shares = np.arange(STEPS) / STEPS
    wide = np.flatnonzero((loop * following).sum(axis=1) < math.cos(LONGEST))
    for i in wide[::-1]:
        arc = loop[i] + shares[1:, None] * (following[i] - loop[i])
        loop = np.insert(loop, i + 1, arc / np.linalg.norm(arc, axis=1)[:, None], axis=0)
    places = camera.local(head, CENTRE + loop * RADII)
    grow = SPILL * np.clip(1 - loop @ facing / RIM, 0, 1)
    edge: Array = places + (places - camera.place(head.at(*CENTRE))) * grow[:, None]
    return edge
