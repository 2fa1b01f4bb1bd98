"""What charts are painted with, the same in the plot and in its key."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from postureguard.core.insight.spans import Part
from postureguard.theme import Theme
from postureguard.windows.review.event_marks import paint_event
from postureguard.windows.review.place import Place

WIDEST = 44.0
"""Pixels; a bar gets no wider, however few there are."""
USUAL = 0.11
"""How strongly the band of what is usual covers its ground."""
EVENT = "event "
"""Followed by the kind of an event: its mark."""
_ROUND = 4.0


def paint_mark(painter: QPainter, shape: QPainterPath, name: str, theme: Theme) -> None:
    """Fill a shape in the manner of an outcome; missed is hatched, so that it needs no colour.

    What was held back has only an outline: it is not measured against.
    """
    if name == "held":
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.strokePath(shape, QPen(QColor(theme.quiet), 2.4))
        painter.restore()
        return
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


def column(place: Place, part: Part) -> QRectF:
    """All the room of a part, from bottom to top."""
    left, right = place.x(part.first.toordinal()), place.x(part.last.toordinal() + 1)
    return QRectF(left, place.box.top(), right - left, place.box.height())


def paint_band(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Let what is read out stand out from the ground."""
    path = QPainterPath()
    path.addRoundedRect(box, _ROUND, _ROUND)
    colour = QColor(theme.track)
    colour.setAlphaF(0.45)
    painter.fillPath(path, colour)


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
        elif self._name == "pain range":
            painter.fillRect(QRectF(6.4, 1, 1.2, 12), QColor(self._theme.pain_dot))
        elif self._name == "pain usual":
            colour = QColor(self._theme.pain)
            colour.setAlphaF(USUAL)
            painter.fillRect(QRectF(0, 1, 14, 12), colour)
        elif self._name.startswith(EVENT):
            paint_event(painter, QPointF(7, 7), self._name.removeprefix(EVENT), self._theme)
        else:
            shape.addRoundedRect(QRectF(1, 1, 12, 12), 3, 3)
            paint_mark(painter, shape, self._name, self._theme)
