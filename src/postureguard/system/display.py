"""Whether there is a screen to draw on."""

import os
import sys


def has_display() -> bool:
    """True when Qt can open a window; without a display it would end the process."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or sys.platform in ("win32", "darwin")
