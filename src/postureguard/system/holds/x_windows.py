"""The window that has the focus, asked of an X server: whether it fills the screen, and whose."""

from collections.abc import Sequence

from Xlib.protocol import rq

from postureguard.system.presence.x_server import XServer

ATOM, CARDINAL, STRING, WINDOW = 4, 6, 31, 33
WM_CLASS = 67
"""Atoms that are the same on every server."""
EVENT_MASK = 1 << 11
PROPERTY_CHANGE = 1 << 22
LONGEST = 64
"""Words of a property that are read."""
TELLING = ("_NET_ACTIVE_WINDOW", "_NET_CLIENT_LIST", "_NET_WM_STATE")
"""What changes when the focus moves, a window ends (and may keep the focus), or shrinks."""
NAMES = (*TELLING, "_NET_WM_STATE_FULLSCREEN", "_NET_WM_PID")


class _InternAtom(rq.ReplyRequest):  # type: ignore[misc]  # Xlib has no types
    _request = rq.Struct(
        rq.Opcode(16),
        rq.Bool("only_if_exists"),
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
        rq.Card32("atom"),
        rq.Pad(20),
    )


class _GetProperty(rq.ReplyRequest):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Opcode(20),
        rq.Bool("delete"),
        rq.RequestLength(),
        rq.Card32("window"),
        rq.Card32("property"),
        rq.Card32("type"),
        rq.Card32("long_offset"),
        rq.Card32("long_length"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Format("value", 1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card32("property_type"),
        rq.Card32("bytes_after"),
        rq.LengthOf("value", 4),
        rq.Pad(12),
        rq.PropertyData("value"),
    )


class _Listen(rq.Request):  # type: ignore[misc]
    """ChangeWindowAttributes, of which only what we hear of is changed."""

    _request = rq.Struct(
        rq.Opcode(2),
        rq.Pad(1),
        rq.RequestLength(),
        rq.Card32("window"),
        rq.Card32("value_mask"),
        rq.Card32("event_mask"),
    )


class XWindows(XServer):
    """Knows what the window manager tells about windows."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._atoms = {word: self._atom(word) for word in NAMES}

    @property
    def socket_number(self) -> int:
        """What becomes readable when the server has something to say."""
        return int(self._x.socket.fileno())

    def active_window(self) -> int | None:
        """The window with the focus; 0 for none, None when the server does not answer."""
        found = self._property(self._root, self._atoms["_NET_ACTIVE_WINDOW"], WINDOW)
        return None if found is None else next(iter(found), 0)

    def fills_screen(self, window: int) -> bool:
        """Whether a window covers the whole screen, panels too."""
        states = self._property(window, self._atoms["_NET_WM_STATE"], ATOM) or ()
        return self._atoms["_NET_WM_STATE_FULLSCREEN"] in states

    def process_of(self, window: int) -> int | None:
        """The number of the program that a window belongs to, if it says so."""
        return next(iter(self._property(window, self._atoms["_NET_WM_PID"], CARDINAL) or ()), None)

    def program_of(self, window: int) -> str:
        """What a window's program calls itself, such as "firefox"; "" when it does not."""
        words = bytes(self._property(window, WM_CLASS, STRING) or ()).split(b"\0")
        return next(filter(None, reversed(words)), b"").decode(errors="replace")

    def listen(self, window: int, *, on: bool) -> None:
        """Let the server tell when the focus moves or that window changes, or let it be silent."""
        for place in (self._root, window):
            _Listen(
                display=self._x,
                onerror=lambda *_error: None,  # the window may be gone
                window=place,
                value_mask=EVENT_MASK,
                event_mask=PROPERTY_CHANGE if on else 0,
            )
        self._x.flush()

    def heard_change(self) -> bool:
        """Take in what the server says; whether any of it matters."""
        wanted = {self._atoms[word] for word in TELLING}
        events = [self._x.next_event() for _event in range(self._x.pending_events())]
        return any(getattr(event, "atom", None) in wanted for event in events)

    def _atom(self, name: str) -> int:
        request = _InternAtom(display=self._x, defer=True, only_if_exists=False, name=name)
        return int(request.atom) if self._answered(request) else 0

    def _property(self, window: int, name: int, kind: int) -> Sequence[int] | None:
        """The words of a property, none when it is not set; None when nobody answers."""
        request = _GetProperty(
            display=self._x,
            defer=True,
            delete=False,
            window=window,
            property=name,
            type=kind,
            long_offset=0,
            long_length=LONGEST,
        )
        if not self._answered(request):
            return None
        _unit, words = request.value or (0, ())
        return list(words)
