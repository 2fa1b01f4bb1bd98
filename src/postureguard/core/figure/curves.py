"""Building curves: smooth lines through points, ellipses, rounded boxes, hulls of discs."""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np

from postureguard.core.figure.display import Curve, Point
from postureguard.core.figure.rotation import Array

ROUND = 0.5522847498
"""Handle length of a cubic quarter circle of radius 1."""


def polygon(points: Array | Sequence[Point], *, closed: bool = True) -> Curve:
    """Straight lines through points."""
    rows = np.asarray(points, float)
    pieces = rows.tolist()
    return Curve(tuple(pieces[0]), tuple(map(tuple, pieces[1:])), closed, rows[1:])


def smooth(points: Array, *, closed: bool = True, corners: Sequence[int] = ()) -> Curve:
    """Non-uniform Catmull-Rom line through points (n, 2); corners are indices left sharp."""
    count = len(points)
    edges = np.zeros((count + 1, 2))
    np.subtract(points[1:], points[:-1], out=edges[1:-1])
    if closed:
        edges[0] = edges[-1] = points[0] - points[-1]
    lengths = np.hypot(edges[:, 0], edges[:, 1])[:, None] + 1e-9
    before, after = lengths[:-1], lengths[1:]
    ways = edges / lengths
    slopes = ways[:-1] * after + ways[1:] * before
    slopes /= before + after
    if not closed:
        slopes[0], slopes[-1] = ways[1], ways[-2]
    if corners:
        slopes[list(corners)] = 0
    ends = np.concatenate([points[1:], points[:1]])
    end_slopes = np.concatenate([slopes[1:], slopes[:1]])
    handle = after * (1 / 3)
    pieces = np.concatenate([points + slopes * handle, ends - end_slopes * handle, ends], axis=1)
    rows = pieces if closed else pieces[:-1]
    start = (float(points[0, 0]), float(points[0, 1]))
    return Curve(start, tuple(map(tuple, rows.tolist())), closed, rows)


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


@cache
def _directions(count: int) -> Array:
    turns = np.linspace(0, 2 * math.pi, count, endpoint=False)
    return np.stack([np.cos(turns), np.sin(turns)], axis=1)


def hulls(centres: Array, radii: Array, sizes: tuple[int, ...], corners: int = 28) -> list[Array]:
    """Convex hulls of groups of discs that follow each other, by the sizes of the groups.

    Each is given by its support points in so many directions, in order.
    """
    around = _directions(corners)
    reach = around @ centres.T + radii
    found, first = [], 0
    for size in sizes:
        touching = first + reach[:, first : first + size].argmax(axis=1)
        found.append(centres[touching] + radii[touching, None] * around)
        first += size
    return found


def _half_circle(count: int) -> tuple[Array, Array]:
    turns = np.linspace(0, math.pi, count + 2)[1:-1, None]
    return np.cos(turns), np.sin(turns)


_CAP_TURNS = _half_circle(5)


def cap(start: Array, end: Array, bulge: float) -> Array:
    """Five points of a half ellipse from start to end, bulging to the left of that way."""
    middle, half = (start + end) / 2, (start - end) / 2
    out = np.array([-half[1], half[0]]) * bulge
    points: Array = middle + _CAP_TURNS[0] * half + _CAP_TURNS[1] * out
    return points


def evenly(points: Array, shares: Array) -> Array:
    """Points at shares (0 to 1) of a line's length."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = shares * along[-1]
    places = [np.interp(wanted, along, points[:, i]) for i in (0, 1)]
    return np.stack(places, axis=1)
