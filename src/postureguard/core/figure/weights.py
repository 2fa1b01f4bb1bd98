"""A kettlebell between both hands, upright whichever way the figure leans."""

from typing import Final

import numpy as np

from postureguard.core.figure.curves import ellipse, smooth
from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.kinematics import landmark
from postureguard.core.figure.palette import mix
from postureguard.core.figure.sketch import Sketch

GRIP: Final = {"held": 2.4, "hanging": 0.6}
"""How far below the top of the handle the hands are, in display units."""
BELL_DOWN, BELL_WIDE, BELL_HIGH = 8.3, 4.7, 4.4
HANDLE: Final = np.array((
    (-2.4, 5.6), (-3.1, 3.4), (-2.9, 1.2), (-1.6, 0.1), (0.0, 0.0),
    (1.6, 0.1), (2.9, 1.2), (3.1, 3.4), (2.4, 5.6),
))  # fmt: skip
"""The handle from its top, in display units; y down."""
HANDLE_WIDTH: Final = 1.5


def paint_kettlebell(sketch: Sketch, grip: str) -> Marks:
    """Handle and bell; "held" by the sides of the handle or "hanging" from its top."""
    hands = [landmark(sketch.figure, f"hand_{side}") for side in "rl"]
    x, y = sketch.camera.place((hands[0] + hands[1]) / 2)
    top = float(y) - GRIP[grip]
    colours = sketch.colours
    handle = smooth(HANDLE + np.array([x, top]), closed=False)
    bell = (ellipse(float(x), top + BELL_DOWN, BELL_WIDE, BELL_HIGH),)
    dark = mix(colours.metal, "#000000", 0.25)
    shine = (ellipse(float(x) + 1.5, top + BELL_DOWN - 1.7, 1.3, 0.9, 0.6),)
    return (
        Mark((handle,), stroke=colours.metal, width=HANDLE_WIDTH),
        *sketch.shaded(bell, (colours.metal, dark), 0.9),
        Mark(shine, fill=colours.metal_light),
    )
