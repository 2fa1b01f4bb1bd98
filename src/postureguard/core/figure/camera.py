"""The camera: looks along -Z without perspective, turned about the vertical and tipped down."""

from dataclasses import dataclass

from postureguard.core.figure.rotation import Array, Frame, about_x, about_y

UNITS = 100.0
"""Display units per body height."""


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """Rows of `axes`: right, up and towards the viewer; of `screen`: display x and y."""

    axes: Array
    screen: Array

    def place(self, point: Array) -> Array:
        """Display place (x right, y down) of one world point."""
        shown: Array = self.screen @ point
        return shown

    def places(self, points: Array) -> Array:
        """Display places (n, 2) of world points (n, 3)."""
        shown: Array = points @ self.screen.T
        return shown

    def local(self, frame: Frame, points: Array) -> Array:
        """Display places of points given along a frame's axes, (n, 2) or (n, 3)."""
        width = points.shape[1]
        return self.places(frame.origin + points @ frame.axes[:, :width].T)

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
    return Camera(axes, axes[:2] * [[UNITS], [-UNITS]])
