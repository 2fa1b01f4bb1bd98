"""Idle time and the display's power from an X server, by its own protocol.

Only the two extensions that are needed are asked for: no keymap, no atoms, half a megabyte less.
"""

import os
import select
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from typing import Any

from postureguard.ports import Presence
from postureguard.system.presence.capability import Capability
from postureguard.system.unavailable import Unavailable

WAIT_S = 0.2
WAITS = 3
"""An X server that takes longer than this for an answer tells nothing this time."""


class XScreenSaverSource:
    """Asks the X server of a display. Raises Unavailable where its answer would mean nothing."""

    def __init__(self, display: str | None = None, environ: Mapping[str, str] = os.environ) -> None:
        if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
            raise Unavailable("On Wayland the X server sees only part of the input.")
        self.name = "XScreenSaver"
        self._display_name = display or environ.get("DISPLAY", "")
        if not self._display_name:
            raise Unavailable("There is no X display.")
        self._server: _Server | None = _Server(self._display_name)
        self._power_works = self._server.display_off() is not None

    def read(self) -> Presence:
        """Ask now; a lost connection is made anew."""
        from Xlib.error import XError  # noqa: PLC0415

        try:
            if self._server is None:
                self._server = _Server(self._display_name)
            return Presence(self._server.idle_s(), display_off=bool(self._server.display_off()))
        except (Unavailable, XError):
            self.close()
        except Exception:  # noqa: BLE001 - Xlib raises what its socket and its parser raise
            self.close()
        return Presence()

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        works = self.read().idle_s is not None
        idle = "Breaks wait for a pause in your typing, and a long silence counts as away."
        off = "A dark display counts as away."
        no_off = "The X server does not tell whether the display is off."
        return [
            Capability("idle time", works, idle if works else "The X server does not answer."),
            Capability("display off", self._power_works, off if self._power_works else no_off),
        ]

    def close(self) -> None:
        """Leave the X server."""
        server, self._server = self._server, None
        if server is not None:
            server.close()


class _Server:
    """One connection, with answers that are waited for only so long."""

    def __init__(self, name: str) -> None:
        try:
            from Xlib.ext import dpms, screensaver  # noqa: PLC0415 - only on X11
            from Xlib.protocol.display import Display  # noqa: PLC0415

            said = StringIO()
            with redirect_stdout(said), redirect_stderr(said):  # Xlib prints about .Xauthority
                self._x = Display(name)
        except Exception as error:
            raise Unavailable(f"The X server cannot be reached: {error}") from error
        self._x.set_error_handler(_quiet)
        self._saver, self._dpms = screensaver, dpms
        self._root = self._x.info.roots[self._x.default_screen].root
        self._saver_code = self._extension(screensaver.extname)
        self._dpms_code = self._extension(dpms.extname)
        if self._saver_code is None:
            self.close()
            raise Unavailable("The X server has no MIT-SCREEN-SAVER extension.")

    def idle_s(self) -> float | None:
        """Seconds since the last input."""
        request = self._saver.QueryInfo(
            display=self._x, defer=True, opcode=self._saver_code, drawable=self._root
        )
        return request.idle / 1000.0 if self._answered(request) else None

    def display_off(self) -> bool | None:
        """Whether the display sleeps; None when the server does not say."""
        if self._dpms_code is None:
            return None
        request = self._dpms.DPMSInfo(display=self._x, defer=True, opcode=self._dpms_code)
        if not self._answered(request):
            return None
        return bool(request.state and request.power_level != self._dpms.DPMSModeOn)

    def close(self) -> None:
        """Close the socket without waiting for the server."""
        with suppress(Exception):
            self._x.socket.close()

    def _extension(self, name: str) -> int | None:
        from Xlib.protocol.request import QueryExtension  # noqa: PLC0415

        request = QueryExtension(display=self._x, defer=True, name=name)
        if not self._answered(request) or not request.present:
            return None
        code = request.major_opcode
        return int(code)

    def _answered(self, request: Any) -> bool:
        """Whether the answer came. One that comes too late is dropped by Xlib."""
        self._x.flush()
        for _ in range(WAITS):
            for _event in range(self._x.pending_events()):
                self._x.next_event()  # new keyboard layouts are told to all; they must not pile up
            if request._error is not None:  # noqa: SLF001 - Xlib offers only waiting for ever
                return False
            if request._data is not None:  # noqa: SLF001
                return True
            if not select.select([self._x.socket], [], [], WAIT_S)[0]:
                return False
        return False


def _quiet(*_args: object) -> None:
    """Xlib would print it."""
