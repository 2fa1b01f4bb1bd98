"""Shoulders seen from the front or from behind: bare skin from neck to arm, and the top's straps.

Places are given in the ribcage's resting coordinates: height above the hip, half width.
"""

from typing import Final

import numpy as np

from postureguard.core.figure import skeleton
from postureguard.core.figure.curves import smooth
from postureguard.core.figure.display import Curve, Marks
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import SIDE_ON, Sketch

HEM_ON_SPINE: Final = 0.096
ARMPIT: Final = 0.222
"""Height of the armpit; below it the top follows the outline of the trunk."""

_STRAP: Final = ((0.240, 0.0835), (0.258, 0.0735), (0.278, 0.0690), (0.2985, 0.0655))
_STRAP_TOP: Final = (0.3040, 0.0430)
_NECKLINE_FRONT: Final = ((0.2850, 0.0345), (0.2735, 0.0190), (0.2700, 0.0))
_NECKLINE_BACK: Final = ((0.2975, 0.0350), (0.2935, 0.0190), (0.2920, 0.0))
_FRONT_DEPTH, _BACK_DEPTH = 0.040, -0.052
_SLOPE: Final = ((0.3240, 0.0300), (0.3125, 0.0375), (0.3050, 0.0570), (0.3000, 0.0760))
"""From the side of the neck down the muscle on top of the shoulder."""
_CHEST: Final = ((0.228, 0.088), (0.222, 0.040))
_TIP: Final = (0.0225, -0.0100)
"""The shoulder's tip above the joint and inside of it."""
_COLLARBONE: Final = ((0.2915, 0.0110), (0.2925, 0.0220), (0.2955, 0.0360))
_OUTSIDE: Final = np.array([0.020, 0.045])
INSIDE: Final = 0.045
FADE: Final = 0.2
_ROUND_OUT, _ROUND_UP = 0.55, 0.22
_SHOULDER_BLADE: Final = ((0.2550, 0.0300), (0.2350, 0.0265), (0.2150, 0.0340))


def shoulder_skin(sketch: Sketch) -> Curve:
    """Bare skin from the neck over both shoulders to the arms, under the straps."""
    right, left = (_slope(sketch, side) for side in "rl")
    throat = sketch.camera.places(sketch.figure.trunk.thorax.at(-0.01, 0.300)[None])
    return smooth(np.concatenate([throat, right, left[::-1]]), corners=[1, len(right) * 2])


def _slope(sketch: Sketch, side: str) -> Array:
    sign, thorax = skeleton.SIDES[side], sketch.figure.trunk.thorax
    wide = sign * sketch.build.across
    up, inside = _TIP
    joint, bare = sketch.figure.arms[side].upper.origin, bareness(sketch, side)
    tip = joint + thorax.axes @ np.array([0.0, up * bare, inside * sign])
    high = [thorax.at(-0.012, y, z * wide) for y, z in _SLOPE]
    chest = [thorax.at(-0.02, y, z * wide) for y, z in _CHEST]
    places, middle = sketch.camera.places, sketch.camera.place(joint)
    cap = middle + (_cap(sketch, side) - middle) * bare
    return np.concatenate([places(np.array([*high, tip])), cap, places(np.array(chest))])


def bareness(sketch: Sketch, side: str) -> float:
    """How much of a shoulder is drawn with the trunk: all of it from the front, if the arm hangs.

    None of it when the arm is raised, is seen from the side or is far.
    """
    upper, thorax = sketch.figure.arms[side].upper, sketch.figure.trunk.thorax
    hanging = float(upper.axes[:, 1] @ thorax.axes[:, 1])
    return seamless(sketch, side) * min(max(hanging * 2, 0.0), 1.0)


def seamless(sketch: Sketch, side: str) -> float:
    """How much an arm's skin runs on into the shoulder: from the front or behind, when near."""
    front = min(max((SIDE_ON - abs(sketch.sideness)) / FADE, 0.0), 1.0)
    return front * (1 - sketch.far[f"arm_{side}"])


def _cap(sketch: Sketch, side: str) -> Array:
    """Over the round of the shoulder, down both sides of the arm."""
    rails, arm = sketch.arms[side], sketch.figure.arms[side].upper
    out = sketch.camera.axes[:2] @ arm.axes[:, 2] * skeleton.SIDES[side] * [1, -1]
    outer, inner = rails.front, rails.back
    if float((outer[1] - inner[1]) @ out) < 0:
        outer, inner = inner, outer
    corner, joint = rails.at(outer, 0.0), sketch.camera.place(arm.origin)
    round_it = joint + (corner - joint) * _ROUND_OUT - (rails.at(outer, 0.04) - corner) * _ROUND_UP
    return np.array([round_it, *rails.many(outer, _OUTSIDE), rails.at(inner, INSIDE)])


def strapped_top(sketch: Sketch) -> Curve:
    """The top from hem to straps with armholes and neckline."""
    facing = _faces_viewer(sketch)
    neckline = _NECKLINE_FRONT if facing else _NECKLINE_BACK
    depth = _FRONT_DEPTH if facing else _BACK_DEPTH
    sides = []
    for side, rail in _rails_by_side(sketch):
        low = sketch.torso.many(rail, _heights(sketch))
        wide = skeleton.SIDES[side] * sketch.build.across
        rows = [(0.0, y, z * wide) for y, z in _STRAP]
        rows += [(-0.01, _STRAP_TOP[0], _STRAP_TOP[1] * wide)]
        rows += [(depth * (0.305 - y) / 0.03, y, z * wide) for y, z in neckline]
        high = sketch.camera.local(sketch.figure.trunk.thorax, np.array(rows))
        sides.append(np.concatenate([low, high]))
    points = np.concatenate([sides[0][:-1], sides[1][::-1]])
    size, hem = len(sides[0]), len(points) - 1
    below = size - len(neckline) - 2
    return smooth(points, corners=[0, below, below + 1, hem - below - 1, hem - below, hem])


def collarbones(sketch: Sketch) -> Marks:
    """Drawn on the skin, before the straps; only from the front."""
    colour = sketch.colours.skin.shade
    return _pair(sketch, _COLLARBONE, 0.03, colour) if _faces_viewer(sketch) else ()


def shoulder_blades(sketch: Sketch) -> Marks:
    """Drawn on the top; only from behind."""
    colour = sketch.colours.top.shade
    return () if _faces_viewer(sketch) else _pair(sketch, _SHOULDER_BLADE, -0.065, colour)


def _pair(
    sketch: Sketch, rows: tuple[tuple[float, float], ...], depth: float, colour: str
) -> Marks:
    """The same line on both sides."""
    marks: Marks = ()
    for sign in (1, -1):
        points = np.array([(depth, y, z * sign) for y, z in rows])
        places = sketch.camera.local(sketch.figure.trunk.thorax, points)
        marks += sketch.line(smooth(places, closed=False), colour, 0.42)
    return marks


def _heights(sketch: Sketch) -> Array:
    along = sketch.torso.along
    inside = along[(along > HEM_ON_SPINE + 1e-4) & (along < ARMPIT - 1e-4)]
    return np.concatenate([[HEM_ON_SPINE], inside, [ARMPIT]])


def _faces_viewer(sketch: Sketch) -> bool:
    return float(sketch.camera.axes[2] @ sketch.figure.trunk.thorax.axes[:, 0]) > 0


def _rails_by_side(sketch: Sketch) -> tuple[tuple[str, Array], tuple[str, Array]]:
    """Which rail of the trunk runs along the right side, and which along the left."""
    rails = sketch.torso
    trunk = sketch.figure.trunk
    right = sketch.camera.place(trunk.thorax.at(0, 0.2, 0.08))
    left = sketch.camera.place(trunk.thorax.at(0, 0.2, -0.08))
    middle = rails.at(rails.front, 0.2)
    front_is_right = float(np.hypot(*(middle - right))) < float(np.hypot(*(middle - left)))
    pair = (rails.front, rails.back) if front_is_right else (rails.back, rails.front)
    return ("r", pair[0]), ("l", pair[1])
