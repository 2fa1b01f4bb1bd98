"""What the breaks chart is painted with: bars that keep round corners and hatching at any size."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from postureguard.core.insight.report import Bar
from postureguard.theme import Theme
from postureguard.windows.review.wording import bar_label, outcomes

WIDEST = 44.0
"""Pixels; a bar gets no wider, however few there are."""
_ROUND = 4.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar."""

    name: str
    count: int


def paint_mark(painter: QPainter, shape: QPainterPath, name: str, theme: Theme) -> None:
    """Fill a shape in the manner of an outcome; missed is hatched, so that it needs no colour."""
    colour = QColor(getattr(theme, name))
    if name != "missed":
        painter.fillPath(shape, colour)
        return
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.2))
    box = shape.boundingRect()
    start = box.left() - box.height()
    while start < box.right():
        painter.drawLine(
            QPointF(start, box.bottom()), QPointF(start + box.height(), box.bottom() - box.height())
        )
        start += 5
    painter.restore()
    painter.strokePath(shape, QPen(colour, 1.2))


class StackedBars(QGraphicsItem):
    """Bars 0, 1, 2, … in chart coordinates, painted in pixels."""

    def __init__(self, bars: Sequence[Bar], height: float, theme: Theme, font: QFont) -> None:
        super().__init__()
        self._bars = bars
        self._height = height
        self._theme = theme
        self._font = font
        self._selected: int | None = None

    def select(self, index: int | None) -> None:
        """Let one bar stand out."""
        if index != self._selected:
            self._selected = index
            self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Everything, in chart coordinates."""
        return QRectF(-0.6, 0, len(self._bars) + 0.2, self._height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint every bar that is known."""
        to_pixels = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        labelled = self._labels_fit(to_pixels.m11())
        for index, bar in enumerate(self._bars):
            column = to_pixels.mapRect(QRectF(index - 0.5, 0, 1, self._height))
            if index == self._selected:
                self._paint_band(painter, column)
            if bar.recorded:
                top = self._paint_bar(painter, column, bar)
                if labelled:
                    self._paint_label(painter, column, top, bar)
        painter.restore()

    def _paint_band(self, painter: QPainter, column: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(column, _ROUND, _ROUND)
        colour = QColor(self._theme.track)
        colour.setAlphaF(0.45)
        painter.fillPath(path, colour)

    def _labels_fit(self, width: float) -> bool:
        metrics = QFontMetricsF(self._font)
        return all(metrics.horizontalAdvance(bar_label(bar.counts)) < width for bar in self._bars)

    def _paint_bar(self, painter: QPainter, column: QRectF, bar: Bar) -> float:
        """Paint the bar and return where it ends."""
        segments = [Segment(o.name, o.of(bar.counts)) for o in outcomes() if o.of(bar.counts)]
        width = min(column.width() * 0.62, WIDEST)
        left = column.center().x() - width / 2
        unit = column.height() / self._height
        bottom = column.bottom()
        for number, segment in enumerate(segments):
            top = bottom - segment.count * unit
            gap = 0.0 if number == 0 else 1.5
            box = QRectF(left, top, width, bottom - top - gap)
            shape = _rounded_top(box) if number == len(segments) - 1 else _plain(box)
            paint_mark(painter, shape, segment.name, self._theme)
            bottom = top
        return bottom

    def _paint_label(self, painter: QPainter, column: QRectF, top: float, bar: Bar) -> None:
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.quiet))
        box = QRectF(column.left(), top - metrics.height() - 3, column.width(), metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar_label(bar.counts))


class Swatch(QWidget):
    """A small square that shows how an outcome is painted."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._name = name
        self._theme = theme
        self.setFixedSize(14, 14)

    def paintEvent(self, _event: object) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        if self._name == "pain dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.pain_dot))
            painter.drawEllipse(QRectF(3, 3, 8, 8))
        elif self._name == "pain line":
            painter.fillRect(QRectF(0, 6, 14, 2.5), QColor(self._theme.pain))
        else:
            shape.addRoundedRect(QRectF(1, 1, 12, 12), 3, 3)
            paint_mark(painter, shape, self._name, self._theme)


def _plain(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(box)
    return path


def _rounded_top(box: QRectF) -> QPainterPath:
    r = min(_ROUND, box.height(), box.width() / 2)
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left(), box.top() + r)
    path.quadTo(box.topLeft(), QPointF(box.left() + r, box.top()))
    path.lineTo(box.right() - r, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + r))
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path
