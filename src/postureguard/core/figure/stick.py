"""A stick along the spine: it lies on the upper back and goes with it."""

from typing import Final

import numpy as np

from postureguard.core.figure.curves import polygon
from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.sketch import Sketch

ENDS: Final = ((-0.0845, -0.11), (-0.0690, 0.56))
"""From below the tailbone to above the head, in the axes of the chest at rest."""
WIDTH: Final = 1.3


def paint_stick(sketch: Sketch) -> Marks:
    """The stick with a lit middle."""
    thorax, wood = sketch.figure.trunk.thorax, sketch.colours.wood
    low, high = (sketch.camera.place(thorax.at(x, y)) for x, y in ENDS)
    way = (high - low) / max(float(np.hypot(*(high - low))), 1e-9)
    aside = np.array([-way[1], way[0]]) * WIDTH / 2
    outline = polygon(np.array([low - aside, low + aside, high + aside, high - aside]))
    ends = np.array([low + way * WIDTH / 2, high - way * WIDTH / 2])
    middle = polygon(ends, closed=False)
    return Mark((outline,), fill=wood.end), *sketch.line(middle, wood.side, WIDTH * 0.45)
