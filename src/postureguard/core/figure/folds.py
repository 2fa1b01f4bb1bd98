"""Folds of cloth: at hip and knee when they are bent, and the lines of the seat from behind."""

from itertools import permutations
from typing import Final, NamedTuple

import numpy as np

from postureguard.core.figure import skeleton
from postureguard.core.figure.camera import UNITS
from postureguard.core.figure.curves import smooth
from postureguard.core.figure.display import Curve, Mark, Marks
from postureguard.core.figure.outline import Rails
from postureguard.core.figure.rotation import Array, Frame
from postureguard.core.figure.sketch import Sketch

BEGIN, FULL = 50.0, 85.0
"""Bend in degrees at which folds begin to show, and at which they are fully drawn."""
WIDTH: Final = 0.42

Fold = tuple[float, float, float]
_HIP: Final[Fold] = (0.002, 0.040, 0.002)
"""Place along the leg from the joint, depth, and how far the inner end runs down the leg."""
_KNEE: Final[Fold] = (0.004, 0.026, 0.007)
_CLEFT: Final = ((-0.050, 0.055), (-0.070, 0.020), (-0.064, -0.020), (-0.045, -0.050))
_SEAT_FOLD: Final = ((-0.050, -0.050, -0.030), (-0.050, -0.062, -0.006), (-0.045, -0.060, 0.020))
_GROIN: Final = ((0.040, 0.026, 0.030), (0.050, -0.004, 0.006), (0.046, -0.034, -0.030))
FLAT_BACK: Final = 0.35
"""The folds under the buttocks show up to this bend of the hip (1 - its cosine)."""


def leg_folds(sketch: Sketch, side: str) -> Marks:
    """The folds on one legging."""
    if sketch.plain:
        return ()
    leg, rails = sketch.figure.legs[side], sketch.legs[side]
    shade = sketch.tone(sketch.colours.leggings, f"leg_{side}")[1]
    if sketch.frontal:
        return _groin(sketch, side, shade)
    _, hip, knee, _ = rails.joints
    front, back = (Side(rails, a, b) for a, b in permutations((rails.front, rails.back)))
    bends = _strength(leg.joint, leg.upper), _strength(leg.upper, leg.lower)
    at_hip, at_knee = (round(b) if sketch.colours.ink else b for b in bends)
    fold = _bent(front, hip, _HIP, (shade, at_hip))
    return fold + _bent(back, knee, _KNEE, (shade, at_knee))


def seat_folds(sketch: Sketch) -> Marks:
    """From behind: the line between the buttocks and those under them."""
    pelvis, shade = sketch.figure.trunk.pelvis, sketch.colours.leggings.shade
    if float(sketch.camera.axes[2] @ pelvis.axes[:, 0]) > 0:
        return ()
    rows = np.array([(x, y, 0.0) for x, y in _CLEFT])
    lines = [smooth(sketch.camera.local(pelvis, rows), closed=False)]
    for side, leg in sketch.figure.legs.items():
        if 1 - float(pelvis.axes[:, 1] @ leg.upper.axes[:, 1]) < FLAT_BACK:
            places = sketch.camera.local(leg.upper, _sided(_SEAT_FOLD, side))
            lines.append(smooth(places, closed=False))
    return tuple(m for line in lines for m in sketch.line(line, shade, WIDTH))


def _groin(sketch: Sketch, side: str, shade: str) -> Marks:
    """From the front: the line between belly and a bent thigh."""
    leg = sketch.figure.legs[side]
    facing = float(sketch.camera.axes[2] @ leg.joint.axes[:, 0])
    strength = _strength(leg.joint, leg.upper, early=25.0)
    strength = round(strength) if sketch.colours.ink else strength
    if facing < 0.3 or strength <= 0:
        return ()
    line = smooth(sketch.camera.local(leg.joint, _sided(_GROIN, side)), closed=False)
    return (Mark((line,), stroke=shade, width=WIDTH, opacity=strength),)


def _sided(rows: tuple[Fold, ...], side: str) -> Array:
    """Rows with z given outwards, for one side."""
    return np.array(rows) * [1, 1, skeleton.SIDES[side]]


def _strength(first: Frame, second: Frame, early: float = 0.0) -> float:
    """0 to 1 by the bend between two bones."""
    cosine = float(first.axes[:, 1] @ second.axes[:, 1])
    bend = float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
    return min(max((bend - BEGIN + early) / (FULL - BEGIN), 0.0), 1.0)


class Side(NamedTuple):
    """The side of a leg where it folds, and the side opposite."""

    rails: Rails
    near: Array
    opposite: Array


def _bent(side: Side, joint: float, fold: Fold, line: tuple[str, float]) -> Marks:
    """A short line from a crease inwards; the line is a colour and an opacity."""
    colour, strength = line
    if strength <= 0:
        return ()
    off, depth, slide = fold
    start, skin = (side.rails.at(side.near, joint + x) for x in (off, off + slide))
    inwards = side.rails.at(side.opposite, joint + off + slide) - skin
    end = skin + inwards * (depth * UNITS / max(float(np.hypot(*inwards)), 1e-6))
    sag = start + (end - start) * 0.5 + (skin - start) * 0.4
    piece = (*sag.tolist(), *end.tolist(), *end.tolist())
    curve = Curve((float(start[0]), float(start[1])), (piece,), closed=False)
    return (Mark((curve,), stroke=colour, width=WIDTH, opacity=strength),)
