"""Stacked bars of breaks: how each ended, one break a unit high."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from postureguard.core.insight.spans import Part
from postureguard.theme import Theme
from postureguard.windows.review.marks import WIDEST, paint_mark
from postureguard.windows.review.place import Place
from postureguard.windows.review.wording import OUTCOMES, bar_label, outcome

ROUND = 4.0
GAP = 1.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A part with a record, counted once for all the times that it is painted."""

    start: float
    end: float
    segments: tuple[tuple[str, int], ...]
    """From the bottom up, without those that are empty."""
    label: str

    @property
    def height(self) -> int:
        """All of it."""
        return sum(count for _name, count in self.segments)


def bars_of(parts: Iterable[Part]) -> tuple[Bar, ...]:
    """The bars of all parts with a record."""
    return tuple(_bar(part) for part in parts if part.recorded)


def _bar(part: Part) -> Bar:
    counts = part.counts
    found = ((name, outcome(name, counts)) for name in OUTCOMES)
    return Bar(
        part.first.toordinal(),
        part.last.toordinal() + 1,
        tuple((name, count) for name, count in found if count),
        bar_label(counts),
    )


def paint_bars(painter: QPainter, place: Place, bars: Sequence[Bar], theme: Theme) -> None:
    """Paint the bars in sight, and number them where that fits."""
    seen = [bar for bar in bars if place.sees(bar.start, bar.end)]
    metrics = QFontMetricsF(place.font)
    room = min(((bar.end - bar.start) * place.day for bar in seen), default=0.0)
    labelled = all(metrics.horizontalAdvance(bar.label) < room for bar in seen)
    for bar in seen:
        top = _paint_bar(painter, place, bar, theme)
        if labelled:
            _paint_label(painter, place, bar, top, theme)


def _paint_bar(painter: QPainter, place: Place, bar: Bar, theme: Theme) -> float:
    """Paint the bar and return where it ends."""
    width = min((bar.end - bar.start) * place.day * 0.62, WIDEST)
    left = (place.x(bar.start) + place.x(bar.end) - width) / 2
    count, bottom = 0, place.y(0)
    for number, (name, more) in enumerate(bar.segments):
        count += more
        top = place.y(count)
        shape = QRectF(left, top, width, bottom - top - (GAP if number else 0.0))
        is_last = number == len(bar.segments) - 1
        paint_mark(painter, _rounded_top(shape) if is_last else _plain(shape), name, theme)
        bottom = top
    return bottom


def _paint_label(painter: QPainter, place: Place, bar: Bar, top: float, theme: Theme) -> None:
    height = QFontMetricsF(place.font).height()
    painter.setFont(place.font)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as numbers are read
    painter.setPen(QColor(theme.quiet))
    width = (bar.end - bar.start) * place.day
    room = QRectF(place.x(bar.start), top - height - 3, width, height)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, bar.label)


def _plain(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(box)
    return path


def _rounded_top(box: QRectF) -> QPainterPath:
    r = min(ROUND, box.height(), box.width() / 2)
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left(), box.top() + r)
    path.quadTo(box.topLeft(), QPointF(box.left() + r, box.top()))
    path.lineTo(box.right() - r, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + r))
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path
