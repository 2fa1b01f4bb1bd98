"""The marks of the programme on a chart: each kind has a shape of its own."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from postureguard.theme import Theme

SIZE = 4.6
"""Pixels from the middle of a mark to its edge."""


IMPORTANCE: Final = ("flare", "level", "quiet week", "light week", "flare over", "safety")
"""Where there is room for one mark only, it is the first of these."""


def paint_events(
    painter: QPainter, room: QRectF, y: float, kinds: Collection[str], theme: Theme
) -> None:
    """Paint the marks of a day, week or month side by side, as many as have room there."""
    wide = 2 * SIZE + 3
    most = max(1, int(room.width() / wide))
    shown = [kind for kind in IMPORTANCE if kind in kinds][:most]
    start = room.center().x() - wide * (len(shown) - 1) / 2
    for number, kind in enumerate(shown):
        paint_event(painter, QPointF(start + number * wide, y), kind, theme)


def paint_event(painter: QPainter, at: QPointF, kind: str, theme: Theme) -> None:
    """Paint the mark of an `EventKind` around a point."""
    colour = QColor(theme.pain if kind in ("flare", "flare over") else theme.text)
    painter.setPen(QPen(colour, 1.4, j=Qt.PenJoinStyle.RoundJoin))
    is_full = kind in ("level", "flare", "quiet week")
    painter.setBrush(colour if is_full else QColor(theme.window))
    match kind:
        case "level":
            painter.drawPolygon(_corners(at, (0, -1), (1, 0.8), (-1, 0.8)))
        case "light week" | "quiet week":
            painter.drawEllipse(at, SIZE - 0.6, SIZE - 0.6)
        case "flare" | "flare over":
            painter.drawPolygon(_corners(at, (0, -1), (1, 0), (0, 1), (-1, 0)))
        case "safety":
            painter.drawPolygon(_corners(at, (-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)))


def _corners(at: QPointF, *corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([at + QPointF(x * SIZE, y * SIZE) for x, y in corners])
