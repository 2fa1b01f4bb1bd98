"""The only place that asks for the time."""

import time
from datetime import UTC, datetime, tzinfo

import tzlocal

from postureguard.core.sitting.moment import Moment


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> Moment:
        """Read all clocks at once; time asleep where the system tells it (Linux)."""
        steady = time.monotonic()
        boot = getattr(time, "CLOCK_BOOTTIME", None)
        asleep = 0.0 if boot is None else max(0.0, time.clock_gettime(boot) - steady)
        return Moment(datetime.now(UTC), steady, asleep)

    def zone(self) -> tzinfo:
        """The local zone; a fixed offset where its name makes no sense."""
        try:
            return tzlocal.get_localzone()
        except (LookupError, ValueError, OSError):
            return datetime.now().astimezone().tzinfo or UTC


def monotonic_s() -> float:
    """Seconds that only grow, for measuring."""
    return time.monotonic()
