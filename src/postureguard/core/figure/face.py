"""A quiet face with closed eyes, and the ears.

Each feature is given as seen from the side and as seen from the front; between, it is between.
"""

import math
from typing import Final

import numpy as np

from postureguard.core.figure.curves import ellipse
from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch
from postureguard.core.figure.skull import drawn_line, facing, siding

SIDEWAYS: Final = 0.30
FRONTAL: Final = 0.85
"""How much the face looks at the viewer where it begins to turn, and where it is all front."""
BOTH_EYES: Final = 0.58
"""From here on the far eye and the bridge of the nose are seen."""
HIDDEN: Final = -0.35
"""Turned away further than this, a face or an ear is out of sight."""

EAR_LINE: Final = 0.5
"""In the line style nothing else tells an ear from the cheek."""

Points = tuple[tuple[float, float, float], ...]

_EYE: Final[Points] = ((0.0305, 0.0345, 0.026), (0.0365, 0.0300, 0.026), (0.0445, 0.0315, 0.026))
_EYE_FRONT: Final[Points] = (
    (0.0475, 0.0335, 0.0250), (0.0525, 0.0292, 0.0185), (0.0555, 0.0315, 0.0115),
)  # fmt: skip
_BROW: Final[Points] = ((0.0300, 0.0470, 0.026), (0.0385, 0.0500, 0.026), (0.0470, 0.0470, 0.026))
_BROW_FRONT: Final[Points] = (
    (0.0465, 0.0455, 0.0265), (0.0530, 0.0485, 0.018), (0.0560, 0.0465, 0.01),
)  # fmt: skip
_MOUTH: Final[Points] = (
    (0.0420, -0.0125, 0.014), (0.0480, -0.0142, 0.014), (0.0530, -0.0125, 0.014),
)  # fmt: skip
_MOUTH_FRONT: Final[Points] = (
    (0.055, -0.0125, 0.0085), (0.056, -0.0160, 0.0), (0.055, -0.0125, -0.0085),
)  # fmt: skip
_NOSE: Final[Points] = (
    (0.058, 0.026, 0.0), (0.06, 0.012, 0.005), (0.06, 0.0075, -0.0005), (0.06, 0.0085, -0.004),
)  # fmt: skip
_EAR: Final = (-0.003, 0.0165, 0.0445)


def paint_face(sketch: Sketch) -> Marks:
    """Eyes, brows, mouth and nose, as far as they are seen."""
    front, colours = facing(sketch), sketch.colours
    if front < HIDDEN:
        return ()
    near = 1 if siding(sketch) >= 0 else -1
    turned = min(max((front - SIDEWAYS) / (FRONTAL - SIDEWAYS), 0.0), 1.0)
    marks: Marks = ()
    for side in (near, -near) if front > BOTH_EYES else (near,):
        eye, brow = _between(_EYE, _EYE_FRONT, turned), _between(_BROW, _BROW_FRONT, turned)
        marks += sketch.line(drawn_line(sketch, eye * (1, 1, side)), colours.face, 0.55)
        marks += sketch.line(drawn_line(sketch, brow * (1, 1, side)), colours.hair, 0.62)
    mouth = _between(_MOUTH, _MOUTH_FRONT, turned) * (1, 1, near)
    marks += sketch.line(drawn_line(sketch, mouth), colours.face, 0.50 + 0.05 * turned)
    if front > BOTH_EYES:
        nose = drawn_line(sketch, np.array(_NOSE) * (1, 1, near))
        marks += sketch.line(nose, colours.skin.shade, 0.55)
    return marks


def _between(side: Points, front: Points, share: float) -> Array:
    mixed: Array = np.array(side) * (1 - share) + np.array(front) * share
    return mixed


def paint_ears(sketch: Sketch) -> Marks:
    """The ears that are not behind the head."""
    sides = [side for side in (1, -1) if side * siding(sketch) > HIDDEN]
    return tuple(_ear(sketch, side) for side in sides)


def _ear(sketch: Sketch, side: int) -> Mark:
    x, y, z = _EAR
    points = np.array([(x, y, side * z), (x, y + 0.033, side * z)])
    ear, above = sketch.camera.local(sketch.figure.trunk.head, points)
    up = above - ear
    lean = 0.15 * siding(sketch)
    turn = math.atan2(up[1], up[0]) + math.pi / 2 - lean
    shape = ellipse(float(ear[0]), float(ear[1]), 0.78, 1.22, turn)
    colours = sketch.colours
    if sketch.plain or not colours.ink:
        return Mark((shape,), fill=colours.skin.shade)
    return Mark((shape,), fill=colours.skin.shade, stroke=colours.ink, width=EAR_LINE)
