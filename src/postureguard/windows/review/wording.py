"""Dates, numbers and whole charts as the reader's language writes them."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import pgettext

from PySide6.QtCore import QDate, QLocale

from postureguard.core.insight import words
from postureguard.core.insight.report import Bar, Report, Scope
from postureguard.core.insight.weeks import Counts

NONE = "–"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way in which a break can be counted: its name among the counts, and its words."""

    name: str
    label: str

    def of(self, counts: Counts) -> int:
        """How often it happened."""
        return int(getattr(counts, self.name))


def outcomes() -> tuple[Outcome, ...]:
    """The parts of a bar, from the bottom up.

    All but the last add up to the offered breaks. Put off and not taken up is on top: it ended in
    one of the ways that are not counted.
    """
    return (
        Outcome("done", _("Done")),
        Outcome("partial", _("In part")),
        Outcome("natural", _("Natural")),
        Outcome("skipped", _("Skipped")),
        Outcome("missed", _("Missed")),
        Outcome("postponed", _("Put off")),
    )


def bar_label(counts: Counts) -> str:
    """What stands on a bar: taken of offered, and what is put on top of those."""
    offered = f"{counts.taken}/{counts.offered}" if counts.offered else ""
    on_top = f"+{counts.postponed}" if counts.postponed else ""
    return f"{offered} {on_top}".strip()


def date_text(day: date, form: str) -> str:
    """A date in one of Qt's forms, such as "ddd d MMM"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def period_text(report: Report) -> str:
    """The stretch of dates that is shown."""
    first, last = report.first, report.last
    if first.year != last.year:
        start = "d MMM yyyy"
    elif first.month != last.month:
        start = "d MMM"
    else:
        start = "d"
    return f"{date_text(first, start)} – {date_text(last, 'd MMM yyyy')}"


def tick_texts(report: Report) -> list[tuple[float, str]]:
    """What stands below the bars."""
    bars = report.bars
    if report.scope is Scope.WEEK:
        return [(n, date_text(bar.first, "ddd d")) for n, bar in enumerate(bars)]
    return [
        (n, date_text(bar.first, "d MMM"))
        for n, bar in enumerate(bars)
        if report.scope is Scope.TWELVE_WEEKS or bar.first.weekday() == 0
    ]


def bar_name(bar: Bar) -> str:
    """The day, or the week, that a bar stands for."""
    if bar.first == bar.last:
        return date_text(bar.first, "dddd d MMMM")
    return _("Week of {date}").format(date=date_text(bar.first, "d MMMM"))


def breaks_text(bar: Bar) -> str:
    """One bar of the breaks chart, read aloud."""
    if not bar.recorded:
        return _("{name}: nothing recorded").format(name=bar_name(bar))
    counts, name = bar.counts, bar_name(bar)
    if not counts.offered:
        besides = _besides(counts) or words.uncounted(counts)
        if not besides:
            return _("{name}: no breaks").format(name=name)
        return _("{name}: no break counted; {list}").format(name=name, list="; ".join(besides))
    parts = [f"{o.label.lower()} {o.of(counts)}" for o in outcomes()[:-1] if o.of(counts)]
    text = _("{name}: {taken} of {offered} taken ({parts})").format(
        name=name, taken=counts.taken, offered=counts.offered, parts=", ".join(parts)
    )
    return "; ".join((text, *_besides(counts)))


def _besides(counts: Counts) -> tuple[str, ...]:
    """What is told of a day beside its offered breaks."""
    texts = (
        (_("put off {n}, not counted"), counts.postponed),
        (_("started by yourself {n}"), counts.asked_for),
    )
    return tuple(text.format(n=count) for text, count in texts if count)


def pain_text(day: date, value: float | None) -> str:
    """One dot of the pain chart, read aloud."""
    name = date_text(day, "dddd d MMMM")
    if value is None:
        return _("{name}: no rating").format(name=name)
    return _("{name}: pain {value}").format(name=name, value=words.points(value))


def breaks_description(report: Report) -> str:
    """The breaks chart in words."""
    return ". ".join(breaks_text(bar) for bar in report.bars) + "."


def pain_description(report: Report) -> str:
    """The pain chart in words."""
    medians = [
        _("Week of {date}: median {value}").format(
            date=date_text(week.monday, "d MMMM"), value=words.points(week.pain_median)
        )
        if week.pain_median is not None
        else _("Week of {date}: fewer than three rated days").format(
            date=date_text(week.monday, "d MMMM")
        )
        for week in report.weeks
    ]
    days = [
        _("{day}: pain {n}").format(
            day=date_text(day.day, "ddd d MMM"), n=words.points(day.pain_median)
        )
        for day in report.days
        if day.pain_median is not None
    ]
    return ". ".join([*medians, *days]) + "."


def table_head(report: Report) -> tuple[str, ...]:
    """The columns of the table."""
    return (
        _("Week of") if report.scope is Scope.TWELVE_WEEKS else _("Day"),
        _("Taken"),
        pgettext("share of breaks taken", "Share"),
        *(outcome.label for outcome in outcomes()),
        _("By you"),
        _("Longest sitting"),
        _("Pain"),
    )


def table_row(bar: Bar) -> tuple[str, ...]:
    """One row of the table; a gap is a row of dashes."""
    day_form = "ddd d MMM" if bar.first == bar.last else "d MMM yyyy"
    name = date_text(bar.first, day_form)
    if not bar.recorded:
        return (name, *([NONE] * (len(outcomes()) + 5)))
    counts = bar.counts
    return (
        name,
        _("{taken} of {offered}").format(taken=counts.taken, offered=counts.offered),
        NONE if counts.compliance is None else words.percent(counts.compliance),
        *(str(outcome.of(counts)) for outcome in outcomes()),
        str(counts.asked_for),
        NONE if bar.longest_bout_s is None else words.duration(bar.longest_bout_s),
        NONE if bar.pain is None else words.points(bar.pain),
    )
