"""Painting a muscle by its activation: dashed "ready", or glowing with fibres when it works."""

from typing import Final

import numpy as np

from postureguard.core.figure.curves import smooth
from postureguard.core.figure.display import Mark, Marks, Radial, Shape, Stop
from postureguard.core.figure.ink import hatching
from postureguard.core.figure.muscles import Patch, muscle, muscle_part
from postureguard.core.figure.palette import Palette, mix
from postureguard.core.figure.sketch import Sketch
from postureguard.core.training.figure_data import Work

HALO_RINGS: Final = 6
READY_DASH: Final = (1.1, 1.0)


def paint_muscles(sketch: Sketch, work: Work, activation: float, part: str) -> Marks:
    """All working muscles of a part ("torso", "neck", "leg")."""
    marks: Marks = ()
    for name in work.names:
        if muscle_part(name) != part:
            continue
        for side in _sides(sketch, work) if part == "leg" else "r":
            marks += _paint(muscle(sketch, name, side), sketch.colours, activation)
    return marks


def _sides(sketch: Sketch, work: Work) -> str:
    """Legs that carry the muscle: the named ones, or those that are near the viewer."""
    return work.side or "".join(s for s in "lr" if sketch.far[f"leg_{s}"] < 0.5)


def _paint(patch: Patch, colours: Palette, activation: float) -> Marks:
    shape: Shape = (smooth(patch.outline),)
    if colours.ink:
        return _drawn_in_lines(shape, colours, activation)
    marks: Marks = ()
    if activation > 0.02:
        marks += _halo(shape, colours.accent, activation) + _body(patch, shape, colours, activation)
    if activation < 0.95:
        rest = 1 - activation
        marks += (
            Mark(shape, fill=colours.accent, opacity=0.14 * rest),
            Mark(shape, stroke=colours.accent, width=0.42, opacity=0.85 * rest, dash=READY_DASH),
        )
    return marks + _fibres(patch, colours, activation)


def _drawn_in_lines(shape: Shape, colours: Palette, activation: float) -> Marks:
    """Flat colour with hatching, which also tells without colour; dashed when at rest."""
    dash = () if activation > 0.5 else READY_DASH
    edge = Mark(shape, stroke=colours.ink, width=0.6, dash=dash)
    if activation < 0.05:
        return (edge,)
    flat = Mark(shape, fill=colours.accent, opacity=activation)
    return (flat, hatching(shape, colours.accent_edge, activation), edge)


def _halo(shape: Shape, colour: str, activation: float) -> Marks:
    """A soft glow from rings of falling width."""
    size = 0.45 + 0.55 * activation
    return tuple(
        Mark(
            shape,
            stroke=colour,
            width=(8.5 - 1.5 * k) * size,
            opacity=(0.03 + 0.012 * k) * activation,
        )
        for k in range(HALO_RINGS)
    )


def _body(patch: Patch, shape: Shape, colours: Palette, activation: float) -> Marks:
    middle = patch.outline.mean(axis=0)
    reach = float(np.hypot(*(patch.outline - middle).T).max()) * 1.05
    hot = mix(colours.accent_light, colours.accent, 0.25 + 0.75 * activation)
    stops = (Stop(0, mix(hot, colours.accent_light, 0.75)), Stop(0.55, hot), Stop(1, hot))
    glow = Radial(float(middle[0]), float(middle[1]), reach, stops)
    return (
        Mark(shape, fill=glow, opacity=min(1.0, 4 * activation)),
        Mark(shape, stroke=colours.accent_edge, width=0.32, opacity=0.8 * activation),
    )


def _fibres(patch: Patch, colours: Palette, activation: float) -> Marks:
    if not patch.fibres:
        return ()
    lines = tuple(smooth(fibre, closed=False) for fibre in patch.fibres)
    working = activation > 0.5
    colour = "#FFFFFF" if working else colours.accent
    opacity = 0.5 * (activation if working else 1 - activation)
    return (Mark(lines, stroke=colour, width=0.34, opacity=opacity),)
