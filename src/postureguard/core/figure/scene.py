"""The quiet stage: a disc behind the figure, a floor, and soft shadows where it touches ground."""

import math
from typing import Final

import numpy as np

from postureguard.core.figure.camera import UNITS, Camera
from postureguard.core.figure.curves import ellipse, rounded_box
from postureguard.core.figure.display import Curve, Mark, Marks, Soft, Stop
from postureguard.core.figure.kinematics import Figure
from postureguard.core.figure.palette import Palette
from postureguard.core.figure.rotation import Array
from postureguard.core.training.figure_data import FigureData

DISC_RADIUS: Final = 148
"""Card pixels."""
STAGE_RADIUS: Final = 58.0
FLOOR_MARGIN, FLOOR_THICK = 22, 1.1
CARD_WIDTH, CARD_HEIGHT = 480, 360
STAGE_MARGIN: Final = 8
SHADOW_REACH: Final = 0.40
"""Height in body heights above which a part throws no contact shadow."""


def paint_backdrop(data: FigureData, colours: Palette, frame: tuple[float, float, float]) -> Marks:
    """Disc and floor for a frame (centre, scale, floor); a mat is floor enough."""
    centre, scale, floor = frame
    radius = DISC_RADIUS / scale
    half = CARD_WIDTH / 2 - FLOOR_MARGIN
    height = (min(max(floor - 104, 164.0), 178.0) - floor) / scale
    if data.elevation:
        disc = ellipse(centre, height, radius, radius)
        marks: Marks = (Mark((disc,), fill=colours.disc),)
        if data.props.mat is None:
            flat = math.sin(math.radians(data.elevation))
            room = (CARD_HEIGHT - STAGE_MARGIN - floor) / scale - 1.0
            radius = min(STAGE_RADIUS, room / flat, half / scale)
            stage = ellipse(centre, 1.0, radius, radius * flat)
            marks += (Mark((stage,), fill=colours.stage),)
        return marks
    line = rounded_box(centre - half / scale, 0, 2 * half / scale, FLOOR_THICK, FLOOR_THICK / 2)
    cut = _cut_disc(centre, height, radius)
    return (Mark((cut,), fill=colours.disc), Mark((line,), fill=colours.floor))


def _cut_disc(x: float, y: float, radius: float) -> Curve:
    """The disc above the floor line, as cubic arcs of about 50 degrees."""
    start = math.asin(max(-1.0, min(1.0, -y / radius)))
    total, count = -math.pi - 2 * start, 5
    step = total / count
    k = 4 / 3 * math.tan(step / 4)
    pieces = []
    for i in range(count):
        a, b = start + i * step, start + (i + 1) * step
        (ca, sa), (cb, sb) = (math.cos(a), math.sin(a)), (math.cos(b), math.sin(b))
        row = (ca - k * sa, sa + k * ca, cb + k * sb, sb - k * cb, cb, sb)
        pieces.append(tuple((y if j % 2 else x) + radius * v for j, v in enumerate(row)))
    return Curve((x + radius * math.cos(start), y + radius * math.sin(start)), tuple(pieces))


def contact_shadows(figure: Figure, camera: Camera, colours: Palette) -> Marks:
    """A soft ellipse on the floor under every part that is close to it."""
    marks = (_shadow(p, r, camera, colours.shadow) for p, r in _parts(figure))
    return tuple(m for m in marks if m is not None)


def _parts(figure: Figure) -> list[tuple[Array, float]]:
    trunk = figure.trunk
    parts = [
        (trunk.pelvis.at(0, 0.02), 0.11),
        (trunk.thorax.at(0, 0.15), 0.11),
        (trunk.thorax.at(0, 0.24), 0.11),
        (trunk.head.at(0, 0.04), 0.07),
    ]
    for leg in figure.legs.values():
        parts += [(leg.end.at(0.03, -0.03), 0.085), (leg.lower.origin, 0.06)]
        parts += [(leg.upper.at(0, -0.12), 0.10), (leg.lower.at(0, -0.10), 0.08)]
    for arm in figure.arms.values():
        parts.append((arm.end.at(0, -0.05), 0.06))
        parts += [(arm.upper.at(0, -0.08), 0.07), (arm.lower.at(0, -0.07), 0.07)]
    return parts


def _shadow(part: Array, radius: float, camera: Camera, colour: str) -> Mark | None:
    height = max(0.0, float(part[1]) - 0.03)
    strength = 1 - height / SHADOW_REACH
    if strength <= 0.2:
        return None
    x, y = camera.place(np.array([part[0], 0.0, part[2]]))
    wide = radius * (1 + height * 1.2) * UNITS
    flat = max(wide * abs(camera.down) * 0.9, 0.9)
    dark = round(0.26 * strength * strength, 2)
    stops = (Stop(0, colour, dark), Stop(0.55, colour, round(dark * 0.55, 3)), Stop(1, colour, 0))
    return Mark((ellipse(float(x), float(y), wide, flat),), fill=Soft(stops))
