"""The breaks: how each ended, and what share was taken."""

from collections.abc import Sequence
from gettext import gettext as _

from postureguard.core.insight import words
from postureguard.core.insight.spans import Span
from postureguard.core.insight.weeks import counts
from postureguard.windows.review.around import Around
from postureguard.windows.review.breaks_chart import BreaksChart
from postureguard.windows.review.chart_page import ChartPage
from postureguard.windows.review.days import Days
from postureguard.windows.review.key import KeyEntry
from postureguard.windows.review.table import Rows
from postureguard.windows.review.wording import (
    OUTCOMES,
    breaks_head,
    breaks_row,
    outcome,
    outcome_words,
)


class BreaksPage(ChartPage):
    """Bars, their table, and how the share is made up."""

    def __init__(self, days: Days, around: Around) -> None:
        self._chart = BreaksChart(days, around.theme)
        super().__init__(self._chart, _("Table of breaks"))

    def headline(self, span: Span) -> str:
        """How many breaks were taken."""
        rows = self._chart.days.between(span)
        if not rows:
            return _("Nothing was recorded in these days.")
        return words.breaks_sentence(counts(rows))

    def entries(self) -> Sequence[KeyEntry]:
        """Every ending that there was, with its count."""
        found = self._chart.counts
        labels = outcome_words()
        return [
            (kind, f"{labels[kind]} {outcome(kind, found)}")
            for kind in OUTCOMES
            if outcome(kind, found)
        ]

    def note(self) -> str:
        """What stands on top of the bars."""
        found = self._chart.counts
        if not found.postponed and not found.only_held:
            return ""
        return _("On top of the bars (+): put off or held back, and not counted.")

    def sentence(self) -> str:
        """The share of breaks taken, and how it is made up."""
        return words.formula(self._chart.counts)

    def rows(self) -> Rows:
        """A row for each bar."""
        seen = self._chart.seen
        return Rows(breaks_head(self._chart.span.grain), [breaks_row(part) for part in seen])
