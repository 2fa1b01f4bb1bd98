"""Movement arrows: tapering ribbons with a head, beside the body."""

import math

import numpy as np

from postureguard.core.figure.camera import UNITS
from postureguard.core.figure.curves import evenly, polygon, smooth
from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.kinematics import landmark, solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch
from postureguard.core.training.figure_data import (
    ArcArrow,
    Arrow,
    FigureData,
    PathArrow,
    StraightArrow,
)

STEPS = 24
WIDTH, HEAD = 1.9, 4.8
THIN = 0.30
"""Share of the width with which a ribbon begins."""


def paint_arrows(data: FigureData, sketch: Sketch) -> Marks:
    """All arrows of an exercise, for the picture of its end."""
    colour = sketch.colours.arrow
    return tuple(m for arrow in data.arrows for m in _ribbon(_line(arrow, data, sketch), colour))


def _line(arrow: Arrow, data: FigureData, sketch: Sketch) -> Array:
    if isinstance(arrow, PathArrow):
        return _path(arrow, data, sketch)
    centre = sketch.camera.place(landmark(sketch.figure, arrow.landmark))
    shares = np.linspace(0, 1, STEPS)[:, None]
    if isinstance(arrow, StraightArrow):
        start, end = _display(arrow.start), _display(arrow.end)
        straight: Array = centre + start + (end - start) * shares
        return straight
    return _arc(arrow, centre, shares[:, 0])


def _display(offset: tuple[float, float]) -> Array:
    return np.array([offset[0] * UNITS, -offset[1] * UNITS])


def _arc(arrow: ArcArrow, centre: Array, shares: Array) -> Array:
    first, last = (math.radians(a) for a in arrow.angles)
    turns = first + (last - first) * shares
    round_it = np.stack([np.cos(turns), -np.sin(turns)], axis=1) * arrow.radius * UNITS
    points: Array = centre + _display(arrow.centre) + round_it
    return points


def _path(arrow: PathArrow, data: FigureData, sketch: Sketch) -> Array:
    """The real way of a landmark through the movement, smoothed and trimmed."""
    phases = np.linspace(arrow.first_key, len(data.keys) - 1, STEPS)
    bodies = (solve(pose_at(data.keys, float(x), cycle=data.cycle)) for x in phases)
    places = np.array([landmark(body, arrow.landmark) for body in bodies])
    points = evenly(sketch.camera.places(places), np.linspace(*arrow.trim, STEPS))
    for _ in range(6):
        points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
    moved: Array = points + _display(arrow.offset)
    return moved


def _ribbon(points: Array, colour: str) -> Marks:
    length = float(np.hypot(*np.diff(points, axis=0).T).sum())
    head = min(HEAD, length * 0.55)
    shares = np.linspace(0, 1 - head * 0.7 / max(length, 1e-9), 10)
    middle = evenly(points, shares)
    way = np.gradient(middle, axis=0)
    way /= np.maximum(np.hypot(way[:, 0], way[:, 1])[:, None], 1e-9)
    across = np.stack([-way[:, 1], way[:, 0]], axis=1)
    half = WIDTH / 2 * np.linspace(THIN, 1, len(middle))[:, None]
    sides = np.concatenate([middle + across * half, (middle - across * half)[::-1]])
    ribbon = smooth(sides, corners=[0, len(middle) - 1, len(middle), len(sides) - 1])
    tip = points[-1]
    ahead = (tip - middle[-1]) / max(float(np.hypot(*(tip - middle[-1]))), 1e-9)
    aside, base = np.array([-ahead[1], ahead[0]]) * head * 0.56, tip - ahead * head
    outline = np.array([tip, base + aside, base + ahead * head * 0.20, base - aside])
    point = Mark((polygon(outline),), fill=colour, stroke=colour, width=0.7)
    return (Mark((ribbon,), fill=colour), point)
