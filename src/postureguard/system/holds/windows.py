"""What Windows tells about holds, and what it means. Asked only; nothing tells of a change."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Literal, Protocol

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.holds.source import OnChange, Told, unheard

BUSY, FULL_SCREEN_GAME, PRESENTING, FULL_SCREEN_APP = 2, 3, 4, 7
"""Of QUERY_USER_NOTIFICATION_STATE."""
ALL_NOTIFICATIONS = 0
"""Focus assist is off; 1 lets through what has priority, 2 only alarms."""
Device = Literal["webcam", "microphone"]
DEVICES: tuple[tuple[HoldReason, Device], ...] = (
    ("camera", "webcam"),
    ("microphone", "microphone"),
)
REASONS: tuple[HoldReason, ...] = (
    *("do not disturb", "full screen", "camera", "microphone", "battery saver"),
)


@dataclass(frozen=True, slots=True)
class Use:
    """One program and its last use of a camera or microphone, in FILETIME; stop 0: still on."""

    program: str
    start: int
    stop: int


class Calls(Protocol):
    """What is asked of Windows; whatever fails is None or empty."""

    def notification_state(self) -> int | None:
        """Whether notifications may be shown: QUERY_USER_NOTIFICATION_STATE."""
        ...

    def focus_level(self) -> int | None:
        """How strict focus assist is."""
        ...

    def foreground_program(self) -> str:
        """The path of the program whose window has the focus."""
        ...

    def uses(self, device: Device) -> list[Use]:
        """Every program that ever used it."""
        ...

    def started_at(self) -> int:
        """When the machine was started, in FILETIME."""
        ...

    def saves_battery(self) -> bool | None:
        """Whether the battery saver is on."""
        ...


class WindowsHolds:
    """Looks only when asked, and only for what is wanted."""

    def __init__(self, wanted: frozenset[HoldReason], calls: Calls, own: str = "") -> None:
        self.name = "Windows"
        self.on_change: OnChange = unheard
        self._wanted = wanted.intersection(REASONS)
        self._calls = calls
        self._own = PureWindowsPath(own or sys.executable)

    def read(self) -> frozenset[Hold]:
        """Look now."""
        found = (hold for look in (self._screen, self._focus, self._devices) for hold in look())
        return frozenset(hold for hold in found if hold.reason in self._wanted)

    def told(self) -> Told:
        """All that Windows can tell."""
        told: dict[HoldReason, str] = dict.fromkeys(self._wanted, self.name)
        if self._calls.saves_battery() is None:
            told.pop("battery saver", None)
        return told

    def settle(self, timeout_ms: int) -> None:
        """Nothing is ever still to come."""

    def close(self) -> None:
        """There is nothing to end."""

    def _screen(self) -> Iterator[Hold]:
        state = self._calls.notification_state()
        if state == PRESENTING:
            yield Hold("do not disturb")
        elif state in (BUSY, FULL_SCREEN_GAME, FULL_SCREEN_APP):
            program = PureWindowsPath(self._calls.foreground_program())
            if program != self._own:
                yield Hold("full screen", program.stem)

    def _focus(self) -> Iterator[Hold]:
        if (self._calls.focus_level() or ALL_NOTIFICATIONS) > ALL_NOTIFICATIONS:
            yield Hold("do not disturb")
        if self._calls.saves_battery():
            yield Hold("battery saver")

    def _devices(self) -> Iterator[Hold]:
        """Uses that go on. One from before the last start was never ended properly."""
        for reason, device in DEVICES:
            if reason in self._wanted:
                start = self._calls.started_at()
                uses = self._calls.uses(device)
                yield from (
                    Hold(reason, _called(use.program))
                    for use in uses
                    if use.stop == 0 and use.start >= start
                )


def _called(program: str) -> str:
    """A program's name: of its path, written with # between folders, or of its package."""
    if "#" in program:
        return PureWindowsPath(program.replace("#", "\\")).stem
    return program.partition("_")[0]
