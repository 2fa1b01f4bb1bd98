"""Idle time from GNOME Shell or Cinnamon: both answer the same question on the session bus.

They also offer to tell when a silence begins and ends. That is not used: a look needs one answer,
and what is not asked wakes nobody.
"""

import os
from collections.abc import Mapping
from gettext import gettext as _

from postureguard.ports import Presence
from postureguard.system.bus import BusLink, BusSignal, Reply, session_address
from postureguard.system.capability import Capability
from postureguard.system.unavailable import Unavailable

GNOME = "org.gnome.Mutter.IdleMonitor"
CINNAMON = "org.cinnamon.Muffin.IdleMonitor"
FIRST_ANSWER_MS = 500
"""A shell that takes longer for its first answer is tried again later."""
ANSWER_MS = 200
"""One that takes longer for a later answer tells nothing this time."""
GONE = (
    "org.freedesktop.DBus.Error.ServiceUnknown",
    "org.freedesktop.DBus.Error.NameHasNoOwner",
    "org.freedesktop.DBus.Error.NoReply",
)


class IdleMonitor:
    """Asks one of these shells. Raises Unavailable where it is not running."""

    def __init__(self, service: str, environ: Mapping[str, str] = os.environ) -> None:
        self.name = service
        self._path = "/" + service.replace(".", "/") + "/Core"
        self._idle_s: float | None = None
        self._error = ""
        self._link = BusLink(session_address(environ), _ignore, self._broken)
        if self._ask(FIRST_ANSWER_MS) is None:
            self.close()
            why = _("{service} does not answer on the session bus.")
            raise Unavailable(why.format(service=service))

    @property
    def alive(self) -> bool:
        """Whether the shell is still there."""
        return self._link.alive and self._error not in GONE

    def read(self) -> Presence:
        """Ask now; a shell that is busy tells nothing this time."""
        return Presence(self._ask(ANSWER_MS))

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        works = self.read().idle_s is not None
        idle = _("Breaks wait for a pause in your typing, and a long silence counts as away.")
        no_idle = _("The desktop does not answer.")
        by, means = (self.name, idle) if works else ("", no_idle)
        return [Capability(_("Idle time"), works, by, means)]

    def close(self) -> None:
        """Leave the bus."""
        self._link.close()

    def _ask(self, timeout_ms: int) -> float | None:
        from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

        self._idle_s = None
        if self._link.alive:
            where = DBusAddress(self._path, self.name, self.name)
            question = new_method_call(where, "GetIdletime")
            question.header.flags = MessageFlag.no_auto_start
            self._link.call(question, self._on_answer)
            self._link.settle(timeout_ms)
        return self._idle_s

    def _on_answer(self, reply: Reply) -> None:
        self._error = reply.error
        match reply.body:
            case (int(idle_ms),) if not reply.error:
                self._idle_s = idle_ms / 1000

    def _broken(self) -> None:
        self._idle_s = None


def _ignore(_signal: BusSignal) -> None:
    pass
