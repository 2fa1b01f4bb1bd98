"""The head: skull, hair, ears and face, from whatever side it is seen."""

from typing import Final

import numpy as np

from postureguard.core.figure.display import Curve, Marks
from postureguard.core.figure.face import paint_ears, paint_face
from postureguard.core.figure.hair import (
    hair_behind,
    hair_bottom,
    hair_outline,
    hair_over,
    hides_ears,
)
from postureguard.core.figure.profiles import HEAD
from postureguard.core.figure.sketch import Sketch
from postureguard.core.figure.skull import facing, loft, loft_points, skull

CHIN_SHADOW: Final = (-0.55, 1.25)
HEAD_LIGHT: Final = 0.6
FROM_BEHIND: Final = -0.5
"""Turned away further than this, the neck hides the jaw."""
_CRANIUM: Final = HEAD[HEAD[:, 0] > -0.012]


def paint_head(sketch: Sketch) -> Marks:
    """The head from whatever side it is seen."""
    tone = (sketch.colours.skin.base, sketch.colours.skin.shade)
    behind = facing(sketch) < FROM_BEHIND
    bare = loft(sketch, _CRANIUM) if behind else skull(sketch)
    outline = hair_outline(sketch)
    marks = hair_behind(sketch, outline) + sketch.shaded((bare,), tone, HEAD_LIGHT)
    over = hair_over(sketch, outline, bare)
    if behind:
        return marks + paint_ears(sketch) + over
    marks += paint_face(sketch) + over
    return marks if hides_ears(sketch) else marks + paint_ears(sketch)


def jaw_shadow(sketch: Sketch) -> Curve:
    """The head's outline moved down: light comes from above, whichever way the head is turned."""
    return skull(sketch).moved(*CHIN_SHADOW)


def head_bottom(sketch: Sketch) -> float:
    """Lowest display place (largest y) of skull and hair."""
    return max(float(np.max(loft_points(sketch, HEAD)[:, 1])), hair_bottom(sketch))
