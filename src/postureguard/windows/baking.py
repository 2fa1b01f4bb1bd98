"""Baking: a picture without clips, as SVG needs it, in as few marks as look the same."""

from itertools import groupby

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

from postureguard.core.figure.display import Curve, Mark, Marks, Shape
from postureguard.core.figure.rotation import Array
from postureguard.windows.figure import path_of

FINENESS = 3.0
SMALLEST = 0.02
"""Display units, a twelfth of a pixel of a card at its own size."""
LONG_RUN = 4
"""So many marks of one colour in a row are united: the ghost, the parts of a hand."""


def baked(marks: Marks) -> Marks:
    """The same picture for SVG: without clips, and long runs of one flat colour united."""
    result: list[Mark] = []
    for _, run in groupby(marks, key=_flat_colour):
        group = tuple(run)
        if len(group) >= LONG_RUN and _flat_colour(group[0]):
            result.append(_united(group))
        else:
            result += [mark if mark.clip is None else _cut(mark) for mark in group]
    return tuple(mark for mark in result if mark.shape)


def _flat_colour(mark: Mark) -> str:
    """The colour of an opaque fill without line or clip, or nothing."""
    plain = mark.stroke is None and mark.clip is None and mark.opacity == 1
    return mark.fill if plain and isinstance(mark.fill, str) else ""


def _united(group: Marks) -> Mark:
    larger, smaller = _scales()
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for mark in group:
        whole = whole.united(larger.map(path_of(mark.shape)))
    return Mark(thinned(shape_of(smaller.map(whole))), group[0].fill)


def _scales() -> tuple[QTransform, QTransform]:
    """To larger units and back: Qt cuts curves into lines about one unit long."""
    return QTransform.fromScale(FINENESS, FINENESS), QTransform.fromScale(
        1 / FINENESS, 1 / FINENESS
    )


def _cut(mark: Mark) -> Mark:
    larger, smaller = _scales()
    shape, clip = (larger.map(path_of(s)) for s in (mark.shape, mark.clip or ()))
    cut = thinned(shape_of(smaller.map(shape.intersected(clip))))
    return Mark(cut, mark.fill, opacity=mark.opacity)


def shape_of(path: QPainterPath) -> Shape:
    """A Qt path as a shape; every line is closed, as the results of cutting are."""
    curves: list[Curve] = []
    pieces: list[tuple[float, ...]] = []
    i = 0
    while i < path.elementCount():
        element = path.elementAt(i)
        here = (float(element.x), float(element.y))
        if element.isMoveTo():
            pieces = []
            curves.append(Curve(here, ()))
        elif element.isLineTo():
            pieces.append(here)
        else:
            two, three = path.elementAt(i + 1), path.elementAt(i + 2)
            pieces.append((*here, two.x, two.y, three.x, three.y))
            i += 2
        curves[-1] = Curve(curves[-1].start, tuple(pieces))
        i += 1
    return tuple(curve for curve in curves if curve.pieces)


def thinned(shape: Shape) -> Shape:
    """Without the points of straight pieces that make no visible difference (Douglas-Peucker)."""
    return tuple(curve if _is_curved(curve) else _thinned(curve) for curve in shape)


def _is_curved(curve: Curve) -> bool:
    return any(len(piece) > 2 for piece in curve.pieces)


def _thinned(curve: Curve) -> Curve:
    points = np.array([curve.start, *curve.pieces])
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first > 1:
            farthest, distance = _farthest(points[first : last + 1])
            if distance > SMALLEST:
                kept.add(first + farthest)
                spans += [(first, first + farthest), (first + farthest, last)]
    chosen = points[sorted(kept)].tolist()
    return Curve(tuple(chosen[0]), tuple(tuple(point) for point in chosen[1:]), curve.closed)


def _farthest(points: Array) -> tuple[int, float]:
    """The point farthest from the line between the ends, and how far it is."""
    line = points[-1] - points[0]
    length = float(np.hypot(*line))
    from_first = points - points[0]
    if length == 0:
        apart = np.hypot(*from_first.T)
    else:
        apart = np.abs(from_first[:, 0] * line[1] - from_first[:, 1] * line[0]) / length
    farthest = int(apart.argmax())
    return farthest, float(apart[farthest])
