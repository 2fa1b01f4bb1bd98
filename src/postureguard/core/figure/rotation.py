"""Rotations as 3 by 3 matrices, angles in degrees, right-handed; and frames of the body."""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
UNTURNED = np.eye(3)


def about_x(degrees: float) -> Array:
    """Rotation about the x axis (forward)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[1.0, 0, 0], [0, c, -s], [0, s, c]])


def about_y(degrees: float) -> Array:
    """Rotation about the y axis (up)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, 0, s], [0, 1.0, 0], [-s, 0, c]])


def about_z(degrees: float) -> Array:
    """Rotation about the z axis (towards the viewer, the figure's right)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])


def between(first: Array, second: Array, parts: Array) -> Array:
    """Rotations at the given parts (0 to 1) of the way from one to another, shape (n, 3, 3)."""
    relative = first.T @ second
    cosine = (float(relative[0, 0] + relative[1, 1] + relative[2, 2]) - 1) / 2
    angle = math.acos(max(-1.0, min(1.0, cosine)))
    if angle < 1e-6:
        return np.broadcast_to(first, (len(parts), 3, 3))
    cross = _cross_matrix(relative, angle)
    turned = angle * parts
    sines, versines = np.sin(turned)[:, None, None], (1 - np.cos(turned))[:, None, None]
    mixed: Array = first @ (UNTURNED + sines * cross + versines * (cross @ cross))
    return mixed


def partway(first: Array, second: Array, part: float) -> Array:
    """Rotation at one part of the way from one to another."""
    axes: Array = between(first, second, np.array([part]))[0]
    return axes


def _cross_matrix(relative: Array, angle: float) -> Array:
    x = relative[2, 1] - relative[1, 2]
    y = relative[0, 2] - relative[2, 0]
    z = relative[1, 0] - relative[0, 1]
    if angle > math.pi - 1e-3:  # a half turn has no axis of its own; bones fold about z
        x, y, z, size = 0.0, 0.0, -1.0, 1.0
    else:
        size = 2 * math.sin(angle)
    matrix: Array = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]]) / size
    return matrix


def unit(vector: Array) -> Array:
    """The vector at length 1 (or itself when it has none)."""
    length = math.sqrt(float(vector @ vector))
    scaled: Array = vector / length if length > 1e-9 else vector
    return scaled


def cross(a: Array, b: Array) -> Array:
    """Vector product; much quicker than NumPy's for single vectors."""
    return np.array(
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    )


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A place and three axes (columns): x forward, y up along the bone, z to the figure's right."""

    origin: Array
    axes: Array

    def at(self, x: float, y: float, z: float = 0.0) -> Array:
        """World place of a point given along the frame's axes."""
        place: Array = self.origin + self.axes @ np.array([x, y, z])
        return place

    def all_at(self, points: Array) -> Array:
        """World places of many points (n, 3)."""
        return self.origin + points @ self.axes.T

    def moved(self, offset: Array) -> "Frame":
        """The same axes elsewhere."""
        return Frame(self.origin + offset, self.axes)
