"""The sentences of the page."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from postureguard.core.insight import words
from postureguard.core.insight.spans import Part, Span
from postureguard.core.insight.weeks import Counts, DayRow, counts, longest_bout
from postureguard.windows.report.axis import date_text
from postureguard.windows.report.diary import MONTHS_UP_TO, WEEKS_UP_TO

NONE = "–"


def title() -> str:
    """What the page is about."""
    return _("Breaks, sitting and low-back pain")


def keep_it_safe() -> str:
    """How to treat the page."""
    return _(
        "This page contains health data. Keep it where you would keep a letter from your doctor."
    )


def span_text(span: Span) -> str:
    """From when to when, and how long that is."""
    first, last = (date_text(day, "d MMMM yyyy") for day in (span.first, span.last))
    if span.days == 1:
        return first
    length = ngettext("{n} day", "{n} days", span.days).format(n=span.days)
    if span.days % 7 == 0 and span.days <= WEEKS_UP_TO:
        weeks = span.days // 7
        length = ngettext("{n} week", "{n} weeks", weeks).format(n=weeks)
    return _("{first} – {last} ({length})").format(first=first, last=last, length=length)


def summary(days: Sequence[DayRow], span: Span, wanted: frozenset[str]) -> str:
    """The period in a few sentences."""
    if not days:
        return _("Nothing was recorded in this period.")
    recorded = _("Days with a record: {n} of {all}.").format(n=len(days), all=span.days)
    found = counts(days)
    sitting = _sitting(longest_bout(days))
    told = {"breaks": _breaks(found), "sitting": sitting, "pain": _pain(days, span)}
    return " ".join([recorded, *(told[name] for name in told if name in wanted and told[name])])


def _breaks(found: Counts) -> str:
    if found.compliance is None:
        return words.breaks_sentence(found)
    return ngettext(
        "{taken} of {offered} break taken ({share}).",
        "{taken} of {offered} breaks taken ({share}).",
        found.offered,
    ).format(taken=found.taken, offered=found.offered, share=words.percent(found.compliance))


def _sitting(longest_s: float | None) -> str:
    if not longest_s:
        return ""
    time = words.duration(longest_s).replace(" ", "\u00a0")
    return _("Longest sitting: {time}.").format(time=time)


def _pain(days: Sequence[DayRow], span: Span) -> str:
    whole = Part(span.first, span.last, tuple(days), "month")
    if whole.pain_median is None or whole.pain_range is None:
        return ngettext(
            "Pain was rated on {n} day; a median needs three.",
            "Pain was rated on {n} days; a median needs three.",
            whole.rated_days,
        ).format(n=whole.rated_days)
    return _("Pain median {median}, ratings from {low} to {high}, on {n} days.").format(
        median=words.points(whole.pain_median),
        low=whole.pain_range[0],
        high=whole.pain_range[1],
        n=whole.rated_days,
    )


def part_name(part: Part, span: Span) -> str:
    """What a row of the table is about."""
    if span.days <= WEEKS_UP_TO:
        return date_text(part.first, "d MMM yyyy")
    return date_text(part.first, "MMMM yyyy" if span.days <= MONTHS_UP_TO else "yyyy")


def table_head(span: Span, wanted: frozenset[str]) -> tuple[str, ...]:
    """The columns of the table."""
    if span.days <= WEEKS_UP_TO:
        of = _("Week from")
    else:
        of = _("Month") if span.days <= MONTHS_UP_TO else _("Year")
    columns = {
        "breaks": (_("Breaks taken"), _("Share")),
        "sitting": (_("Longest sitting"), _("Sitting a day")),
        "pain": (_("Pain median"), _("Lowest to highest"), _("Days rated")),
    }
    return (of, *(name for key, names in columns.items() if key in wanted for name in names))


def table_row(part: Part, span: Span, wanted: frozenset[str]) -> tuple[str, ...]:
    """A row of the table; what is not known is a dash."""
    columns = {"breaks": _breaks_cells, "sitting": _sitting_cells, "pain": _pain_cells}
    cells = (cell for key, row in columns.items() if key in wanted for cell in row(part))
    return (part_name(part, span), *cells)


def _breaks_cells(part: Part) -> tuple[str, ...]:
    found = part.counts
    if found.compliance is None:
        return NONE, NONE
    taken = _("{taken} of {offered}").format(taken=found.taken, offered=found.offered)
    return taken, words.percent(found.compliance)


def _sitting_cells(part: Part) -> tuple[str, ...]:
    longest, seated = part.longest_bout_s, [day for day in part.days if day.seated_s]
    return (
        words.duration(longest) if longest else NONE,
        words.duration(part.seated_s / len(seated)) if seated else NONE,
    )


def _pain_cells(part: Part) -> tuple[str, ...]:
    median, span = part.pain_median, part.pain_range
    return (
        NONE if median is None else words.points(median),
        NONE if span is None else _("{low} to {high}").format(low=span[0], high=span[1]),
        str(part.rated_days) if part.rated_days else NONE,
    )


def day_text(day: date) -> str:
    """A day in the middle of a text."""
    return date_text(day, "d MMM yyyy")


def what_numbers_mean(wanted: frozenset[str]) -> tuple[str, ...]:
    """How the numbers came about, for a reader who does not know the program."""
    found = []
    if "breaks" in wanted:
        found.append(
            _(
                "A break is offered after some time of sitting. Taken: done, done in part, or "
                "stood up unprompted for long enough. Offered: taken + skipped + missed. Breaks "
                "held back (such as in a call), interrupted, or stopped because of pain are in "
                "neither; so are those that were asked for."
            )
        )
    if "sitting" in wanted:
        found.append(
            _(
                "Sitting is worked out from the use of keyboard and mouse. It is an estimate. "
                "Sitting a day is the mean of the days on which any was recorded."
            )
        )
    if "pain" in wanted:
        found.append(_pain_meaning())
    return tuple(found)


def _pain_meaning() -> str:
    ratings = _(
        "Pain: low back, rated by the person, 0 none to 10 worst imaginable. A day’s value is the "
        "median of its ratings; a week’s, month’s or year’s is the median of its days, and needs "
        "three rated days."
    )
    noise = _("Your own ratings. Ups and downs are normal; a change under 2 points is often just "
              "noise.")  # fmt: skip
    return f"{ratings} {noise}"
