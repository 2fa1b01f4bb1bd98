"""Pelvis, bending spine, ribcage and head, with the hip centre at the origin."""

from dataclasses import dataclass

import numpy as np

from postureguard.core.figure.rotation import Array, Frame, about_x, about_y, about_z
from postureguard.core.figure.skeleton import (
    LUMBAR_SHARE,
    NECK_SHARE,
    SPINE_FORWARD,
    SPINE_HEIGHTS,
    THORACIC_SHARE,
    THORAX_HEIGHT,
    spine_index,
)
from postureguard.core.training.figure_data import Root, Spine

SIDE_LYING = np.array([[0.0, -1, 0], [0, 0, -1], [1, 0, 0]])
"""Axes of a body on its right side, head to the left, facing the viewer."""


@dataclass(frozen=True, slots=True, eq=False)
class Trunk:
    """Frames of the trunk; the thorax frame is used with resting coordinates above the hip."""

    pelvis: Frame
    thorax: Frame
    head: Frame
    spine: Array
    spine_axes: Array

    def moved(self, offset: Array) -> "Trunk":
        """The same trunk elsewhere."""
        pelvis, thorax, head = (f.moved(offset) for f in (self.pelvis, self.thorax, self.head))
        return Trunk(pelvis, thorax, head, self.spine + offset, self.spine_axes)

    def beside_spine(self, height: float, back: float) -> Array:
        """A point on the skin behind the spine at a resting height."""
        i = spine_index(height)
        place: Array = self.spine[i] - self.spine_axes[i][:, 0] * back
        return place


def bend_trunk(root: Root, spine: Spine) -> Trunk:
    """Bend the resting spine and hang ribcage and head on it."""
    pelvis = root_axes(root)
    axes = pelvis @ _bends(spine)
    steps = np.zeros((len(SPINE_HEIGHTS) - 1, 3))
    steps[:, 0], steps[:, 1] = np.diff(SPINE_FORWARD), np.diff(SPINE_HEIGHTS)
    points = np.zeros((len(SPINE_HEIGHTS), 3))
    points[1:] = np.cumsum(np.einsum("nij,nj->ni", (axes[:-1] + axes[1:]) / 2, steps), axis=0)
    points = points - _rest_origin(points, axes, spine_index(0.0))
    chest = spine_index(THORAX_HEIGHT)
    thorax = Frame(_rest_origin(points, axes, chest), axes[chest])
    head = Frame(points[-1], axes[-1] @ about_z(-spine.head))
    return Trunk(Frame(np.zeros(3), pelvis), thorax, head, points, axes)


def root_axes(root: Root) -> Array:
    """Axes of the pelvis in the world."""
    if root.lie:
        upright = about_z(-root.lie_tilt) @ SIDE_LYING
    else:
        upright = about_y(-root.yaw) @ about_x(root.roll)
    axes: Array = upright @ about_z(-root.pitch)
    return axes


def _rest_origin(points: Array, axes: Array, i: int) -> Array:
    """Where resting coordinates begin, seen from spine sample i."""
    origin: Array = points[i] - axes[i] @ np.array([SPINE_FORWARD[i], SPINE_HEIGHTS[i], 0.0])
    return origin


def _bends(spine: Spine) -> Array:
    bend = spine.lumbar * LUMBAR_SHARE + spine.thoracic * THORACIC_SHARE + spine.neck * NECK_SHARE
    turned = np.zeros((len(bend), 3, 3))
    cosines, sines = np.cos(np.radians(bend)), np.sin(np.radians(bend))
    turned[:, 0, 0], turned[:, 0, 1] = cosines, sines
    turned[:, 1, 0], turned[:, 1, 1] = -sines, cosines
    turned[:, 2, 2] = 1
    if spine.lat or spine.twist:
        aside = [about_x(spine.lat * w) @ about_y(spine.twist * w) for w in LUMBAR_SHARE]
        turned = turned @ np.stack(aside)
    return turned
