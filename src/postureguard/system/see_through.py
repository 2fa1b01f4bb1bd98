"""Whether windows can be seen through on this desktop, and put on any of its screens."""

import os
import sys


def shows_through(platform: str) -> bool:
    """For Qt's name of the platform. X11 needs a compositor; on Wayland nobody chooses a place."""
    if platform in {"windows", "cocoa"}:
        return True
    return platform == "xcb" and sys.platform == "linux" and _has_compositor()


def _has_compositor() -> bool:
    from Xlib.protocol.request import GetSelectionOwner, InternAtom  # noqa: PLC0415 - X11 only

    from postureguard.system.presence.x_server import XServer  # noqa: PLC0415
    from postureguard.system.unavailable import Unavailable  # noqa: PLC0415

    class Compositors(XServer):
        """Knows whether somebody puts the windows of the screen together."""

        def are_there(self) -> bool:
            name = f"_NET_WM_CM_S{self._x.default_screen}"
            atom = InternAtom(display=self._x, defer=True, only_if_exists=0, name=name)
            if not self._answered(atom):
                return False
            owner = GetSelectionOwner(display=self._x, defer=True, selection=atom.atom)
            return self._answered(owner) and bool(owner.owner)

    try:
        server = Compositors(os.environ.get("DISPLAY", ""))
    except Unavailable:
        return False
    found = server.are_there()
    server.close()
    return found
