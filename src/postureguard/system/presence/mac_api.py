"""The calls of macOS by ctypes, as Apple documents them; nothing is decided here."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, byref, c_bool, c_double, c_int, c_uint32, c_void_p
from gettext import gettext as _
from typing import Any

from postureguard.system.presence.mac import CONSOLE_KEY, LOCKED_KEY, WILL_SLEEP
from postureguard.system.unavailable import Unavailable

FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
HID_SYSTEM_STATE = 1
"""kCGEventSourceStateHIDSystemState: devices only, not what programs make up."""
ANY_INPUT = 0xFFFFFFFF
"""kCGAnyInputEventType"""
UTF8 = 0x08000100
INT_TYPE = 9
"""kCFNumberIntType"""
DELIVER_AT_ONCE = 4
"""CFNotificationSuspensionBehaviorDeliverImmediately"""
CAN_SLEEP = 0xE0000270
"""kIOMessageCanSystemSleep"""
LOCK_NAMES = ("com.apple.screenIsLocked", "com.apple.screenIsUnlocked")

OnNotification = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
OnPower = CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "CGEventSourceSecondsSinceLastEventType": (c_double, [c_int, c_uint32]),
    "CGMainDisplayID": (c_uint32, []),
    "CGDisplayIsAsleep": (c_uint32, [c_uint32]),
    "CGSessionCopyCurrentDictionary": (c_void_p, []),
    "CFStringCreateWithCString": (c_void_p, [c_void_p, ctypes.c_char_p, c_uint32]),
    "CFDictionaryGetValue": (c_void_p, [c_void_p, c_void_p]),
    "CFGetTypeID": (ctypes.c_ulong, [c_void_p]),
    "CFBooleanGetTypeID": (ctypes.c_ulong, []),
    "CFBooleanGetValue": (c_bool, [c_void_p]),
    "CFNumberGetValue": (c_bool, [c_void_p, ctypes.c_long, c_void_p]),
    "CFRelease": (None, [c_void_p]),
    "CFNotificationCenterGetDistributedCenter": (c_void_p, []),
    "CFNotificationCenterAddObserver": (
        None,
        [c_void_p, c_void_p, OnNotification, c_void_p, c_void_p, ctypes.c_long],
    ),
    "CFNotificationCenterRemoveEveryObserver": (None, [c_void_p, c_void_p]),
    "CFRunLoopGetMain": (c_void_p, []),
    "CFRunLoopAddSource": (None, [c_void_p, c_void_p, c_void_p]),
    "IORegisterForSystemPower": (
        c_uint32,
        [c_void_p, POINTER(c_void_p), OnPower, POINTER(c_uint32)],
    ),
    "IONotificationPortGetRunLoopSource": (c_void_p, [c_void_p]),
    "IODeregisterForSystemPower": (c_int, [POINTER(c_uint32)]),
    "IOAllowPowerChange": (c_int, [c_uint32, ctypes.c_long]),
}
"""What each call gives back and takes."""


class MacCalls:
    """The calls that are needed. The arguments are the frameworks as ctypes libraries."""

    def __init__(self, graphics: Any, foundation: Any, iokit: Any) -> None:
        self._foundation = foundation
        self._call: dict[str, Any] = {}
        libraries = {"CG": graphics, "CF": foundation, "IO": iokit}
        for name, (gives, takes) in SIGNATURES.items():
            call = getattr(libraries[name[:2]], name)
            call.restype, call.argtypes = gives, takes
            self._call[name] = call
        self._keys = {key: self._text(key) for key in (LOCKED_KEY, CONSOLE_KEY)}
        self._kept: list[Any] = []
        """Callbacks that the system still holds."""
        self._center = 0
        self._root = 0
        self._notifier = c_uint32(0)

    def seconds_since_input(self) -> float:
        """Since the last event of a keyboard, mouse or other device."""
        since = self._call["CGEventSourceSecondsSinceLastEventType"]
        return float(since(HID_SYSTEM_STATE, ANY_INPUT))

    def display_asleep(self) -> bool:
        """Whether the main display is dark."""
        return bool(self._call["CGDisplayIsAsleep"](self._call["CGMainDisplayID"]()))

    def session_flags(self) -> dict[str, bool] | None:
        """Those of the two keys that the session has; None: there is no session."""
        session = self._call["CGSessionCopyCurrentDictionary"]()
        if not session:
            return None
        find = self._call["CFDictionaryGetValue"]
        values = {key: find(session, text) for key, text in self._keys.items()}
        flags = {key: self._truth(value) for key, value in values.items() if value}
        self._call["CFRelease"](session)
        return flags

    def listen(self, on_lock: Callable[[], None], on_power: Callable[[int], None]) -> bool:
        """Call when the lock changes, and with each message about sleep; False: cannot."""
        locks = OnNotification(lambda *_words: on_lock())
        self._kept.append(locks)
        self._center = self._call["CFNotificationCenterGetDistributedCenter"]() or 0
        for name in LOCK_NAMES if self._center else ():
            self._call["CFNotificationCenterAddObserver"](
                *(self._center, id(self), locks), self._text(name), None, DELIVER_AT_ONCE
            )
        return self._listen_to_power(on_power)

    def close(self) -> None:
        """Hear no more."""
        if self._center:
            self._call["CFNotificationCenterRemoveEveryObserver"](self._center, id(self))
            self._center = 0
        if self._root:
            self._call["IODeregisterForSystemPower"](byref(self._notifier))
            self._root = 0

    def _listen_to_power(self, on_power: Callable[[int], None]) -> bool:
        def take(_own: int | None, _service: int, message: int, argument: int | None) -> None:
            on_power(message)
            if message in (WILL_SLEEP, CAN_SLEEP):  # or the machine waits for us half a minute
                self._call["IOAllowPowerChange"](self._root, argument or 0)

        power = OnPower(take)
        self._kept.append(power)
        port = c_void_p(0)
        register = self._call["IORegisterForSystemPower"]
        self._root = register(None, byref(port), power, byref(self._notifier))
        if not self._root:
            return False
        source = self._call["IONotificationPortGetRunLoopSource"](port)
        modes = common_modes(self._foundation)
        self._call["CFRunLoopAddSource"](self._call["CFRunLoopGetMain"](), source, modes)
        return True

    def _text(self, text: str) -> int:
        """A text of CoreFoundation; there are four, and they stay."""
        return int(self._call["CFStringCreateWithCString"](None, text.encode(), UTF8) or 0)

    def _truth(self, value: int) -> bool:
        """A yes or no, or a number."""
        if self._call["CFGetTypeID"](value) == self._call["CFBooleanGetTypeID"]():
            return bool(self._call["CFBooleanGetValue"](value))
        number = c_int(0)
        self._call["CFNumberGetValue"](value, INT_TYPE, byref(number))
        return bool(number.value)


def common_modes(foundation: ctypes.CDLL) -> c_void_p:
    """kCFRunLoopCommonModes: also while a menu is open."""
    return c_void_p.in_dll(foundation, "kCFRunLoopCommonModes")


def open_quartz() -> MacCalls:
    """The calls of this system. Raises Unavailable on any other."""
    if sys.platform != "darwin":
        raise Unavailable(_("This system has no {library}.").format(library="Quartz"))
    names = ("CoreGraphics", "CoreFoundation", "IOKit")
    try:
        return MacCalls(*(ctypes.CDLL(FRAMEWORKS.format(name)) for name in names))
    except (OSError, AttributeError) as error:  # a call that this version of macOS has not
        raise Unavailable(f"{error}.") from error
