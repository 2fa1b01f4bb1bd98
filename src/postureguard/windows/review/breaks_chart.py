"""How many breaks were taken, by the day, the week or the month."""

from gettext import gettext as _

from PySide6.QtGui import QPainter

from postureguard.core.insight import words
from postureguard.core.insight.spans import Part
from postureguard.core.insight.weeks import Counts, counts
from postureguard.theme import Theme
from postureguard.windows.review.bars import Bar, bars_of, paint_bars
from postureguard.windows.review.chart import Chart
from postureguard.windows.review.days import Days
from postureguard.windows.review.marks import column, paint_band
from postureguard.windows.review.place import Place
from postureguard.windows.review.timeline import Scale
from postureguard.windows.review.wording import breaks_text


class BreaksChart(Chart):
    """Stacked bars: the offered breaks by how they ended, and on top of them those not counted."""

    def __init__(self, days: Days, theme: Theme) -> None:
        self._bars: tuple[Bar, ...] = ()
        super().__init__(_("Breaks"), days, theme)

    @property
    def counts(self) -> Counts:
        """All breaks in sight."""
        return counts(day for part in self.seen for day in part.days)

    def prepare(self) -> None:
        """Count once."""
        self._bars = bars_of(self.parts)

    def scale(self) -> Scale:
        """Zero at the bottom, and at most five lines."""
        tallest = self._tallest
        if not tallest:
            return Scale(1.0, ())
        step = _step(tallest)
        top = tallest * 1.15 + 0.2
        ticks = [(float(n), str(n)) for n in range(0, tallest + step, step)]
        return Scale(top, [tick for tick in ticks if tick[0] <= top])

    def nothing(self) -> str:
        """Days without a break have a sentence."""
        if self._tallest:
            return ""
        found = self.counts
        none = _("No breaks were recorded in this period.")
        return none if found == Counts() else words.breaks_sentence(found)

    def text(self, part: Part) -> str:
        """One bar, read aloud."""
        return breaks_text(part)

    def paint(self, painter: QPainter, place: Place, selected: Part | None) -> None:
        """Paint the bars in sight."""
        if selected is not None:
            paint_band(painter, column(place, selected), self.theme)
        paint_bars(painter, place, self._bars, self.theme)

    @property
    def _tallest(self) -> int:
        first, last = self.span.first.toordinal(), self.span.last.toordinal() + 1
        seen = (bar.height for bar in self._bars if bar.start < last and bar.end > first)
        return max(seen, default=0)


def _step(tallest: int) -> int:
    """A round distance between the lines, so that there are at most five."""
    for step in (1, 2, 5, 10, 20, 50, 100):
        if tallest <= step * 5:
            return step
    return 200
