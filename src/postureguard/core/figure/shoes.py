"""Shoes: hulls of discs in the axes of foot and toes, on or above the floor."""

from typing import Final, NamedTuple

import numpy as np

from postureguard.core.figure.camera import UNITS
from postureguard.core.figure.curves import hulls, polygon, smooth
from postureguard.core.figure.display import Curve, Mark, Marks, Shape
from postureguard.core.figure.rotation import Array, Frame
from postureguard.core.figure.sketch import Sketch

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
_HEEL_STRIP: Final = np.array((
    (-0.040, -0.030, -0.007), (-0.040, 0.006, -0.005), (-0.040, 0.006, 0.005),
    (-0.040, -0.030, 0.007),
))  # fmt: skip
_LACES: Final = (0.020, 0.031, 0.042)
_LACES_ASIDE: Final = tuple(
    np.array([(x - 0.004, 0.009 - x / 2), (x + 0.007, -0.002 - x * 0.4)]) for x in _LACES
)
_LACES_AHEAD: Final = tuple(
    np.array([(x, y, -half), (x, y, half)])
    for x, y, half in ((0.020, 0.004, 0.0080), (0.032, -0.004, 0.0085), (0.044, -0.011, 0.0085))
)
END_ON: Final = 0.6
"""More than this much towards or away from the viewer a shoe is seen from toe or heel."""
SHOE_LIGHT, LACE = 0.55, 0.55


class Shoe(NamedTuple):
    """Axes of the foot and of the toes."""

    foot: Frame
    toes: Frame


def paint_shoe(sketch: Sketch, side: str) -> Marks:
    """Upper, heel tab, laces and sole."""
    limb, shoe = f"leg_{side}", _on_the_floor(sketch, side)
    base, shade = sketch.tone(sketch.colours.shoe, limb)
    sole = sketch.tone(sketch.colours.sole, limb)[0]
    *upper, foot_sole = _blobs(sketch, shoe.foot, (_COLLAR, _HEEL, _MIDDLE, _SOLE))
    toe, toe_sole = _blobs(sketch, shoe.toes, (_TOE, _TOE_SOLE))
    whole = (*upper, toe)
    marks = sketch.shaded(whole, (base, shade), SHOE_LIGHT)
    if not sketch.plain:
        marks += _details(sketch, shoe.foot, whole, (sketch.colours.ink or shade, sole))
    return (*marks, Mark((foot_sole, toe_sole), fill=sole))


def _details(sketch: Sketch, foot: Frame, whole: Shape, colours: tuple[str, str]) -> Marks:
    """Laces and heel tab, whichever of them is seen."""
    lace, tab = colours
    towards_viewer = float(sketch.camera.axes[2] @ foot.axes[:, 0])
    if towards_viewer < -END_ON:
        strip = smooth(sketch.camera.local(foot, _HEEL_STRIP), corners=[0, 1, 2, 3])
        return (Mark((strip,), fill=tab, clip=whole),)
    laces = _LACES_AHEAD if towards_viewer > END_ON else _LACES_ASIDE
    lines = tuple(polygon(sketch.camera.local(foot, ends), closed=False) for ends in laces)
    marks: Marks = (Mark(lines, stroke=lace, width=LACE),)
    if towards_viewer > END_ON:
        return marks
    side = smooth(sketch.camera.local(foot, _HEEL_TAB), corners=[0, 3, 5])
    return (Mark((side,), fill=tab, clip=whole), *marks)


def foot_bottom(sketch: Sketch, side: str) -> float:
    """How far the lowest point of a shoe is above the floor, in body heights."""
    return min(_lowest(frame, discs) for frame, discs in _parts(_on_the_floor(sketch, side)))


def _parts(shoe: Shoe) -> tuple[tuple[Frame, Discs], ...]:
    foot = ((shoe.foot, discs) for discs in (_HEEL, _MIDDLE, _SOLE))
    return (*foot, (shoe.toes, _TOE), (shoe.toes, _TOE_SOLE))


def _lowest(frame: Frame, discs: Discs) -> float:
    return float((frame.all_at(discs[:, :3])[:, 1] - discs[:, 3]).min())


def _on_the_floor(sketch: Sketch, side: str) -> Shoe:
    """The shoe, raised by as much as its round toe or heel would be below the floor."""
    leg = sketch.figure.legs[side]
    shoe = Shoe(leg.end, leg.toes)
    sunk = min(_lowest(frame, discs) for frame, discs in _parts(shoe))
    if sunk >= 0:
        return shoe
    up = np.array([0.0, -sunk, 0.0])
    return Shoe(leg.end.moved(up), leg.toes.moved(up))


def _blobs(sketch: Sketch, frame: Frame, groups: tuple[Discs, ...]) -> list[Curve]:
    discs = np.concatenate(groups)
    centres = sketch.camera.local(frame, discs[:, :3])
    sizes = tuple(len(group) for group in groups)
    return [polygon(points) for points in hulls(centres, discs[:, 3] * UNITS, sizes)]
