"""Idle time and the display's power, from an X server."""

import os
from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING

from postureguard.ports import Presence
from postureguard.system.capability import Capability
from postureguard.system.unavailable import Unavailable

if TYPE_CHECKING:
    from postureguard.system.presence.x_server import XServer


class XScreenSaverSource:
    """Asks the X server of a display. Raises Unavailable where its answer would mean nothing."""

    def __init__(self, display: str | None = None, environ: Mapping[str, str] = os.environ) -> None:
        if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
            raise Unavailable(_("On Wayland the X server sees only part of the input."))
        self.name = "XScreenSaver"
        self._display_name = display or environ.get("DISPLAY", "")
        if not self._display_name:
            raise Unavailable(_("There is no X display."))
        self._server: XServer | None = _connect(self._display_name)
        self._power_works = self._server.display_off() is not None

    @property
    def alive(self) -> bool:
        """Whether the X server is still there."""
        return self._server is not None

    def read(self) -> Presence:
        """Ask now; a server that is busy tells nothing this time."""
        if self._server is None:
            return Presence()
        try:
            idle_s = self._server.idle_s()
            off = idle_s is not None and bool(self._server.display_off())
            return Presence(idle_s, display_off=off)
        except Exception:  # noqa: BLE001 - Xlib raises what its socket and its parser raise
            self.close()
        return Presence()

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        works = self.read().idle_s is not None
        idle = _("Breaks wait for a pause in your typing, and a long silence counts as away.")
        no_idle = _("The X server does not answer.")
        off = _("A dark display counts as away.")
        no_off = _("The X server does not tell whether the display is off.")
        dark = self._power_works
        return [
            Capability(
                _("Idle time"), works, self.name if works else "", idle if works else no_idle
            ),
            Capability(_("Display off"), dark, "DPMS" if dark else "", off if dark else no_off),
        ]

    def close(self) -> None:
        """Leave the X server."""
        server, self._server = self._server, None
        if server is not None:
            server.close()


def _connect(name: str) -> "XServer":
    try:
        from postureguard.system.presence.x_server import XServer  # noqa: PLC0415 - only on X11
    except ImportError as error:
        raise Unavailable(str(error)) from error
    return XServer(name)
