"""What days and weeks say in a sentence: honest, kind, and no more than the numbers can carry."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from postureguard.core.insight.weeks import DAYS_RATED_AT_LEAST, Counts, Week, counts

NOISE_POINTS = 2.0
"""Changes of pain under this are often just noise (programme.md 6.4)."""


def sentence(week: Week, previous: Week | None, *, over: bool = False) -> str:
    """The one thing to know about a week; `over` for one that is behind us."""
    if not week.recorded:
        return (
            _("Nothing was recorded in that week.")
            if over
            else _("Nothing was recorded in this week.")
        )
    now = week.pain_median
    before = previous.pain_median if previous is not None else None
    if now is None:
        return breaks_sentence(week.counts)
    form = _("Pain median {now} that week") if over else _("Pain median {now} this week")
    pain = form.format(now=points(now))
    if before is None:
        return f"{pain}. {breaks_sentence(week.counts)}"
    return pain + _compared(now, before)


def _compared(now: float, before: float) -> str:
    """How a sentence about a week's pain goes on when the week before is known."""
    if now == before:
        return _(", the same as before.")
    if abs(now - before) < NOISE_POINTS:
        rest = _(", {before} before. Changes under 2 points are often just noise.")
    else:
        rest = _(", {before} before. Many things change pain; this cannot show which one did.")
    return rest.format(before=points(before))


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
        parts = uncounted(c)
        if parts:
            return _("No break counted: {list}.").format(list=", ".join(parts))
        return _("No breaks were due.")
    return ngettext(
        "{taken} of {offered} break taken.", "{taken} of {offered} breaks taken.", c.offered
    ).format(taken=c.taken, offered=c.offered)


def uncounted(c: Counts) -> tuple[str, ...]:
    """Prompted breaks that the person did not decide against; those put off are among them."""
    texts = (
        (_("{n} held back"), c.held),
        (_("{n} while you were up already"), c.away),
        (_("{n} interrupted"), c.interrupted),
        (_("{n} stopped"), c.stopped),
    )
    found = tuple(text.format(n=count) for text, count in texts if count)
    return found or ((_("{n} put off").format(n=c.postponed),) if c.postponed else ())


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
            (_("put off {n} and not taken up later"), c.postponed),
            (_("held back {n}"), c.only_held),
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


def rating_hint(rated_days: int, *, over: bool = False) -> str:
    """When there will be a pain median, or why there is none in a stretch that is over."""
    if over:
        return _("fewer than three rated days")
    missing = DAYS_RATED_AT_LEAST - rated_days
    return ngettext("after {n} more rated day", "after {n} more rated days", missing).format(
        n=missing
    )


def points(value: float) -> str:
    """A pain value as people write it: 3, 3.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share as people write it: 82%."""
    return _("{n}%").format(n=round(share * 100))


def duration(seconds: float) -> str:
    """A stretch of time: 48 min, 1 h 05 min."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes:02d} min").format(hours=minutes // 60, minutes=minutes % 60)
