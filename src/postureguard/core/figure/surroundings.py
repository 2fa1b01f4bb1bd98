"""What does not move in an exercise: backdrop, floor and the things behind the figure."""

from functools import lru_cache

from postureguard.core.figure.camera import Camera, camera
from postureguard.core.figure.display import Marks
from postureguard.core.figure.gym import paint_machine, paint_post
from postureguard.core.figure.ink import outlined
from postureguard.core.figure.palette import Palette
from postureguard.core.figure.props import (
    paint_chair,
    paint_desk_legs,
    paint_mat,
    paint_wall,
    paint_worktop,
)
from postureguard.core.figure.scene import paint_backdrop
from postureguard.core.training.figure_data import FigureData, Props


@lru_cache(maxsize=8)
def surroundings(data: FigureData, colours: Palette, frame: tuple[float, float, float]) -> Marks:
    """Everything behind the figure, for a frame (centre, scale, floor)."""
    things = _things(data.props, camera(data.yaw, data.elevation), colours)
    if colours.ink:
        things = outlined(things, colours.ink)
    return paint_backdrop(data, colours, frame) + things


def _things(props: Props, view: Camera, colours: Palette) -> Marks:
    marks: Marks = ()
    if props.wall is not None:
        marks += paint_wall(props.wall, view, colours)
    if props.mat:
        marks += paint_mat(props.mat, view, colours)
    if props.chair:
        marks += paint_chair(props.chair, view, colours)
    if props.desk:
        marks += paint_desk_legs(props.desk, view, colours)
    if props.worktop:
        marks += paint_worktop(props.worktop, view, colours)
    if props.band_from:
        marks += paint_post(props.band_from, view, colours)
    if props.cable_from:
        marks += paint_machine(props.cable_from, view, colours)
    return marks
