"""A list of choices that opens."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from postureguard.windows.direction import mirror

_SHAPE = "QComboBox::drop-down { border: none; width: 26px; }"


class DropDown(QComboBox):
    """Shows the choice and an arrow; the wheel scrolls the page and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(_SHAPE)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave it to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the arrow, which a style sheet cannot."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 2))
        mirror(painter, self)
        middle = QPointF(self.width() - 17, self.height() / 2)
        at = ((-4.5, -2.0), (0.0, 2.5), (4.5, -2.0))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in at])
        painter.end()
