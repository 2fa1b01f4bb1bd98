"""Breaks on paper: of those that were offered, how many were taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from postureguard.core.insight.spans import Part, Span
from postureguard.windows.report.axis import Axis, paint_grid, round_steps
from postureguard.windows.report.ink import (
    NOTE_PT,
    PAPER_COLOURS,
    POINT,
    label,
    letters,
    line_height,
    width_of,
)

_GAP: Final = 0.28
"""Of a bar's place, left open."""
_WIDEST: Final = 36 * POINT
_HATCH_PT: Final = 3.0


@dataclass(frozen=True, slots=True)
class BreaksChart:
    """What is drawn: a bar for each day, week or month."""

    span: Span
    parts: Sequence[Part]

    def paint(self, painter: QPainter, plot: QRectF) -> None:
        """Paint it; the lower edge of the plot is 0."""
        axis = Axis(self.span, plot)
        steps = round_steps(max((part.counts.offered for part in self.parts), default=0))
        paint_grid(painter, plot, steps, steps[-1])
        axis.paint(painter)
        labelled = self._labels_fit(axis)
        for part in self.parts:
            if part.counts.offered:
                self._paint_bar(painter, axis, part, steps[-1])
                if labelled:
                    self._paint_label(painter, axis, part, steps[-1])

    def _paint_bar(self, painter: QPainter, axis: Axis, part: Part, most: int) -> None:
        counts, bottom = part.counts, axis.plot.bottom()
        left = axis.left(part.first)
        place = axis.left(part.last) + axis.day_width - left
        width = min(place * (1 - _GAP), _WIDEST)
        for name, count in (
            ("done", counts.taken),
            ("skipped", counts.skipped),
            ("missed", counts.missed),
        ):
            height = count / most * axis.plot.height()
            box = QRectF(left + (place - width) / 2, bottom - height, width, height)
            bottom -= height
            if count:
                fill(painter, box, name)

    def _paint_label(self, painter: QPainter, axis: Axis, part: Part, most: int) -> None:
        font, counts = letters(NOTE_PT), part.counts
        top = axis.plot.bottom() - counts.offered / most * axis.plot.height()
        height = line_height(font)
        box = QRectF(axis.middle(part.first, part.last), top - height, 0, height)
        label(painter, box, _share(part), font)

    def _labels_fit(self, axis: Axis) -> bool:
        font = letters(NOTE_PT)
        return all(
            width_of(_share(part), font) < axis.day_width * ((part.last - part.first).days + 1)
            for part in self.parts
            if part.counts.offered
        )


def fill(painter: QPainter, box: QRectF, name: str) -> None:
    """Fill a box in the manner of an outcome; missed is hatched, so that it needs no colour."""
    colour = QColor(getattr(PAPER_COLOURS, name))
    if name != "missed":
        painter.fillRect(box, colour)
        return
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(colour, 0.6 * POINT))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    start = box.left() - box.height()
    while start < box.right():
        line = QLineF(start, box.bottom(), start + box.height(), box.top())
        painter.drawLine(line)
        start += _HATCH_PT * POINT
    painter.drawRect(box)
    painter.restore()


def _share(part: Part) -> str:
    return f"{part.counts.taken}/{part.counts.offered}"
