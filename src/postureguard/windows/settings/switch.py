"""A switch that is on or off."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton

from postureguard.theme import ring
from postureguard.windows.direction import mirror


class Switch(QAbstractButton):
    """A track with a knob: at the far end and filled when on."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a line, with room for the ring of the keyboard."""
        line = self.fontMetrics().height()
        return QSize(2 * line + 10, line + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror(painter, self)
        role, colour = QPalette.ColorRole, self.palette().color
        on, line = self.isChecked(), self.fontMetrics().height()
        place = QRectF(0, 0, 2 * line + 2, line + 6)
        place.moveCenter(QRectF(self.rect()).center())
        edge = colour(role.Highlight if on else role.PlaceholderText)
        if not self.isEnabled():
            edge = colour(role.Mid)
        painter.setPen(QPen(edge, 2))
        painter.setBrush(edge if on else colour(role.Base))
        track = place.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = track.height() - 8
        knob = QRectF(track.left() + 4, track.top() + 4, side, side)
        if on:
            knob.moveRight(track.right() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(role.HighlightedText) if on else edge)
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setPen(QPen(colour(role.Highlight), ring()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = place.adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        painter.end()
