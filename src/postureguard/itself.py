"""How this installation of the program is started once more: for a window, or at login."""

import os
import sys

FROZEN: bool = getattr(sys, "frozen", False)
"""Whether this is one executable with everything in it, rather than a Python that runs ours."""

ITSELF: tuple[str, ...] = (sys.executable,) if FROZEN else (sys.executable, "-m", "postureguard")
"""The command of another process of this very program; its words follow."""


def lasting_executable() -> str | None:
    """The executable that is still there after the next login; None where Python runs the program.

    An AppImage runs from a place that is gone when it ends, so its own file counts.
    """
    return os.environ.get("APPIMAGE") or sys.executable if FROZEN else None
