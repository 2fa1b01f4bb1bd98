"""The camera: looks along -Z without perspective, turned about the vertical and tipped down."""

from dataclasses import dataclass

import numpy as np

from postureguard.core.figure.rotation import Array, Frame, about_x, about_y

UNITS = 100.0
"""Display units per body height."""


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """Rows of `axes`: right, up and towards the viewer."""

    axes: Array

    def place(self, point: Array) -> Array:
        """Display place (x right, y down) of one world point."""
        q = self.axes @ point
        return np.array([q[0] * UNITS, -q[1] * UNITS])

    def places(self, points: Array) -> Array:
        """Display places (n, 2) of world points (n, 3)."""
        q = points @ self.axes.T
        return np.stack([q[:, 0] * UNITS, -q[:, 1] * UNITS], axis=1)

    def local(self, frame: Frame, points: Array) -> Array:
        """Display places of points given along a frame's axes, (n, 2) or (n, 3)."""
        if points.shape[1] == 2:
            points = np.column_stack([points, np.zeros(len(points))])
        return self.places(frame.all_at(points))

    def depth(self, point: Array) -> float:
        """How near a point is to the viewer; larger is nearer."""
        return float(self.axes[2] @ point)

    @property
    def down(self) -> float:
        """Sine of the angle at which the camera looks down."""
        return float(self.axes[1, 2])


def camera(yaw: float, elevation: float) -> Camera:
    """A camera by its two angles in degrees."""
    axes: Array = about_x(elevation) @ about_y(yaw)
    return Camera(axes)
