"""The best that this desktop offers for telling whether somebody is there."""

import os
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from postureguard.ports import Presence, PresenceSource
from postureguard.system.capability import Capability
from postureguard.system.presence.logind import LogindWatch
from postureguard.system.presence.null import ClockOnly
from postureguard.system.presence.x11 import XScreenSaverSource
from postureguard.system.unavailable import Unavailable


class IdleSource(PresenceSource, Protocol):
    """What knows about keyboard, mouse and display."""

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        ...

    def close(self) -> None:
        """Leave the server it asks."""
        ...


class DesktopPresence(QObject):
    """Idle time from one source, lock and sleep from logind."""

    sleeping = Signal(bool)
    """True just before the machine sleeps, False when it is awake again."""
    locked = Signal(bool)
    """The session was locked, or unlocked."""

    def __init__(self, idle: IdleSource, watch: LogindWatch) -> None:
        super().__init__()
        self._idle = idle
        self._watch = watch
        watch.setParent(self)
        watch.sleeping.connect(self.sleeping)
        watch.locked.connect(self.locked)

    @property
    def name(self) -> str:
        """What works, for `doctor`: "XScreenSaver; sleep by logind; lock by logind"."""
        works = [f"{c.name.lower()} by {c.by}" for c in self._watch.describe() if c.works]
        return "; ".join([self._idle.name, *works])

    def read(self) -> Presence:
        """Ask now. Never raises; what cannot be told is None."""
        seen = self._idle.read()
        return Presence(seen.idle_s, bool(self._watch.read_locked()), seen.display_off)

    def describe(self) -> list[Capability]:
        """What can be told and what not, for `doctor`."""
        return [*self._idle.describe(), *self._watch.describe()]

    def settle(self, timeout_ms: int = 300) -> None:
        """Wait for logind's first answers, for who has no event loop yet."""
        self._watch.settle(timeout_ms)

    def close(self) -> None:
        """Leave the X server and the buses."""
        self._idle.close()
        self._watch.close()


def choose_presence(setting: str, environ: Mapping[str, str] = os.environ) -> DesktopPresence:
    """The source for a value of the setting `presence`: auto, or time only.

    "time only" leaves keyboard and mouse alone; lock and sleep are no secret either way.
    """
    return DesktopPresence(_choose_idle(setting, environ), LogindWatch(environ=environ))


def _choose_idle(setting: str, environ: Mapping[str, str]) -> IdleSource:
    if setting == "time only":
        return ClockOnly()
    try:
        return XScreenSaverSource(environ=environ)
    except Unavailable as error:
        return ClockOnly(str(error))


def describe(setting: str = "auto") -> list[Capability]:
    """What can be told on this desktop, for `doctor`."""
    source = choose_presence(setting)
    source.settle()
    found = source.describe()
    source.close()
    return found
