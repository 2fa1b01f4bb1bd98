"""A journal that is only looked at, in memory."""

from datetime import UTC, datetime

from postureguard.core.insight.sitting import Bout
from postureguard.core.programme.history import History
from postureguard.core.settings import Settings
from postureguard.theme import LIGHT
from postureguard.windows.review import Around


class DaysInMemory:
    """What the review reads, out of a list."""

    def __init__(self, *days, bouts=(), history=None):
        self.kept = sorted(days, key=lambda day: day.day)
        self.kept_bouts = sorted(bouts, key=lambda one: (one.day, one.start_s))
        self.lived = history or History()
        self.version = 0
        self.asked = []
        """Every stretch of days that was read."""

    def add(self, *days, bouts=()):
        """Somebody writes to the journal."""
        self.kept = sorted([*self.kept, *days], key=lambda day: day.day)
        self.kept_bouts = sorted([*self.kept_bouts, *bouts], key=lambda one: (one.day, one.start_s))
        self.version += 1

    def days(self, first, last):
        self.asked.append((first, last))
        return tuple(day for day in self.kept if first <= day.day <= last)

    def bouts(self, first, last):
        return tuple(one for one in self.kept_bouts if first <= one.day <= last)

    def span(self):
        return (self.kept[0].day, self.kept[-1].day) if self.kept else None

    def first_rating(self):
        return min((day.day for day in self.kept if day.pain_median is not None), default=None)

    def history(self):
        return self.lived

    def state(self):
        return self.version


def bouts_of(day, lengths_min=(25, 30, 52), start_h=8.0, pause_min=4):
    """Stretches of sitting on a day, one after the other."""
    found, at = [], start_h * 3600
    for length in lengths_min:
        end = at + length * 60
        found.append(Bout(day, at, end, length * 60.0))
        at = end + pause_min * 60
    return found


def around(today, theme=LIGHT, settings=None, zone=UTC):
    """Noon of that day."""
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=zone)
    return Around(settings or Settings(), theme, lambda: noon, lambda: zone)
