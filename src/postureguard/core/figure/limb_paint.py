"""Painting arms with hands, and legs with leggings and shoes."""

from typing import Final

import numpy as np

from postureguard.core.figure import skeleton
from postureguard.core.figure.camera import UNITS
from postureguard.core.figure.curves import hull, polygon, smooth
from postureguard.core.figure.display import Curve, Mark, Marks
from postureguard.core.figure.rotation import Array, Frame
from postureguard.core.figure.sketch import Sketch

LEGGING_TOP, LEGGING_END = 0.014, 0.212
"""Where the leggings begin along the leg, and where they end below the knee."""
FAR_WAIST: Final = 0.050
"""The back of a far leg begins lower: no dark sliver above the near buttock."""

Discs = Array
Z = 0.013


def _discs(*rows: tuple[float, float, float, float]) -> Discs:
    return np.array(rows)


_COLLAR: Final = _discs(
    (-0.013, 0.003, 0, 0.0200), (0.003, 0.003, 0, 0.0200),
    (-0.017, -0.012, 0, 0.0188), (0.004, -0.010, 0, 0.0190),
)  # fmt: skip
_HEEL: Final = _discs(
    (-0.0235, -0.0215, 0, 0.0168), (-0.016, -0.008, 0, 0.0192), (0.006, -0.010, 0, 0.0190),
    (-0.019, -0.0245, -Z / 2, 0.0150), (-0.019, -0.0245, Z / 2, 0.0150),
    (0.030, -0.0215, 0, 0.0165),
)  # fmt: skip
_MIDDLE: Final = _discs(
    (0.006, -0.005, 0, 0.0180), (0.030, -0.0155, 0, 0.0168), (-0.020, -0.0240, 0, 0.0155),
    (0.048, -0.0225, 0, 0.0150), (0.068, -0.0260, -Z, 0.0132), (0.068, -0.0260, Z, 0.0132),
)  # fmt: skip
_TOE: Final = _discs(
    (-0.004, 0.0002, -Z, 0.0134), (-0.004, 0.0002, Z, 0.0134),
    (0.020, -0.0008, -0.0117, 0.0126), (0.020, -0.0008, 0.0117, 0.0126),
    (0.0325, -0.0028, 0, 0.0108),
)  # fmt: skip
_SOLE: Final = _discs(*((x, -0.0345, z, 0.0046) for x in (-0.036, 0.066) for z in (-Z, Z)))
_TOE_SOLE: Final = _discs(
    *((x, -0.0085, z, 0.0046) for x in (-0.004, 0.037) for z in (-0.0104, 0.0104))
)
_HEEL_TAB: Final = np.array((
    (-0.0400, -0.030), (-0.0405, -0.016), (-0.0350, 0.001), (-0.0290, 0.004), (-0.0240, -0.010),
    (-0.0200, -0.030),
))  # fmt: skip
_LACES: Final = (0.020, 0.031, 0.042)

_PALM: Final = _discs((0, 0, 0, 0.0128), (0.009, -0.038, 0, 0.0118), (-0.009, -0.040, 0, 0.0112))
_KNUCKLES: Final = _discs(
    (0.009, -0.038, 0, 0.0115), (-0.009, -0.040, 0, 0.0110), (0.006, -0.062, 0.002, 0.0105),
    (-0.006, -0.062, 0.002, 0.0100),
)  # fmt: skip
_FINGERS: Final = _discs(
    (0.006, -0.062, 0.002, 0.0102), (-0.006, -0.062, 0.002, 0.0098),
    (0.0015, -0.084, 0.008, 0.0078), (-0.004, -0.081, 0.008, 0.0078),
)  # fmt: skip
_THUMB: Final = _discs(
    (0.004, -0.008, 0.002, 0.0105), (0.0165, -0.034, 0.008, 0.0075), (0.0175, -0.047, 0.011, 0.0060)
)
_FIST: Final = _discs(
    (0, -0.002, 0, 0.0125), (0.0105, -0.022, 0, 0.0145), (-0.0105, -0.022, 0, 0.0145),
    (0.011, -0.040, 0, 0.0140), (-0.008, -0.040, 0, 0.0140),
)  # fmt: skip
HANDS: Final = {"open": (_PALM, _KNUCKLES, _FINGERS, _THUMB), "fist": (_FIST,)}


def paint_leg(sketch: Sketch, side: str) -> Marks:
    """A strip of skin, the shoe, and the legging over both."""
    limb, rails = f"leg_{side}", sketch.legs[side]
    knee, ankle = rails.joints[2], rails.joints[3]
    skin = rails.band(knee + 0.15, ankle, (0, 0.6))
    seat = LEGGING_TOP + FAR_WAIST * sketch.far[limb]
    legging = rails.band(LEGGING_TOP, knee + LEGGING_END, back_first=seat)
    return (
        Mark((skin,), fill=sketch.tone(sketch.colours.skin, limb)[0]),
        *_shoe(sketch, side),
        *sketch.shaded((legging,), sketch.tone(sketch.colours.leggings, limb), 0.9),
    )


def paint_arm(sketch: Sketch, side: str) -> Marks:
    """The hand, and the bare arm over its wrist."""
    rails, tone = sketch.arms[side], sketch.tone(sketch.colours.skin, f"arm_{side}")
    arm = rails.band(0.0, rails.joints[2], (0.78, 0.5))
    return (*_hand(sketch, side, tone[0]), *sketch.shaded((arm,), tone, 0.55))


def foot_bottom(sketch: Sketch, side: str) -> float:
    """Lowest display place (largest y) of a sole."""
    leg = sketch.figure.legs[side]
    soles = (_blob(sketch, leg.end, _SOLE), _blob(sketch, leg.toes, _TOE_SOLE))
    return max(max(y for _, y in (c.start, *((p[0], p[1]) for p in c.pieces))) for c in soles)


def _blob(sketch: Sketch, frame: Frame, discs: Discs) -> Curve:
    centres = sketch.camera.places(frame.all_at(discs[:, :3]))
    return polygon(hull(centres, discs[:, 3] * UNITS))


def _shoe(sketch: Sketch, side: str) -> Marks:
    leg, limb = sketch.figure.legs[side], f"leg_{side}"
    base, shade = sketch.tone(sketch.colours.shoe, limb)
    sole = sketch.tone(sketch.colours.sole, limb)[0]
    upper = tuple(_blob(sketch, leg.end, discs) for discs in (_COLLAR, _HEEL, _MIDDLE))
    shoe = (*upper, _blob(sketch, leg.toes, _TOE))
    marks = list(sketch.shaded(shoe, (base, shade), 0.55))
    if not sketch.plain:
        tab = smooth(sketch.camera.local(leg.end, _HEEL_TAB), corners=[0, 3, 5])
        marks.append(Mark((tab,), fill=sole, clip=shoe))
    for x in _LACES:
        ends = np.array([(x - 0.004, 0.009 - x / 2), (x + 0.007, -0.002 - x * 0.4)])
        lace = polygon(sketch.camera.local(leg.end, ends), closed=False)
        marks += sketch.line(lace, shade, 0.55)
    soles = (_blob(sketch, leg.end, _SOLE), _blob(sketch, leg.toes, _TOE_SOLE))
    return (*marks, Mark(soles, fill=sole))


def _hand(sketch: Sketch, side: str, colour: str) -> Marks:
    """Discs are given with the palm towards +z; the right palm faces the other way."""
    hand = sketch.figure.arms[side].end
    facing = np.array([1.0, 1.0, -skeleton.SIDES[side], 1.0])
    parts = tuple(_blob(sketch, hand, discs * facing) for discs in HANDS[sketch.hand_shape])
    return tuple(Mark((part,), fill=colour) for part in parts)
