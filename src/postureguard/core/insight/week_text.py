"""A week in a few sentences: what was done, the longest sitting, how the back felt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from gettext import ngettext

from postureguard.core.insight.change import Ratings, baseline, ratings, usual_before
from postureguard.core.insight.weeks import DayRow, Week, monday_of, weeks
from postureguard.core.insight.words import (
    NOISE_POINTS,
    breaks_sentence,
    duration,
    points,
    sentence,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known when a week is told."""

    usual: float | None = None
    """The pain that is usual before this week, see `change`."""
    is_first: bool = False
    """The journal begins in this week."""
    over: bool = True
    """The week is behind us."""


def told_week(days: Iterable[DayRow], today: date, monday: date) -> str:
    """The week of that Monday as it stands today; empty where nothing was recorded in it."""
    known = [row for row in days if row.day <= today]
    told = weeks(known, monday, monday + timedelta(days=6))[0]
    if not told.recorded:
        return ""
    first = min(row.day for row in known)
    usual = usual_in(ratings(known), monday)
    return week_text(told, Around(usual, monday_of(first) == monday, over=told.last < today))


def usual_in(rated: Ratings, monday: date) -> float | None:
    """The pain of the four weeks before a week; of the first fortnight where those are too few."""
    recent = usual_before(rated, monday)
    before = {day: value for day, value in rated.items() if day < monday}
    return baseline(before) if recent is None else recent


def week_text(week: Week, around: Around) -> str:
    """The week in sentences. A flare-up has no share of breaks: fewer are right then."""
    if not week.recorded:
        return sentence(week, None, over=around.over)
    is_flare = _is_flare(week, around.usual)
    parts = (
        _beginning(is_flare=is_flare, is_first=around.is_first),
        _stood_up(week, counted=not is_flare),
        _longest_sitting(week),
        _pain(week, around),
    )
    return " ".join(part for part in parts if part)


def _is_flare(week: Week, usual: float | None) -> bool:
    median = week.pain_median
    return median is not None and usual is not None and median - usual >= NOISE_POINTS


def _beginning(*, is_flare: bool, is_first: bool) -> str:
    if is_flare:
        return _("A harder week for your back. Easier and fewer breaks are right in such a week.")
    return _("The first week: there is nothing to compare with yet.") if is_first else ""


def _stood_up(week: Week, *, counted: bool) -> str:
    c = week.counts
    if not counted:
        if not c.taken:
            return ""
        return ngettext("You stood up {n} time.", "You stood up {n} times.", c.taken).format(
            n=c.taken
        )
    if not c.offered:
        return breaks_sentence(c)
    return ngettext(
        "You stood up {taken} of {offered} time.",
        "You stood up {taken} of {offered} times.",
        c.offered,
    ).format(taken=c.taken, offered=c.offered)


def _longest_sitting(week: Week) -> str:
    longest = week.longest_bout_s
    if not longest:
        return ""
    on = next(day.day for day in week.days if day.longest_bout_s == longest)
    return _("Longest sitting: {time}, {on_weekday}.").format(
        time=duration(longest), on_weekday=_on_weekday(on)
    )


def _on_weekday(day: date) -> str:
    return (
        _("on Monday"),
        _("on Tuesday"),
        _("on Wednesday"),
        _("on Thursday"),
        _("on Friday"),
        _("on Saturday"),
        _("on Sunday"),
    )[day.weekday()]


def _pain(week: Week, around: Around) -> str:
    median, span = week.pain_median, week.pain_range
    if median is None or span is None:
        if not week.rated_days:
            return ""
        return ngettext(
            "Pain was rated on {n} day; a median needs three.",
            "Pain was rated on {n} days; a median needs three.",
            week.rated_days,
        ).format(n=week.rated_days)
    facts = {"median": points(median), "low": span[0], "high": span[1]}
    if around.usual is None:
        return _("Pain median {median}, ratings from {low} to {high}.").format(**facts)
    numbers = _("Pain median {median}, ratings from {low} to {high}, usual {usual}.")
    return f"{numbers.format(**facts, usual=points(around.usual))} {_noise(median, around.usual)}"


def _noise(median: float, usual: float) -> str:
    if abs(median - usual) < NOISE_POINTS:
        return _("Ups and downs under 2 points are often just noise.")
    return _("Many things change pain; this cannot show which one did.")
