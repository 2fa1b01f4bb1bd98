"""A solved figure seen by a camera: its outlines, colours and what is far, ready to be painted."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from postureguard.core.figure import profiles, skeleton
from postureguard.core.figure.camera import Camera
from postureguard.core.figure.display import Curve, Mark, Marks, Shape
from postureguard.core.figure.kinematics import Figure
from postureguard.core.figure.limbs import Limb
from postureguard.core.figure.outline import (
    Bend,
    Bone,
    Rails,
    Sections,
    bone,
    limb_rails,
    rails_of,
)
from postureguard.core.figure.palette import Palette, Tone
from postureguard.core.figure.rotation import Array, Frame

PELVIS_TOP = 0.100
"""Where the trouser outline begins above the hip joint."""
PELVIS_SLANT = 0.010
LIGHT_WAY = (0.75, -0.65)
"""Towards the light on the screen: right and up, in display units."""
HIP, KNEE = Bend(0.060, 0.045, -0.020, 1), Bend(0.050, 0.020, 0.002, 0)
ELBOW = Bend(0.040, 0.014, 0.004, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What the painters of the body parts share. A plain sketch is for the silhouette."""

    figure: Figure
    camera: Camera
    colours: Palette
    legs: Mapping[str, Rails]
    arms: Mapping[str, Rails]
    torso: Rails
    neck: Rails
    far: Mapping[str, float]
    hand_shape: str = "open"
    plain: bool = False

    def shaded(self, shape: Shape, tone: tuple[str, str], strength: float) -> Marks:
        """Two-tone shading: the shape in shade, and moved towards the light in its colour."""
        base, shade = tone
        if self.plain:
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
    def sideness(self) -> float:
        """1 when seen from the side, 0 from front or back; negative from the figure's left."""
        return float(self.camera.axes[2] @ self.figure.trunk.pelvis.axes[:, 2])


def sketch(figure: Figure, camera: Camera, colours: Palette, far: Mapping[str, float]) -> Sketch:
    """Draw the outlines; `far` replaces the farness of single limbs."""
    legs = {s: _leg(leg, skeleton.SIDES[s], camera) for s, leg in figure.legs.items()}
    arms = {s: _arm(arm, skeleton.SIDES[s], camera) for s, arm in figure.arms.items()}
    torso = spine_rails(figure, camera, profiles.TORSO)
    neck = spine_rails(figure, camera, profiles.NECK)
    depths = _farness(figure.legs, camera, "leg", 0.10) | _farness(figure.arms, camera, "arm", 0.20)
    return Sketch(figure, camera, colours, legs, arms, torso, neck, depths | dict(far))


def _leg(leg: Limb, side: int, camera: Camera) -> Rails:
    top = leg.joint.at(0, PELVIS_TOP, -side * (skeleton.HALF_HIPS - PELVIS_SLANT))
    bones = (
        Bone(Frame(top, leg.joint.axes), PELVIS_TOP, profiles.PELVIS, leg.joint.origin),
        bone(leg.upper, skeleton.THIGH, profiles.THIGH),
        bone(leg.lower, skeleton.SHANK, profiles.SHANK),
    )
    return limb_rails(bones, (HIP, KNEE), side, camera)


def _arm(arm: Limb, side: int, camera: Camera) -> Rails:
    bones = (
        bone(arm.upper, skeleton.UPPER_ARM, profiles.UPPER_ARM),
        bone(arm.lower, skeleton.FOREARM, profiles.FOREARM),
    )
    return limb_rails(bones, (ELBOW,), side, camera)


def spine_rails(figure: Figure, camera: Camera, loft: Array) -> Rails:
    """Outline of a loft along the bent spine; rows are height, front, back, half width."""
    trunk, heights = figure.trunk, loft[:, 0]
    where = np.interp(heights, skeleton.SPINE_HEIGHTS, np.arange(skeleton.SPINE_SAMPLES))
    i = np.clip(where.astype(int), 0, skeleton.SPINE_SAMPLES - 2)
    part = (where - i)[:, None]
    centres = trunk.spine[i] * (1 - part) + trunk.spine[i + 1] * part
    part = part[:, :, None]
    axes = trunk.spine_axes[i] * (1 - part) + trunk.spine_axes[i + 1] * part
    middle = np.interp(heights, skeleton.SPINE_HEIGHTS, skeleton.SPINE_FORWARD)
    widths = np.stack([loft[:, 1] - middle, middle - loft[:, 2], loft[:, 3], loft[:, 3]], axis=1)
    return rails_of(Sections(centres, axes, widths), camera, heights)


def _farness(pair: Mapping[str, Limb], camera: Camera, name: str, scale: float) -> dict[str, float]:
    """How far each limb of a pair is behind the other: 0 (near or level) to 1."""
    depth = {
        s: (2 * camera.depth(x.upper.origin) + camera.depth(x.lower.origin)) / 3
        for s, x in pair.items()
    }
    other = {"r": "l", "l": "r"}
    behind = {s: min(max((depth[other[s]] - d) / scale, 0.0), 1.0) for s, d in depth.items()}
    return {f"{name}_{s}": b * b * (3 - 2 * b) for s, b in behind.items()}
