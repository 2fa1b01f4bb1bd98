"""Whether days with more breaks and days with less pain go together, as far as days can tell.

Never a cause: worse days change which breaks are taken, and work and sleep change both. Nothing is
said before there are enough days that differ enough.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from gettext import ngettext
from statistics import pstdev, quantiles
from typing import Final

from postureguard.core.insight.link import Link, link
from postureguard.core.insight.weeks import DayRow, counts

PROMPTS_AT_LEAST: Final = 4
"""A day with fewer breaks offered does not count."""
DAYS_AT_LEAST: Final = 30
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
    differ: bool
    """Whether the days differ enough in their breaks."""
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


def association(days: Iterable[DayRow]) -> Association:
    """What these days say, whatever their order."""
    rows = sorted(days, key=lambda row: row.day)
    pain = {row.day: row.pain_median for row in rows if row.pain_median is not None}
    same, following = _pairs(rows, pain, 0), _pairs(rows, pain, 1)
    return Association(len(same), _differ(same), _link(same), _link(following))


def _pairs(rows: Iterable[DayRow], pain: dict[date, float], later: int) -> list[Pair]:
    found = []
    for row in rows:
        share = counts([row]).compliance if row.prompts >= PROMPTS_AT_LEAST else None
        rated = pain.get(row.day + timedelta(days=later))
        if share is not None and rated is not None:
            found.append(Pair(row.day, share, rated))
    return found


def _link(pairs: Sequence[Pair]) -> Link | None:
    if len(pairs) < DAYS_AT_LEAST or not _differ(pairs):
        return None
    return link(
        [pair.day.toordinal() for pair in pairs],
        [pair.taken for pair in pairs],
        [pair.pain for pair in pairs],
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
