"""What a long band and a cable are fixed to: a low post, and a cable machine."""

from typing import Final

import numpy as np

from postureguard.core.figure.camera import Camera
from postureguard.core.figure.curves import ellipse
from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.palette import Palette, Wood, mix
from postureguard.core.figure.props import Box, box
from postureguard.core.figure.rotation import Array
from postureguard.core.training.figure_data import Place

POST_HEIGHT, FOOT = 0.26, 0.07
MACHINE_HEIGHT, HALF_MACHINE = 0.84, 0.13
BEHIND_PULLEY: Final = 0.11
"""From the pulley back to the middle of the machine."""
PLATES, PLATE_HEIGHT, LOWEST_PLATE = 10, 0.030, 0.05
PULLEY_RADIUS: Final = 2.2


def paint_post(anchor: Place, camera: Camera, colours: Palette) -> Marks:
    """A post bolted to the floor, with the band round it."""
    x, y, z = anchor.x, anchor.y, anchor.z or 0.0
    foot = Box((x - FOOT, x + FOOT), (0, 0.012), (z - FOOT, z + FOOT))
    steel, band = _steel(colours), colours.band
    return (
        *box(camera, foot, steel, 0.4),
        *box(camera, _bar(x, (0.012, POST_HEIGHT), z, 0.014), steel, 0.4),
        *box(camera, _bar(x, (y - 0.016, y + 0.016), z, 0.018), Wood(band, band, band), 0.4),
    )


def paint_machine(pulley: Place, camera: Camera, colours: Palette) -> Marks:
    """Frame, stack of plates, and the low pulley before them."""
    x, y, z = pulley.x - BEHIND_PULLEY, pulley.y, pulley.z or 0.0
    near, far, steel = z + HALF_MACHINE, z - HALF_MACHINE, _steel(colours)
    base, top = (0.0, 0.03), (MACHINE_HEIGHT, MACHINE_HEIGHT + 0.035)
    marks = box(camera, Box((x - 0.07, x + 0.07), base, (far - 0.02, near + 0.02)), steel, 0.6)
    marks += box(camera, _bar(x, (0.03, MACHINE_HEIGHT), far, 0.016), steel, 0.4)
    for i in range(PLATES):
        low = LOWEST_PLATE + i * PLATE_HEIGHT
        high = low + PLATE_HEIGHT * 0.82
        plate = Box((x - 0.035, x + 0.035), (low, high), (far + 0.04, near - 0.04))
        marks += box(camera, plate, steel, 0.2)
    bracket = Box((x + 0.035, pulley.x), (y - 0.009, y + 0.009), (z - 0.012, z + 0.012))
    marks += box(camera, bracket, steel, 0.4)
    marks += box(camera, _bar(x, (0.03, MACHINE_HEIGHT), near, 0.016), steel, 0.4)
    marks += box(camera, Box((x - 0.035, x + 0.035), top, (far - 0.02, near + 0.02)), steel, 0.6)
    return marks + _wheel(camera.place(np.array([pulley.x, y, z])), colours)


def _bar(x: float, heights: tuple[float, float], z: float, half: float) -> Box:
    """An upright bar."""
    return Box((x - half, x + half), heights, (z - half, z + half))


def _steel(colours: Palette) -> Wood:
    return Wood(colours.metal_light, colours.metal, mix(colours.metal, "#000000", 0.2))


def _wheel(centre: Array, colours: Palette) -> Marks:
    x, y = (float(v) for v in centre)
    return (
        Mark((ellipse(x, y, PULLEY_RADIUS, PULLEY_RADIUS),), fill=colours.metal),
        Mark((ellipse(x, y, PULLEY_RADIUS * 0.5, PULLEY_RADIUS * 0.5),), fill=colours.metal_light),
    )


def gym_corners(post: Place | None, pulley: Place | None) -> list[tuple[float, float, float]]:
    """Points of the world that must be inside the picture."""
    corners: list[tuple[float, float, float]] = []
    if post:
        corners += [(post.x - FOOT, 0, (post.z or 0.0) + FOOT), (post.x, POST_HEIGHT, 0)]
    if pulley:
        x, z = pulley.x - BEHIND_PULLEY - 0.07, pulley.z or 0.0
        depth = HALF_MACHINE + 0.02
        corners += [(x, 0, z + depth), (x, MACHINE_HEIGHT + 0.04, z - depth)]
    return corners
