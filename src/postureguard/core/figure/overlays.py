"""Lines of explanation on the figure: the curve of the spine, and the plumb line."""

from typing import Final

import numpy as np

from postureguard.core.figure.curves import ellipse, polygon, smooth
from postureguard.core.figure.display import Curve, Mark, Marks
from postureguard.core.figure.kinematics import landmark
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch

FIRST_VERTEBRA, LAST_VERTEBRA = 6, 55
"""The spine is shown between these samples: from the sacrum to the upper neck."""
WHITE: Final = "#FFFFFF"


def paint_spine(sketch: Sketch) -> Marks:
    """A white line along the spine with a dot at every few vertebrae."""
    places = sketch.camera.places(sketch.figure.trunk.spine[FIRST_VERTEBRA:LAST_VERTEBRA])
    line = (smooth(places[::4], closed=False),)
    dots = tuple(ellipse(float(x), float(y), 0.8, 0.8) for x, y in places[::6])
    return (
        Mark(line, stroke=WHITE, width=1.5, opacity=0.85),
        Mark(dots, fill=sketch.colours.arrow),
    )


def paint_plumb(sketch: Sketch) -> Marks:
    """A dashed vertical before the ankle, and rings at ear, shoulder, hip and ankle."""
    figure, camera, colour = sketch.figure, sketch.camera, sketch.colours.arrow
    x = float(camera.place(figure.legs["r"].end.at(0.012, 0))[0])
    top = float(camera.place(landmark(figure, "crown"))[1]) - 5
    line = (polygon([(x, -1.0), (x, top)], closed=False),)
    ear = figure.trunk.head.at(-0.003, 0.017)
    points = [ear, *(landmark(figure, name) for name in ("sho_r", "hip", "ankle_r"))]
    rings = tuple(_ring(p) for p in camera.places(np.array(points)))
    return (
        Mark(line, stroke=colour, width=0.5, opacity=0.9, dash=(1.4, 1.6)),
        Mark(rings, fill=WHITE, stroke=colour, width=0.6),
    )


def _ring(place: Array) -> Curve:
    return ellipse(float(place[0]), float(place[1]), 1.15, 1.15)
