"""The line style: every part of a picture gets a contour, and nothing is soft.

A part is painted as one: first its whole outline, twice as wide as it will be seen, then its
surfaces over the inner half. A near part covers the contour of a far one.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from postureguard.core.figure.curves import polygon
from postureguard.core.figure.display import Mark, Marks, Shape, extent
from postureguard.core.figure.rotation import Array

CONTOUR, SEAM, PROP = 0.95, 0.5, 0.6
"""Display units: round a part, between the surfaces of a part, and round things."""
HATCH_GAP, HATCH_WIDTH = 2.0, 0.5


def contoured(part: Marks, ink: str) -> Marks:
    """A part of the body with its contour, and seams where its colour changes."""
    surfaces = [m for m in part if _is_surface(m)]
    if not surfaces:
        return part
    whole = tuple(curve for m in surfaces for curve in m.shape)
    return (Mark(whole, stroke=ink, width=2 * CONTOUR), *_with_seams(part, ink))


def outlined(things: Marks, ink: str) -> Marks:
    """Things beside the body: a line round each surface, and an edge along each light line."""
    return tuple(mark for thing in things for mark in _edged(thing, ink))


def _edged(thing: Mark, ink: str) -> Marks:
    if _is_surface(thing):
        return (thing if thing.fill == ink else replace(thing, stroke=ink, width=PROP),)
    if thing.fill is None and thing.stroke != ink:
        return (replace(thing, stroke=ink, width=thing.width + PROP, opacity=1.0), thing)
    return (thing,)


def hatching(shape: Shape, colour: str, opacity: float) -> Mark:
    """Slanted lines over a shape, which tell it apart without colour."""
    left, top, right, bottom = extent((Mark(shape),))
    height = bottom - top
    starts = np.arange(left - height, right, HATCH_GAP)
    lines = tuple(polygon(_stripe(float(x), bottom, top)) for x in starts)
    return Mark(lines, fill=colour, opacity=opacity, clip=shape)


def _stripe(x: float, bottom: float, top: float) -> Array:
    rise = bottom - top
    return np.array(
        [(x, bottom), (x + HATCH_WIDTH, bottom), (x + rise + HATCH_WIDTH, top), (x + rise, top)]
    )


def _is_surface(mark: Mark) -> bool:
    return isinstance(mark.fill, str) and mark.clip is None


def _with_seams(part: Marks, ink: str) -> Iterator[Mark]:
    last: object = None
    for mark in part:
        if _is_surface(mark):
            if last is not None and mark.fill != last:
                yield Mark(mark.shape, stroke=ink, width=2 * SEAM)
            last = mark.fill
        yield mark
