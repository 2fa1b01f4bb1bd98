"""The calls of Windows by ctypes and winreg; nothing is decided here.

Microsoft documents all but one: focus assist is told by a state of the Windows Notification
Facility, which is known only from those who looked. Where it is gone, nothing is told.
"""

import ctypes
import sys
from collections.abc import Iterator
from ctypes import POINTER, byref, c_int, c_uint8, c_uint32, c_uint64, c_void_p, wintypes
from typing import Any

from postureguard.system.holds.windows import Device, Use
from postureguard.system.unavailable import Unavailable

FOCUS_STATE = 0xD83063EA3BF1C75
"""WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED"""
QUERY_LIMITED_INFORMATION = 0x1000
LONGEST_PATH = 1024
STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
NO_PACKAGE = "NonPackaged"
FILETIME_PER_MS = 10_000
BATTERY_SAVER_ON = 1


class PowerStatus(ctypes.Structure):
    """SYSTEM_POWER_STATUS of winbase.h."""

    _fields_ = (
        ("ACLineStatus", c_uint8),
        ("BatteryFlag", c_uint8),
        ("BatteryLifePercent", c_uint8),
        ("SystemStatusFlag", c_uint8),
        ("BatteryLifeTime", c_uint32),
        ("BatteryFullLifeTime", c_uint32),
    )


class WindowsCalls:
    """`library` gives a library of Windows by its name; `registry` is the module winreg."""

    def __init__(self, library: Any, registry: Any) -> None:
        self._shell, self._nt = library("shell32"), library("ntdll")
        self._user, self._kernel = library("user32"), library("kernel32")
        self._registry = registry
        _declare(self._shell, self._nt, self._user, self._kernel)

    def notification_state(self) -> int | None:
        """Whether notifications may be shown: QUERY_USER_NOTIFICATION_STATE."""
        state = c_int()
        return state.value if self._shell.SHQueryUserNotificationState(byref(state)) == 0 else None

    def focus_level(self) -> int | None:
        """How strict focus assist is."""
        name, stamp = c_uint64(FOCUS_STATE), c_uint32()
        level, size = c_uint32(), c_uint32(ctypes.sizeof(c_uint32))
        ask = self._nt.NtQueryWnfStateData
        status = ask(byref(name), None, None, byref(stamp), byref(level), byref(size))
        return level.value if status == 0 else None

    def foreground_program(self) -> str:
        """The path of the program whose window has the focus."""
        number = c_uint32()
        self._user.GetWindowThreadProcessId(self._user.GetForegroundWindow(), byref(number))
        process = self._kernel.OpenProcess(QUERY_LIMITED_INFORMATION, False, number.value)  # noqa: FBT003
        if not process:
            return ""
        path, size = ctypes.create_unicode_buffer(LONGEST_PATH), c_uint32(LONGEST_PATH)
        found = self._kernel.QueryFullProcessImageNameW(process, 0, path, byref(size))
        self._kernel.CloseHandle(process)
        return path.value if found else ""

    def uses(self, device: Device) -> list[Use]:
        """Every program that ever used it; those without a package have a folder of their own."""
        place = f"{STORE}\\{device}"
        return [*self._uses_in(place), *self._uses_in(f"{place}\\{NO_PACKAGE}")]

    def started_at(self) -> int:
        """When the machine was started, in FILETIME."""
        now = c_uint64()
        self._kernel.GetSystemTimeAsFileTime(byref(now))
        return int(now.value - self._kernel.GetTickCount64() * FILETIME_PER_MS)

    def saves_battery(self) -> bool | None:
        """Whether the battery saver is on."""
        status = PowerStatus()
        if not self._kernel.GetSystemPowerStatus(byref(status)):
            return None
        return bool(status.SystemStatusFlag == BATTERY_SAVER_ON)

    def _uses_in(self, place: str) -> Iterator[Use]:
        try:
            with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, place) as folder:
                for number in range(self._registry.QueryInfoKey(folder)[0]):
                    program = self._registry.EnumKey(folder, number)
                    with self._registry.OpenKey(folder, program) as entry:
                        yield Use(
                            program,
                            self._number(entry, "LastUsedTimeStart"),
                            self._number(entry, "LastUsedTimeStop"),
                        )
        except OSError:
            return

    def _number(self, entry: Any, name: str) -> int:
        """A value of an entry; -1 when it is not set."""
        try:
            return int(self._registry.QueryValueEx(entry, name)[0])
        except (OSError, TypeError, ValueError):
            return -1


def windows_calls() -> WindowsCalls:
    """The real ones; raises Unavailable elsewhere."""
    if sys.platform != "win32":
        raise Unavailable("This is not Windows.")
    import winreg  # noqa: PLC0415

    return WindowsCalls(ctypes.WinDLL, winreg)


def _declare(shell: Any, nt: Any, user: Any, kernel: Any) -> None:
    """What each call takes and gives back; handles are as wide as pointers."""
    shell.SHQueryUserNotificationState.argtypes = [POINTER(c_int)]
    shell.SHQueryUserNotificationState.restype = ctypes.c_long
    nt.NtQueryWnfStateData.argtypes = [
        *(POINTER(c_uint64), c_void_p, c_void_p, POINTER(c_uint32), c_void_p, POINTER(c_uint32)),
    ]
    nt.NtQueryWnfStateData.restype = ctypes.c_long
    user.GetForegroundWindow.argtypes = []
    user.GetForegroundWindow.restype = wintypes.HWND
    user.GetWindowThreadProcessId.argtypes = [wintypes.HWND, POINTER(c_uint32)]
    kernel.OpenProcess.argtypes = [c_uint32, wintypes.BOOL, c_uint32]
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.QueryFullProcessImageNameW.argtypes = [
        *(wintypes.HANDLE, c_uint32, wintypes.LPWSTR, POINTER(c_uint32)),
    ]
    kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    kernel.GetSystemTimeAsFileTime.argtypes = [POINTER(c_uint64)]
    kernel.GetTickCount64.restype = c_uint64
    kernel.GetSystemPowerStatus.argtypes = [POINTER(PowerStatus)]
