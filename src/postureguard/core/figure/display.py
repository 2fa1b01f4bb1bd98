"""The display list: what to paint, in order, in display units (100 = body height, y down).

Two back ends read it: QPainter (`windows.figure`) and SVG (`svg`). Shapes are filled with the
winding rule. A clip is a shape the mark is confined to; SVG needs it baked in beforehand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from postureguard.core.figure.rotation import Array

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a shape: pieces of 2 numbers are straight, of 6 numbers cubic (Bezier)."""

    start: Point
    pieces: tuple[tuple[float, ...], ...]
    closed: bool = True
    rows: Array | None = field(default=None, compare=False, repr=False)
    """The pieces again as one table, where all have the same length; it moves faster."""

    def moved(self, dx: float, dy: float) -> "Curve":
        """The same line elsewhere."""
        start = (self.start[0] + dx, self.start[1] + dy)
        if self.rows is not None:
            rows = self.rows + np.array((dx, dy) * (self.rows.shape[1] // 2))
            return Curve(start, tuple(map(tuple, rows.tolist())), self.closed, rows)
        shift = (dx, dy, dx, dy, dx, dy)
        pieces = tuple(
            tuple([v + d for v, d in zip(piece, shift, strict=False)]) for piece in self.pieces
        )
        return Curve(start, pieces, self.closed)


Shape = tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour of a gradient at a share of its radius."""

    at: float
    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Radial:
    """A round gradient about a point."""

    x: float
    y: float
    radius: float
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Soft:
    """A gradient that fills the shape's box and fades out at its edge: a soft shadow."""

    stops: tuple[Stop, ...]


Fill = str | Radial | Soft


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to paint. Lines have round ends and joins; dashes are in display units."""

    shape: Shape
    fill: Fill | None = None
    stroke: str | None = None
    width: float = 0.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    clip: Shape | None = None


Marks = tuple[Mark, ...]


def extent(marks: Iterable[Mark]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all control points; never smaller than the painting."""
    xs: list[float] = []
    ys: list[float] = []
    for mark in marks:
        for curve in mark.shape:
            xs.append(curve.start[0])
            ys.append(curve.start[1])
            for piece in curve.pieces:
                xs.extend(piece[0::2])
                ys.extend(piece[1::2])
    return min(xs), min(ys), max(xs), max(ys)
