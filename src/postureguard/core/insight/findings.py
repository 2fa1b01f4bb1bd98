"""What the whole journal says beyond its charts, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from postureguard.core.insight.change import (
    Change,
    asks_for_advice,
    baseline,
    change,
    ratings,
)
from postureguard.core.insight.week_text import Around, usual_in, week_text
from postureguard.core.insight.weeks import DayRow, monday_of, weeks


@dataclass(frozen=True, slots=True)
class Findings:
    """The days up to today, and what may be said of them."""

    week: str
    """The week that is looked at, in sentences."""
    baseline: float | None
    """Pain in the first fortnight."""
    usual: float | None
    """Pain in the four weeks before the week; in the first fortnight where those are too few."""
    change: Change | None
    advice: bool
    """Two worse weeks in a row: `change.advice_text`."""


def findings(days: Sequence[DayRow], today: date, monday: date | None = None) -> Findings:
    """What all days with a record say; `monday` begins the week to tell, this week without it."""
    known = [row for row in days if row.day <= today]
    rated = ratings(known)
    monday = monday or monday_of(today)
    first = min((row.day for row in known), default=today)
    told = weeks(known, monday, monday + timedelta(days=6))[0]
    whole = weeks(known, min(first, monday_of(today)), monday_of(today) - timedelta(days=1))
    usual = usual_in(rated, monday)
    around = Around(usual, is_first=monday_of(first) == monday, over=told.last < today)
    return Findings(
        week=week_text(told, around),
        baseline=baseline(rated),
        usual=usual,
        change=change(rated, today),
        advice=asks_for_advice(rated, whole),
    )
