"""Painting the trunk: filler under the top, the top itself, waistband, neck with chin shadow."""

from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.head import jaw_shadow
from postureguard.core.figure.palette import mix
from postureguard.core.figure.profiles import NECK
from postureguard.core.figure.sketch import Sketch

TOP_HEM, WAIST = 0.096, (0.084, 0.103)
TRUNK_LIGHT = 0.9


def paint_torso(sketch: Sketch) -> Marks:
    """Pelvis in legging colour, and the top."""
    colours = sketch.colours
    pelvis = sketch.torso.band(-0.030, 0.100, (0.5, 0))
    top = sketch.torso.band(TOP_HEM, 0.305, (0, 0.30))
    tone = (colours.top.base, colours.top.shade)
    filler = Mark((pelvis,), fill=colours.leggings.base)
    return (filler, *sketch.shaded((top,), tone, TRUNK_LIGHT))


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
