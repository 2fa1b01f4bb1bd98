"""Idle time from the best source there is, looked for again when it is lost."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from postureguard.ports import Presence, PresenceSource
from postureguard.system.capability import Capability
from postureguard.system.clock import monotonic_s
from postureguard.system.unavailable import Unavailable

FIRST_RETRY_S = 15.0
LAST_RETRY_S = 600.0
"""Where nothing answers, trying again costs more than it brings: each wait is twice the last."""


class IdleSource(PresenceSource, Protocol):
    """Knows about keyboard and mouse, and perhaps the display."""

    @property
    def alive(self) -> bool:
        """Whether it can still answer; what cannot is closed and looked for anew."""
        ...

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        ...

    def close(self) -> None:
        """Leave the server it asks."""
        ...


class Candidate(NamedTuple):
    """One way to know; `attach` raises Unavailable, with the reason, where it does not work."""

    name: str
    gives: str
    attach: Callable[[], IdleSource]


class BestIdle:
    """The first candidate that works. Until one does, the last resort answers."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        last_resort: IdleSource,
        clock_s: Callable[[], float] = monotonic_s,
    ) -> None:
        self._candidates = candidates
        self._last_resort = last_resort
        self._clock_s = clock_s
        self._wait_s = FIRST_RETRY_S
        self._again_s = clock_s()
        self._closed = False
        self._source: IdleSource | None = None
        self._attach()

    @property
    def name(self) -> str:
        """How it works now."""
        return self._current().name

    @property
    def alive(self) -> bool:
        """Always: it looks for another."""
        return True

    def read(self) -> Presence:
        """Ask now; a source that was lost is looked for at once, later less and less often."""
        if self._source is not None:
            seen = self._source.read()
            if self._source.alive:
                return seen
            self._source.close()
            self._source = None
            self.hurry()
        if not self._closed and self._clock_s() >= self._again_s:
            self._attach()
        return self._current().read()

    def hurry(self) -> None:
        """Something changed, such as waking from sleep: the next look tries everything again."""
        self._wait_s = FIRST_RETRY_S
        self._again_s = self._clock_s()

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        return self._current().describe()

    def close(self) -> None:
        """Leave the server it asks, for good."""
        self._closed = True
        if self._source is not None:
            self._source.close()
            self._source = None

    def _current(self) -> IdleSource:
        return self._last_resort if self._source is None else self._source

    def _attach(self) -> None:
        for candidate in self._candidates:
            try:
                self._source = candidate.attach()
            except Unavailable:
                continue
            return
        self._again_s = self._clock_s() + self._wait_s
        self._wait_s = min(2 * self._wait_s, LAST_RETRY_S)
