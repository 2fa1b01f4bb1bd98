"""Bands: a loop round both thighs, and a long band or a cable from its anchor to the hands."""

from typing import Final

import numpy as np

from postureguard.core.figure.curves import polygon, smooth
from postureguard.core.figure.display import Curve, Mark, Marks
from postureguard.core.figure.kinematics import landmark
from postureguard.core.figure.palette import mix
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch
from postureguard.core.training.figure_data import Place

LOOP_ABOVE_KNEE: Final = (0.078, 0.042)
"""Where the loop lies on the thigh: its upper and lower edge above the knee."""
LOOP_LINE: Final = 0.35
BOW: Final = 0.7
"""How far the loop hangs in the middle, in display units."""
BOW_SHARES: Final = np.array((0.0, 0.12, 0.3, 0.5, 0.7, 0.88, 1.0))
STRAP_CORNERS: Final = (0, 6, 7, 13)
BAND_WIDTH: Final = 1.5
CABLE_WIDTH: Final = 0.55
ROPE_WIDTH: Final = 1.3
ROPE_LENGTH: Final = 0.075


def paint_loop_band(sketch: Sketch) -> Marks:
    """The loop as a taut strap before both thighs."""
    colour = sketch.colours.band
    upper, lower = (_outer_ends(sketch, above) for above in LOOP_ABOVE_KNEE)
    strap = smooth(np.concatenate([_bowed(upper), _bowed(lower)[::-1]]), corners=STRAP_CORNERS)
    middle = smooth(_bowed((upper + lower) / 2)[1:-1], closed=False)
    tone = (colour, mix(colour, "#000000", 0.22))
    light = mix(colour, "#FFFFFF", 0.30)
    return sketch.shaded((strap,), tone, 0.6) + sketch.line(middle, light, LOOP_LINE)


def _outer_ends(sketch: Sketch, above_knee: float) -> Array:
    """Display places where the loop turns round the outside of each thigh, (2, 2)."""
    edges = []
    for rails in sketch.legs.values():
        where = rails.joints[2] - above_knee
        sides = (rails.front, rails.back)
        edges.append([[np.interp(where, rails.along, s[:, i]) for i in (0, 1)] for s in sides])
    thighs = np.array(edges)
    middles = thighs.mean(axis=1)
    apart = np.hypot(*(thighs - middles[::-1, None]).transpose(2, 0, 1))
    outer: Array = thighs[[0, 1], np.argmax(apart, axis=1)]
    return outer


def _bowed(ends: Array) -> Array:
    """A line from end to end that hangs a little, as round thighs make it look from above."""
    line: Array = ends[0] + (ends[1] - ends[0]) * BOW_SHARES[:, None]
    line[:, 1] += BOW * np.sin(np.pi * BOW_SHARES) ** 0.5
    return line


def paint_long_band(sketch: Sketch, anchor: Place) -> Marks:
    """A stretched band from its anchor to both hands."""
    colour = sketch.colours.band
    line = (_straight(_place(sketch, anchor), _grip(sketch)),)
    light = mix(colour, "#FFFFFF", 0.35)
    return (
        Mark(line, stroke=colour, width=BAND_WIDTH),
        Mark(line, stroke=light, width=BAND_WIDTH / 4),
    )


def paint_cable(sketch: Sketch, pulley: Place) -> Marks:
    """A cable from its pulley, and the rope at its end from there to each hand."""
    colours = sketch.colours
    start, end = _place(sketch, pulley), _grip(sketch)
    way = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    knot = end - way * ROPE_LENGTH * 100
    ropes = tuple(
        _straight(knot, sketch.camera.place(landmark(sketch.figure, f"hand_{side}")))
        for side in "rl"
    )
    return (
        Mark((_straight(start, knot),), stroke=colours.metal, width=CABLE_WIDTH),
        Mark(ropes, stroke=colours.metal_light, width=ROPE_WIDTH),
    )


def _straight(first: Array, last: Array) -> Curve:
    return polygon(np.array([first, last]), closed=False)


def _place(sketch: Sketch, place: Place) -> Array:
    return sketch.camera.place(np.array([place.x, place.y, place.z or 0.0]))


def _grip(sketch: Sketch) -> Array:
    """The middle between both hands."""
    hands = [landmark(sketch.figure, f"hand_{side}") for side in "rl"]
    return sketch.camera.place((hands[0] + hands[1]) / 2)
