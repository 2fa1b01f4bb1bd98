"""The sitting: when it was, how long the stretches were, and how much was beyond the limit."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postureguard.core.insight.spans import Span
from postureguard.core.insight.weeks import DayRow
from postureguard.theme import SPACE
from postureguard.windows.review import sitting_words as said
from postureguard.windows.review.around import Around
from postureguard.windows.review.chart_page import ChartPage
from postureguard.windows.review.days import Days
from postureguard.windows.review.key import KeyEntry
from postureguard.windows.review.lengths import Lengths
from postureguard.windows.review.sitting_chart import SittingChart
from postureguard.windows.review.table import Rows, Table
from postureguard.windows.texts import label


class SittingPage(ChartPage):
    """A timeline of the days, and beside it the lengths of the stretches."""

    def __init__(self, days: Days, around: Around) -> None:
        self._limit_min = around.settings.sitting_limit_min
        self._chart = SittingChart(days, around)
        self.lengths = Lengths(around.theme, self._limit_min)
        self.length_table = Table(_("Table of the lengths of the stretches"))
        super().__init__(
            self._chart,
            _("Table of sitting"),
            beside_chart=_titled(self.lengths),
            beside_table=self.length_table,
        )

    def headline(self, span: Span) -> str:
        """The longest stretch."""
        rows = self._chart.days.between(span)
        return said.longest_text(rows) or _("No sitting was recorded in this period.")

    def entries(self) -> Sequence[KeyEntry]:
        """What is dark."""
        if self._chart.span.grain == "day":
            return (
                ("seated", _("Seated")),
                ("seated_long", _("beyond {n} min").format(n=self._limit_min)),
            )
        return (("seated", _("The darker, the more of the hour was spent seated")),)

    def sentence(self) -> str:
        """How long, the longest, and how much beyond the limit."""
        rows = self._rows()
        parts = (
            said.seated_text(rows),
            said.over_text(self._chart.bouts, self._limit_min),
            said.longest_text(rows),
        )
        return " ".join(part for part in parts if part)

    def rows(self) -> Rows:
        """A row for each day, week or month."""
        chart = self._chart
        head = said.sitting_head(chart.span.grain)
        rows = [
            said.sitting_row(part, chart.bouts_of(part), self._limit_min) for part in chart.seen
        ]
        return Rows(head, rows)

    def show_others(self) -> None:
        """Count the lengths."""
        bouts = self._chart.bouts
        self.lengths.show_bouts(bouts)
        self.length_table.show_rows(Rows(said.lengths_head(), said.lengths_rows(bouts)))

    def _rows(self) -> list[DayRow]:
        return [day for part in self._chart.seen for day in part.days]


def _titled(lengths: Lengths) -> QWidget:
    together = QWidget()
    column = QVBoxLayout(together)
    column.setContentsMargins(0, SPACE, 0, 0)
    column.setSpacing(SPACE)
    column.addWidget(label(_("How long at a stretch"), strong=True))
    column.addWidget(lengths)
    column.addStretch(1)
    return together
