"""Whether there is a screen to draw on."""

import os
import socket
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from postureguard.errors import UserError

TIMEOUT_S = 2.0
X_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where X servers listen
X_PORT = 6000
HIGHEST_PORT = 65535

Place = str | tuple[str, int]
"""A local socket (abstract when it begins with a zero byte), or a host and its port."""


def has_display(environ: Mapping[str, str] = os.environ) -> bool:
    """True when Qt can open a window; without a display it would end the process.

    False when none is named; `UserError` tells which one is named and does not answer.
    """
    wanted = [name for name in environ.get("QT_QPA_PLATFORM", "").split(";") if name]
    if any(not name.startswith(("wayland", "xcb")) for name in wanted):
        return True  # one that needs no display, such as offscreen
    if not wanted and sys.platform in ("win32", "darwin"):
        return True
    named = dict(_named(wanted, environ))
    if any(_answers(place) for places in named.values() for place in places):
        return True
    if named:
        raise UserError(
            f"No display answers at {' or '.join(named)}.",
            "Start PostureGuard from your desktop, or see `postureguard demo`.",
        )
    return False


def _named(wanted: list[str], environ: Mapping[str, str]) -> Iterator[tuple[str, list[Place]]]:
    """Each display that Qt would try, in words, and where it listens."""
    wayland = any(name.startswith("wayland") for name in wanted)
    x11 = any(name.startswith("xcb") for name in wanted)
    name = environ.get("WAYLAND_DISPLAY") or ("wayland-0" if wayland else "")
    if name and (wayland or not x11):
        runtime = environ.get("XDG_RUNTIME_DIR", "")
        yield f"WAYLAND_DISPLAY={name}", [str(Path(runtime, name))]
    name = environ.get("DISPLAY", "")
    if name and (x11 or not wayland):
        yield f"DISPLAY={name}", _x_places(name)


def _x_places(name: str) -> list[Place]:
    """Where libxcb looks for [protocol/][host]:number[.screen], or for the path of a socket."""
    if name.startswith("/"):
        return [name, name.rpartition(".")[0]]
    where, _, rest = name.rpartition(":")
    protocol, _, host = where.rpartition("/")
    number = rest.partition(".")[0]
    if not number.isascii() or not number.isdecimal():
        return []
    places: list[Place] = []
    if host in ("", "unix") or protocol == "unix":
        places = [f"\0{X_SOCKETS}{number}", f"{X_SOCKETS}{number}"]
    port = X_PORT + int(number[:6])
    if protocol != "unix" and host != "unix" and port <= HIGHEST_PORT:
        places.append((host.strip("[]") or "localhost", port))
    return places


def _answers(place: Place) -> bool:
    try:
        if isinstance(place, str):
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(TIMEOUT_S)
                probe.connect(place)
        else:
            socket.create_connection(place, TIMEOUT_S).close()
    except (OSError, ValueError):
        return False
    return True
