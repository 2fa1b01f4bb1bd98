"""How many breaks were taken, day by day or week by week."""

from gettext import gettext as _

from postureguard import theme as themes
from postureguard.core.insight import words
from postureguard.core.insight.report import Report
from postureguard.core.insight.weeks import Counts
from postureguard.theme import Theme
from postureguard.windows.review.chart import Chart
from postureguard.windows.review.marks import StackedBars
from postureguard.windows.review.wording import (
    breaks_description,
    breaks_text,
    outcomes,
    tick_texts,
)


class BreaksChart(Chart):
    """Stacked bars: the offered breaks by how they ended, and on top of them those put off."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Breaks"), theme)

    def show_report(self, report: Report) -> None:
        """Show that stretch."""
        counts = report.counts
        tallest = max(sum(outcome.of(bar.counts) for outcome in outcomes()) for bar in report.bars)
        if tallest == 0:
            none = _("No breaks were recorded in this period.")
            self.show_nothing(none if counts == Counts() else words.breaks_sentence(counts))
            return
        key = [(o.name, f"{o.label} {o.of(counts)}") for o in outcomes() if o.of(counts)]
        bars = report.bars
        self.begin(breaks_description(report), key, [breaks_text(bar) for bar in bars])
        step = _step(tallest)
        ticks = [(float(n), str(n)) for n in range(0, tallest + step, step)]
        top = tallest * 1.15 + 0.2
        self.set_scales(len(bars), top, tick_texts(report), [t for t in ticks if t[0] <= top])
        marks = StackedBars(bars, top, self._theme, themes.sized(self.font(), themes.QUIET))
        self.add(marks)
        self.on_select(marks.select)


def _step(tallest: int) -> int:
    """A round distance between the lines, so that there are at most five."""
    for step in (1, 2, 5, 10, 20, 50, 100):
        if tallest <= step * 5:
            return step
    return 200
