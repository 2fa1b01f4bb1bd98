"""The calls of Windows by ctypes, as Microsoft documents them; nothing is decided here."""

import ctypes
import sys
from ctypes import c_uint8, c_uint16, c_uint32, wintypes
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QGuiApplication, QWindow

from postureguard.system.presence.windows import (
    PBT_POWERSETTINGCHANGE,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    OnMessage,
)
from postureguard.system.unavailable import Unavailable

NOTIFY_FOR_THIS_SESSION = 0
DEVICE_NOTIFY_WINDOW_HANDLE = 0
CONSOLE_DISPLAY_STATE = "6fe69556-704a-47a0-8f24-c28d936fda47"


class LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO of winuser.h."""

    _fields_ = (("cbSize", c_uint32), ("dwTime", c_uint32))


class Guid(ctypes.Structure):
    """GUID of guiddef.h."""

    _fields_ = (
        ("Data1", c_uint32),
        ("Data2", c_uint16),
        ("Data3", c_uint16),
        ("Data4", c_uint8 * 8),
    )


class PowerSetting(ctypes.Structure):
    """POWERBROADCAST_SETTING of winuser.h, with the first four bytes of its data."""

    _fields_ = (("PowerSetting", Guid), ("DataLength", c_uint32), ("Data", c_uint32))


class Win32:
    """The calls about input. `user32` and `kernel32` are the libraries of that name."""

    def __init__(self, user32: Any, kernel32: Any) -> None:
        self._ask = user32.GetLastInputInfo
        self._ask.argtypes = [ctypes.POINTER(LastInputInfo)]
        self._ask.restype = wintypes.BOOL
        self._ticks = kernel32.GetTickCount
        self._ticks.argtypes = []
        self._ticks.restype = c_uint32

    def last_input_ms(self) -> int | None:
        """The tick count at the last input of this session; None: the call failed."""
        info = LastInputInfo(ctypes.sizeof(LastInputInfo), 0)
        return int(info.dwTime) if self._ask(ctypes.byref(info)) else None

    def tick_ms(self) -> int:
        """The tick count now."""
        return int(self._ticks())


class WindowsMessages(QAbstractNativeEventFilter):
    """Session and power messages, sent to a window that is never shown."""

    def __init__(self) -> None:
        super().__init__()
        self._window: QWindow | None = None
        self._handle = 0
        self._on_message: OnMessage = _nobody
        self._power = 0

    def listen(self, on_message: OnMessage) -> bool:
        """Hand them on; False where this program has no windows."""
        app = QCoreApplication.instance()
        if not isinstance(app, QGuiApplication):
            return False
        self._on_message = on_message
        self._window = QWindow()
        self._window.create()
        self._handle = int(self._window.winId())
        app.installNativeEventFilter(self)
        return self._register(_library("user32"), _library("wtsapi32"))

    def close(self) -> None:
        """Hear no more."""
        app = QCoreApplication.instance()
        if self._window is None or app is None:
            return
        app.removeNativeEventFilter(self)
        _library("wtsapi32").WTSUnRegisterSessionNotification(wintypes.HWND(self._handle))
        if self._power:
            _library("user32").UnregisterPowerSettingNotification(wintypes.HANDLE(self._power))
        self._window.destroy()
        self._window = None

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at every message to our window, and let all of them pass."""
        if QByteArray(kind).data() == b"windows_generic_MSG":
            self.take(wintypes.MSG.from_address(int(message)))
        return False, 0

    def take(self, message: wintypes.MSG) -> None:
        """Hand on one message, if it is to our window and about the session or power."""
        kind, code = int(message.message), int(message.wParam or 0)
        if int(message.hWnd or 0) != self._handle:
            return
        if kind == WM_POWERBROADCAST and code == PBT_POWERSETTINGCHANGE and message.lParam:
            setting = PowerSetting.from_address(int(message.lParam))
            self._on_message(kind, code, int(setting.Data))
        elif kind == WM_WTSSESSION_CHANGE or (
            kind == WM_POWERBROADCAST and code != PBT_POWERSETTINGCHANGE
        ):
            self._on_message(kind, code, 0)

    def _register(self, user32: Any, wtsapi32: Any) -> bool:
        window = wintypes.HWND(self._handle)
        register = user32.RegisterPowerSettingNotification
        register.restype = wintypes.HANDLE
        guid = display_state_guid()
        self._power = register(window, ctypes.byref(guid), DEVICE_NOTIFY_WINDOW_HANDLE) or 0
        told = wtsapi32.WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION)
        return bool(told)


def display_state_guid() -> Guid:
    """GUID_CONSOLE_DISPLAY_STATE as the structure that Windows wants."""
    first, second, third, *rest = CONSOLE_DISPLAY_STATE.split("-")
    tail = (c_uint8 * 8)(*bytes.fromhex("".join(rest)))
    return Guid(int(first, 16), int(second, 16), int(third, 16), tail)


def open_win32() -> Win32:
    """The calls of this system. Raises Unavailable on any other."""
    return Win32(_library("user32"), _library("kernel32"))


def _library(name: str) -> Any:
    if sys.platform != "win32":
        raise Unavailable(_("This system has no {library}.").format(library=name))
    try:
        return ctypes.WinDLL(name)
    except OSError as error:
        raise Unavailable(f"{error}.") from error


def _nobody(_message: int, _code: int, _value: int) -> None:
    pass
