"""Idle time, sleep, lock and display on macOS, from the documented calls."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from postureguard.ports import Presence
from postureguard.system.capability import Capability
from postureguard.system.unavailable import Unavailable

WILL_SLEEP = 0xE0000280
"""kIOMessageSystemWillSleep"""
HAS_POWERED_ON = 0xE0000300
"""kIOMessageSystemHasPoweredOn"""
LOCKED_KEY = "CGSSessionScreenIsLocked"
"""True while the lock screen is up, else missing. Not documented, but what everybody reads."""
CONSOLE_KEY = "kCGSSessionOnConsoleKey"
"""False while another user has the screen."""


class Quartz(Protocol):
    """The calls about input, display and session."""

    def seconds_since_input(self) -> float:
        """Since the last event of a keyboard, mouse or other device."""
        ...

    def display_asleep(self) -> bool:
        """Whether the main display is dark."""
        ...

    def session_flags(self) -> Mapping[str, bool] | None:
        """Those of the two keys that the session has; None: there is no session."""
        ...

    def listen(self, on_lock: Callable[[], None], on_power: Callable[[int], None]) -> bool:
        """Call when the lock changes, and with each message about sleep; False: cannot."""
        ...

    def close(self) -> None:
        """Hear no more."""
        ...


class MacIdle:
    """Asks for the last input of a device. Raises Unavailable where that makes no sense."""

    name = "Quartz"

    def __init__(self, quartz: Quartz) -> None:
        self._quartz = quartz
        if self.read().idle_s is None:
            raise Unavailable(_("macOS does not tell when the last input was."))

    @property
    def alive(self) -> bool:
        """Part of the system."""
        return True

    def read(self) -> Presence:
        """Ask now."""
        idle_s = self._quartz.seconds_since_input()
        sensible = 0.0 <= idle_s < 365 * 86400.0  # without a session it is negative or endless
        return Presence(idle_s if sensible else None)

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        means = _("Breaks wait for a pause in your typing, and a long silence counts as away.")
        return [Capability(_("Idle time"), works=True, by=self.name, meaning=means)]

    def close(self) -> None:
        """There is nothing to end."""


class MacSession(QObject):
    """Tells of sleep, the lock, other users and the display."""

    sleeping = Signal(bool)
    """True just before the machine sleeps, False when it is awake again."""
    locked = Signal(bool)
    """The screen was locked or given to another user, or is ours again."""

    def __init__(self, quartz: Quartz) -> None:
        super().__init__()
        self._quartz = quartz
        self._told = False
        self._listens = quartz.listen(self._lock_changed, self._power_changed)

    @property
    def display_off(self) -> bool:
        """Whether the main display is dark."""
        return self._quartz.display_asleep()

    def read_locked(self) -> bool | None:
        """Whether the screen is locked or another user's; None: there is no session."""
        flags = self._quartz.session_flags()
        if flags is None:
            return None
        return flags.get(LOCKED_KEY, False) or not flags.get(CONSOLE_KEY, True)

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        session = self._quartz.session_flags() is not None
        none = _("macOS does not tell this program; a long silence counts instead.")
        found = (
            (_("Sleep"), self._listens, "IOKit", _("Time asleep is not counted as sitting.")),
            (_("Lock"), session, "Quartz", _("Locking the screen counts as getting up.")),
            (
                _("Other users"),
                session,
                "Quartz",
                _("While another user has the screen, you count as away."),
            ),
            (_("Display off"), session, "Quartz", _("A dark display counts as away.")),
        )
        return [
            Capability(name, works, by if works else "", means if works else none)
            for name, works, by, means in found
        ]

    def settle(self, timeout_ms: int = 0) -> None:
        """There are no first answers to wait for."""

    def close(self) -> None:
        """Hear no more."""
        self._quartz.close()

    def _lock_changed(self) -> None:
        locked = bool(self.read_locked())
        if locked != self._told:
            self._told = locked
            self.locked.emit(locked)

    def _power_changed(self, message: int) -> None:
        if message == WILL_SLEEP:
            self.sleeping.emit(True)  # noqa: FBT003 - the signal's one argument
        elif message == HAS_POWERED_ON:
            self.sleeping.emit(False)  # noqa: FBT003
