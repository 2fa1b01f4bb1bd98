"""What somebody's daily ratings amount to: the usual, the week, the baseline.

A day has one value: its last rating, which corrects the ones before. Weeks are the seven days
that end with a day, not calendar weeks: a bad week then shows on the day on which it is one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from postureguard.core.programme.growing import Growing
from postureguard.core.programme.history import Rating
from postureguard.core.programme.numbers import RULES, Rules

WEEK = timedelta(days=7)


def median(values: Iterable[float]) -> float:
    """The middle of at least one value."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


class Days(Growing):
    """The daily ratings of a history, quick to ask. Nothing looks past the day asked about."""

    def __init__(self, ratings: Iterable[Rating] = (), rules: Rules = RULES) -> None:
        self._rules = rules
        self._ratings: list[Rating] = []
        self._moments: list[datetime] = []
        self._days: list[date] = []
        self._values: list[int] = []
        self._usual: tuple[int, float | None] | None = None
        """What was answered last, and how many ratings it was made of."""
        for rating in sorted(ratings, key=lambda rating: (rating.at, rating.day, rating.score)):
            self.add(rating)

    def add(self, rating: Rating) -> None:
        """One more rating, not earlier than those before it."""
        self._ratings.append(rating)
        self._moments.append(rating.at)
        place = bisect_left(self._days, rating.day)
        if self._days[place : place + 1] == [rating.day]:
            self._values[place] = rating.score
        else:
            self._days.insert(place, rating.day)
            self._values.insert(place, rating.score)

    def usual(self, before: datetime) -> float | None:
        """The median of the last daily ratings before a moment; None when they are too few."""
        known = bisect_left(self._moments, before)
        if self._usual is None or self._usual[0] != known:
            self._usual = known, self._usual_of(known)
        return self._usual[1]

    def _usual_of(self, known: int) -> float | None:
        """The same of so many ratings, the first ones of all."""
        last: dict[date, int] = {}
        for index in range(known - 1, -1, -1):
            rating = self._ratings[index]
            last.setdefault(rating.day, rating.score)
            if len(last) == self._rules.usual_of:
                break
        return median(last.values()) if len(last) >= self._rules.usual_least else None

    def weekly_median(self, day: date) -> float | None:
        """The median of the seven days that end with a day; None with fewer than three."""
        return self._median(day - WEEK, day, self._rules.week_least)

    def baseline(self, day: date) -> float | None:
        """The median of the four weeks before the seven days that end with a day.

        With too few ratings in them it is the median of the first fortnight, as far as it is
        known by then; with too few of those as well it is None.
        """
        end = day - WEEK
        least = self._rules.baseline_least
        recent = self._median(end - self._rules.baseline_weeks * WEEK, end, least)
        if recent is not None or not self._days:
            return recent
        start = self._days[0] - timedelta(days=1)
        return self._median(start, min(day, start + timedelta(days=self._rules.start_days)), least)

    def _median(self, after: date, until: date, least: int) -> float | None:
        first, last = bisect_right(self._days, after), bisect_right(self._days, until)
        return median(self._values[first:last]) if last - first >= least else None
