"""What macOS tells about holds: who records sound, and whether a camera runs.

Focus and the windows of others are told by no public call, so they are not offered. Asked only;
nothing is heard of a change.
"""

from collections.abc import Iterator
from typing import Protocol

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.holds.source import OnChange, Told, unheard


class Calls(Protocol):
    """What is asked of macOS; None where this version does not tell."""

    def recording_programs(self) -> list[str] | None:
        """The programs that record sound now; from macOS 14.2 on."""
        ...

    def running_cameras(self) -> int | None:
        """How many cameras run."""
        ...


class MacHolds:
    """Looks only when asked, and only for what is wanted."""

    def __init__(self, wanted: frozenset[HoldReason], calls: Calls) -> None:
        self.name = "macOS"
        self.on_change: OnChange = unheard
        self._wanted = wanted
        self._calls = calls

    def read(self) -> frozenset[Hold]:
        """Look now."""
        return frozenset(self._holds())

    def told(self) -> Told:
        """What this version of macOS tells."""
        answers: dict[HoldReason, object] = {
            "camera": self._calls.running_cameras(),
            "microphone": self._calls.recording_programs(),
        }
        return {
            reason: self.name
            for reason, answer in answers.items()
            if answer is not None and reason in self._wanted
        }

    def settle(self, timeout_ms: int) -> None:
        """Nothing is ever still to come."""

    def close(self) -> None:
        """There is nothing to end."""

    def _holds(self) -> Iterator[Hold]:
        if "camera" in self._wanted and self._calls.running_cameras():
            yield Hold("camera")
        if "microphone" in self._wanted:
            for program in self._calls.recording_programs() or ():
                yield Hold("microphone", program)
