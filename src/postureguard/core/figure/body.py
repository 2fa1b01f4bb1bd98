"""The whole figure in painter's order, and its plain silhouette."""

from typing import Final

from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.head import paint_head
from postureguard.core.figure.limb_paint import paint_arm, paint_leg
from postureguard.core.figure.muscle_paint import paint_muscles
from postureguard.core.figure.sketch import Sketch
from postureguard.core.figure.trunk_paint import paint_neck, paint_torso, paint_waistband
from postureguard.core.training.figure_data import Work

SIDE_ON: Final = 0.5
"""More than this much from the side, near limbs are painted over the trunk."""
NO_WORK: Final = Work((), "", (0.0,))


def paint_order(sketch: Sketch) -> tuple[str, ...]:
    """Parts from back to front; "desk" is where a desk's top belongs."""
    near, far = ("r", "l") if sketch.sideness >= -1e-6 else ("l", "r")
    middle = ("glow", "band", "desk", "head")
    if abs(sketch.sideness) > SIDE_ON:
        return (f"arm_{far}", f"leg_{far}", "neck", "torso", f"leg_{near}", *middle, f"arm_{near}")
    return (f"leg_{far}", f"leg_{near}", "neck", "torso", *middle, f"arm_{far}", f"arm_{near}")


def paint_part(sketch: Sketch, part: str, work: Work, activation: float) -> Marks:
    """One part of the figure with the muscles that belong to it."""
    kind, _, side = part.partition("_")
    match kind:
        case "arm":
            return paint_arm(sketch, side)
        case "leg":
            return paint_leg(sketch, side)
        case "neck":
            return paint_neck(sketch) + paint_muscles(sketch, work, activation, "neck")
        case "torso":
            return paint_torso(sketch) + paint_muscles(sketch, work, activation, "torso")
        case "glow":
            return paint_muscles(sketch, work, activation, "leg")
        case "band":
            return paint_waistband(sketch)
    return paint_head(sketch) if kind == "head" else ()


def silhouette(sketch: Sketch, order: tuple[str, ...], colour: str) -> Marks:
    """A plain sketch in one colour, without lines; nothing shines through anything."""
    painted = (m for part in order for m in paint_part(sketch, part, NO_WORK, 0.0))
    return tuple(Mark(m.shape, fill=colour) for m in painted if m.fill is not None)
