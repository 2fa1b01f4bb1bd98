"""Hands with four fingers and a thumb: open and relaxed, flat on the floor, fist, or grip.

A hand's own axes: x towards the thumb, y up the arm, z out of the palm. Lengths are fractions of
body height, angles degrees.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from postureguard.core.figure import skeleton
from postureguard.core.figure.camera import UNITS
from postureguard.core.figure.curves import hulls, polygon
from postureguard.core.figure.display import Curve, Mark, Marks, Shape
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch

ROUNDNESS: Final = 18
"""Corners of a finger's outline."""
SHADE: Final = 0.45
LINE: Final = 0.3
PALM_AHEAD: Final = -0.3
"""Fingers and thumb are over the palm unless it is turned away from the viewer by more."""
FLOOR_NEAR, FLOOR_FAR = 0.030, 0.055
"""Wrist heights at which a hand that faces down lies flat, and at which it is relaxed again."""


class Finger(NamedTuple):
    """Knuckle (x, y), length, radius, and how far it spreads towards the thumb in degrees."""

    x: float
    y: float
    length: float
    radius: float
    spread: float


Thumb = tuple[tuple[float, float, float, float], ...]
"""Places and radii from the wrist to the tip."""


@dataclass(frozen=True, slots=True)
class Grasp:
    """How a hand is held: bend of the three finger joints, more for outer fingers, and thumb."""

    bends: tuple[float, float, float]
    more: float
    thumb: Thumb


FINGERS: Final = (
    Finger(0.0122, -0.0405, 0.036, 0.0058, 3.0),
    Finger(0.0042, -0.0425, 0.040, 0.0060, 0.5),
    Finger(-0.0038, -0.0415, 0.037, 0.0058, -2.0),
    Finger(-0.0112, -0.0380, 0.029, 0.0052, -5.0),
)
SEGMENTS: Final = (0.46, 0.30, 0.24)
TIP: Final = 0.80
"""Radius of a fingertip as a share of the knuckle's."""

_PALM: Final = np.array((
    (0.0, 0.003, 0.0, 0.0122), (0.0115, -0.0150, 0.001, 0.0090), (-0.0115, -0.0170, 0.001, 0.0088),
    (0.0122, -0.0400, 0.0, 0.0072), (0.0040, -0.0420, 0.0, 0.0074), (-0.0110, -0.0375, 0.0, 0.0068),
))  # fmt: skip
_PADS: Final = np.array((
    (0.0085, -0.0160, 0.0055, 0.0088), (0.0070, -0.0080, 0.004, 0.0090),
    (-0.0090, -0.0180, 0.004, 0.0086),
))  # fmt: skip
_LOOSE_THUMB: Final = (
    (0.0085, -0.0100, 0.004, 0.0090), (0.0180, -0.0235, 0.009, 0.0068),
    (0.0222, -0.0355, 0.011, 0.0058), (0.0230, -0.0465, 0.011, 0.0045),
)  # fmt: skip
_CLOSED_THUMB: Final = (
    (0.0085, -0.0100, 0.005, 0.0090), (0.0172, -0.0220, 0.014, 0.0072),
    (0.0140, -0.0330, 0.0225, 0.0064), (0.0030, -0.0365, 0.0255, 0.0054),
)  # fmt: skip
OPEN: Final = Grasp((14, 20, 12), 5, _LOOSE_THUMB)
FLAT: Final = Grasp((12, -9, -3), 0, _LOOSE_THUMB)
FIST: Final = Grasp((82, 100, 62), 0, _CLOSED_THUMB)
GRIP: Final = Grasp((62, 78, 52), 3, _CLOSED_THUMB)
GRASPS: Final = {"open": OPEN, "fist": FIST, "grip": GRIP}
FLAT_PALM: Final = 0.009
"""How far knuckles and pads sink towards the floor under a flat hand."""


def paint_hand(sketch: Sketch, side: str, tone: tuple[str, str]) -> Marks:
    """One hand, its parts from far to near."""
    places, radii, sizes = _discs(sketch, side)
    hand = sketch.figure.arms[side].end
    outlines = [polygon(points) for points in hulls(places, radii, sizes, ROUNDNESS)]
    palm, fingers, thumb = outlines[0], outlines[1:5], outlines[5]
    if sketch.plain:
        return (Mark(tuple(outlines), fill=tone[0]),)
    edge = sketch.colours.ink or tone[1]
    lines = _finger_lines(places, radii, edge)
    thumb_over = _thumb(thumb, (palm, *fingers), (tone[0], edge))
    palm_ahead = float(sketch.camera.axes[2] @ hand.axes[:, 2]) * _palm_side(side) > PALM_AHEAD
    if sketch.hand_shape == "open":
        spread = sketch.shaded((palm, *fingers), tone, SHADE) + lines
        return spread + thumb_over if palm_ahead else thumb_over + spread
    back = sketch.shaded((palm,), tone, SHADE)
    curled = sketch.shaded(tuple(fingers), tone, SHADE) + lines + thumb_over
    return back + curled if palm_ahead else curled + back


def _palm_side(side: str) -> int:
    """The right palm faces the body's left."""
    return -skeleton.SIDES[side]


def _grasp(sketch: Sketch, side: str) -> tuple[Grasp, float]:
    """How this hand is held, and how flat it lies on the floor (0 to 1)."""
    grasp = GRASPS[sketch.hand_shape]
    if grasp is not OPEN:
        return grasp, 0.0
    hand = sketch.figure.arms[side].end
    down = -float(hand.axes[1, 2]) * _palm_side(side)
    near = (FLOOR_FAR - float(hand.origin[1])) / (FLOOR_FAR - FLOOR_NEAR)
    flat = min(max(near, 0.0), 1.0) * min(max(down * 2 - 0.6, 0.0), 1.0)
    bends = tuple(a + (b - a) * flat for a, b in zip(OPEN.bends, FLAT.bends, strict=True))
    return Grasp((bends[0], bends[1], bends[2]), OPEN.more * (1 - flat), OPEN.thumb), flat


def _discs(sketch: Sketch, side: str) -> tuple[Array, Array, tuple[int, ...]]:
    """Display places and radii of all discs, and how many make each part; none is below 0."""
    grasp, flat = _grasp(sketch, side)
    palm = np.concatenate([_PALM, _PADS])
    palm[1:, 2] += FLAT_PALM * flat * np.clip(-palm[1:, 1] / 0.03, 0.4, 1)
    fingers = [_finger(i, grasp, FLAT_PALM * flat) for i in range(len(FINGERS))]
    thumb = np.array(grasp.thumb)
    thumb[1:, 2] += 0.004 * flat
    rows = np.concatenate([palm, *fingers, thumb])
    points = rows[:, :3] * [1.0, 1.0, _palm_side(side)]
    world = sketch.figure.arms[side].end.all_at(points)
    world[:, 1] -= min(float((world[:, 1] - rows[:, 3]).min()), 0.0)
    places = sketch.camera.places(world)
    return places, rows[:, 3] * UNITS, (len(palm), *(len(f) for f in fingers), len(thumb))


def _finger(i: int, grasp: Grasp, sunk: float) -> Array:
    finger = FINGERS[i]
    turns = np.radians(np.cumsum(np.array(grasp.bends) + grasp.more * i * 0.5))
    steps = np.array(SEGMENTS) * finger.length
    spread = np.radians(finger.spread)
    down, out = np.cumsum(np.cos(turns) * steps), np.cumsum(np.sin(turns) * steps)
    rows = np.empty((4, 4))
    rows[0] = (finger.x, finger.y, sunk, finger.radius)
    rows[1:, 0] = finger.x + np.sin(spread) * down
    rows[1:, 1] = finger.y - np.cos(spread) * down
    rows[1:, 2] = sunk + out
    rows[1:, 3] = finger.radius * np.array([0.97, 0.90, TIP])
    return rows


def _finger_lines(places: Array, radii: Array, colour: str) -> Marks:
    """Thin lines between neighbouring fingers where they are seen side by side."""
    first = len(_PALM) + len(_PADS)
    chains = places[first : first + 16].reshape(4, 4, 2)
    lines: list[Curve] = []
    for i in range(3):
        apart = float(np.hypot(*(chains[i][1] - chains[i + 1][1])))
        if apart > 0.4 * float(radii[first + 4 * i] + radii[first + 4 * i + 4]):
            between = (chains[i] + chains[i + 1]) / 2
            between[3] = (between[2] + between[3]) / 2
            lines.append(polygon(between, closed=False))
    return (Mark(tuple(lines), stroke=colour, width=LINE),) if lines else ()


def _thumb(thumb: Curve, under: Shape, colours: tuple[str, str]) -> Marks:
    """The thumb with a thin edge on the hand under it."""
    skin, edge = colours
    edges = (thumb.moved(-0.28, 0.22), thumb.moved(0.22, 0.22))
    return (Mark(edges, fill=edge, clip=under), Mark((thumb,), fill=skin))
