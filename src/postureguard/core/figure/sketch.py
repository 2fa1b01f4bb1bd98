"""A solved figure seen by a camera: its outlines, colours and what is far, ready to be painted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from postureguard.core.figure import skeleton
from postureguard.core.figure.build import SLIM, Build
from postureguard.core.figure.camera import Camera
from postureguard.core.figure.chains import Chain
from postureguard.core.figure.display import Curve, Mark, Marks, Shape
from postureguard.core.figure.kinematics import Figure
from postureguard.core.figure.limbs import Limb
from postureguard.core.figure.outline import (
    Rails,
    Sections,
    Skin,
    all_rails,
    creased,
    limb_skin,
    lowest_of,
)
from postureguard.core.figure.palette import Palette, Tone
from postureguard.core.figure.rotation import Array, Frame
from postureguard.core.figure.tucked import Hip, tuck_hip, tuck_pelvis

PELVIS_SLANT = 0.010
SIDE_ON = 0.5
"""More than this much from the side, near limbs are painted over the trunk."""
AWAY = -0.2
"""Turned away from the viewer by more than this, the far buttock is really seen."""
LIGHT_WAY = (0.75, -0.65)
"""Towards the light on the screen: right and up, in display units."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What the painters of the body parts share. A plain sketch is for the silhouette."""

    figure: Figure
    camera: Camera
    colours: Palette
    legs: Mapping[str, Rails]
    arms: Mapping[str, Rails]
    torso: Rails
    hips: Rails
    neck: Rails
    far: Mapping[str, float]
    build: Build
    hand_shape: str = "open"
    hair: str = "bun"
    plain: bool = False

    def shaded(self, shape: Shape, tone: tuple[str, str], strength: float) -> Marks:
        """Two-tone shading: the shape in shade, and moved towards the light in its colour."""
        base, shade = tone
        if self.plain or self.colours.ink:
            return (Mark(shape, fill=base),)
        dx, dy = (strength * way for way in LIGHT_WAY)
        lit = tuple(curve.moved(dx, dy) for curve in shape)
        return (Mark(shape, fill=shade), Mark(lit, fill=base, clip=shape))

    def tone(self, tone: Tone, limb: str) -> tuple[str, str]:
        """Base and shade of a limb, by how far it is."""
        return tone.at(self.far[limb])

    def line(self, curve: Curve, colour: str, width: float) -> Marks:
        """A thin drawn line; a silhouette has none."""
        return () if self.plain else (Mark((curve,), stroke=colour, width=width),)

    @property
    def frontal(self) -> bool:
        """Seen from the front or from behind rather than from a side."""
        return abs(self.sideness) <= SIDE_ON

    @property
    def sideness(self) -> float:
        """1 when seen from the side, 0 from front or back; negative from the figure's left."""
        return float(self.camera.axes[2] @ self.figure.trunk.pelvis.axes[:, 2])


def sketch(
    figure: Figure,
    camera: Camera,
    colours: Palette,
    far: Mapping[str, float],
    body: Build = SLIM,
) -> Sketch:
    """Draw the outlines; `far` replaces the farness of single limbs."""
    skins = _skins(figure, body)
    lofts = (body.torso, body.neck)
    parts = [skin.sections for skin in skins.values()]
    pairs = all_rails(parts + [_loft(figure, loft) for loft in lofts], camera)
    limbs = {
        name: creased(pair, skin, camera)
        for (name, skin), pair in zip(skins.items(), pairs, strict=False)
    }
    legs, arms = ({s: limbs[f"{kind}_{s}"] for s in "rl"} for kind in ("leg", "arm"))
    torso, neck = (Rails(*pair, loft[:, 0]) for pair, loft in zip(pairs[-2:], lofts, strict=True))
    depths = _farness(figure.legs, camera, "leg", 0.10) | _farness(figure.arms, camera, "arm", 0.20)
    return _hips_tucked(
        Sketch(figure, camera, colours, legs, arms, torso, torso, neck, depths | dict(far), body)
    )


def lowest_skin(figure: Figure, body: Build = SLIM) -> float:
    """Height of the lowest skin of limbs and trunk above the floor, before it is pressed flat."""
    parts = [skin.sections for skin in _skins(figure, body).values()]
    parts.append(_loft(figure, body.torso))
    return min(float(lowest_of(part).min()) for part in parts)


def _skins(figure: Figure, body: Build) -> dict[str, Skin]:
    legs = {f"leg_{s}": _leg(leg, skeleton.SIDES[s], body.leg) for s, leg in figure.legs.items()}
    arms = {f"arm_{s}": _arm(arm, skeleton.SIDES[s], body.arm) for s, arm in figure.arms.items()}
    return legs | arms


def _hips_tucked(sketch: Sketch) -> Sketch:
    """In side views pelvis and far hip stay behind the near leg."""
    far, near = ("l", "r") if sketch.sideness >= 0 else ("r", "l")
    turned_away = float(sketch.camera.axes[2] @ sketch.figure.trunk.pelvis.axes[:, 0]) < AWAY
    if sketch.frontal or turned_away:
        return sketch
    thighs = {side: leg.upper.axes[:, 1] for side, leg in sketch.figure.legs.items()}
    straight = _ramp(float(sketch.figure.trunk.pelvis.axes[:, 1] @ thighs[far]), 0.5, 1.0)
    alike = _ramp(float(thighs["r"] @ thighs["l"]), 0.6, 0.95)
    hips = tuck_pelvis(sketch.torso, sketch.legs[near], sketch.legs[far], straight)
    state = Hip(sketch.far[f"leg_{far}"], alike, 1 - straight)
    hidden = tuck_hip(sketch.legs[far], sketch.legs[near], hips, state)
    return replace(sketch, legs={near: sketch.legs[near], far: hidden}, hips=hips)


def _ramp(value: float, low: float, high: float) -> float:
    """0 up to one value, 1 from another on."""
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _leg(leg: Limb, side: int, chain: Chain) -> Skin:
    """The pelvis slants outwards from the middle of the waist to the hip joint."""
    top = leg.joint.at(0, skeleton.PELVIS, -side * (skeleton.HALF_HIPS - PELVIS_SLANT))
    frames = (Frame(top, leg.joint.axes), leg.upper, leg.lower)
    return limb_skin(chain, frames, leg.lower.at(0, -skeleton.SHANK), side)


def _arm(arm: Limb, side: int, chain: Chain) -> Skin:
    end = arm.lower.at(0, -skeleton.FOREARM)
    return limb_skin(chain, (arm.upper, arm.lower), end, side)


def _loft(figure: Figure, loft: Array) -> Sections:
    """Sections of a loft along the bent spine; rows are height, front, back, half width."""
    trunk, heights = figure.trunk, loft[:, 0]
    where = np.interp(heights, skeleton.SPINE_HEIGHTS, np.arange(skeleton.SPINE_SAMPLES))
    i = np.clip(where.astype(int), 0, skeleton.SPINE_SAMPLES - 2)
    part = (where - i)[:, None]
    centres = trunk.spine[i] * (1 - part) + trunk.spine[i + 1] * part
    part = part[:, :, None]
    axes = trunk.spine_axes[i] * (1 - part) + trunk.spine_axes[i + 1] * part
    middle = np.interp(heights, skeleton.SPINE_HEIGHTS, skeleton.SPINE_FORWARD)
    widths = np.stack([loft[:, 1] - middle, middle - loft[:, 2], loft[:, 3], loft[:, 3]], axis=1)
    return Sections(centres, axes, widths)


def _farness(pair: Mapping[str, Limb], camera: Camera, name: str, scale: float) -> dict[str, float]:
    """How far each limb of a pair is behind the other: 0 (near or level) to 1."""
    depth = {
        s: (2 * camera.depth(x.upper.origin) + camera.depth(x.lower.origin)) / 3
        for s, x in pair.items()
    }
    other = {"r": "l", "l": "r"}
    behind = {s: min(max((depth[other[s]] - d) / scale, 0.0), 1.0) for s, d in depth.items()}
    return {f"{name}_{s}": b * b * (3 - 2 * b) for s, b in behind.items()}
