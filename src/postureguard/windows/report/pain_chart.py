"""Pain on paper: the ratings, the medians of the weeks, and what is usual for this back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from postureguard.core.insight.spans import Part, Span
from postureguard.core.insight.weeks import DayRow
from postureguard.core.insight.words import NOISE_POINTS
from postureguard.windows.report.axis import Axis, paint_grid
from postureguard.windows.report.ink import PAPER_COLOURS, POINT, SMALL_PT, label, letters, thin

MOST: Final = 10
DAILY_UP_TO: Final = 400
"""Days; of longer spans the range of each month is drawn instead of its days."""
MARK: Final = 9 * POINT
"""How large a number above the plot is."""
_BAND: Final = 0.13


@dataclass(frozen=True, slots=True)
class PainChart:
    """What is drawn."""

    span: Span
    days: Sequence[DayRow]
    medians: Sequence[Part]
    """Weeks, or months of a long span."""
    baseline: float | None
    marks: Sequence[date] = ()
    """Days with a number above them, from 1 on."""

    @property
    def is_daily(self) -> bool:
        """Whether each rated day has a dot."""
        return self.span.days <= DAILY_UP_TO

    def paint(self, painter: QPainter, plot: QRectF) -> None:
        """Paint it; the plot is the field from 0 to 10."""
        axis = Axis(self.span, plot)
        self._paint_band(painter, plot)
        paint_grid(painter, plot, (0, 2, 4, 6, 8, 10), MOST)
        axis.paint(painter)
        if self.is_daily:
            self._paint_days(painter, axis)
        else:
            self._paint_ranges(painter, axis)
        self._paint_medians(painter, axis)
        self._paint_marks(painter, axis)

    def _paint_band(self, painter: QPainter, plot: QRectF) -> None:
        if self.baseline is None:
            return
        low = max(0.0, self.baseline - NOISE_POINTS)
        high = min(float(MOST), self.baseline + NOISE_POINTS)
        band = QRectF(plot)
        band.setTop(_y(plot, high))
        band.setBottom(_y(plot, low))
        painter.fillRect(band, pale(PAPER_COLOURS.pain))

    def _paint_days(self, painter: QPainter, axis: Axis) -> None:
        size = min(2.2 * POINT, max(1.1 * POINT, 0.38 * axis.day_width))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PAPER_COLOURS.pain_dot))
        for row in self.days:
            if row.pain_median is not None:
                x = axis.middle(row.day, row.day)
                painter.drawEllipse(QPointF(x, _y(axis.plot, row.pain_median)), size, size)

    def _paint_ranges(self, painter: QPainter, axis: Axis) -> None:
        painter.setPen(QPen(QColor(PAPER_COLOURS.pain_dot), 1.0 * POINT))
        for part in self.medians:
            if part.pain_range is not None:
                x = axis.middle(part.first, part.last)
                low, high = (_y(axis.plot, value) for value in part.pain_range)
                painter.drawLine(QLineF(x, low, x, high))

    def _paint_medians(self, painter: QPainter, axis: Axis) -> None:
        pen = QPen(QColor(PAPER_COLOURS.pain), 1.7 * POINT)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        before: QPointF | None = None
        for part in self.medians:
            if part.pain_median is None:
                before = None
                continue
            y = _y(axis.plot, part.pain_median)
            begin = QPointF(axis.left(part.first), y)
            end = QPointF(axis.left(part.last) + axis.day_width, y)
            if before is not None:
                painter.drawLine(before, begin)
            painter.drawLine(begin, end)
            before = end

    def _paint_marks(self, painter: QPainter, axis: Axis) -> None:
        """Numbers in a row above the plot, each with a line down to its day."""
        days = [axis.middle(day, day) for day in self.marks]
        edges = axis.plot.left() + MARK / 2, axis.plot.right() - MARK / 2
        for number, (day, x) in enumerate(zip(days, apart(days, *edges), strict=True), 1):
            centre = QPointF(x, axis.plot.top() - MARK)
            painter.setPen(thin(PAPER_COLOURS.quiet))
            painter.drawLine(centre + QPointF(0, MARK / 2), QPointF(day, axis.plot.top()))
            paint_number(painter, centre, number)


def apart(wanted: Sequence[float], low: float, high: float) -> list[float]:
    """Places in order, near to where they are wanted, so that numbers there do not touch."""
    step = 1.2 * MARK
    found: list[float] = []
    for x in wanted:
        found.append(max(x, found[-1] + step if found else low))
    limit = high
    for place in reversed(range(len(found))):
        found[place] = min(found[place], limit)
        limit = found[place] - step
    return found


def paint_number(painter: QPainter, centre: QPointF, number: int) -> None:
    """A number in a ring."""
    painter.setPen(thin(PAPER_COLOURS.quiet))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, MARK / 2, MARK / 2)
    box = QRectF(0, 0, MARK, MARK)
    box.moveCenter(centre)
    label(painter, box, str(number), letters(SMALL_PT, strong=True), PAPER_COLOURS.text)


def pale(colour: str) -> QColor:
    """That colour on white, hardly there; mixed, as nothing shows through on paper."""
    full = QColor(colour)
    parts = (full.red(), full.green(), full.blue())
    return QColor(*(round(255 + (part - 255) * _BAND) for part in parts))


def _y(plot: QRectF, value: float) -> float:
    return plot.bottom() - value / MOST * plot.height()
