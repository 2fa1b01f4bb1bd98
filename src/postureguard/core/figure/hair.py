"""Painting the hair: what is behind the skull, and what lies over it."""

from typing import Final

import numpy as np

from postureguard.core.figure.curves import ellipse, smooth
from postureguard.core.figure.cuts import CURL, CUTS, Cut
from postureguard.core.figure.display import Curve, Mark, Marks, Shape
from postureguard.core.figure.hairline import seen
from postureguard.core.figure.palette import mix
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch
from postureguard.core.figure.skull import (
    drawn_line,
    facing,
    loft,
    loft_points,
    off_middle_points,
    siding,
)

BUN: Final = (-0.040, 0.105, 2.25)
"""Centre in the head's axes, radius in display units; high enough to clear a mat."""
BUN_RING: Final = 0.55
BUN_GLEAM: Final = ((-0.052, 0.107), (-0.046, 0.1155), (-0.036, 0.1175))
FRONT_GLEAM: Final = ((0.030, 0.0790, 0.034), (0.030, 0.0875, 0.024), (0.030, 0.0925, 0.008))
"""Seen from the front, on the side of the light; forward, up, aside."""
IN_FRONT: Final = 0.2
"""Looking at the viewer more than this, the bun is behind the head."""
NAPE_HIDDEN: Final = 0.55
"""Looking at the viewer more than this, the neck hides the hair that hangs behind it."""
CURL_SHOWN: Final = 0.012
"""Curls so much nearer than the middle (body heights) have light on them…"""
CURL_APART: Final = 0.010
"""…unless they are so near the middle that two lights would meet."""
ARC: Final = np.array(((-1.0, 0.2), (-0.55, -0.75), (0.35, -0.95)))
"""The light on a curl, about its middle, in display units."""
HANGING: Final = 0.0
"""Hair lower than this on the head hangs freely."""
BACK, FRONT = -0.72, 0.90
"""Looking at the viewer between these, the hair is lit along the near side."""
THINNESS: Final = 0.25
"""How much skin shines through close-cropped hair."""
FROM_BEHIND: Final = -0.3
"""Turned away further than this, the hair at the nape is on top."""
FAR: Final = -0.4
"""Hair beside a cheek that is turned away further than this is out of sight."""


def hair_outline(sketch: Sketch) -> Curve:
    """Outline of the hair, without buns and curls."""
    return loft(sketch, CUTS[sketch.hair].outline)


def hair_behind(sketch: Sketch, outline: Curve) -> Marks:
    """Everything that the skull covers."""
    cut, colour, front = CUTS[sketch.hair], _colour(sketch), facing(sketch)
    marks: Marks = ()
    if cut.bun and front > IN_FRONT:
        marks += (Mark((_bun(sketch, 1.0),), fill=colour),)
    if front > NAPE_HIDDEN and cut.curtain is not None:
        outline = loft(sketch, cut.outline[cut.outline[:, 0] >= HANGING])
    marks += (Mark((outline,), fill=colour),)
    return marks + _fill(_curls(sketch, cut, near=False), colour)


def hair_over(sketch: Sketch, outline: Curve, skull: Curve) -> Marks:
    """Everything that lies over the skull; what lies close stays within the two outlines."""
    cut, colour = CUTS[sketch.hair], _colour(sketch)
    cap = seen(cut.line, sketch.figure.trunk.head, sketch.camera)
    marks: Marks = ()
    if facing(sketch) < FROM_BEHIND:
        marks += (Mark((outline,), fill=colour),)
    if cap:
        marks += (Mark(cap, fill=colour, clip=(outline, skull)),)
    marks += _fill(_curls(sketch, cut, near=True), colour) + _fill(_curtains(sketch, cut), colour)
    if cut.bun and facing(sketch) <= IN_FRONT:
        marks += (Mark((_bun(sketch, 1.0),), fill=colour),)
    return marks + _gleams(sketch, cut)


def hides_ears(sketch: Sketch) -> bool:
    """True when hair hangs over the ears."""
    return CUTS[sketch.hair].curtain is not None


def hair_bottom(sketch: Sketch) -> float:
    """Lowest display place (largest y) of the hair."""
    cut, head = CUTS[sketch.hair], sketch.figure.trunk.head
    lows = [loft_points(sketch, cut.outline)[:, 1]]
    if cut.curls is not None:
        lows.append(sketch.camera.local(head, cut.curls)[:, 1] + CURL)
    if cut.bun:
        lows.append(sketch.camera.place(head.at(*BUN[:2]))[1:] + BUN[2])
    return float(np.max(np.concatenate(lows)))


def _colour(sketch: Sketch) -> str:
    colours = sketch.colours
    return (
        mix(colours.hair, colours.skin.shade, THINNESS) if CUTS[sketch.hair].thin else colours.hair
    )


def _bun(sketch: Sketch, size: float) -> Curve:
    x, y, radius = BUN
    centre = sketch.camera.place(sketch.figure.trunk.head.at(x, y))
    return ellipse(float(centre[0]), float(centre[1]), radius * size, radius * size)


def _fill(shape: Shape, colour: str) -> Marks:
    return (Mark(shape, fill=colour),) if shape else ()


def _curls(sketch: Sketch, cut: Cut, *, near: bool) -> Shape:
    if cut.curls is None:
        return ()
    chosen = cut.curls[(_nearness(sketch, cut.curls) > 0) == near]
    places = sketch.camera.local(sketch.figure.trunk.head, chosen)
    return tuple(ellipse(float(x), float(y), CURL, CURL) for x, y in places)


def _nearness(sketch: Sketch, curls: Array) -> Array:
    """How much nearer than the middle of all curls each is, in body heights."""
    towards = sketch.figure.trunk.head.axes.T @ sketch.camera.axes[2]
    nearness: Array = (curls - curls.mean(axis=0)) @ towards
    return nearness


def _curtains(sketch: Sketch, cut: Cut) -> Shape:
    """Hair that hangs beside the cheeks; towards the front or the back both are seen."""
    if cut.curtain is None:
        return ()
    sides = [side for side in (1, -1) if side * siding(sketch) > FAR]
    rows = cut.curtain
    return tuple(smooth(off_middle_points(sketch, rows * (1, 1, 1, side, side))) for side in sides)


def _gleams(sketch: Sketch, cut: Cut) -> Marks:
    front, light = facing(sketch), sketch.colours.hair_light
    marks = _curl_lines(sketch, cut)
    if BACK <= front <= FRONT:
        near = 0.02 if siding(sketch) >= 0 else -0.02
        if cut.gleam:
            marks += sketch.line(drawn_line(sketch, _with(cut.gleam, near)), light, 0.75)
        if cut.bun:
            marks += sketch.line(drawn_line(sketch, _with(BUN_GLEAM, near)), light, 0.60)
    elif front > 0 and cut.gleam:
        away = -1 if sketch.camera.axes[0] @ sketch.figure.trunk.head.axes[:, 2] < 0 else 1
        gleam = np.array(FRONT_GLEAM) * (1, 1, away)
        marks += sketch.line(drawn_line(sketch, gleam), light, 0.75)
    elif cut.bun and front < 0:
        marks += sketch.line(_bun(sketch, BUN_RING), light, 0.4)
    return marks


def _curl_lines(sketch: Sketch, cut: Cut) -> Marks:
    """Light arcs on every other curl that faces the viewer."""
    if cut.curls is None:
        return ()
    apart = abs(cut.curls[:, 2]) > CURL_APART
    lit = cut.curls[apart & (_nearness(sketch, cut.curls) > CURL_SHOWN)][::2]
    marks: Marks = ()
    for place in sketch.camera.local(sketch.figure.trunk.head, lit):
        arc = smooth(ARC + place, closed=False)
        marks += sketch.line(arc, sketch.colours.hair_light, 0.45)
    return marks


def _with(points: tuple[tuple[float, float], ...], aside: float) -> Array:
    return np.column_stack([np.array(points), np.full(len(points), aside)])
