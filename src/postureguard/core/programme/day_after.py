"""The rating of the day after, and the session of which it speaks.

It speaks about the hardest session of a day, the last of equals, and of none where a session of
that day was red by itself.
"""

from datetime import date, timedelta

from postureguard.core.programme.growing import Growing
from postureguard.core.programme.history import Rating
from postureguard.core.programme.numbers import Rules
from postureguard.core.programme.taken import Taken


class DayAfter(Growing):
    """Sessions that a rating may still make red."""

    def __init__(self, rules: Rules) -> None:
        self._least = timedelta(hours=rules.next_day_from_h)
        self._most = timedelta(hours=rules.next_day_to_h)
        self._waiting: dict[date, Taken] = {}
        """The hardest session of each day."""

    def leave_out(self, day: date) -> None:
        """A session of a day was red by itself."""
        self._waiting.pop(day, None)

    def wait(self, found: Taken) -> None:
        """A session went well enough, so far."""
        harder = self._waiting.get(found.session.day)
        if harder is None or found.effort >= harder.effort:
            self._waiting[found.session.day] = found

    def speaks_of(self, rating: Rating) -> list[Taken]:
        """The sessions of which a rating is the first 12 to 36 hours after they began."""
        ripe = [d for d, one in self._waiting.items() if rating.at >= one.session.at + self._least]
        found = [self._waiting.pop(day) for day in ripe]
        return [one for one in found if rating.at <= one.session.at + self._most]
