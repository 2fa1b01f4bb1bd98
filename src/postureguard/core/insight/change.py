"""What is usual for a back, and whether that has changed.

A day has one value, the median of its ratings. A change is told only when the fortnight that is
looked at begins after the fortnight that it is compared with: no day is compared with itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from statistics import median
from typing import Final, Literal

from postureguard.core.insight.weeks import DayRow, Week
from postureguard.core.insight.words import NOISE_POINTS, points

FORTNIGHT: Final = timedelta(days=14)
FOUR_WEEKS: Final = timedelta(weeks=4)
RATED_AT_LEAST: Final = 6
"""A baseline with fewer rated days is none."""
CLEAR_PERCENT: Final = 30
"""A change of so much of the baseline means something, as one of two points does."""
LITTLE_ROOM: Final = 1
"""With a baseline up to this there is little to gain."""
WEEKS_WORSE: Final = 2
"""So many worse weeks in a row ask for advice."""

Meaning = Literal["better", "possibly better", "no clear change", "worse", "little room"]
Ratings = Mapping[date, float]
"""The value of each rated day."""


@dataclass(frozen=True, slots=True)
class Change:
    """The last fortnight beside the first."""

    baseline: float
    now: float

    @property
    def points(self) -> float:
        """How much less it is than it was; negative when it is more."""
        return self.baseline - self.now

    @property
    def percent(self) -> float | None:
        """The same as a share of the baseline; None when the baseline was 0."""
        return 100 * self.points / self.baseline if self.baseline else None

    @property
    def meaning(self) -> Meaning:
        """What may be said of it."""
        if self.points <= -NOISE_POINTS:
            return "worse"
        if self.baseline <= LITTLE_ROOM:
            return "little room"
        is_much = self.points >= NOISE_POINTS
        is_large_share = 100 * self.points >= CLEAR_PERCENT * self.baseline
        if is_much and is_large_share:
            return "better"
        return "possibly better" if is_much or is_large_share else "no clear change"


def ratings(days: Iterable[DayRow]) -> dict[date, float]:
    """The value of each day that was rated."""
    return {row.day: row.pain_median for row in days if row.pain_median is not None}


def baseline(rated: Ratings) -> float | None:
    """The median of the fortnight that begins with the first rating; None with fewer than six."""
    return _median(rated, min(rated), FORTNIGHT) if rated else None


def usual_before(rated: Ratings, monday: date) -> float | None:
    """The median of the four weeks before a week; None with fewer than six rated days."""
    return _median(rated, monday - FOUR_WEEKS, FOUR_WEEKS)


def change(rated: Ratings, today: date) -> Change | None:
    """The fortnight that ends today beside the first one; None when either is not known yet."""
    was, first = baseline(rated), today - FORTNIGHT + timedelta(days=1)
    if was is None or first < min(rated) + FORTNIGHT:
        return None
    now = _median(rated, first, FORTNIGHT)
    return None if now is None else Change(was, now)


def asks_for_advice(rated: Ratings, weeks: Sequence[Week]) -> bool:
    """Whether the last two of these weeks were both worse than what was usual before them.

    Two points above the first fortnight, or above the four weeks before the two: either counts.
    """
    last = weeks[-WEEKS_WORSE:]
    if len(last) < WEEKS_WORSE:
        return False
    known = (baseline(rated), usual_before(rated, last[0].monday))
    return any(all(_is_worse(week, was) for week in last) for was in known if was is not None)


def change_text(found: Change) -> str:
    """What changed, in points and percent, and what that means."""
    facts = {"was": points(found.baseline), "now": points(found.now)}
    numbers = _("Pain median {now} in the last two weeks, {was} in the first two.").format(**facts)
    return f"{numbers} {_meaning_text(found)}"


def advice_text() -> str:
    """What to say after two worse weeks."""
    return _(
        "Two harder weeks in a row. Lighter routines are right for now, and it is a good moment "
        "to talk to a health professional."
    )


def _meaning_text(found: Change) -> str:
    if found.meaning == "little room":
        return _("That leaves little room to improve; flare-ups are what is worth watching.")
    if found.points == 0:
        return _("No clear change.")
    text = {
        "better": _("Better: lower by {difference}."),
        "possibly better": _("Possibly better: lower by {difference}."),
        "worse": _("Worse: higher by {difference}."),
    }.get(found.meaning) or (
        _("No clear change: lower by {difference}.")
        if found.points > 0
        else _("No clear change: higher by {difference}.")
    )
    return text.format(difference=_difference(found))


def _difference(found: Change) -> str:
    size = points(abs(found.points))
    if found.percent is None:
        return _("{n} of 10 points").format(n=size)
    percent = round(abs(found.percent))
    return _("{n} of 10 points ({percent}%)").format(n=size, percent=percent)


def _is_worse(week: Week, was: float) -> bool:
    return week.pain_median is not None and week.pain_median - was >= NOISE_POINTS


def _median(rated: Ratings, first: date, length: timedelta) -> float | None:
    found = [value for day, value in rated.items() if first <= day < first + length]
    return float(median(found)) if len(found) >= RATED_AT_LEAST else None
