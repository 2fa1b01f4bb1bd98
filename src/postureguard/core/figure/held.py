"""What the figure wears or holds, painted between the parts of its body."""

from postureguard.core.figure.bands import paint_cable, paint_long_band, paint_loop_band
from postureguard.core.figure.display import Marks
from postureguard.core.figure.sketch import Sketch
from postureguard.core.figure.stick import paint_stick
from postureguard.core.figure.weights import paint_kettlebell
from postureguard.core.training.figure_data import Props


def paint_held(props: Props, sketch: Sketch, order: tuple[str, ...], part: int) -> Marks:
    """What has to be painted just before a part of the order.

    Bands that run between the legs are behind the nearest leg, the loop is before both, and what
    the hands hold is behind the nearest arm.
    """
    nearest_leg = max((i for i, p in enumerate(order) if p.startswith("leg")), default=0)
    marks: Marks = ()
    if part == nearest_leg and props.band_from:
        marks += paint_long_band(sketch, props.band_from)
    if part == nearest_leg and props.cable_from:
        marks += paint_cable(sketch, props.cable_from)
    if part == nearest_leg + 1 and props.loop_band:
        marks += paint_loop_band(sketch)
    if part == len(order) - 1 and props.stick:
        marks += paint_stick(sketch)
    if part == len(order) - 1 and props.kettlebell:
        marks += paint_kettlebell(sketch, props.kettlebell)
    return marks
