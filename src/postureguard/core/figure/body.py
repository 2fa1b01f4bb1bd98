"""The whole figure in painter's order, and its plain silhouette."""

from typing import Final

from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.head import paint_head
from postureguard.core.figure.ink import contoured
from postureguard.core.figure.limb_paint import bare_shoulder, paint_arm, paint_leg
from postureguard.core.figure.muscle_paint import paint_muscles
from postureguard.core.figure.sketch import Sketch
from postureguard.core.figure.trunk_paint import (
    paint_hips,
    paint_neck,
    paint_top,
    paint_waistband,
)
from postureguard.core.training.figure_data import Work

NO_WORK: Final = Work((), "", (0.0,))


def paint_order(sketch: Sketch) -> tuple[str, ...]:
    """Parts from back to front; "desk" is where a desk's top belongs."""
    near, far = ("r", "l") if sketch.sideness >= -1e-6 else ("l", "r")
    middle = ("glow", "band", "desk", "head")
    if not sketch.frontal:
        return (f"arm_{far}", f"leg_{far}", "neck", "torso", f"leg_{near}", *middle, f"arm_{near}")
    return (f"leg_{far}", f"leg_{near}", "neck", "torso", *middle, f"arm_{far}", f"arm_{near}")


def paint_part(sketch: Sketch, part: str, work: Work, activation: float) -> Marks:
    """One part of the figure with the muscles that belong to it."""
    muscles = "leg" if part == "glow" else part
    return _body(sketch, part) + paint_muscles(sketch, work, activation, muscles)


def _body(sketch: Sketch, part: str) -> Marks:
    ink = "" if sketch.plain else sketch.colours.ink
    kind, _, side = part.partition("_")
    if kind == "torso" and sketch.frontal:
        return paint_hips(sketch) + _drawn(paint_top(sketch), ink)
    body = _drawn(_surfaces(sketch, kind, side), ink)
    return body + bare_shoulder(sketch, side) if ink and kind == "arm" else body


def _drawn(surfaces: Marks, ink: str) -> Marks:
    return contoured(surfaces, ink) if ink else surfaces


def _surfaces(sketch: Sketch, kind: str, side: str) -> Marks:
    match kind:
        case "arm":
            return paint_arm(sketch, side)
        case "leg":
            return paint_leg(sketch, side)
        case "neck":
            return paint_neck(sketch)
        case "torso":
            return paint_hips(sketch) + paint_top(sketch)
        case "band":
            return paint_waistband(sketch)
    return paint_head(sketch) if kind == "head" else ()


def silhouette(sketch: Sketch, order: tuple[str, ...], colour: str) -> Marks:
    """A plain sketch in one colour, without lines; nothing shines through anything."""
    painted = (m for part in order for m in paint_part(sketch, part, NO_WORK, 0.0))
    return tuple(Mark(m.shape, fill=colour) for m in painted if m.fill is not None)
