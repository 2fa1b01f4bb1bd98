"""What came of a person's own experiment: the weeks of 30 minutes beside those of 60.

The weeks were drawn by lot, so the lot itself is the test: how many of all the ways in which they
could have been drawn give a difference as large as the one that was found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from itertools import combinations
from math import comb
from statistics import fmean
from typing import Final

from postureguard.core.insight.change import Ratings, ratings
from postureguard.core.insight.experiment import SHORT, Experiment
from postureguard.core.insight.weeks import DAYS_RATED_AT_LEAST, DayRow

LEVEL: Final = 0.05
_SAME: Final = 1e-9
"""Sums that differ by less are equal."""


@dataclass(frozen=True, slots=True)
class TriedWeek:
    """One whole week of the experiment."""

    number: int
    """From 1."""
    monday: date
    minutes: int
    """Minutes of sitting after which a break was offered."""
    mean: float | None
    """Mean pain; None with fewer than three rated days."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Mean pain of the weeks that have one, by the minutes that held in them."""

    short: tuple[float, ...]
    """Each week of 30 minutes."""
    long: tuple[float, ...]
    """Each week of 60 minutes."""
    weeks: tuple[TriedWeek, ...] = ()
    """All of them, in order."""

    @property
    def draws(self) -> int:
        """In how many ways these weeks could have been drawn; 0 with weeks of one kind only."""
        if not self.short or not self.long:
            return 0
        return comb(len(self.short) + len(self.long), len(self.short))

    @property
    def as_much(self) -> int:
        """How many of those ways give a difference as large as this one, in either direction."""
        if not self.draws:
            return 0
        every, size = self.short + self.long, len(self.short)
        expected = fmean(every) * size
        found = abs(sum(self.short) - expected) - _SAME
        return sum(abs(sum(drawn) - expected) >= found for drawn in combinations(every, size))

    @property
    def p(self) -> float:
        """The share of such ways, 0 to 1."""
        return self.as_much / self.draws if self.draws else 1.0

    @property
    def is_clear(self) -> bool:
        """Whether chance alone seldom gives as much."""
        return self.p <= LEVEL


def trial(experiment: Experiment, days: Iterable[DayRow], today: date) -> Trial | None:
    """How the weeks compare; None as long as that is sealed."""
    if experiment.is_open(today):
        return None
    rated = ratings(days)
    weeks = tuple(
        TriedWeek(number, monday, minutes, _mean(rated, monday))
        for number, (monday, minutes) in enumerate(experiment.whole_weeks(), start=1)
    )
    known = [(week.minutes, week.mean) for week in weeks if week.mean is not None]
    return Trial(
        tuple(mean for minutes, mean in known if minutes == SHORT),
        tuple(mean for minutes, mean in known if minutes != SHORT),
        weeks,
    )


def _mean(rated: Ratings, monday: date) -> float | None:
    week = [rated.get(monday + timedelta(days=n)) for n in range(7)]
    known = [value for value in week if value is not None]
    return fmean(known) if len(known) >= DAYS_RATED_AT_LEAST else None


def beforehand_text() -> str:
    """What to know before starting."""
    return _(
        "Each week a draw decides whether a break is offered after 30 or after 60 minutes of "
        "sitting, equally often. How the weeks compare stays closed until the end. An unclear "
        "result is the likely one: twelve weeks find a difference of 2 points in about 80 of 100 "
        "cases, of 1 point in about 32 of 100, and ten weeks find less."
    )


def trial_text(found: Trial) -> str:
    """What came of it."""
    if not found.draws:
        return _("There are too few rated weeks to compare.")
    numbers = _(
        "Mean pain {short} in weeks of 30 minutes, {long} in weeks of 60 minutes (weeks: "
        "{weeks_short} and {weeks_long})."
    ).format(
        short=f"{fmean(found.short):.1f}",
        long=f"{fmean(found.long):.1f}",
        weeks_short=len(found.short),
        weeks_long=len(found.long),
    )
    chance = _("Of {draws} ways to draw these weeks {as_much} differ as much by chance.")
    chance = chance.format(as_much=found.as_much, draws=found.draws)
    verdict = (
        _("That is a clear difference, for you and in these weeks.")
        if found.is_clear
        else _("No clear difference. That was the likely result.")
    )
    return " ".join((numbers, chance, verdict))
