"""An X screen seen and used from outside: windows, pixels, clicks, keys, and who owns how much."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from desktop.desk import Box
from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import CatchError, XError
from Xlib.ext import res, xtest
from Xlib.protocol.event import ClientMessage
from Xlib.XK import string_to_keysym

BUTTON_RUN = 30
"""So many pixels of one colour in a row are a button; letters and lines are shorter."""


class Screen:
    """One connection to the X server. What has just gone away is simply not there."""

    def __init__(self, name: str) -> None:
        self._x = Display(name)
        self._root = self._x.screen().root

    def close(self) -> None:
        """Hang up."""
        self._x.close()

    # --- windows ---------------------------------------------------------------------------

    def windows(self, title: str) -> list[int]:
        """The windows with exactly this title, as the window manager knows them."""
        known = self._property(self._root, "_NET_CLIENT_LIST", Xatom.WINDOW) or ()
        return [window for window in known if self._title(window) == title]

    def box(self, window: int) -> Box:
        """Where a window is, without its frame."""
        with suppress(XError):
            target = self._window(window)
            size, place = target.get_geometry(), target.translate_coords(self._root, 0, 0)
            return Box(-place.x, -place.y, size.width, size.height)
        return Box(0, 0, 0, 0)

    def shown(self) -> dict[int, Box]:
        """Everything that is on the screen, menus and bubbles too, frames in place of windows."""
        found = {}
        for window in self._root.query_tree().children:
            with suppress(XError):
                if window.get_attributes().map_state == X.IsViewable:
                    place = window.get_geometry()
                    found[window.id] = Box(place.x, place.y, place.width, place.height)
        return found

    def focus(self, window: int) -> None:
        """Give it the keyboard."""
        with suppress(XError):
            ignored = CatchError()  # it may be gone, or not yet be there
            self._window(window).set_input_focus(X.RevertToParent, X.CurrentTime, onerror=ignored)
            self._x.sync()

    def ask_to_close(self, window: int) -> None:
        """What the cross in the title bar does."""
        kind = self._x.intern_atom("_NET_CLOSE_WINDOW")
        message = ClientMessage(
            window=window, client_type=kind, data=(32, [X.CurrentTime, 2, 0, 0, 0])
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._root.send_event(message, event_mask=mask)
        self._x.sync()

    def owned(self, pid: int) -> Counter[str]:
        """How many things of each kind a program has in the X server."""
        found: Counter[str] = Counter()
        clients = res.query_clients(self._x).clients
        specs = [{"client": c.resource_base, "mask": res.LocalClientPIDMask} for c in clients]
        for client in res.query_client_ids(self._x, specs).ids:
            if pid in client.value:
                kinds = res.query_client_resources(self._x, client.spec.client).types
                for kind in kinds:
                    found[self._x.get_atom_name(kind.resource_type)] += kind.count
        return found

    def is_owned(self, selection: str) -> bool:
        """Whether a program has taken on that part, such as the tray."""
        return bool(self._x.get_selection_owner(self._x.intern_atom(selection)))

    # --- pixels, mouse and keys --------------------------------------------------------------

    def button(self, colours: tuple[str, ...], within: Box) -> tuple[int, int] | None:
        """A place on the first button of one of these colours, from the top."""
        for left, right, y in self._runs(colours, within, BUTTON_RUN):
            return (left + right) // 2, y + 6
        return None

    def ink(self, colour: str, within: Box) -> Box | None:
        """The smallest box around all pixels of a colour."""
        runs = list(self._runs((colour,), within, 1))
        if not runs:
            return None
        left, top = min(run[0] for run in runs), runs[0][2]
        return Box(left, top, max(run[1] for run in runs) - left, runs[-1][2] - top + 1)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Press and release a button there."""
        xtest.fake_input(self._x, X.MotionNotify, x=x, y=y)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(self._x, kind, button)
        self._x.sync()

    def point(self, x: int, y: int) -> None:
        """Put the pointer there."""
        xtest.fake_input(self._x, X.MotionNotify, x=x, y=y)
        self._x.sync()

    def key(self, name: str) -> None:
        """Press and release a key."""
        code = self._x.keysym_to_keycode(string_to_keysym(name))
        for kind in (X.KeyPress, X.KeyRelease):
            xtest.fake_input(self._x, kind, code)
        self._x.sync()

    # --- inside ------------------------------------------------------------------------------

    def _runs(
        self, colours: tuple[str, ...], within: Box, least: int
    ) -> Iterator[tuple[int, int, int]]:
        """Runs of pixels, at least so long, row by row: left, behind its end, row."""
        whole = self._root.get_geometry()
        x, y = max(0, within.x), max(0, within.y)
        width = min(whole.width, within.x + within.width) - x
        height = min(whole.height, within.y + within.height) - y
        if width <= 0 or height <= 0:
            return
        data = self._root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF).data
        wanted = b"|".join(re.escape(bytes.fromhex(c[1:])[::-1]) + b"." for c in colours)
        run = re.compile(b"(?:" + wanted + b"){%d,}" % least, re.DOTALL)
        for row in range(height):
            line = data[row * width * 4 : (row + 1) * width * 4]
            for found in run.finditer(line):
                if found.start() % 4 == 0:
                    yield x + found.start() // 4, x + found.end() // 4, y + row

    def _window(self, window: int) -> Any:
        return self._x.create_resource_object("window", window)

    def _title(self, window: int) -> str:
        kind = self._x.intern_atom("UTF8_STRING")
        value = self._property(self._window(window), "_NET_WM_NAME", kind)
        return bytes(value or b"").decode()

    def _property(self, window: Any, name: str, kind: int) -> Any:
        with suppress(XError):
            found = window.get_full_property(self._x.intern_atom(name), kind)
            return found.value if found else None
        return None
