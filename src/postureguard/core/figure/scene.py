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
    """A soft ellipse on the floor under every part that is close to it; none in the line style."""
    if not colours.shadow:
        return ()
    places, radii = _parts(figure)
    heights = np.maximum(places[:, 1] - 0.03, 0.0)
    strengths = 1 - heights / SHADOW_REACH
    below = camera.places(places * [1.0, 0.0, 1.0])
    wide = radii * (1 + heights * 1.2) * UNITS
    flat = np.maximum(wide * abs(camera.down) * 0.9, 0.9)
    rows = np.column_stack([below, wide, flat, strengths])[strengths > 0.2]
    return tuple(_shadow(row, colours.shadow) for row in rows.tolist())


def _parts(figure: Figure) -> tuple[Array, Array]:
    """World places of parts that may be near the floor, and the radii of their shadows."""
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
    places, radii = zip(*parts, strict=True)
    return np.array(places), np.array(radii)


def _shadow(row: list[float], colour: str) -> Mark:
    x, y, wide, flat, strength = row
    dark = round(0.26 * strength * strength, 2)
    stops = (Stop(0, colour, dark), Stop(0.55, colour, round(dark * 0.55, 3)), Stop(1, colour, 0))
    return Mark((ellipse(x, y, wide, flat),), fill=Soft(stops))
