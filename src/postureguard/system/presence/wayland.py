"""Idle time from a Wayland compositor, which tells only when a silence begins and ends.

Between two looks nothing is asked. A look while there is input asks to be told of the next
silence; when that silence ends, nothing more is asked until the next look. So one look costs two
wake-ups at most, and the beginning of a silence is known to the second.
"""

import os
import struct
from collections.abc import Callable, Mapping
from gettext import gettext as _
from typing import NamedTuple

from postureguard.ports import Presence
from postureguard.system.capability import Capability
from postureguard.system.clock import monotonic_s
from postureguard.system.presence.wayland_wire import (
    DISPLAY,
    GET_REGISTRY,
    WaylandWire,
    socket_path,
    text,
    whole,
)
from postureguard.system.unavailable import Unavailable

SILENCE_S = 2.0
"""A silence this long is told. Shorter than the pause in typing that breaks wait for."""
LATE_S = 1.0
"""A compositor that is busy tells of a silence so much later at most."""
ANSWER_MS = 500
"""A compositor that takes longer to say what it offers is tried again later."""
BIND = 0
GLOBAL, GLOBAL_REMOVE = 0, 1
IDLED, RESUMED = 0, 1
DESTROY = 0


class _Protocol(NamedTuple):
    interface: str
    version: int
    """The oldest that has this request."""
    request: int
    seat_first: bool
    ignores_inhibitors: bool


PROTOCOLS = (
    _Protocol("ext_idle_notifier_v1", 2, 2, seat_first=False, ignores_inhibitors=True),
    _Protocol("ext_idle_notifier_v1", 1, 1, seat_first=False, ignores_inhibitors=False),
    _Protocol("org_kde_kwin_idle", 1, 0, seat_first=True, ignores_inhibitors=False),
)
"""Best first. Input alone counts only in the first; a playing film ends a silence in the others."""


class WaylandIdle:
    """Asks the compositor of this session. Raises Unavailable where it tells nothing."""

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        clock_s: Callable[[], float] = monotonic_s,
    ) -> None:
        self._clock_s = clock_s
        self._globals: dict[str, tuple[int, int]] = {}
        """By interface: its number in the registry, and its version."""
        self._registry = 0
        self._used: set[int] = set()
        self._silent_since_s: float | None = None
        self._watch = 0
        self._watching_since_s = 0.0
        self._input_seen = False
        self._wire = WaylandWire(socket_path(environ))
        try:
            self._protocol = self._choose()
            self._seat = self._bind("wl_seat", 1)
            self._manager = self._bind(self._protocol.interface, self._protocol.version)
            self._watch_for_silence()
        except Unavailable:
            self._wire.close()
            raise
        self.name = self._protocol.interface

    @property
    def alive(self) -> bool:
        """Whether the compositor is still there."""
        return self._wire.alive

    def read(self) -> Presence:
        """Since when it is silent. While there is input 0, which may be a look too young."""
        self._wire.take()
        if not self.alive:
            return Presence()
        now_s = self._clock_s()
        if self._silent_since_s is not None:
            return Presence(max(0.0, now_s - self._silent_since_s))
        if not self._watch:
            self._watch_for_silence()
        elif now_s - self._watching_since_s > SILENCE_S + LATE_S:
            self._input_seen = True
        return Presence(0.0 if self._input_seen else None)

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        means = _("Breaks wait for a pause in your typing, and a long silence counts as away.")
        if not self._protocol.ignores_inhibitors:
            means += " " + _("A film that keeps the screen awake looks like input here.")
        return [Capability(_("Idle time"), works=True, by=self.name, meaning=means)]

    def close(self) -> None:
        """Leave the compositor."""
        self._wire.close()

    def _choose(self) -> _Protocol:
        self._registry = self._wire.create(self._on_global)
        self._wire.send(DISPLAY, GET_REGISTRY, self._registry)
        if not self._wire.roundtrip(ANSWER_MS):
            raise Unavailable(_("The Wayland compositor does not answer."))
        for protocol in PROTOCOLS:
            _name, version = self._globals.get(protocol.interface, (0, 0))
            if version >= protocol.version and "wl_seat" in self._globals:
                return protocol
        raise Unavailable(_("This Wayland compositor does not tell about silences."))

    def _bind(self, interface: str, version: int) -> int:
        name, _version = self._globals[interface]
        self._used.add(name)
        number = self._wire.create(_ignore)
        self._wire.send(self._registry, BIND, name, interface, version, number)
        return number

    def _watch_for_silence(self) -> None:
        self._watching_since_s = self._clock_s()
        self._watch = self._wire.create(self._on_silence)
        rest: tuple[int, int] = (round(SILENCE_S * 1000), self._seat)
        if self._protocol.seat_first:
            rest = (rest[1], rest[0])
        self._wire.send(self._manager, self._protocol.request, self._watch, *rest)

    def _on_silence(self, opcode: int, _body: bytes) -> None:
        if opcode == IDLED:
            self._silent_since_s = self._clock_s() - SILENCE_S
        elif opcode == RESUMED:
            self._silent_since_s = None
            self._input_seen = True
            self._wire.send(self._watch, DESTROY)
            self._wire.forget(self._watch)
            self._watch = 0

    def _on_global(self, opcode: int, body: bytes) -> None:
        try:
            number = whole(body, 0)
            if opcode == GLOBAL:
                interface, after = text(body, 4)
                self._globals.setdefault(interface, (number, whole(body, after)))
            elif opcode == GLOBAL_REMOVE and number in self._used:
                self._wire.close()  # without its seat nothing is told any more
        except struct.error:
            self._wire.close()


def _ignore(_opcode: int, _body: bytes) -> None:
    pass
