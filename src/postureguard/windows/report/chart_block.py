"""A chart as a piece of the page: its key, its plot, its dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from postureguard.windows.report.breaks_chart import fill
from postureguard.windows.report.ink import (
    NOTE_PT,
    PAPER_COLOURS,
    POINT,
    letters,
    line_height,
    mirrored,
    width_of,
    write,
)
from postureguard.windows.report.pain_chart import pale

_MARGIN_PT: Final = 22.0
"""Left of a plot, for its numbers."""
_BELOW_PT: Final = 16.0
"""Below a plot, for its dates."""
_KEY_PT: Final = 9.0


@dataclass(frozen=True, slots=True)
class Key:
    """What something in a chart stands for: "dot", "line", "range", "band", or an outcome."""

    sign: str
    words: str


@dataclass(slots=True)
class Chart:
    """A plot with its key above and its dates below."""

    words: str
    """The chart in words."""
    draw: Callable[[QPainter, QRectF], None]
    key: Sequence[Key]
    plot_height: float
    """In dots."""
    headroom: float = 8 * POINT
    """Between the key and the plot, for what stands above bars and lines."""
    above: float = 4 * POINT
    holds_next: bool = False

    def height(self, _width: float) -> float:
        """Key, plot and dates."""
        return self._key_height() + self.headroom + self.plot_height + _BELOW_PT * POINT

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it all. Time goes from the left to the right in every language."""
        x = box.left()
        font = letters(NOTE_PT)
        for part in self.key:
            sign = QRectF(x, box.top(), _KEY_PT * POINT, self._key_height())
            wide = width_of(part.words, font)
            words = QRectF(sign.right() + 4 * POINT, box.top(), wide + POINT, self._key_height())
            _paint_sign(painter, mirrored(sign, box), part.sign)
            write(painter, mirrored(words, box), part.words, font, PAPER_COLOURS.quiet)
            x = words.right() + 14 * POINT
        top = box.top() + self._key_height() + self.headroom
        margin = _MARGIN_PT * POINT
        plot = QRectF(box.left() + margin, top, box.width() - margin, self.plot_height)
        painter.save()
        self.draw(painter, plot)
        painter.restore()

    def _key_height(self) -> float:
        return line_height(letters(NOTE_PT)) if self.key else 0.0


def _paint_sign(painter: QPainter, box: QRectF, sign: str) -> None:
    middle, colours = box.center(), PAPER_COLOURS
    half = QPointF(box.width() / 2, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    match sign:
        case "dot":
            painter.setBrush(QColor(colours.pain_dot))
            painter.drawEllipse(middle, 2.2 * POINT, 2.2 * POINT)
        case "line":
            painter.setPen(QPen(QColor(colours.pain), 1.7 * POINT))
            painter.drawLine(middle - half, middle + half)
        case "range":
            painter.setPen(QPen(QColor(colours.pain_dot), POINT))
            up = QPointF(0, 4 * POINT)
            painter.drawLine(QLineF(middle - up, middle + up))
        case _:
            square = QRectF(0, 0, 7 * POINT, 7 * POINT)
            square.moveCenter(middle)
            if sign == "band":
                painter.fillRect(square, pale(colours.pain))
            else:
                fill(painter, square, sign)
