"""Chair, desk, worktop, wall and mat as boxes in the world; faces to the camera are painted."""

from typing import Final, NamedTuple

import numpy as np

from postureguard.core.figure.camera import Camera
from postureguard.core.figure.curves import polygon
from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.palette import Palette, Wood, mix
from postureguard.core.figure.rotation import Array
from postureguard.core.training.figure_data import Chair, Desk, Props, Worktop

HALF_SEAT: Final = 0.125
WALL_HEIGHT: Final = 1.10
WALL_BACK, WALL_FRONT = -0.42, 0.30
DESK_BACK, DESK_FRONT = -0.30, 0.16
WORKTOP_DEEP, WORKTOP_BACK, WORKTOP_FRONT = 0.32, -0.26, 0.20
HALF_MAT: Final = 0.20


class Box(NamedTuple):
    """Two corners of a box in the world, as ranges."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]


def box(camera: Camera, part: Box, colours: Wood, soft: float) -> Marks:
    """End, top and near face; `soft` is the width of the stroke that rounds the corners."""
    (x0, x1), (y0, y1), (z0, z1) = part
    turned, tipped = float(camera.axes[2, 0]), float(camera.axes[2, 1])
    marks: Marks = ()
    if abs(turned) > 0.02:
        x = x1 if turned > 0 else x0
        end = ((x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0))
        marks += (face(camera, end, colours.end, soft),)
    if tipped > 0.01:
        top = ((x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1))
        marks += (face(camera, top, colours.top, soft),)
    near = ((x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1))
    return (*marks, face(camera, near, colours.side, soft))


def face(camera: Camera, corners: tuple[tuple[float, ...], ...], colour: str, soft: float) -> Mark:
    """One flat face."""
    shape = (polygon(camera.places(np.array(corners))),)
    return Mark(shape, fill=colour, stroke=colour if soft else None, width=soft)


def _plain(colour: str) -> Wood:
    return Wood(colour, colour, colour)


def paint_chair(chair: Chair, camera: Camera, colours: Palette) -> Marks:
    """Far legs, posts, back rest, near legs, seat."""
    x, s, z = chair.x, chair.seat, HALF_SEAT
    dark, rim = _plain(colours.wood.end), z - 0.02
    marks = _chair_legs(chair, camera, dark, -rim)
    for depth in (-rim, rim):
        post = Box((x - 0.118, x - 0.100), (s - 0.01, s + 0.20), (depth - 0.009, depth + 0.009))
        marks += box(camera, post, dark, 0.3)
    rest = Box((x - 0.124, x - 0.098), (s + 0.17, s + 0.345), (-z, z))
    marks += box(camera, rest, colours.wood, 1.6) + _chair_legs(chair, camera, dark, rim)
    seat = Box((x - 0.115, x + 0.110), (s - 0.030, s), (-z, z))
    return marks + box(camera, seat, colours.wood, 1.2)


def _chair_legs(chair: Chair, camera: Camera, dark: Wood, depth: float) -> Marks:
    marks: Marks = ()
    for x in (chair.x - 0.085, chair.x + 0.085):
        leg = Box((x - 0.011, x + 0.011), (0, chair.seat - 0.025), (depth - 0.011, depth + 0.011))
        marks += box(camera, leg, dark, 0.3)
    return marks


def paint_desk_legs(desk: Desk, camera: Camera, colours: Palette) -> Marks:
    """The desk's far end, behind the figure."""
    x, dark = desk.x, _plain(colours.wood.end)
    marks: Marks = ()
    for z in (DESK_BACK + 0.02, DESK_FRONT - 0.02):
        leg = Box((x + 0.27, x + 0.295), (0, desk.height - 0.02), (z - 0.012, z + 0.012))
        marks += box(camera, leg, dark, 0.3)
    return marks


def paint_desk_top(desk: Desk, camera: Camera, colours: Palette) -> Marks:
    """The top with foot, stem, screen and keyboard; over the legs, under the near arm."""
    x, h = desk.x, desk.height
    metal = _plain(colours.metal)
    lit = Wood(colours.metal_light, colours.metal, colours.metal)
    screen = Wood(colours.metal_light, colours.metal, colours.screen)
    parts = (
        (Box((x, x + 0.33), (h - 0.022, h), (DESK_BACK, DESK_FRONT)), colours.wood, 1.0),
        (Box((x + 0.18, x + 0.25), (h, h + 0.008), (-0.08, 0.04)), lit, 0.5),
        (Box((x + 0.212, x + 0.222), (h, h + 0.14), (-0.03, 0.0)), metal, 0.3),
        (Box((x + 0.195, x + 0.212), (h + 0.055, h + 0.285), (-0.20, 0.16)), screen, 1.2),
        (Box((x + 0.030, x + 0.100), (h, h + 0.008), (-0.12, 0.08)), lit, 0.5),
    )
    return tuple(m for part, wood, soft in parts for m in box(camera, part, wood, soft))


def paint_worktop(worktop: Worktop, camera: Camera, colours: Palette) -> Marks:
    """A worktop on a cupboard that stands on the floor."""
    x, h, wood = worktop.x, worktop.height, colours.wood
    end, depth = x + WORKTOP_DEEP, (WORKTOP_BACK + 0.02, WORKTOP_FRONT - 0.02)
    body = Wood(wood.top, mix(wood.side, wood.top, 0.5), wood.side)
    parts = (
        (Box((x + 0.05, end - 0.02), (0, 0.04), depth), _plain(wood.end), 0.0),
        (Box((x + 0.03, end - 0.01), (0.04, h - 0.028), depth), body, 0.6),
        (Box((x, end), (h - 0.028, h), (WORKTOP_BACK, WORKTOP_FRONT)), wood, 1.0),
    )
    return tuple(m for part, tones, soft in parts for m in box(camera, part, tones, soft))


def paint_wall(x: float, camera: Camera, colours: Palette) -> Marks:
    """The wall behind the figure; edge-on from the side, a panel in other views."""
    high = WALL_HEIGHT
    if abs(float(camera.axes[0, 2])) < 0.05:
        slab = ((x - 0.055, 0, 0), (x - 0.055, high, 0), (x, high, 0), (x, 0, 0))
        edge = ((x - 0.006, 0, 0), (x - 0.006, high, 0), (x, high, 0), (x, 0, 0))
        return (face(camera, slab, colours.wall, 0.2), face(camera, edge, colours.wall_edge, 0))
    z0, z1 = WALL_BACK, WALL_FRONT
    panel = ((x, 0, z0), (x, high, z0), (x, high, z1), (x, 0, z1))
    skirting = ((x, 0, z0), (x, 0.045, z0), (x, 0.045, z1), (x, 0, z1))
    end = ((x - 0.03, 0, z1), (x - 0.03, high, z1), (x, high, z1), (x, 0, z1))
    return (
        face(camera, panel, colours.wall, 0.4),
        face(camera, skirting, colours.wall_edge, 0.2),
        face(camera, end, colours.wall_edge, 0.2),
    )


def paint_mat(ends: tuple[float, float], camera: Camera, colours: Palette) -> Marks:
    """An exercise mat with a darker edge below."""
    outline = polygon(camera.places(_mat(ends)))
    edge = outline.moved(0, 0.9)
    return (
        Mark((edge,), fill=colours.mat_edge, stroke=colours.mat_edge, width=1.8),
        Mark((outline,), fill=colours.mat, stroke=colours.mat, width=1.8),
    )


def _mat(ends: tuple[float, float]) -> Array:
    left, right = ends
    z = HALF_MAT
    return np.array([(left, 0, -z), (right, 0, -z), (right, 0, z), (left, 0, z)])


def prop_corners(props: Props) -> Array:
    """Points of the world that must be inside the picture because of the props, (n, 3)."""
    corners: list[tuple[float, float, float]] = []
    if props.chair:
        x, s = props.chair.x - 0.13, props.chair.seat
        corners += [(x, 0, 0.12), (x, s + 0.35, -0.12)]
    if props.desk:
        x, h = props.desk.x + 0.34, props.desk.height
        corners += [(x, 0, DESK_BACK), (x, h + 0.29, DESK_FRONT), (x, h, DESK_BACK)]
    if props.worktop:
        x, h = props.worktop.x + WORKTOP_DEEP, props.worktop.height
        corners += [(x, 0, WORKTOP_FRONT), (x, h, WORKTOP_BACK)]
    if props.wall is not None:
        corners += [(props.wall - 0.05, 0.1, WALL_FRONT), (props.wall, 0.1, WALL_BACK)]
    if props.mat:
        corners += [(x, y, z) for x, y, z in _mat(props.mat).tolist()]
    return np.array(corners).reshape(-1, 3)
