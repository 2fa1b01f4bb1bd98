"""Building curves: smooth lines through points, ellipses, rounded boxes, hulls of discs."""

import math
from collections.abc import Sequence

import numpy as np

from postureguard.core.figure.display import Curve, Point
from postureguard.core.figure.rotation import Array

ROUND = 0.5522847498
"""Handle length of a cubic quarter circle of radius 1."""


def polygon(points: Array | Sequence[Point], *, closed: bool = True) -> Curve:
    """Straight lines through points."""
    rows = np.asarray(points, float).tolist()
    return Curve((rows[0][0], rows[0][1]), tuple((x, y) for x, y in rows[1:]), closed)


def smooth(points: Array, *, closed: bool = True, corners: Sequence[int] = ()) -> Curve:
    """Non-uniform Catmull-Rom line through points (n, 2); corners are indices left sharp."""
    first, last = (points[-1:], points[:1]) if closed else (points[:1], points[-1:])
    padded = np.concatenate([first, points, last])
    edges = padded[1:] - padded[:-1]
    lengths = np.sqrt(edges[:, 0] ** 2 + edges[:, 1] ** 2) + 1e-9
    before, after = lengths[:-1], lengths[1:]
    slopes = edges[:-1] * (after / before)[:, None] + edges[1:] * (before / after)[:, None]
    slopes /= (before + after)[:, None]
    if not closed:
        slopes[0], slopes[-1] = edges[1] / lengths[1], edges[-2] / lengths[-2]
    slopes[list(corners)] = 0
    handle = (after / 3)[:, None]
    ends, end_slopes = padded[2:], np.roll(slopes, -1, axis=0)
    pieces = np.concatenate([points + slopes * handle, ends - end_slopes * handle, ends], axis=1)
    rows = pieces.tolist() if closed else pieces[:-1].tolist()
    return Curve((float(points[0, 0]), float(points[0, 1])), tuple(map(tuple, rows)), closed)


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> Curve:
    """An ellipse about (x, y), turned by radians."""
    c, s = math.cos(turn), math.sin(turn)
    k = ROUND
    quarter = [(1, k), (k, 1), (0, 1), (-k, 1), (-1, k), (-1, 0)]
    outline = [*quarter, *((-a, -b) for a, b in quarter)]
    flat = [(x + a * rx * c - b * ry * s, y + a * rx * s + b * ry * c) for a, b in outline]
    pieces = tuple((*flat[i], *flat[i + 1], *flat[i + 2]) for i in range(0, 12, 3))
    return Curve((x + rx * c, y + rx * s), pieces)


def rounded_box(x: float, y: float, width: float, height: float, radius: float) -> Curve:
    """A box with round corners, from its top left."""
    right, bottom, k = x + width, y + height, radius * (1 - ROUND)
    pieces: tuple[tuple[float, ...], ...] = (
        (right - radius, y),
        (right - k, y, right, y + k, right, y + radius),
        (right, bottom - radius),
        (right, bottom - k, right - k, bottom, right - radius, bottom),
        (x + radius, bottom),
        (x + k, bottom, x, bottom - k, x, bottom - radius),
        (x, y + radius),
        (x, y + k, x + k, y, x + radius, y),
    )
    return Curve((x + radius, y), pieces)


def _directions(count: int) -> Array:
    turns = np.linspace(0, 2 * math.pi, count, endpoint=False)
    return np.stack([np.cos(turns), np.sin(turns)], axis=1)


_AROUND = _directions(28)


def hull(centres: Array, radii: Array) -> Array:
    """Convex hull of discs by its support points in 28 directions, in order."""
    touching = np.argmax(_AROUND @ centres.T + radii, axis=1)
    points: Array = centres[touching] + radii[touching][:, None] * _AROUND
    return points


def cap(start: Array, end: Array, bulge: float) -> Array:
    """Five points of a half ellipse from start to end, bulging to the left of that way."""
    middle, half = (start + end) / 2, (start - end) / 2
    out = np.array([-half[1], half[0]]) * bulge
    turns = np.linspace(0, math.pi, 7)[1:-1, None]
    points: Array = middle + half * np.cos(turns) + out * np.sin(turns)
    return points


def evenly(points: Array, shares: Array) -> Array:
    """Points at shares (0 to 1) of a line's length."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = shares * along[-1]
    places = [np.interp(wanted, along, points[:, i]) for i in (0, 1)]
    return np.stack(places, axis=1)
