"""The only place that asks for the time."""

import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import tzlocal

from postureguard.core.sitting.moment import Moment


class SystemClock:
    """The clocks of this machine."""

    def __init__(self) -> None:
        self._zone_mark: object = None

    def now(self) -> Moment:
        """Read all clocks at once; time asleep where the system tells it (Linux)."""
        steady = time.monotonic()
        boot = getattr(time, "CLOCK_BOOTTIME", None)
        asleep = 0.0 if boot is None else max(0.0, time.clock_gettime(boot) - steady)
        return Moment(datetime.now(UTC), steady, asleep)

    def zone(self) -> tzinfo:
        """The local zone; a fixed offset where its name makes no sense."""
        mark = _zone_mark()
        try:
            if mark != self._zone_mark:
                self._zone_mark = mark
                return tzlocal.reload_localzone()
            return tzlocal.get_localzone()
        except (LookupError, ValueError, OSError):
            return datetime.now().astimezone().tzinfo or UTC


def _zone_mark() -> object:
    """Something that is another when somebody has travelled."""
    try:
        place = Path("/etc/localtime").stat()
    except OSError:
        return os.environ.get("TZ")
    return os.environ.get("TZ"), place.st_ino, place.st_mtime_ns


def monotonic_s() -> float:
    """Seconds that only grow, for measuring."""
    return time.monotonic()
