"""Whether days with more breaks and days with less pain go together, as far as days can tell.

Never a cause: worse days change which breaks are taken, and work and sleep change both. Nothing is
said before there are enough days that differ enough.

Who looks every week would sooner or later be told of a link that is not there. So it is looked at
only when there are 30, 60, 120, 240 … days, each time twice as strictly; in between, the last
answer stays. See docs/decisions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from gettext import ngettext
from statistics import pstdev, quantiles
from typing import Final

from postureguard.core.insight.link import LEVEL, Link, link
from postureguard.core.insight.weeks import DayRow, counts

PROMPTS_AT_LEAST: Final = 4
"""A day with fewer breaks offered does not count."""
DAYS_AT_LEAST: Final = 30
"""The first look; each other one has twice the days of the one before."""
THIRD_AT_LEAST: Final = 8
"""Days in the lower third of the shares of breaks taken, and in the upper one."""
SPREAD_AT_LEAST: Final = 0.10
"""Standard deviation of the shares of breaks taken."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A day of work with a rating."""

    day: date
    taken: float
    """Share of the offered breaks that was taken, 0 to 1."""
    pain: float


@dataclass(frozen=True, slots=True)
class Association:
    """Breaks and pain, side by side."""

    days: int
    """Days that count."""
    looked: int
    """So many of them, the first ones, were looked at last; 0 before the first look."""
    differ: bool
    """Whether those that were looked at differ enough in their breaks."""
    same_day: Link | None
    """None under the data minimum."""
    next_day: Link | None
    """The breaks of a day with the pain of the day after: numbers to look at, never a sentence."""

    @property
    def text(self) -> str:
        """What may be said; these words and no others."""
        if self.days < DAYS_AT_LEAST:
            return _lacking_text(DAYS_AT_LEAST - self.days)
        if self.same_day is None:
            return _("Your days are too much alike in their breaks to compare them.")
        return _link_text(self.same_day)

    @property
    def look_text(self) -> str:
        """Which days were looked at, and when it is looked at again; empty before the first."""
        if not self.looked:
            return ""
        return _(
            "From your first {n} days that count. It is looked at again when there are {next}: "
            "looking every week would find links by chance."
        ).format(n=self.looked, next=2 * self.looked)


def association(days: Sequence[DayRow]) -> Association:
    """What these days say, whatever their order."""
    same, following = pairs(days), pairs(days, later=1)
    first = same[: _looked(len(same))]
    return Association(
        len(same),
        len(first),
        _differ(first),
        compare(first, _level(len(first))),
        compare(following[: _looked(len(following))], _level(len(following))),
    )


def _looked(days: int) -> int:
    """How many days the last look had, when so many are there now; 0 before the first."""
    if days < DAYS_AT_LEAST:
        return 0
    return DAYS_AT_LEAST << (days // DAYS_AT_LEAST).bit_length() - 1


def _level(days: int) -> float:
    """How small p has to be at the look with so many days."""
    return LEVEL * DAYS_AT_LEAST / max(DAYS_AT_LEAST, _looked(days))


def pairs(days: Iterable[DayRow], later: int = 0) -> list[Pair]:
    """The days that count, in order, each with the pain of so many days later."""
    rows = sorted(days, key=lambda row: row.day)
    pain = {row.day: row.pain_median for row in rows if row.pain_median is not None}
    found = []
    for row in rows:
        share = counts([row]).compliance if row.prompts >= PROMPTS_AT_LEAST else None
        rated = pain.get(row.day + timedelta(days=later))
        if share is not None and rated is not None:
            found.append(Pair(row.day, share, rated))
    return found


def compare(pairs: Sequence[Pair], level: float = LEVEL) -> Link | None:
    """How breaks and pain of these days go together; None under the data minimum."""
    if len(pairs) < DAYS_AT_LEAST or not _differ(pairs):
        return None
    return link(
        [pair.day.toordinal() for pair in pairs],
        [pair.taken for pair in pairs],
        [pair.pain for pair in pairs],
        level,
    )


def _differ(pairs: Sequence[Pair]) -> bool:
    """Whether the breaks vary, and the lower third of the days is not the upper one as well."""
    shares = [pair.taken for pair in pairs]
    if len(shares) < 2 * THIRD_AT_LEAST or pstdev(shares) < SPREAD_AT_LEAST:
        return False
    low, high = quantiles(shares, n=3, method="inclusive")
    return (
        low < high
        and sum(share <= low for share in shares) >= THIRD_AT_LEAST
        and sum(share >= high for share in shares) >= THIRD_AT_LEAST
    )


def _lacking_text(missing: int) -> str:
    return ngettext(
        "Breaks and pain can be compared after {n} more day with a rating and four breaks offered.",
        "Breaks and pain can be compared after {n} more days with a rating and four breaks "
        "offered.",
        missing,
    ).format(n=missing)


def _link_text(found: Link) -> str:
    if not found.is_clear:
        return _("No clear link in your data.")
    text = (
        _(
            "On days with more breaks you tended to report lower pain (r = {r}, interval {low} to "
            "{high}, n = {n} days). This cannot show that breaks caused it."
        )
        if found.r < 0
        else _(
            "On days with more breaks you tended to report higher pain (r = {r}, interval {low} to "
            "{high}, n = {n} days). This cannot show that breaks caused it."
        )
    )
    return text.format(
        r=_signed(found.r), low=_signed(found.low), high=_signed(found.high), n=found.n
    )


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
