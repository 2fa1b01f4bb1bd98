"""Pointing at a part of the body: where it is on the card, and where there is room for a mark."""

import math
from typing import Final

import numpy as np

from postureguard.core.figure.build import BUILDS
from postureguard.core.figure.camera import camera
from postureguard.core.figure.card import HEIGHT, WIDTH, framing
from postureguard.core.figure.kinematics import Figure, landmark, solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.figure.rotation import Array
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import last_phase

Spot = tuple[float, float]

MARGIN: Final = 26.0
"""Card pixels between a mark and the edge of the card."""
ROOM: Final = 34.0
"""Card pixels that a mark keeps away from the body."""
DIRECTIONS: Final = 32
RIBS: Final = (0.10, 0.15, 0.20, 0.25, 0.29)
"""Heights of the chest that are looked at, above the hips of a body at rest."""
REACHES: Final = (56.0, 72.0, 90.0, 110.0, 135.0)


def spot_of(data: FigureData, phase: float, name: str, build: str = "slim") -> Spot:
    """Where a landmark is on the card at a phase, in card pixels."""
    figure = _solved(data, phase, build)
    place = camera(data.yaw, data.elevation).place(landmark(figure, name))
    frame = framing(data)
    x, y = float(place[0]), float(place[1])
    return WIDTH / 2 + (x - frame.centre) * frame.scale, frame.floor + y * frame.scale


def free_spot(data: FigureData, name: str, build: str = "slim") -> Spot:
    """A place for a mark that points at a landmark: near it, and clear of the body all the time."""
    moments = tuple(float(p) / 2 for p in range(2 * last_phase(data) + 1))
    body = np.concatenate([_body(data, phase, build) for phase in moments])
    spots = [spot_of(data, phase, name, build) for phase in moments]
    aim = (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))
    return min(_around(aim), key=lambda spot: _cost(spot, aim, body))


def _around(aim: Spot) -> list[Spot]:
    turns = [2 * math.pi * i / DIRECTIONS for i in range(DIRECTIONS)]
    found = [(aim[0] + r * math.cos(a), aim[1] + r * math.sin(a)) for r in REACHES for a in turns]
    inside = [
        (x, y) for x, y in found if MARGIN <= x <= WIDTH - MARGIN and MARGIN <= y <= HEIGHT - MARGIN
    ]
    return inside or [(WIDTH / 2, MARGIN)]


def _cost(spot: Spot, aim: Spot, body: Array) -> float:
    """Far away is bad, over the body worse, and so is a line that runs along the body."""
    near = float(np.min(np.hypot(body[:, 0] - spot[0], body[:, 1] - spot[1])))
    along = np.linspace(0.25, 1.0, 7)[:, None] * (np.array(spot) - np.array(aim)) + np.array(aim)
    gaps = np.hypot(*(along[:, None, :] - body[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    covered = float(np.sum(gaps < ROOM / 2))
    return math.dist(spot, aim) + 12 * max(0.0, ROOM - near) + 9 * covered


def _body(data: FigureData, phase: float, build: str) -> Array:
    """Points all over the body, in card pixels: the bones, each with its flesh to both sides."""
    view, frame = camera(data.yaw, data.elevation), framing(data)
    places = view.places(_bones(_solved(data, phase, build)))
    x = WIDTH / 2 + (places[:, 0] - frame.centre) * frame.scale
    y = frame.floor + places[:, 1] * frame.scale
    return np.stack([x, y], axis=1)


def _solved(data: FigureData, phase: float, build: str) -> Figure:
    return solve(pose_at(data.keys, phase, cycle=data.cycle), BUILDS[build].half_shoulders)


def _bones(figure: Figure) -> Array:
    points = [figure.trunk.spine[::6]]
    points += [
        _rod(figure.trunk.thorax.at(-0.05, h), figure.trunk.thorax.at(0.07, h)) for h in RIBS
    ]
    points.append(_rod(figure.trunk.pelvis.at(-0.07, 0.0), figure.trunk.pelvis.at(0.06, 0.06)))
    points.append(_rod(figure.trunk.head.at(-0.05, 0.04), figure.trunk.head.at(0.06, 0.02)))
    for limb in (*figure.legs.values(), *figure.arms.values()):
        points.append(_rod(limb.upper.origin, limb.lower.origin))
        points.append(_rod(limb.lower.origin, limb.end.origin))
    for leg in figure.legs.values():
        points.append(_rod(leg.end.at(-0.04, -0.03), leg.end.at(0.11, -0.03)))
    for arm in figure.arms.values():
        points.append(_rod(arm.end.at(0.0, 0.0), arm.end.at(0.0, -0.09)))
    return np.concatenate(points)


def _rod(start: Array, end: Array) -> Array:
    share = np.linspace(0, 1, 7)[:, None]
    rod: Array = start + share * (end - start)
    return rod
