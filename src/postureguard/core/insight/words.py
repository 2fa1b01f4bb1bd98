"""What days and weeks say in a sentence: honest, kind, and no more than the numbers can carry."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from postureguard.core.insight.weeks import DAYS_RATED_AT_LEAST, Counts, Week, counts

NOISE_POINTS = 2.0
"""Changes of pain under this are often just noise (programme.md 6.4)."""


def sentence(week: Week, previous: Week | None) -> str:
    """The one thing to know about a week."""
    if not week.recorded:
        return _("Nothing was recorded in this week.")
    now = week.pain_median
    before = previous.pain_median if previous is not None else None
    if now is None:
        return breaks_sentence(week.counts)
    if before is None:
        return _("Pain median {now} this week. {breaks}").format(
            now=points(now), breaks=breaks_sentence(week.counts)
        )
    if abs(now - before) < NOISE_POINTS:
        return _same_or_noise(now, before)
    return _(
        "Pain median {now} this week, {before} before. "
        "Many things change pain; this cannot show which one did."
    ).format(now=points(now), before=points(before))


def _same_or_noise(now: float, before: float) -> str:
    if now == before:
        return _("Pain median {now} this week, the same as before.").format(now=points(now))
    return _(
        "Pain median {now} this week, {before} before. Changes under 2 points are often just noise."
    ).format(now=points(now), before=points(before))


def range_sentence(weeks: Sequence[Week]) -> str:
    """The one thing to know about several weeks."""
    if not any(week.recorded for week in weeks):
        return _("Nothing was recorded in these weeks.")
    breaks = breaks_sentence(counts(day for week in weeks for day in week.days))
    medians = [week.pain_median for week in weeks if week.pain_median is not None]
    if not medians:
        return breaks
    low, high = min(medians), max(medians)
    if low == high:
        return _("{breaks} Weekly pain median {low}.").format(breaks=breaks, low=points(low))
    return _("{breaks} Weekly pain medians from {low} to {high}.").format(
        breaks=breaks, low=points(low), high=points(high)
    )


def breaks_sentence(c: Counts) -> str:
    """How many breaks were taken."""
    if not c.offered:
        if c.asked_for:
            return ngettext(
                "{n} break, started by yourself.",
                "{n} breaks, all started by yourself.",
                c.asked_for,
            ).format(n=c.asked_for)
        return _("No breaks were due.")
    return ngettext(
        "{taken} of {offered} break taken.", "{taken} of {offered} breaks taken.", c.offered
    ).format(taken=c.taken, offered=c.offered)


def formula(c: Counts) -> str:
    """How the share of breaks taken is made up, with its counts; nothing when there are none."""
    if c == Counts():
        return ""
    lines = [
        _(
            "Taken {taken} = done {done} + in part {partial} + natural {natural}. "
            "Offered {offered} = taken + skipped {skipped} + missed {missed}."
        ).format(
            taken=c.taken,
            done=c.done,
            partial=c.partial,
            natural=c.natural,
            offered=c.offered,
            skipped=c.skipped,
            missed=c.missed,
        )
    ]
    left_out = [
        text.format(n=count)
        for text, count in (
            (_("held {n}"), c.held),
            (_("up already {n}"), c.away),
            (_("interrupted {n}"), c.interrupted),
            (_("stopped {n}"), c.stopped),
            (_("started by yourself {n}"), c.asked_for),
        )
        if count
    ]
    if left_out:
        lines.append(_("Not counted: {list}.").format(list=", ".join(left_out)))
    return " ".join(lines)


def rating_hint(rated_days: int) -> str:
    """When there will be a pain median."""
    missing = DAYS_RATED_AT_LEAST - rated_days
    return ngettext("after {n} more rated day", "after {n} more rated days", missing).format(
        n=missing
    )


def points(value: float) -> str:
    """A pain value as people write it: 3, 3.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share as people write it: 82 %."""
    return _("{n} %").format(n=round(share * 100))


def duration(seconds: float) -> str:
    """A stretch of time: 48 min, 1 h 05 min."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes:02d} min").format(hours=minutes // 60, minutes=minutes % 60)
