"""One picture: backdrop, floor, props, ghost, figure, overlays and arrows, framed on a card.

The frame is worked out once for a whole exercise, so that nothing jumps between its pictures.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from postureguard.core.figure import overlays
from postureguard.core.figure.arrows import paint_arrows
from postureguard.core.figure.body import paint_order, paint_part, silhouette
from postureguard.core.figure.build import BUILDS, SLIM, Build
from postureguard.core.figure.camera import Camera, camera
from postureguard.core.figure.display import Marks, extent
from postureguard.core.figure.gym import gym_corners
from postureguard.core.figure.held import paint_held
from postureguard.core.figure.ink import outlined
from postureguard.core.figure.kinematics import solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.figure.palette import LIGHT, Palette, palette
from postureguard.core.figure.props import paint_desk_top, prop_corners
from postureguard.core.figure.scene import contact_shadows
from postureguard.core.figure.sketch import Sketch, sketch
from postureguard.core.figure.surroundings import surroundings
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import end_phase, last_phase

WIDTH, HEIGHT = 480, 360
SIDE_ROOM, TOP_ROOM, FLOOR_ROOM = 56, 58, 28
STAGE_ROOM: Final = 22
"""More room below when the floor is seen as a stage."""
LARGEST_SCALE: Final = 4.0
"""Pixels per display unit; a standing figure is then 400 units of 1/100 body height tall."""
MOMENTS_PER_KEY: Final = 3


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is wanted: colours, extras, and how bright the muscle is.

    Without `activation` the muscle follows the exercise's own track. Ghost and arrows appear only
    at the last key. `mirrored` shows the other side of a one-sided exercise.
    """

    palette: str = "light"
    skin: str = "warm"
    hair: str = "bun"
    build: str = "slim"
    activation: float | None = None
    ghost: bool = True
    arrows: bool = True
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Framing:
    """Card pixel = (240 + (x - centre) * scale, floor + y * scale) for display units x, y."""

    centre: float
    scale: float
    floor: float


@dataclass(frozen=True, slots=True)
class Card:
    """A picture of 480 by 360: background colour, marks in display units, and their framing.

    The first `still` marks are the same at all moments of an exercise with the same look.
    """

    background: str
    marks: Marks
    framing: Framing
    mirrored: bool = False
    still: int = 0

    @property
    def surroundings(self) -> Marks:
        """What does not move: backdrop, floor and things; it can be painted once."""
        return self.marks[: self.still]

    @property
    def moving(self) -> Marks:
        """The figure with its shadows, what it holds, and arrows."""
        return self.marks[self.still :]


def card(data: FigureData, phase: float, look: Look) -> Card:
    """The picture of an exercise at a phase: 0 is the first key, n - 1 the last."""
    view, colours = camera(data.yaw, data.elevation), palette(look.palette, look.skin)
    frame = framing(data)
    body = worn(drawn(data, phase, view, colours, BUILDS[look.build]), look)
    ends = len(data.keys) > 1 and abs(phase - end_phase(data)) < 1e-3
    still = surroundings(data, colours, (frame.centre, frame.scale, frame.floor))
    marks = contact_shadows(body.figure, view, colours)
    if ends and look.ghost and data.ghost:
        start = drawn(data, 0.0, view, colours, BUILDS[look.build])
        marks += _ghost(data, worn(start, look), colours)
    activation = activation_at(data, phase) if look.activation is None else look.activation
    marks += _figure(data, body, activation)
    if ends and look.arrows:
        marks += paint_arrows(data, body)
    return Card(colours.card, still + marks, frame, look.mirrored, len(still))


def worn(body: Sketch, look: Look) -> Sketch:
    """The figure with the hair that is wanted."""
    return replace(body, hair=look.hair)


@lru_cache(maxsize=64)
def framing(data: FigureData) -> Framing:
    """One framing for all moments: everything inside, the floor at one height."""
    view = camera(data.yaw, data.elevation)
    last = last_phase(data)
    boxes = [
        extent(_figure(data, replace(drawn(data, float(phase), view, LIGHT), plain=True), 0.0))
        for phase in np.linspace(0, last, last * MOMENTS_PER_KEY + 1)
    ]
    gym = gym_corners(data.props.band_from, data.props.cable_from)
    corners = np.array([*prop_corners(data.props), *gym]).reshape(-1, 3)
    if len(corners):
        low, high = view.places(corners).min(axis=0), view.places(corners).max(axis=0)
        boxes.append((float(low[0]), float(low[1]), float(high[0]), float(high[1])))
    left, top, right, bottom = (
        f(column) for f, column in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    stage = STAGE_ROOM if data.elevation and not data.props.mat else 0
    return _fit((left, right), (top, max(bottom, 0.0)), stage)


def _fit(across: tuple[float, float], down: tuple[float, float], stage: int) -> Framing:
    left, right = across
    top, bottom = down
    wide, high = (WIDTH - SIDE_ROOM) / (right - left), (HEIGHT - TOP_ROOM - stage) / (bottom - top)
    scale = min(wide, high, LARGEST_SCALE)
    height = (bottom - top) * scale
    floor = (HEIGHT - stage + height) / 2 - bottom * scale + (10 if height < 220 else 6)
    lowest = HEIGHT - FLOOR_ROOM - stage - bottom * scale
    return Framing((left + right) / 2, scale, min(floor, lowest))


def drawn(
    data: FigureData, phase: float, view: Camera, colours: Palette, build: Build = SLIM
) -> Sketch:
    """The solved and outlined figure at a phase."""
    figure = solve(pose_at(data.keys, phase, cycle=data.cycle), build.half_shoulders)
    found = sketch(figure, view, colours, dict(data.far), build)
    return replace(found, hand_shape=data.props.hand_shape)


def activation_at(data: FigureData, phase: float) -> float:
    """How hard the muscle works at a phase, by the exercise's own track: 0 to 1."""
    track = data.work.activation
    if len(track) == 1:
        return 1.0
    track = (*track, track[0]) if data.cycle else track
    return float(np.interp(phase, range(len(track)), track))


def _ghost(data: FigureData, start: Sketch, colours: Palette) -> Marks:
    plain = replace(start, plain=True)
    return silhouette(plain, data.draw_order or paint_order(plain), colours.ghost)


def _figure(data: FigureData, body: Sketch, activation: float) -> Marks:
    """The figure, with a desk's top and the spine's curve under the near arm."""
    marks: Marks = ()
    order = data.draw_order or paint_order(body)
    for place, part in enumerate(order):
        marks += _things(paint_held(data.props, body, order, place), body.colours)
        if part == order[-1] and "spine" in data.overlays:
            marks += _things(overlays.paint_spine(body), body.colours)
        marks += paint_part(body, part, data.work, activation)
        if part == "desk" and data.props.desk:
            top = paint_desk_top(data.props.desk, body.camera, body.colours)
            marks += _things(top, body.colours)
    return marks + (overlays.paint_plumb(body) if "plumb" in data.overlays else ())


def _things(marks: Marks, colours: Palette) -> Marks:
    """Things among the parts of the body, in the style of the palette."""
    return outlined(marks, colours.ink) if colours.ink else marks
