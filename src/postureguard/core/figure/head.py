"""The head: skull, hair with a bun, ear, and a quiet face with closed eyes."""

import math
from typing import Final

import numpy as np

from postureguard.core.figure.curves import ellipse, smooth
from postureguard.core.figure.display import Curve, Mark, Marks
from postureguard.core.figure.outline import Sections, rails_of
from postureguard.core.figure.profiles import HAIR_BACK, HEAD
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch

BUN: Final = (-0.040, 0.105, 2.25)
"""Centre in the head's axes, radius in display units; high enough to clear a mat."""
CHIN_SHADOW: Final = (-0.55, 1.25)
SIDEWAYS: Final = 0.72
"""Up to this much towards or away from the viewer the head is drawn from the side."""

_CAP: Final = np.array((
    (0.0548, 0.0690), (0.0500, 0.0825), (0.0330, 0.0948), (0.0080, 0.1005), (-0.0200, 0.0985),
    (-0.0445, 0.0862), (-0.0590, 0.0630), (-0.0618, 0.0400), (-0.0575, 0.0160), (-0.0480, -0.0060),
    (-0.0380, -0.0135), (-0.0280, -0.0060), (-0.0205, 0.0090), (-0.0140, 0.0225), (-0.0095, 0.0330),
    (0.0020, 0.0370), (0.0085, 0.0430), (0.0130, 0.0540), (0.0260, 0.0645), (0.0420, 0.0690),
))  # fmt: skip
_CAP_FRONT: Final = np.array((
    (-0.0475, 0.0220), (-0.0500, 0.0400), (-0.0495, 0.0550), (-0.0440, 0.0730), (-0.0320, 0.0885),
    (-0.0160, 0.0980), (0.0000, 0.1008), (0.0160, 0.0980), (0.0320, 0.0885), (0.0440, 0.0730),
    (0.0495, 0.0550), (0.0500, 0.0400), (0.0475, 0.0220), (0.0420, 0.0380), (0.0380, 0.0530),
    (0.0240, 0.0660), (0.0040, 0.0735), (-0.0200, 0.0670), (-0.0360, 0.0540), (-0.0420, 0.0380),
))  # fmt: skip
_EYE: Final = ((0.0305, 0.0345), (0.0365, 0.0300), (0.0445, 0.0315))
_BROW: Final = ((0.0300, 0.0470), (0.0385, 0.0500), (0.0470, 0.0470))
_MOUTH: Final = ((0.0420, -0.0125), (0.0480, -0.0142), (0.0530, -0.0125))
_GLEAMS: Final = (
    (((-0.040, 0.066), (-0.022, 0.082), (0.004, 0.0875), (0.026, 0.083)), 0.75),
    (((-0.052, 0.107), (-0.046, 0.1155), (-0.036, 0.1175)), 0.60),
)


def paint_head(sketch: Sketch) -> Marks:
    """The head from whatever side it is seen."""
    forward = float(sketch.camera.axes[2] @ sketch.figure.trunk.head.axes[:, 0])
    colours = sketch.colours
    bun = Mark((_bun(sketch, 1.0),), fill=colours.hair)
    marks = [bun] if forward > 0.2 else []
    marks.append(Mark((_loft(sketch, HAIR_BACK),), fill=colours.hair))
    if forward > -0.65:
        skin = (colours.skin.base, colours.skin.shade)
        marks += sketch.shaded((_loft(sketch, HEAD),), skin, 0.6)
    if abs(forward) <= SIDEWAYS:
        marks += _side(sketch, forward, bun)
    elif forward > 0:
        marks += _front(sketch)
    else:
        ring = Mark((_bun(sketch, 0.55),), stroke=colours.hair_light, width=0.4)
        marks += [bun] if sketch.plain else [bun, ring]
    return tuple(marks)


def jaw_shadow(sketch: Sketch) -> Curve:
    """The head's outline moved down: light comes from above, whichever way the head is turned."""
    return _loft(sketch, HEAD).moved(*CHIN_SHADOW)


def head_bottom(sketch: Sketch) -> float:
    """Lowest display place (largest y) of skull and hair."""
    return max(float(np.max(_loft_points(sketch, rows)[:, 1])) for rows in (HEAD, HAIR_BACK))


def _loft(sketch: Sketch, rows: Array) -> Curve:
    return smooth(_loft_points(sketch, rows))


def _loft_points(sketch: Sketch, rows: Array) -> Array:
    head = sketch.figure.trunk.head
    middle, half = (rows[:, 1] + rows[:, 2]) / 2, (rows[:, 2] - rows[:, 1]) / 2
    centres = head.all_at(np.stack([middle, rows[:, 0], np.zeros(len(rows))], axis=1))
    axes = np.broadcast_to(head.axes, (len(rows), 3, 3))
    widths = np.stack([half, half, rows[:, 3], rows[:, 3]], axis=1)
    rails = rails_of(Sections(centres, axes, widths), sketch.camera, rows[:, 0])
    return np.concatenate([rails.front, rails.back[::-1]])


def _bun(sketch: Sketch, size: float) -> Curve:
    x, y, radius = BUN
    centre = sketch.camera.place(sketch.figure.trunk.head.at(x, y))
    return ellipse(float(centre[0]), float(centre[1]), radius * size, radius * size)


def _side(sketch: Sketch, forward: float, bun: Mark) -> list[Mark]:
    colours = sketch.colours
    near = 1 if sketch.camera.axes[2] @ sketch.figure.trunk.head.axes[:, 2] >= 0 else -1
    marks = [Mark((_side_cap(sketch, near, forward),), fill=colours.hair)]
    if forward <= 0.2:
        marks.append(bun)
    for points, width in _GLEAMS:
        gleam = _open(sketch, [(x, y, near * 0.02) for x, y in points])
        marks += sketch.line(gleam, colours.hair_light, width)
    face = (
        (_EYE, 0.026, colours.face, 0.55),
        (_BROW, 0.026, colours.hair, 0.62),
        (_MOUTH, 0.014, colours.face, 0.50),
    )
    for points, z, colour, width in face:
        feature = _open(sketch, [(x, y, near * z) for x, y in points])
        marks += sketch.line(feature, colour, width)
    return [*marks, _ear(sketch, near)]


def _side_cap(sketch: Sketch, near: int, forward: float) -> Curve:
    """Hair seen from the side, wrapped round the skull in three-quarter views."""
    room = 1 - ((_CAP[:, 0] + 0.003) / 0.060) ** 2 - ((_CAP[:, 1] - 0.04) / 0.066) ** 2
    out = near * 0.046 * np.sqrt(np.clip(room, 0, None)) if abs(forward) > 0.05 else 0 * room
    points = sketch.camera.local(sketch.figure.trunk.head, np.column_stack([_CAP, out]))
    return smooth(points, corners=[0])


def _ear(sketch: Sketch, near: int) -> Mark:
    points = np.array([(-0.003, 0.017, near * 0.044), (-0.003, 0.05, near * 0.044)])
    ear, above = sketch.camera.local(sketch.figure.trunk.head, points)
    up = above - ear
    turn = math.atan2(up[1], up[0]) + math.pi / 2 - 0.15
    shape = ellipse(float(ear[0]), float(ear[1]), 0.80, 1.20, turn)
    return Mark((shape,), fill=sketch.colours.skin.shade)


def _front(sketch: Sketch) -> list[Mark]:
    colours, head = sketch.colours, sketch.figure.trunk.head
    marks = []
    for side in (1, -1):
        ear = sketch.camera.place(head.at(-0.003, 0.014, side * 0.0455))
        shape = ellipse(float(ear[0]), float(ear[1]), 0.75, 1.25)
        marks.append(Mark((shape,), fill=colours.skin.shade))
    cap = np.column_stack([np.full(len(_CAP_FRONT), 0.03), _CAP_FRONT[:, 1], _CAP_FRONT[:, 0]])
    hair = smooth(sketch.camera.local(head, cap), corners=[0, 12])
    marks.append(Mark((hair,), fill=colours.hair))
    return [*marks, *_front_face(sketch)]


def _front_face(sketch: Sketch) -> Marks:
    colours = sketch.colours
    marks: Marks = ()
    for s in (1, -1):
        eye = (
            (0.055, 0.0335, s * 0.0250),
            (0.056, 0.0292, s * 0.0185),
            (0.055, 0.0315, s * 0.0115),
        )
        brow = ((0.055, 0.0455, s * 0.0265), (0.056, 0.0485, s * 0.018), (0.055, 0.0465, s * 0.01))
        marks += sketch.line(_open(sketch, eye), colours.face, 0.55)
        marks += sketch.line(_open(sketch, brow), colours.hair, 0.62)
    mouth = ((0.055, -0.0125, -0.0085), (0.056, -0.0160, 0.0), (0.055, -0.0125, 0.0085))
    nose = (
        (0.058, 0.026, 0.0),
        (0.06, 0.012, -0.005),
        (0.06, 0.0075, 0.0005),
        (0.06, 0.0085, 0.004),
    )
    marks += sketch.line(_open(sketch, mouth), colours.face, 0.55)
    return marks + sketch.line(_open(sketch, nose), colours.skin.shade, 0.55)


def _open(sketch: Sketch, points: object) -> Curve:
    places = sketch.camera.local(sketch.figure.trunk.head, np.array(points))
    return smooth(places, closed=False)
