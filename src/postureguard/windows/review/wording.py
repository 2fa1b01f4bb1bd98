"""Dates, numbers and whole charts as the reader's language writes them."""

from datetime import date
from gettext import gettext as _
from gettext import pgettext
from typing import Final

from PySide6.QtCore import QDate, QLocale

from postureguard.core.insight import words
from postureguard.core.insight.spans import Grain, Part, Span
from postureguard.core.insight.weeks import Counts

NONE = "–"
COUNTED: Final = 5
"""So many of the OUTCOMES are offered breaks."""


OUTCOMES: Final = ("done", "partial", "natural", "skipped", "missed", "postponed", "held")
"""The parts of a bar, from the bottom up.

The first five add up to the offered breaks. On top are those that are not counted: put off and not
taken up later, and held back.
"""


def outcome(name: str, counts: Counts) -> int:
    """How often breaks ended like that; who put a break off before it was held is counted once."""
    return counts.only_held if name == "held" else int(getattr(counts, name))


def outcome_words() -> dict[str, str]:
    """The outcomes in words."""
    return {
        "done": _("Done"),
        "partial": _("In part"),
        "natural": _("Natural"),
        "skipped": _("Skipped"),
        "missed": _("Missed"),
        "postponed": _("Put off"),
        "held": _("Held back"),
    }


def bar_label(counts: Counts) -> str:
    """What stands on a bar: taken of offered, and what is put on top of those."""
    offered = f"{counts.taken}/{counts.offered}" if counts.offered else ""
    uncounted = counts.postponed + counts.only_held
    on_top = f"+{uncounted}" if uncounted else ""
    return f"{offered} {on_top}".strip()


def date_text(day: date, form: str) -> str:
    """A date in one of Qt's forms, such as "ddd d MMM"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def span_text(span: Span) -> str:
    """The stretch of dates that is shown."""
    first, last = span.first, span.last
    if first.year != last.year:
        start = "d MMM yyyy"
    elif first.month != last.month:
        start = "d MMM"
    else:
        start = "d"
    return f"{date_text(first, start)} – {date_text(last, 'd MMM yyyy')}"


def part_name(part: Part) -> str:
    """The day, the week or the month that a part is."""
    if part.grain == "day":
        return date_text(part.first, "dddd d MMMM")
    if part.grain == "month":
        return date_text(part.first, "MMMM yyyy")
    return _("Week of {date}").format(date=date_text(part.first, "d MMMM yyyy"))


def breaks_text(part: Part) -> str:
    """One bar of the breaks chart, read aloud."""
    if not part.recorded:
        return _("{name}: nothing recorded").format(name=part_name(part))
    counts, name = part.counts, part_name(part)
    if not counts.offered:
        besides = _besides(counts) or words.uncounted(counts)
        if not besides:
            return _("{name}: no breaks").format(name=name)
        return _("{name}: no break counted; {list}").format(name=name, list="; ".join(besides))
    labels = outcome_words()
    parts = [
        f"{labels[kind].lower()} {outcome(kind, counts)}"
        for kind in OUTCOMES[:COUNTED]
        if outcome(kind, counts)
    ]
    text = _("{name}: {taken} of {offered} taken ({parts})").format(
        name=name, taken=counts.taken, offered=counts.offered, parts=", ".join(parts)
    )
    return "; ".join((text, *_besides(counts)))


def _besides(counts: Counts) -> tuple[str, ...]:
    """What is told of a day beside its offered breaks."""
    texts = (
        (_("put off {n}, not counted"), counts.postponed),
        (_("held back {n}, not counted"), counts.only_held),
        (_("started by yourself {n}"), counts.asked_for),
    )
    return tuple(text.format(n=count) for text, count in texts if count)


def part_pain_text(part: Part) -> str:
    """One day, week or month of the pain chart, read aloud."""
    if part.grain == "day" or part.pain_median is None:
        if part.rated_days and part.grain != "day":
            return _("{name}: fewer than three rated days").format(name=part_name(part))
        name, value = part_name(part), part.pain_median
        if value is None:
            return _("{name}: no rating").format(name=name)
        return _("{name}: pain {value}").format(name=name, value=words.points(value))
    return _("{name}: median {value}").format(
        name=part_name(part), value=words.points(part.pain_median)
    )


def pain_and_breaks_text(part: Part) -> str:
    """One day, week or month of the pain chart, read aloud with what is below it."""
    span, share = part.pain_range, part.counts.compliance
    found = [part_pain_text(part)]
    if span is not None and span[0] != span[1]:
        found.append(_("ratings from {low} to {high}").format(low=span[0], high=span[1]))
    if share is not None:
        found.append(_("breaks taken {share}").format(share=words.percent(share)))
    return "; ".join(found)


def breaks_head(grain: Grain) -> tuple[str, ...]:
    """The columns of the table of breaks."""
    return (
        grain_name(grain),
        _("Taken"),
        pgettext("share of breaks taken", "Share"),
        *outcome_words().values(),
        _("By you"),
    )


def grain_name(grain: Grain) -> str:
    """What stands above the column of days, weeks or months."""
    return {"day": _("Day"), "week": _("Week of"), "month": _("Month")}[grain]


def short_name(part: Part) -> str:
    """The part as it stands in a table."""
    forms = {"day": "ddd d MMM yyyy", "week": "d MMM yyyy", "month": "MMM yyyy"}
    return date_text(part.first, forms[part.grain])


def breaks_row(part: Part) -> tuple[str, ...]:
    """One row of the table of breaks; a gap is a row of dashes."""
    if not part.recorded:
        return (short_name(part), *([NONE] * (len(OUTCOMES) + 3)))
    counts = part.counts
    return (
        short_name(part),
        _("{taken} of {offered}").format(taken=counts.taken, offered=counts.offered),
        NONE if counts.compliance is None else words.percent(counts.compliance),
        *(str(outcome(kind, counts)) for kind in OUTCOMES),
        str(counts.asked_for),
    )
