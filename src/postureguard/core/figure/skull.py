"""The bare head, and drawing on it: lofts and lines along the head's own axes."""

import numpy as np

from postureguard.core.figure.curves import smooth
from postureguard.core.figure.display import Curve
from postureguard.core.figure.outline import Sections, rails_of
from postureguard.core.figure.profiles import HEAD
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch


def loft(sketch: Sketch, rows: Array) -> Curve:
    """Outline of sections across the head; rows are height, back, front, half width."""
    return smooth(loft_points(sketch, rows))


def loft_points(sketch: Sketch, rows: Array) -> Array:
    """The same as display places."""
    sides = np.column_stack([rows[:, :3], -rows[:, 3], rows[:, 3]])
    return off_middle_points(sketch, sides)


def off_middle_points(sketch: Sketch, rows: Array) -> Array:
    """Outline of sections beside the middle; rows are height, back, front, left, right."""
    head = sketch.figure.trunk.head
    forward, aside = (rows[:, 1] + rows[:, 2]) / 2, (rows[:, 3] + rows[:, 4]) / 2
    deep, wide = (rows[:, 2] - rows[:, 1]) / 2, abs(rows[:, 4] - rows[:, 3]) / 2
    centres = head.all_at(np.stack([forward, rows[:, 0], aside], axis=1))
    axes = np.broadcast_to(head.axes, (len(rows), 3, 3))
    widths = np.stack([deep, deep, wide, wide], axis=1)
    rails = rails_of(Sections(centres, axes, widths), sketch.camera, rows[:, 0])
    return np.concatenate([rails.front, rails.back[::-1]])


def skull(sketch: Sketch) -> Curve:
    """Outline of the bare head."""
    return loft(sketch, HEAD)


def drawn_line(sketch: Sketch, points: Array) -> Curve:
    """An open line through points (n, 3) of the head."""
    return smooth(sketch.camera.local(sketch.figure.trunk.head, points), closed=False)


def facing(sketch: Sketch) -> float:
    """1 when the face looks at the viewer, 0 from the side, -1 from behind."""
    return float(sketch.camera.axes[2] @ sketch.figure.trunk.head.axes[:, 0])


def siding(sketch: Sketch) -> float:
    """1 when the head's right side is turned to the viewer, -1 for its left."""
    return float(sketch.camera.axes[2] @ sketch.figure.trunk.head.axes[:, 2])
