"""Painting the trunk: filler under the top, the top itself, waistband, neck with chin shadow."""

from typing import Final

import numpy as np

from postureguard.core.figure.curves import smooth
from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.folds import seat_folds
from postureguard.core.figure.head import jaw_shadow
from postureguard.core.figure.palette import mix
from postureguard.core.figure.profiles import NECK
from postureguard.core.figure.shoulders import (
    collarbones,
    shoulder_blades,
    shoulder_skin,
    strapped_top,
)
from postureguard.core.figure.sketch import Sketch

TOP_HEM, WAIST = 0.096, (0.084, 0.103)
TRUNK_LIGHT = 0.9
THROAT = (0.288, 0.334)
LOWEST = -0.030
INSIDE_THE_HIPS = 1.2
"""Display units by which the pelvis, seen from the front or behind, stays inside the legs below."""
_CROTCH: Final = np.array((
    (0.0, 0.030, 0.045), (0.0, -0.020, 0.038), (0.0, -0.042, 0.014), (0.0, -0.051, 0.0),
    (0.0, -0.042, -0.014), (0.0, -0.020, -0.038), (0.0, 0.030, -0.045),
))  # fmt: skip


def paint_hips(sketch: Sketch) -> Marks:
    """The pelvis between and behind the legs, in legging colour."""
    fill = sketch.colours.leggings.base
    if not sketch.frontal:
        return (Mark((sketch.hips.band(LOWEST, WAIST[1], (0.5, 0)),), fill=fill),)
    belly = sketch.torso.band(LOWEST, WAIST[1], (0.5, 0), grow=(-INSIDE_THE_HIPS, 0))
    crotch = smooth(sketch.camera.local(sketch.figure.trunk.pelvis, _CROTCH))
    return (Mark((belly, crotch), fill=fill), *seat_folds(sketch))


def paint_top(sketch: Sketch) -> Marks:
    """The sleeveless top, from the front and behind with the bare skin of the shoulders."""
    colours = sketch.colours
    tone = (colours.top.base, colours.top.shade)
    if not sketch.frontal:
        return sketch.shaded((sketch.torso.band(TOP_HEM, 0.305, (0, 0.30)),), tone, TRUNK_LIGHT)
    skin = Mark((shoulder_skin(sketch),), fill=colours.skin.base)
    cloth = sketch.shaded((strapped_top(sketch),), tone, TRUNK_LIGHT)
    return (skin, *_bare_throat(sketch), *collarbones(sketch), *cloth, *shoulder_blades(sketch))


def _bare_throat(sketch: Sketch) -> Marks:
    """In the line style: skin of the neck over the contour between neck and shoulders."""
    if not sketch.colours.ink:
        return ()
    neck = (sketch.neck.band(float(NECK[0, 0]), float(NECK[-1, 0])),)
    return (Mark((sketch.neck.band(*THROAT),), fill=sketch.colours.skin.base, clip=neck),)


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
