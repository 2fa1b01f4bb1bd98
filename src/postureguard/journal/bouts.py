"""Stretches of sitting as the clock on the wall told them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from postureguard.core.insight.sitting import Bout

BOUTS: Final = """
SELECT began_utc, at_utc, day, seated_s, offset_s FROM sitting_bout
WHERE day BETWEEN :first AND :last ORDER BY began_utc, id
"""
_DAY: Final = timedelta(days=1)


def bout(row: Mapping[str, Any], zone: tzinfo | None) -> Bout:
    """One of them from a row of `BOUTS`.

    Where the row does not say what the clock showed, it is told by the clocks of `zone`, None for
    the computer's own, on the day it counts towards or the morning after.
    """
    began, at = datetime.fromisoformat(row["began_utc"]), datetime.fromisoformat(row["at_utc"])
    day = date.fromisoformat(row["day"])
    if row["offset_s"] is None:
        clock = began.astimezone(zone).replace(tzinfo=None)
        days_off = (at.astimezone(zone).date() - day).days
        clock -= _DAY * (days_off - max(0, min(days_off, 1)))
    else:
        clock = began.replace(tzinfo=None) + timedelta(seconds=row["offset_s"])
    start_s = (clock - datetime.combine(day, time())).total_seconds()
    return Bout(day, start_s, start_s + (at - began).total_seconds(), row["seated_s"])
