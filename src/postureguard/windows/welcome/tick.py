"""A box to tick whose words wrap."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle

from postureguard.theme import CORNER, SPACE, ring

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Tick(QCheckBox):
    """A row as wide as the page: a box, and beside it as many lines as the words need."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the words in one line."""
        width = self._indent() + self.fontMetrics().horizontalAdvance(self.text()) + 2 * SPACE
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few words wide."""
        return QSize(12 * self._side(), self._side() + 2 * SPACE)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the lines are."""
        room = QRect(0, 0, max(1, width - self._indent() - SPACE), 10_000)
        words = self.fontMetrics().boundingRect(room, int(_FLAGS), self.text())
        return max(words.height(), self._side()) + 2 * SPACE

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Everywhere."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the row, its edge in the colour of actions while it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        action = palette.color(QPalette.ColorRole.Highlight)
        line = palette.color(QPalette.ColorRole.Mid)
        wide = ring() if self.hasFocus() else 2
        painter.setPen(QPen(action if self.hasFocus() else line, wide))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        row = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(row, CORNER, CORNER)
        self._paint_box(painter)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        beside = self.rect().adjusted(self._indent(), 0, -SPACE, 0)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), beside)
        painter.drawText(words, int(_FLAGS), self.text())
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        palette = self.palette()
        side = self._side()
        left = self.width() - SPACE - 4 - side if self.isRightToLeft() else SPACE + 4
        box = QRectF(left, (self.height() - side) / 2, side, side)
        checked = self.isChecked()
        action = palette.color(QPalette.ColorRole.Highlight)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(action if checked else quiet, 2))
        painter.setBrush(action if checked else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            pen = QPen(palette.color(QPalette.ColorRole.HighlightedText), max(2.0, side / 8))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            corners = ((0.24, 0.54), (0.43, 0.72), (0.77, 0.30))
            points = [box.topLeft() + QPointF(x * side, y * side) for x, y in corners]
            painter.drawPolyline(QPolygonF(points))

    def _side(self) -> int:
        return self.fontMetrics().height()

    def _indent(self) -> int:
        return self._side() + 2 * SPACE + 4
