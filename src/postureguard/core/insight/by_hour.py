"""When in the day people sit."""

from collections.abc import Iterable
from typing import Final

from postureguard.core.insight.sitting import Bout

HOUR_S: Final = 3600.0


def by_hour(bouts: Iterable[Bout]) -> dict[int, float]:
    """Seconds of sitting by the hour of the day; 24 and more are hours after midnight.

    Breaks within a stretch are spread evenly over it: it is not known when they were.
    """
    found: dict[int, float] = {}
    for bout in bouts:
        length = bout.end_s - bout.start_s
        if length <= 0:
            continue
        share = min(1.0, bout.seated_s / length)
        hour = int(bout.start_s // HOUR_S)
        while hour * HOUR_S < bout.end_s:
            inside = min(bout.end_s, (hour + 1) * HOUR_S) - max(bout.start_s, hour * HOUR_S)
            found[hour] = found.get(hour, 0.0) + inside * share
            hour += 1
    return found
