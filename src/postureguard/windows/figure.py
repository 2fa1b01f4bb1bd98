"""The figure on the screen: painting a card with Qt, and a widget that shows one."""

from functools import singledispatch

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRadialGradient,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from postureguard.core.figure.card import HEIGHT, WIDTH, Card
from postureguard.core.figure.display import (
    Mark,
    Marks,
    Radial,
    Shape,
    Soft,
    Stop,
)
from postureguard.windows.still import Still

CORNER = 24.0
"""Corner radius of a card 480 wide."""


def paint_card(painter: QPainter, rect: QRectF, card: Card | Still) -> None:
    """Paint a card as large as fits into a rectangle, in its middle, with round corners.

    What has no figure takes the whole rectangle.
    """
    frame = QPainterPath()
    scale = _scale(rect)
    size = rect.size() if isinstance(card, Still) else QSizeF(WIDTH, HEIGHT) * scale
    corner = rect.center() - QPointF(size.width(), size.height()) / 2
    frame.addRoundedRect(QRectF(corner, size), CORNER * scale, CORNER * scale)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(frame, QColor(card.background))
    painter.restore()
    if isinstance(card, Still):
        card.paint(painter, rect)
    else:
        paint_marks(painter, rect, card, card.marks)


def paint_marks(painter: QPainter, rect: QRectF, card: Card, marks: Marks) -> None:
    """Paint some marks of a card where they are when the whole card is in that rectangle."""
    scale = _scale(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(WIDTH, HEIGHT) * scale / 2)
    painter.scale(scale, scale)
    painter.setClipRect(QRectF(0, 0, WIDTH, HEIGHT))
    _to_display_units(painter, card)
    for mark in marks:
        paint_mark(painter, mark)
    painter.restore()


def _scale(rect: QRectF) -> float:
    return min(rect.width() / WIDTH, rect.height() / HEIGHT)


def _to_display_units(painter: QPainter, card: Card) -> None:
    frame = card.framing
    flip = -1 if card.mirrored else 1
    painter.translate(WIDTH / 2, frame.floor)
    painter.scale(flip * frame.scale, frame.scale)
    painter.translate(-frame.centre, 0)


def paint_mark(painter: QPainter, mark: Mark) -> None:
    """Paint one mark in display units."""
    path = path_of(mark.shape)
    painter.setOpacity(mark.opacity)
    if mark.clip is not None:
        painter.save()
        painter.setClipPath(path_of(mark.clip), Qt.ClipOperation.IntersectClip)
    if mark.fill is not None:
        painter.fillPath(path, brush(mark.fill, path))
    if mark.stroke is not None:
        painter.strokePath(path, _pen(mark))
    if mark.clip is not None:
        painter.restore()


def path_of(shape: Shape) -> QPainterPath:
    """A shape as a path with winding fill."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for curve in shape:
        path.moveTo(*curve.start)
        for piece in curve.pieces:
            if len(piece) == 6:
                path.cubicTo(*piece)
            else:
                path.lineTo(*piece)
        if curve.closed:
            path.closeSubpath()
    return path


@singledispatch
def brush(fill: object, path: QPainterPath) -> QBrush:
    """The Qt brush of a fill."""
    del path
    return QBrush(QColor(str(fill)))


@brush.register
def _(fill: Radial, path: QPainterPath) -> QBrush:
    del path
    gradient = QRadialGradient(fill.x, fill.y, fill.radius)
    return _with_stops(gradient, fill.stops)


@brush.register
def _(fill: Soft, path: QPainterPath) -> QBrush:
    box = path.boundingRect()
    gradient = QRadialGradient(0, 0, 1)
    soft = _with_stops(gradient, fill.stops)
    transform = soft.transform()
    transform.translate(box.center().x(), box.center().y())
    transform.scale(box.width() / 2, box.height() / 2)
    soft.setTransform(transform)
    return soft


def _with_stops(gradient: QRadialGradient, stops: tuple[Stop, ...]) -> QBrush:
    for stop in stops:
        colour = QColor(stop.colour)
        colour.setAlphaF(stop.opacity)
        gradient.setColorAt(stop.at, colour)
    return QBrush(gradient)


def _pen(mark: Mark) -> QPen:
    pen = QPen(QColor(mark.stroke or ""), mark.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dash:  # Qt measures dashes in line widths
        pen.setDashPattern([d / mark.width for d in mark.dash])
    return pen


class FigureView(QWidget):
    """Shows one card as large as it fits; screen readers hear its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | Still | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(160, 120)

    def show_card(self, card: Card | Still, text: str = "") -> None:
        """Show a picture, and what a screen reader says instead of it (kept when empty)."""
        self._card = card
        if text and text != self.accessibleName():
            self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A card at its own size."""
        return QSize(WIDTH, HEIGHT)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Cards are 4 to 3."""
        return width * HEIGHT // WIDTH

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the card; Qt scales for high-resolution screens."""
        if self._card is None:
            return
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self._card)
        painter.end()
