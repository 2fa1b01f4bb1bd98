"""The ways to know about keyboard and mouse, best first. Each is loaded only when it is tried."""

import sys
from collections.abc import Mapping
from gettext import gettext as _

from postureguard.system.presence.idle import Candidate, IdleSource


def candidates(environ: Mapping[str, str], system: str = sys.platform) -> tuple[Candidate, ...]:
    """What there is to try on this kind of system."""
    idle, both = _("idle time"), _("idle time, display off")
    if system == "win32":
        return (Candidate("GetLastInputInfo", idle, _windows),)
    if system == "darwin":
        return (Candidate("Quartz", idle, _mac),)
    return (
        Candidate("XScreenSaver", both, lambda: _x11(environ)),
        Candidate("GNOME Shell", idle, lambda: _gnome(environ)),
        Candidate("Cinnamon", idle, lambda: _cinnamon(environ)),
        Candidate("Wayland", idle, lambda: _wayland(environ)),
    )


def _x11(environ: Mapping[str, str]) -> IdleSource:
    from postureguard.system.presence.x11 import XScreenSaverSource  # noqa: PLC0415

    return XScreenSaverSource(environ=environ)


def _gnome(environ: Mapping[str, str]) -> IdleSource:
    from postureguard.system.presence.idle_monitor import GNOME, IdleMonitor  # noqa: PLC0415

    return IdleMonitor(GNOME, environ)


def _cinnamon(environ: Mapping[str, str]) -> IdleSource:
    from postureguard.system.presence.idle_monitor import CINNAMON, IdleMonitor  # noqa: PLC0415

    return IdleMonitor(CINNAMON, environ)


def _wayland(environ: Mapping[str, str]) -> IdleSource:
    from postureguard.system.presence.wayland import WaylandIdle  # noqa: PLC0415

    return WaylandIdle(environ)


def _windows() -> IdleSource:
    from postureguard.system.presence.windows import WindowsIdle  # noqa: PLC0415
    from postureguard.system.presence.windows_api import open_win32  # noqa: PLC0415

    return WindowsIdle(open_win32())


def _mac() -> IdleSource:
    from postureguard.system.presence.mac import MacIdle  # noqa: PLC0415
    from postureguard.system.presence.mac_api import open_quartz  # noqa: PLC0415

    return MacIdle(open_quartz())
