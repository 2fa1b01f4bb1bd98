"""The page, piece by piece, for what was asked."""

from collections.abc import Iterator
from gettext import gettext as _

from postureguard.core.insight import words as insight_words
from postureguard.core.insight.change import change_text
from postureguard.core.insight.events import Event
from postureguard.core.insight.weeks import counts
from postureguard.windows.report import more_words, words
from postureguard.windows.report.asked import Asked
from postureguard.windows.report.blocks import (
    Block,
    NameLine,
    Numbered,
    Table,
    heading,
    lead,
    note,
    sentence,
    title,
)
from postureguard.windows.report.breaks_chart import BreaksChart
from postureguard.windows.report.chart_block import Chart, Key
from postureguard.windows.report.diary import Diary
from postureguard.windows.report.ink import POINT
from postureguard.windows.report.pain_chart import PainChart
from postureguard.windows.report.sheets import Sheets, laid_out

PAIN_HIGH, BREAKS_HIGH = 112 * POINT, 72 * POINT


def sheets(diary: Diary, asked: Asked) -> Sheets:
    """Everything that was asked for, on paper."""
    return laid_out(list(_blocks(diary, asked)), asked.paper, diary.today)


def _blocks(diary: Diary, asked: Asked) -> Iterator[Block]:
    days, wanted = diary.within(asked.span), frozenset[str](asked.parts)
    marks = _marks(diary, asked)
    yield title(words.title())
    yield sentence(words.span_text(asked.span))
    yield NameLine(_("Name"))
    yield lead(words.summary(days, asked.span, wanted))
    if days:
        yield from _charts(diary, asked, marks)
        yield from _table(diary, asked)
    yield from _programme(diary, asked, marks)
    yield from _rest(diary, asked)
    yield from _meaning(diary, asked)


def _marks(diary: Diary, asked: Asked) -> tuple[Event, ...]:
    if not asked.has("programme") or not diary.history.sessions:
        return ()
    return more_words.marks(diary, asked.span)


def _charts(diary: Diary, asked: Asked, marks: tuple[Event, ...]) -> Iterator[Block]:
    if asked.has("pain") and any(row.ratings for row in diary.within(asked.span)):
        yield heading(_("Low-back pain, from 0 to 10"))
        yield _pain_chart(diary, asked, marks)
        change = diary.change(asked.span)
        if change is not None:
            yield note(change_text(change))
    if asked.has("breaks") and counts(diary.within(asked.span)).offered:
        yield heading(_breaks_heading(asked))
        yield _breaks_chart(diary, asked)


def _pain_chart(diary: Diary, asked: Asked, marks: tuple[Event, ...]) -> Chart:
    span, usual = asked.span, diary.baseline()
    days = diary.within(span)
    chart = PainChart(span, days, (), usual, [mark.day for mark in marks])
    medians = diary.parts(span, "week" if chart.is_daily else "month")
    chart = PainChart(span, days, medians, usual, chart.marks)
    key = (
        [Key("dot", _("a day")), Key("line", _("median of a week"))]
        if chart.is_daily
        else [Key("range", _("lowest to highest")), Key("line", _("median of a month"))]
    )
    if usual is not None:
        band = _("within 2 points of the first two weeks’ median, {n}")
        key.append(Key("band", band.format(n=insight_words.points(usual))))
    told = "; ".join(
        f"{words.part_name(part, span)}: {insight_words.points(part.pain_median)}"
        for part in diary.told(span)
        if part.pain_median is not None
    )
    return Chart(
        _("Pain medians: {list}.").format(list=told or words.NONE),
        chart.paint,
        key,
        PAIN_HIGH,
        headroom=(18 if marks else 8) * POINT,
    )


def _breaks_heading(asked: Asked) -> str:
    return {
        "day": _("Breaks, day by day"),
        "week": _("Breaks, week by week"),
        "month": _("Breaks, month by month"),
    }[asked.span.grain]


def _breaks_chart(diary: Diary, asked: Asked) -> Chart:
    found = counts(diary.within(asked.span))
    chart = BreaksChart(asked.span, diary.parts(asked.span, asked.span.grain))
    key = [
        Key("done", _("taken {n}").format(n=found.taken)),
        Key("skipped", _("skipped {n}").format(n=found.skipped)),
        Key("missed", _("missed {n}").format(n=found.missed)),
    ]
    return Chart(insight_words.breaks_sentence(found), chart.paint, key, BREAKS_HIGH)


def _table(diary: Diary, asked: Asked) -> Iterator[Block]:
    wanted = frozenset[str](asked.parts & {"breaks", "sitting", "pain"})
    if not wanted:
        return
    rows = [words.table_row(part, asked.span, wanted) for part in diary.told(asked.span)]
    yield heading(_("The numbers"))
    yield Table(words.table_head(asked.span, wanted), rows)


def _programme(diary: Diary, asked: Asked, marks: tuple[Event, ...]) -> Iterator[Block]:
    if not asked.has("programme") or not diary.history.sessions:
        return
    yield heading(_("Programme"))
    for text in more_words.programme(diary, asked.span):
        yield sentence(text)
    for number, mark in enumerate(marks, 1):
        told = _("{day}: {text}").format(day=words.day_text(mark.day), text=mark.text)
        yield Numbered(number, sentence(told))


def _rest(diary: Diary, asked: Asked) -> Iterator[Block]:
    if asked.has("safety"):
        yield heading(_("Answers about safety"))
        yield from (sentence(text) for text in more_words.safety(diary, asked.span))
    if asked.has("notes"):
        found = list(more_words.notes(diary, asked.span))
        if found:
            yield heading(_("What else was noted"))
            yield from (sentence(text) for text in found)
    experiment = diary.experiment(asked.span) if asked.has("experiments") else None
    if experiment is not None:
        yield heading(_("Own experiment"))
        yield sentence(more_words.experiment(experiment, diary))


def _meaning(diary: Diary, asked: Asked) -> Iterator[Block]:
    texts = words.what_numbers_mean(frozenset[str](asked.parts))
    if not texts or not diary.within(asked.span):
        return
    yield heading(_("What the numbers mean"))
    yield from (note(text) for text in texts)
