"""Time that passes when told to: the clock and alarm ports without waiting."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo

from postureguard.core.sitting.moment import Moment

MONDAY_9 = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class VirtualClock:
    """A clock that stands until it is moved."""

    moment: Moment = field(default_factory=lambda: Moment(MONDAY_9, 1000.0, 0.0))
    tz: tzinfo = UTC

    def now(self) -> Moment:
        """The moment it stands at."""
        return self.moment

    def zone(self) -> tzinfo:
        """The zone it was given."""
        return self.tz

    def advance(self, seconds: float) -> None:
        """Real time passes."""
        m = self.moment
        self.moment = replace(
            m, wall=m.wall + timedelta(seconds=seconds), steady_s=m.steady_s + seconds
        )

    def sleep(self, seconds: float) -> None:
        """The machine sleeps."""
        m = self.moment
        self.moment = replace(
            m, wall=m.wall + timedelta(seconds=seconds), asleep_s=m.asleep_s + seconds
        )

    def set_wall(self, wall: datetime) -> None:
        """Somebody sets the calendar clock; no time passes."""
        self.moment = replace(self.moment, wall=wall)


class VirtualAlarms:
    """Alarms that ring, in order, while `run` moves the clock past them."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self.pending: dict[str, tuple[float, Callable[[], object]]] = {}

    def set(self, name: str, after_s: float, call: Callable[[], object]) -> None:
        """Ring once; an earlier alarm of that name is dropped."""
        self.pending[name] = (self._clock.now().steady_s + max(0.0, after_s), call)

    def clear(self, name: str) -> None:
        """Drop the alarm of that name, if any."""
        self.pending.pop(name, None)

    def run(self, seconds: float) -> None:
        """Let time pass."""
        end = self._clock.now().steady_s + seconds
        while self.pending:
            name = min(self.pending, key=lambda n: self.pending[n][0])
            at, call = self.pending[name]
            if at > end:
                break
            del self.pending[name]
            self._clock.advance(max(0.0, at - self._clock.now().steady_s))
            call()
        self._clock.advance(max(0.0, end - self._clock.now().steady_s))
