"""Whether a program of this user has a camera open, on Linux.

A driver that nobody uses says so at once, which is nearly always the answer. Only otherwise are
the open files of this user's programs looked through, the newest programs first, and not for
longer than a moment.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.clock import monotonic_s
from postureguard.system.holds.source import OnChange, Told, unheard
from postureguard.system.unavailable import Unavailable

SEARCH_S = 0.015
"""So long a look at the open files may take; a busy driver is believed after that."""
REASON: HoldReason = "camera"


class CameraSource:
    """Looks only when asked. Raises Unavailable where there are no devices to look at."""

    def __init__(
        self,
        devices: Path = Path("/dev"),
        drivers: Path = Path("/sys/class/video4linux"),
        processes: Path = Path("/proc"),
        search_s: float = SEARCH_S,
    ) -> None:
        self.name = "V4L2"
        self.on_change: OnChange = unheard
        self._devices, self._drivers, self._processes = devices, drivers, processes
        self._search_s = search_s
        if not processes.is_dir():
            raise Unavailable("Programs cannot be looked at.")

    def read(self) -> frozenset[Hold]:
        """Look now."""
        try:
            cameras = {str(file): self._used(file.name) for file in self._devices.glob("video*")}
            if not cameras or not any(used is not False for used in cameras.values()):
                return frozenset()
            return self._search(set(cameras), believed=True in cameras.values())
        except OSError:
            return frozenset()

    def told(self) -> Told:
        """The camera, whether one is plugged in or not."""
        return {REASON: self.name}

    def settle(self, timeout_ms: int) -> None:
        """Nothing is ever still to come."""

    def close(self) -> None:
        """There is nothing to end."""

    def _used(self, device: str) -> bool | None:
        """Whether the driver of a camera is in use; None where it does not count its users."""
        count = self._drivers / device / "device/driver/module/refcnt"
        try:
            return int(count.read_text()) > 0
        except (OSError, ValueError):
            return None

    def _search(self, cameras: set[str], *, believed: bool) -> frozenset[Hold]:
        """Who has one of them open; a search cut short goes by what the driver says."""
        deadline_s = monotonic_s() + self._search_s
        for process in self._own():
            if monotonic_s() > deadline_s:
                return frozenset((Hold(REASON),) if believed else ())
            if any(target in cameras for target in _open_files(process)):
                return frozenset((Hold(REASON, _program(process)),))
        return frozenset()

    def _own(self) -> Iterator[Path]:
        """The programs of the same user, the newest first."""
        user = os.getuid()
        for number in sorted(_numbers(self._processes), reverse=True):
            process = self._processes / str(number)
            try:
                if process.stat().st_uid == user:
                    yield process
            except OSError:
                continue  # it has just ended


def _numbers(processes: Path) -> Iterator[int]:
    with os.scandir(processes) as entries:
        yield from (int(entry.name) for entry in entries if entry.name.isdigit())


def _open_files(process: Path) -> Iterator[str]:
    folder = f"{process}/fd"
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a Path for each would take three times as long
    except OSError:
        return
    for name in names:
        try:
            yield os.readlink(f"{folder}/{name}")  # noqa: PTH115
        except OSError:
            continue


def _program(process: Path) -> str:
    try:
        return (process / "comm").read_text().strip()
    except OSError:
        return ""
