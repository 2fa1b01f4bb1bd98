"""One reading of the clocks, and what two readings tell."""

from dataclasses import dataclass
from datetime import datetime

SHORTEST_SLEEP_S = 1.0
"""Two clocks that are read one after the other differ a little; less than this is no sleep."""


@dataclass(frozen=True, slots=True)
class Moment:
    """All clocks, read at once."""

    wall: datetime
    """Calendar time, aware, UTC. May jump."""
    steady_s: float
    """Seconds that only grow, and stand still while the machine sleeps."""
    asleep_s: float = 0.0
    """Seconds asleep since the machine started; 0 where the system does not tell."""


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Real time between two moments, whatever somebody did to the calendar clock."""

    awake_s: float
    asleep_s: float


def elapsed(before: Moment, after: Moment, *, sleep_announced: bool) -> Elapsed:
    """Time that passed, split by sleep.

    A calendar clock that ran ahead of the steady one means sleep only if the system had
    announced it; otherwise somebody set the clock, and no time has passed.
    """
    awake = max(0.0, after.steady_s - before.steady_s)
    asleep = after.asleep_s - before.asleep_s
    if asleep < SHORTEST_SLEEP_S:
        asleep = 0.0
    if sleep_announced and asleep == 0.0:
        wall = (after.wall - before.wall).total_seconds()
        asleep = max(0.0, wall - awake)
    return Elapsed(awake, asleep)
