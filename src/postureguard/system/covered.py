"""Whether a window lies behind another one, asked of an X server; nothing else tells."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

Box = tuple[int, int, int, int]
"""Left, top, right and bottom."""


def covered_on(platform: str) -> Callable[[int], bool]:
    """What tells it under that name of Qt's platform."""
    return is_covered if platform == "xcb" else lambda _window: False


def is_covered(window: int) -> bool:
    """Whether it is on another workspace, or all of it behind a single other window."""
    from Xlib.display import Display  # noqa: PLC0415 - X11 only
    from Xlib.error import ConnectionClosedError, DisplayError  # noqa: PLC0415

    try:
        with closing(Display()) as display:
            return _lies_behind(display, window)
    except (ConnectionClosedError, DisplayError, OSError):  # nobody to ask
        return False


def _lies_behind(display: Any, window: int) -> bool:
    root = display.screen().root
    atom = display.intern_atom("_NET_CLIENT_LIST_STACKING")
    found = root.get_full_property(atom, 0)
    order = list(found.value) if found else []
    if window not in order:
        return False
    boxes = [_box(display, root, each) for each in order[order.index(window) :]]
    return boxes[0] is None or any(_holds(other, boxes[0]) for other in boxes[1:])


def _box(display: Any, root: Any, number: int) -> Box | None:
    """Where a window is; None when it is not on the screen."""
    from Xlib import X, error  # noqa: PLC0415

    try:
        window = display.create_resource_object("window", number)
        if window.get_attributes().map_state != X.IsViewable:
            return None
        size, corner = window.get_geometry(), window.translate_coords(root, 0, 0)
    except error.XError:  # it has just gone
        return None
    return -corner.x, -corner.y, size.width - corner.x, size.height - corner.y


def _holds(other: Box | None, box: Box) -> bool:
    if other is None:
        return False
    left, top, right, bottom = box
    return other[0] <= left and other[1] <= top and right <= other[2] and bottom <= other[3]
