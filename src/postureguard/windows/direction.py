"""For those who read from right to left, what is painted and placed by hand is mirrored."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget


def mirror(painter: QPainter, widget: QWidget) -> None:
    """Paint shapes (no words) as if from left to right, and they stand where reading begins."""
    if widget.isRightToLeft():
        painter.translate(widget.width(), 0)
        painter.scale(-1, 1)


def edges(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Margins in pixels; `start` is where reading begins."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return QMargins(end, top, start, bottom)
    return QMargins(start, top, end, bottom)
