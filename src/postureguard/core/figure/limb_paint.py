"""Painting arms with hands, and legs with leggings and shoes."""

from typing import Final

import numpy as np

from postureguard.core.figure.display import Mark, Marks
from postureguard.core.figure.folds import leg_folds
from postureguard.core.figure.hands import paint_hand
from postureguard.core.figure.outline import Rails
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.shoes import paint_shoe
from postureguard.core.figure.shoulders import bareness, seamless
from postureguard.core.figure.sketch import LIGHT_WAY, Sketch

LEGGING_TOP, LEGGING_END = 0.014, 0.212
"""Where the leggings begin along the leg, and where they end below the knee."""
FAR_WAIST: Final = 0.075
"""A far legging begins so much lower, behind the pelvis."""
ARM_LIGHT: Final = 0.55
SHOULDER_CAP, FLATTER_FROM_FRONT = 0.78, 0.30
BARE_SHOULDER: Final = 0.020
"""From the front the skin of the shoulder covers so much of the arm."""
BARE_IN_LINES: Final = 0.050
"""In the line style the contour of such an arm begins here."""
SHOULDER_FADE, WRIST_FADE = 0.10, 0.05


def paint_leg(sketch: Sketch, side: str) -> Marks:
    """A strip of skin, the shoe, and the legging over both."""
    limb, rails = f"leg_{side}", sketch.legs[side]
    knee, ankle = rails.joints[2], rails.joints[3]
    skin = rails.band(knee + 0.15, ankle, (0, 0.6))
    waist = 0.0 if sketch.frontal else LEGGING_TOP + FAR_WAIST * sketch.far[limb]
    legging = rails.band(waist, knee + LEGGING_END)
    return (
        Mark((skin,), fill=sketch.tone(sketch.colours.skin, limb)[0]),
        *paint_shoe(sketch, side),
        *sketch.shaded((legging,), sketch.tone(sketch.colours.leggings, limb), 0.9),
        *leg_folds(sketch, side),
    )


def paint_arm(sketch: Sketch, side: str) -> Marks:
    """The hand, and the bare arm over its wrist."""
    rails, tone = sketch.arms[side], sketch.tone(sketch.colours.skin, f"arm_{side}")
    wrist, bare = rails.joints[2], bareness(sketch, side)
    hidden = BARE_IN_LINES if sketch.colours.ink else BARE_SHOULDER
    first, caps = hidden * bare, (SHOULDER_CAP - FLATTER_FROM_FRONT * bare, 0.5)
    arm = rails.band(first, wrist, caps)
    hand = paint_hand(sketch, side, tone)
    if sketch.plain or sketch.colours.ink:
        return (*hand, Mark((arm,), fill=tone[0]))
    joined = seamless(sketch, side)
    lit = rails.lit(_light_on_arm(rails, joined)).band(first, wrist, caps)
    edged = rails.band(first + 0.01 * joined, wrist - 0.01, (caps[0] * (1 - joined), 0))
    return (
        *hand,
        Mark((arm,), fill=tone[0]),
        Mark((edged,), fill=tone[1]),
        Mark((lit,), fill=tone[0], clip=(arm,)),
    )


def bare_shoulder(sketch: Sketch, side: str) -> Marks:
    """The top of an arm without a contour, where its skin runs on into the shoulder."""
    bare = bareness(sketch, side)
    if bare < 0.1:
        return ()
    top = sketch.arms[side].band(BARE_SHOULDER, BARE_IN_LINES * bare + 0.025, (0.4, 0))
    return (Mark((top,), fill=sketch.tone(sketch.colours.skin, f"arm_{side}")[0]),)


def _light_on_arm(rails: Rails, joined: float) -> Array:
    """How far the light is moved along an arm: bare shoulder and wrist run on without an edge."""
    shoulder = np.clip((rails.along - 0.02) / SHOULDER_FADE, 0, 1) ** 1.5
    wrist = np.clip((rails.joints[2] - rails.along) / WRIST_FADE, 0, 1)
    share = (1 - joined + joined * shoulder) * wrist
    towards: Array = share[:, None] * np.array(LIGHT_WAY) * ARM_LIGHT
    return towards
