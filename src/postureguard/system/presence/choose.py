"""The best that this desktop offers for telling whether somebody is there."""

import os
import sys
from collections.abc import Mapping
from gettext import gettext as _
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from postureguard.ports import Presence
from postureguard.system.capability import Capability
from postureguard.system.presence.candidates import candidates
from postureguard.system.presence.idle import BestIdle, Candidate, IdleSource
from postureguard.system.presence.null import ClockOnly
from postureguard.system.unavailable import Unavailable


class SessionWatch(Protocol):
    """What knows about sleep and the lock; a QObject."""

    sleeping: SignalInstance
    locked: SignalInstance

    @property
    def display_off(self) -> bool:
        """Whether the display is known to be dark."""
        ...

    def read_locked(self) -> bool | None:
        """Whether nobody can be at our screen; None: nothing tells."""
        ...

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        ...

    def settle(self, timeout_ms: int = ...) -> None:
        """Wait for the first answers, for who has no event loop yet."""
        ...

    def close(self) -> None:
        """Leave whatever it asks."""
        ...


class DesktopPresence(QObject):
    """Idle time from one source; sleep, lock and other users from the system."""

    sleeping = Signal(bool)
    """True just before the machine sleeps, False when it is awake again."""
    locked = Signal(bool)
    """The session was locked or given to another user, or is ours again."""

    def __init__(self, idle: IdleSource, watch: SessionWatch) -> None:
        super().__init__()
        self._idle = idle
        self._watch = watch
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
        dark = seen.display_off or self._watch.display_off
        return Presence(seen.idle_s, bool(self._watch.read_locked()), dark)

    def describe(self) -> list[Capability]:
        """What can be told and what not, for `doctor`."""
        return [*self._idle.describe(), *self._watch.describe()]

    def settle(self, timeout_ms: int = 300) -> None:
        """Wait for the system's first answers, for who has no event loop yet."""
        self._watch.settle(timeout_ms)

    def close(self) -> None:
        """Leave everything that is asked."""
        self._idle.close()
        self._watch.close()


def choose_presence(
    setting: str, environ: Mapping[str, str] = os.environ, system: str = sys.platform
) -> DesktopPresence:
    """The source for a value of the setting `presence`: auto, or time only.

    "time only" leaves keyboard and mouse alone; lock and sleep are no secret either way.
    """
    watch, last_resort = _session(environ, system)
    if setting == "time only":
        return DesktopPresence(ClockOnly(), watch)
    idle = BestIdle(candidates(environ, system), last_resort)
    for told in (watch.sleeping, watch.locked):
        told.connect(lambda _on: idle.hurry())
    return DesktopPresence(idle, watch)


def describe(setting: str = "auto", environ: Mapping[str, str] = os.environ) -> list[Capability]:
    """What can be told on this desktop: idle time first, then the rest. For settings."""
    source = choose_presence(setting, environ)
    source.settle()
    found = source.describe()
    source.close()
    return found


def describe_in_full(setting: str, environ: Mapping[str, str] = os.environ) -> list[Capability]:
    """The same, and after idle time every way to know it, its name indented. For `doctor`."""
    idle, *rest = describe(setting, environ)
    return [idle, *survey(setting, candidates(environ)), *rest]


def survey(setting: str, ways: tuple[Candidate, ...]) -> list[Capability]:
    """Every way to know about keyboard and mouse: whether it works here, and is it used."""
    found: list[Capability] = []
    for way in ways:
        works, means = True, _("It works too; one above it is used.")
        if setting == "time only":
            means = _('It works, and is left alone: the setting says "time only".')
        elif not any(other.works for other in found):
            means = _("It is used: the first that works here.")
        try:
            way.attach().close()
        except Unavailable as error:
            works, means = False, str(error)
        found.append(Capability(f"  {way.name}", works, way.gives if works else "", means))
    return found


def _session(environ: Mapping[str, str], system: str) -> tuple[SessionWatch, IdleSource]:
    """What tells about sleep and lock here, and what is left where nothing tells of input."""
    if system in _OTHER_SESSIONS:
        nobody = ClockOnly(_("Nothing here tells about keyboard and mouse."))
        try:
            return _OTHER_SESSIONS[system](), nobody
        except Unavailable as error:
            from postureguard.system.presence.silent_session import SilentSession  # noqa: PLC0415

            return SilentSession(str(error)), nobody
    from postureguard.system.presence.idle_hint import IdleHint  # noqa: PLC0415
    from postureguard.system.presence.linux_session import LinuxSession  # noqa: PLC0415

    watch = LinuxSession(environ=environ)
    return watch, IdleHint(watch.login)


def _windows() -> SessionWatch:
    from postureguard.system.presence.windows import WindowsSession  # noqa: PLC0415
    from postureguard.system.presence.windows_api import WindowsMessages  # noqa: PLC0415

    return WindowsSession(WindowsMessages())


def _mac() -> SessionWatch:
    from postureguard.system.presence.mac import MacSession  # noqa: PLC0415
    from postureguard.system.presence.mac_api import open_quartz  # noqa: PLC0415

    return MacSession(open_quartz())


_OTHER_SESSIONS = {"win32": _windows, "darwin": _mac}
