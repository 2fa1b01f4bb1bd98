"""One connection to an X server, with answers that are waited for only so long.

Xlib's lower half: its `Display` for programs with windows would load all keys and extensions.
"""

import select
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from typing import Any, ClassVar
from warnings import catch_warnings, simplefilter

from Xlib.ext import dpms, screensaver
from Xlib.protocol import rq
from Xlib.protocol.display import Display

from postureguard.system.unavailable import Unavailable

WAIT_S = 0.2
WAITS = 3
"""An X server that takes longer than this for an answer tells nothing this time."""


class _QueryExtension(rq.ReplyRequest):  # type: ignore[misc]
    """The one core request that is needed; Xlib's own module would load all of them."""

    _request = rq.Struct(
        rq.Opcode(98),
        rq.Pad(1),
        rq.RequestLength(),
        rq.LengthOf("name", 2),
        rq.Pad(2),
        rq.String8("name"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Pad(1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card8("present"),
        rq.Card8("major_opcode"),
        rq.Pad(22),
    )


class _Wire(Display):  # type: ignore[misc]  # Xlib has no types
    resource_classes: ClassVar[dict[str, type]] = {}


class XServer:
    """Knows two questions. Raises Unavailable when the server is missing or cannot answer them."""

    def __init__(self, name: str) -> None:
        self._x = _connect(name)
        self._x.set_error_handler(_quiet)
        self._root = self._x.info.roots[self._x.default_screen].root
        self._x.info = None  # all ways to show colours; only who has windows needs them
        self._saver_code = self._extension(screensaver.extname)
        self._dpms_code = self._extension(dpms.extname)
        if self._saver_code is None:
            self.close()
            raise Unavailable("The X server has no MIT-SCREEN-SAVER extension.")

    def idle_s(self) -> float | None:
        """Seconds since the last input."""
        request = screensaver.QueryInfo(
            display=self._x, defer=True, opcode=self._saver_code, drawable=self._root
        )
        return request.idle / 1000.0 if self._answered(request) else None

    def display_off(self) -> bool | None:
        """Whether the display sleeps; None when the server does not say."""
        if self._dpms_code is None:
            return None
        request = dpms.DPMSInfo(display=self._x, defer=True, opcode=self._dpms_code)
        if not self._answered(request):
            return None
        return bool(request.state and request.power_level != dpms.DPMSModeOn)

    def close(self) -> None:
        """Close the socket without waiting for the server."""
        with suppress(Exception):
            self._x.socket.close()

    def _extension(self, name: str) -> int | None:
        request = _QueryExtension(display=self._x, defer=True, name=name)
        if not self._answered(request) or not request.present:
            return None
        code = request.major_opcode
        return int(code)

    def _answered(self, request: Any) -> bool:
        """Whether the answer came. One that comes too late is dropped by Xlib."""
        self._x.flush()
        for _wait in range(WAITS):
            for _event in range(self._x.pending_events()):
                self._x.next_event()  # new keyboard layouts are told to all; they must not pile up
            if request._error is not None:  # noqa: SLF001 - Xlib offers only waiting for ever
                return False
            if request._data is not None:  # noqa: SLF001
                return True
            if not select.select([self._x.socket], [], [], WAIT_S)[0]:
                return False
        return False


def _connect(name: str) -> Display:
    """Xlib prints about .Xauthority, tries TCP where that was not asked for, and leaves sockets."""
    place = f"unix/{name}" if name.startswith(":") else name
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said), catch_warnings():
        simplefilter("ignore", ResourceWarning)
        try:
            return _Wire(place)
        except Exception as error:  # noqa: BLE001 - whatever the socket and the parser raise
            why = str(error)
    raise Unavailable(f"The X server cannot be reached: {why}")


def _quiet(*_args: object) -> None:
    """Xlib would print it."""
