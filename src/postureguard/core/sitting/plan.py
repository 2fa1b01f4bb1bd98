"""The rules in force at one moment: settings seen in local time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, get_args

from postureguard.core.facts import BreakKind
from postureguard.core.hours import Range, parse_hours, parse_time_of_day
from postureguard.core.settings import Settings

BAD_DAY: Final = "bad-day"
"""What the person says about a bad day (`Said.about`): "on" or "off"."""
BAD_DAY_SHARE: Final = 2 / 3
"""On a bad day one sits for this share of the limit…"""
BAD_DAY_LEAST_S: Final = 20 * 60.0
"""…but breaks come no more often than this, unless the settings say so."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Offer:
    """The routine that a break of one kind would lead through now."""

    routine: str
    seconds: float
    steps: int
    on_feet: bool = True
    """False for a routine that is done in the chair: relief, but no standing up."""
    script: str = ""
    """The routine as its window is told it; empty for the one of that name in the catalogue."""
    instead: "tuple[Offer, ...]" = ()
    """Other routines, in the order in which they come for who wants another one."""
    least: "Offer | None" = None
    """Half a minute of it; None where it takes no longer anyway."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sitting limit that the person's own experiment has drawn by lot."""

    minutes: int
    last: date
    """The last day on which it holds; after that it has to be asked for anew."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was worked out last from all that is known about the person."""

    offers: Mapping[BreakKind, Offer]
    """What each kind of break leads through; a kind that is not there does not come."""
    bad_day: date | None = None
    """The last day that the person called a bad one."""
    for_safety: bool = True
    """If nothing is on offer: the answers about safety ask for help first, or are not known."""
    drawn: Drawn | None = None
    """What holds in place of the sitting limit of the settings, if anything does."""
    resting: bool = False
    """If nothing is on offer: everything that was left for today has hurt."""


WALK: Final = Offer("mi-walk", 80.0, 1)
FIRST: Final = Chosen(dict.fromkeys(get_args(BreakKind), WALK))
"""What is on offer to somebody of whom nothing can be known yet."""
NOTHING: Final = Chosen({})
"""What is on offer where something may be known that speaks against everything else."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What holds from one moment until `changes_at`. Durations are seconds, moments are UTC."""

    limit_s: float
    away_s: float
    notice_s: float
    nudge_s: float
    long_idle_s: float
    micro: bool
    short_every: int
    long_at: datetime | None
    """Today's long session, also when it is over; None when there is none."""
    on_duty: bool
    """Inside the working hours and not at lunch."""
    day: date
    """The day that counts belong to; it starts at the chosen hour, not at midnight."""
    day_began: datetime
    changes_at: datetime
    """When the plan next changes by itself; always later than the moment it was made for."""
    offers: Mapping[BreakKind, Offer]
    """What each kind of break leads through; a kind that is not there does not come."""
    duty_at: datetime | None = None
    """When working time next begins, if it does within a week."""
    bad_day: bool = False
    """Gentler and shorter today, by the person's own word."""
    firm: bool = False
    """The person wants to be held to their breaks; never on a bad day."""

    @property
    def prompts_by_sitting(self) -> bool:
        """True when sitting long enough leads to a prompt."""
        return self.micro or self.short_every > 0


def plan_at(
    settings: Settings,
    wall: datetime,
    zone: tzinfo,
    offers: Mapping[BreakKind, Offer],
    bad_day: date | None = None,
    drawn: Drawn | None = None,
) -> Plan:
    """The plan at one moment (`wall` in UTC) in one time zone.

    On a bad day the lot has no say: its limit follows from the settings as on any bad day.
    """
    today = wall.astimezone(zone).date()
    duty, starts, edges = _calendar(settings, today, zone)
    day = day_of(wall, settings, zone)
    is_bad = day == bad_day
    return Plan(
        limit_s=_bad_day_limit_s(settings) if is_bad else _limit_s(settings, day, drawn),
        away_s=settings.away_min * 60.0,
        notice_s=float(settings.notice_s),
        nudge_s=settings.nudge_min * 60.0,
        long_idle_s=settings.long_idle_min * 60.0,
        micro=settings.micro and "micro" in offers,
        short_every=settings.short_every if "short" in offers else 0,
        long_at=_long_at(settings, day, zone) if "long" in offers else None,
        on_duty=any(start <= wall < end for start, end in duty),
        day=day,
        day_began=_day_start(settings, day, zone),
        changes_at=next(edge for edge in edges if edge > wall),
        offers=offers,
        duty_at=next((start for start in starts if start > wall), None),
        bad_day=is_bad,
        firm=settings.strictness == "firm" and not is_bad,
    )


def lengths_s(settings: Settings) -> Mapping[BreakKind, int]:
    """How long breaks of a kind are to be, in seconds."""
    return {"micro": settings.micro_s, "short": settings.short_s}


def _limit_s(settings: Settings, day: date, drawn: Drawn | None) -> float:
    holds = drawn is not None and day <= drawn.last
    return (drawn.minutes if drawn and holds else settings.sitting_limit_min) * 60.0


def _bad_day_limit_s(settings: Settings) -> float:
    usual_s = settings.sitting_limit_min * 60.0
    return min(usual_s, max(BAD_DAY_LEAST_S, BAD_DAY_SHARE * usual_s))


def day_of(wall: datetime, settings: Settings, zone: tzinfo) -> date:
    """The day that a moment counts towards."""
    today = wall.astimezone(zone).date()
    return today if wall >= _day_start(settings, today, zone) else today - timedelta(days=1)


def work_ends(settings: Settings, day: date, zone: tzinfo) -> datetime | None:
    """When the working hours of a calendar day are over, in UTC; None on a day off."""
    hours = parse_hours(getattr(settings, _WEEKDAYS[day.weekday()]))
    return _utc(day, max(end for _start, end in hours), zone) if hours else None


def day_ends(day: date, zone: tzinfo) -> datetime:
    """The midnight at the end of a calendar day, in UTC."""
    return _utc(day, timedelta(days=1), zone)


def next_day_start(wall: datetime, settings: Settings, zone: tzinfo) -> datetime:
    """When the next day starts, in UTC; always later than `wall`."""
    today = wall.astimezone(zone).date()
    starts = (_day_start(settings, today + timedelta(days=n), zone) for n in range(3))
    return next(start for start in starts if start > wall)


@lru_cache(maxsize=8)
def _calendar(
    settings: Settings, today: date, zone: tzinfo
) -> tuple[tuple[tuple[datetime, datetime], ...], tuple[datetime, ...], tuple[datetime, ...]]:
    """Working time of a calendar day, and when it begins and what changes in the week from it.

    All of it UTC and in order.
    """
    edges = set()
    starts: list[datetime] = []
    duty: tuple[tuple[datetime, datetime], ...] = ()
    for n in range(8):
        day = today + timedelta(days=n)
        hours = parse_hours(getattr(settings, _WEEKDAYS[day.weekday()]))
        ranges = tuple(
            (_utc(day, start, zone), _utc(day, end, zone))
            for start, end in _without(hours, parse_hours(settings.lunch))
        )
        if n == 0:
            duty = ranges
        edges |= {edge for span in ranges for edge in span}
        starts += [start for start, _end in ranges]
        edges.add(_day_start(settings, day, zone))
        edges.add(_utc(day, timedelta(days=1), zone))
    return duty, tuple(starts), tuple(sorted(edges))


def _without(hours: tuple[Range, ...], gaps: tuple[Range, ...]) -> tuple[Range, ...]:
    for gap_start, gap_end in gaps:
        pieces = []
        for start, end in hours:
            pieces += [(start, min(end, gap_start)), (max(start, gap_end), end)]
        hours = tuple((start, end) for start, end in pieces if start < end)
    return hours


@lru_cache(maxsize=64)
def _day_start(settings: Settings, day: date, zone: tzinfo) -> datetime:
    return _utc(day, _since_midnight(settings.day_start or "00:00"), zone)


def _long_at(settings: Settings, day: date, zone: tzinfo) -> datetime | None:
    if not settings.long_at:
        return None
    return _utc(day, _since_midnight(settings.long_at), zone)


def _since_midnight(text: str) -> timedelta:
    at = parse_time_of_day(text)
    return timedelta(hours=at.hour, minutes=at.minute)


def _utc(day: date, offset: timedelta, zone: tzinfo) -> datetime:
    """A time of day in UTC: the first of two, and where clocks leap over it, the next there is."""
    naive = datetime(day.year, day.month, day.day) + offset  # noqa: DTZ001 - placed in the zone next
    for minute in range(24 * 60 + 1):
        local = (naive + timedelta(minutes=minute)).replace(tzinfo=zone)
        moment = local.astimezone(UTC)
        if moment.astimezone(zone) == local:
            return moment
    raise AssertionError("no zone leaps over more than a day")
