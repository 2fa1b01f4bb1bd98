"""The week in a notification: when its time has come, and what it says."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import day_ends, work_ends

TOLD: Final = "review.told"
"""The program told of a week (`Said.about`); the value is its Monday."""
BEFORE_THE_END: Final = timedelta(minutes=30)
"""So long before the working hours of the day end it is told."""
DAYS_LATE: Final = 4
"""Who was not there on the day is told up to so many days later."""

_WEEKDAYS: Final = {"monday": 0, "friday": 4}


@dataclass(frozen=True, slots=True)
class WeekNews:
    """What there is to tell of a week."""

    monday: date
    text: str


def week_to_tell(settings: Settings, wall: datetime, zone: tzinfo) -> date | None:
    """The Monday of the week that may be told of at a moment (UTC); None when it is too early.

    On Fridays that is the week which ends, on Mondays the one before.
    """
    today = wall.astimezone(zone).date()
    for day in (today - timedelta(days=n) for n in range(DAYS_LATE + 1)):
        if day.weekday() == _WEEKDAYS.get(settings.review_day):
            return _week(day) if _begins(settings, day, zone) <= wall else None
    return None


def next_telling(settings: Settings, wall: datetime, zone: tzinfo) -> datetime | None:
    """When the next week may first be told of (UTC); None when none ever is."""
    today = wall.astimezone(zone).date()
    for day in (today + timedelta(days=n) for n in range(-1, 8)):
        if day.weekday() == _WEEKDAYS.get(settings.review_day):
            begins = _begins(settings, day, zone)
            if begins > wall:
                return begins
    return None


def _week(day: date) -> date:
    monday = day - timedelta(days=day.weekday())
    return monday - timedelta(weeks=1) if monday == day else monday


def _begins(settings: Settings, day: date, zone: tzinfo) -> datetime:
    """Half an hour before work ends; on a day off, when that day is over."""
    end = work_ends(settings, day, zone)
    return day_ends(day, zone) if end is None else end - BEFORE_THE_END
