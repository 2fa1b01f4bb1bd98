"""How the back felt."""

from collections.abc import Sequence
from datetime import date, timedelta
from gettext import gettext as _

from postureguard.core.insight import words
from postureguard.core.insight.change import Change, baseline, change, change_text, ratings
from postureguard.core.insight.events import Event, EventKind, events
from postureguard.core.insight.spans import Span
from postureguard.core.insight.weeks import weeks
from postureguard.windows.review.around import Around
from postureguard.windows.review.chart_page import ChartPage
from postureguard.windows.review.days import Days
from postureguard.windows.review.key import KeyEntry
from postureguard.windows.review.link_card import LinkCard
from postureguard.windows.review.marks import EVENT
from postureguard.windows.review.pain_chart import PainChart
from postureguard.windows.review.table import Rows
from postureguard.windows.review.wording import NONE, grain_name, short_name

FORTNIGHT = timedelta(days=13)
"""From its first day to its last."""


class PainPage(ChartPage):
    """Dots and medians, their table, what changed, and whether breaks go along with it."""

    def __init__(self, days: Days, around: Around) -> None:
        self._days = days
        self._chart = PainChart(days, around.theme)
        self._change: Change | None = None
        super().__init__(self._chart, _("Table of pain"))
        self.card = LinkCard()
        self.card.said.connect(self.said)
        self.below.addWidget(self.card)
        days.course.told.connect(self._hear)

    def show_span(self, span: Span) -> None:
        """Show those days, with what is usual and what the programme did."""
        self._days.course.ask()
        known = self._days.course.known
        self.card.show_known(known)
        if known is not None:
            bounds = self._days.bounds
            marks = events(known.progress, known.history, bounds.first, bounds.last)
            self._chart.events = marks
        self._compare(self._days.today)
        super().show_span(span)

    def allow(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Comparing is a wish, which the resident keeps."""
        self.card.allow(on)

    def headline(self, span: Span) -> str:
        """The medians of its weeks."""
        return words.range_sentence(weeks(self._days.between(span), span.first, span.last))

    def entries(self) -> Sequence[KeyEntry]:
        """Dots, lines and marks, as far as there are any."""
        parts = self._chart.seen
        found = [
            ("pain dot", _("Rating of a day")),
            ("pain line", _("Median of a week, from three rated days on")),
            ("done", _("Breaks taken")),
        ]
        if any(part.pain_range and part.pain_range[0] != part.pain_range[1] for part in parts):
            found.insert(1, ("pain range", _("Lowest to highest")))
        if self._chart.baseline is not None:
            usual = _("Within 2 points of your first two weeks")
            found.insert(-1, ("pain usual", usual))
        kinds = {event.kind for part in parts for event in self._chart.of(part)}
        names = _event_names()
        return [*found, *((EVENT + kind, names[kind]) for kind in names if kind in kinds)]

    def sentence(self) -> str:
        """What has changed, and what ups and downs mean."""
        changed = "" if self._change is None else change_text(self._change)
        return f"{changed} {_own_ratings()}".strip()

    def rows(self) -> Rows:
        """A row for each day, week or month."""
        head = (
            grain_name(self._chart.span.grain),
            _("Median"),
            _("Lowest"),
            _("Highest"),
            _("Breaks taken"),
            _("Programme"),
        )
        rows = []
        for part in self._chart.seen:
            low, high = part.pain_range or (NONE, NONE)
            median = NONE if part.pain_median is None else words.points(part.pain_median)
            share = part.counts.compliance
            taken = NONE if share is None else words.percent(share)
            happened = ", ".join(_short(event) for event in self._chart.of(part)) or NONE
            rows.append((short_name(part), median, str(low), str(high), taken, happened))
        return Rows(head, rows)

    def _compare(self, today: date) -> None:
        """The first rated fortnight, and the last one."""
        begins = self._days.first_rating or today
        spans = (Span(begins, begins + FORTNIGHT), Span(today - FORTNIGHT, today))
        rated = ratings(row for span in spans for row in self._days.between(span))
        self._chart.baseline = baseline(rated)
        self._change = change(rated, today)

    def _hear(self) -> None:
        self.show_span(self._chart.span)


def _event_names() -> dict[EventKind, str]:
    return {
        "level": _("New level"),
        "light week": _("Lighter week"),
        "quiet week": _("Quiet week"),
        "flare": _("Flare-up"),
        "flare over": _("Flare-up over"),
        "safety": _("Questions about safety"),
    }


def _short(event: Event) -> str:
    """An event in a table: a level with its plan, anything else by its kind."""
    return event.text if event.kind == "level" else _event_names()[event.kind]


def _own_ratings() -> str:
    return _(
        "Your own ratings. Ups and downs are normal; a change under 2 points is often just noise."
    )
