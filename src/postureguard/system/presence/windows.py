"""Idle time, sleep, lock and display on Windows, from the documented calls and messages."""

from collections.abc import Callable
from gettext import gettext as _
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from postureguard.ports import Presence
from postureguard.system.capability import Capability
from postureguard.system.unavailable import Unavailable

WRAP_MS = 2**32
"""The tick count starts anew after 49.7 days."""

WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004
PBT_APMRESUMESUSPEND = 0x0007
PBT_APMRESUMEAUTOMATIC = 0x0012
PBT_POWERSETTINGCHANGE = 0x8013
DISPLAY_OFF = 0
"""What GUID_CONSOLE_DISPLAY_STATE says; 1 is on, 2 is dimmed."""

WM_WTSSESSION_CHANGE = 0x02B1
WTS_CONSOLE_CONNECT = 1
WTS_CONSOLE_DISCONNECT = 2
WTS_REMOTE_CONNECT = 3
WTS_REMOTE_DISCONNECT = 4
WTS_SESSION_LOCK = 7
WTS_SESSION_UNLOCK = 8

OnMessage = Callable[[int, int, int], None]
"""Which message, its code, and the value of a power setting."""


class LastInput(Protocol):
    """The two calls about input."""

    def last_input_ms(self) -> int | None:
        """The tick count at the last input of this session; None: the call failed."""
        ...

    def tick_ms(self) -> int:
        """The tick count now."""
        ...


class Messages(Protocol):
    """What Windows sends to the windows of this program."""

    def listen(self, on_message: OnMessage) -> bool:
        """Hand on session and power messages; False where they cannot be had."""
        ...

    def close(self) -> None:
        """Hear no more."""
        ...


class WindowsIdle:
    """Asks for the last input. Raises Unavailable where that fails."""

    name = "GetLastInputInfo"

    def __init__(self, calls: LastInput) -> None:
        self._calls = calls
        if calls.last_input_ms() is None:
            raise Unavailable(_("Windows does not tell when the last input was."))

    @property
    def alive(self) -> bool:
        """Part of the system."""
        return True

    def read(self) -> Presence:
        """Ask now."""
        last_ms = self._calls.last_input_ms()
        if last_ms is None:
            return Presence()
        gone_ms = (self._calls.tick_ms() - last_ms) % WRAP_MS
        return Presence(0.0 if gone_ms > WRAP_MS // 2 else gone_ms / 1000)

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        means = _("Breaks wait for a pause in your typing, and a long silence counts as away.")
        return [Capability(_("Idle time"), works=True, by=self.name, meaning=means)]

    def close(self) -> None:
        """There is nothing to end."""


class WindowsSession(QObject):
    """Tells of sleep, the lock, other users and the display."""

    sleeping = Signal(bool)
    """True just before the machine sleeps, False when it is awake again."""
    locked = Signal(bool)
    """The screen was locked or given to another user, or is ours again."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._locked = self._elsewhere = self._told = False
        self.display_off = False
        self._messages = messages
        self._works = messages.listen(self._take)

    def read_locked(self) -> bool | None:
        """Whether the screen is locked or another user's; None: nothing tells."""
        return self._locked or self._elsewhere if self._works else None

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        none = _("Windows sends this program no messages; a long silence counts instead.")
        means = {
            _("Sleep"): _("Time asleep is not counted as sitting."),
            _("Lock"): _("Locking the screen counts as getting up."),
            _("Other users"): _("While another user has the screen, you count as away."),
            _("Display off"): _("A dark display counts as away."),
        }
        works, by = self._works, "Windows" if self._works else ""
        return [
            Capability(name, works, by, mean if works else none) for name, mean in means.items()
        ]

    def settle(self, timeout_ms: int = 0) -> None:
        """There are no first answers to wait for."""

    def close(self) -> None:
        """Hear no more."""
        self._messages.close()

    def _take(self, message: int, code: int, value: int) -> None:
        if message == WM_POWERBROADCAST:
            self._take_power(code, value)
        elif message == WM_WTSSESSION_CHANGE:
            self._take_session(code)

    def _take_power(self, code: int, value: int) -> None:
        if code == PBT_APMSUSPEND:
            self.sleeping.emit(True)  # noqa: FBT003 - the signal's one argument
        elif code in (PBT_APMRESUMEAUTOMATIC, PBT_APMRESUMESUSPEND):  # the second may follow
            self.sleeping.emit(False)  # noqa: FBT003
        elif code == PBT_POWERSETTINGCHANGE:
            self.display_off = value == DISPLAY_OFF

    def _take_session(self, code: int) -> None:
        if code in (WTS_SESSION_LOCK, WTS_SESSION_UNLOCK):
            self._locked = code == WTS_SESSION_LOCK
        elif code in (WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT):
            self._elsewhere = True
        elif code in (WTS_CONSOLE_CONNECT, WTS_REMOTE_CONNECT):
            self._elsewhere = False
        away = self._locked or self._elsewhere
        if away != self._told:
            self._told = away
            self.locked.emit(away)
