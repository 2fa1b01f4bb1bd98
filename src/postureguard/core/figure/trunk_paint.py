"""Painting the trunk: filler under the top, the top itself, waistband, neck with chin shadow."""

from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.head import jaw_shadow
from postureguard.core.figure.palette import mix
from postureguard.core.figure.profiles import NECK
from postureguard.core.figure.sketch import Sketch

TOP_HEM, WAIST = 0.096, (0.084, 0.103)
TRUNK_LIGHT = 0.9
FLATTENED = 0.085


def paint_torso(sketch: Sketch) -> Marks:
    """Pelvis in legging colour, and the top."""
    colours = sketch.colours
    low = -0.030
    pelvis = sketch.torso.band(low, 0.100, (0.5, 0), back_first=low + _behind_the_thigh(sketch))
    top = sketch.torso.band(TOP_HEM, 0.305, (0, 0.30))
    tone = (colours.top.base, colours.top.shade)
    filler = Mark((pelvis,), fill=colours.leggings.base)
    return (filler, *sketch.shaded((top,), tone, TRUNK_LIGHT))


def _behind_the_thigh(sketch: Sketch) -> float:
    """How much higher the back of the pelvis begins: a bent hip flattens the buttock over it."""
    up = sketch.figure.trunk.pelvis.axes[:, 1]
    bent = max(1 - float(up @ leg.upper.axes[:, 1]) for leg in sketch.figure.legs.values())
    return FLATTENED * min(1.0, bent) * abs(sketch.sideness)


def paint_waistband(sketch: Sketch) -> Marks:
    """The light band whose slope shows the tilt of the pelvis."""
    colours = sketch.colours
    band = sketch.torso.band(*WAIST, grow=0.12)
    tone = (colours.waistband, mix(colours.waistband, colours.leggings.base, 0.35))
    return sketch.shaded((band,), tone, TRUNK_LIGHT)


def paint_neck(sketch: Sketch) -> Marks:
    """The neck, with the shadow that the head throws on it."""
    neck = (sketch.neck.band(float(NECK[0, 0]), float(NECK[-1, 0])),)
    skin = Mark(neck, fill=sketch.colours.skin.base)
    if sketch.plain:
        return (skin,)
    shadow = Mark((jaw_shadow(sketch),), fill=sketch.colours.skin.shade, clip=neck)
    return (skin, shadow)
