"""Time on paper: where a day stands between two edges, and which days are named below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF
from PySide6.QtGui import QPainter

from postureguard.core.insight.spans import Span
from postureguard.windows.report.ink import (
    FAR_SIDE,
    NOTE_PT,
    POINT,
    label,
    letters,
    line_height,
    thin,
    width_of,
)

_DAYS, _WEEKS, _MONTHS = 10, 120, 800
"""Up to so many days the axis names days, Mondays, months; beyond that years."""
_ROOM_PT = 12.0
"""Between two names, at least."""


def date_text(day: date, form: str) -> str:
    """A date in one of Qt's forms, in the reader's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days of a span from the left edge to the right edge of a plot."""

    span: Span
    plot: QRectF

    def left(self, day: date) -> float:
        """Where a day begins."""
        return self.plot.left() + (day - self.span.first).days * self.day_width

    def middle(self, first: date, last: date) -> float:
        """The middle of a stretch of days."""
        return (self.left(first) + self.left(last) + self.day_width) / 2

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return self.plot.width() / self.span.days

    def paint(self, painter: QPainter) -> None:
        """Name some days below the plot, with a short line above each name."""
        font = letters(NOTE_PT)
        for day, words in self._ticks():
            x = self.middle(day, day) if self.span.days <= _DAYS else self.left(day)
            top = QPointF(x, self.plot.bottom())
            painter.setPen(thin())
            painter.drawLine(top, top + QPointF(0, 3 * POINT))
            box = QRectF(x, self.plot.bottom() + 3 * POINT, 0, line_height(font))
            label(painter, box, words, font)

    def _ticks(self) -> list[tuple[date, str]]:
        named = [(day, date_text(day, form)) for day, form in self._candidates()]
        if not named:
            return []
        font = letters(NOTE_PT)
        widest = max(width_of(words, font) for _day, words in named) + _ROOM_PT * POINT
        fit = max(1, int(self.plot.width() / widest))
        step = -(-len(named) // fit)
        return [
            (day, words)
            for day, words in islice(named, 0, None, step)
            if self.left(day) + widest / 2 <= self.plot.right() + _ROOM_PT * POINT
        ]

    def _candidates(self) -> Iterator[tuple[date, str]]:
        every = (self.span.first + timedelta(days=n) for n in range(self.span.days))
        if self.span.days <= _DAYS:
            yield from ((day, "ddd d") for day in every)
        elif self.span.days <= _WEEKS:
            yield from ((day, "d MMM") for day in every if day.weekday() == 0)
        elif self.span.days <= _MONTHS:
            months = (day for day in every if day.day == 1)
            yield from ((day, "yyyy" if day.month == 1 else "MMM") for day in months)
        else:
            yield from ((day, "yyyy") for day in every if (day.month, day.day) == (1, 1))


def paint_grid(painter: QPainter, plot: QRectF, values: tuple[int, ...], most: float) -> None:
    """Horizontal lines with their numbers left of the plot; 0 is its lower edge."""
    font = letters(NOTE_PT)
    for value in values:
        y = plot.bottom() - value / most * plot.height()
        painter.setPen(thin())
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        height = line_height(font)
        box = QRectF(plot.left() - 30 * POINT, y - height / 2, 26 * POINT, height)
        label(painter, box, str(value), font, side=FAR_SIDE)


def round_steps(most: int) -> tuple[int, ...]:
    """From 0 to at least `most`, in three or four round steps."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * 4 >= most:
                return tuple(range(0, -(-max(most, 1) // step) * step + 1, step))
        size *= 10
