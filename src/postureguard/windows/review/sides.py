"""Two parts beside each other where there is room, else below one another."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from postureguard.theme import SPACE

Way = QBoxLayout.Direction


class Sides(QWidget):
    """The first part gets the room that is left, unless `apart`: then it is between the two."""

    def __init__(self, first: QWidget, second: QWidget, *, apart: bool = False) -> None:
        super().__init__()
        self._parts = (first, second)
        self._row = QBoxLayout(Way.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * SPACE)
        self._row.addWidget(first, 0 if apart else 1)
        self._row.addWidget(second)
        if apart:
            self._row.insertStretch(1, 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the wider one."""
        first, second = (part.minimumSizeHint() for part in self._parts)
        width = max(first.width(), second.width())
        if self._row.direction() == Way.LeftToRight:
            return QSize(width, max(first.height(), second.height()))
        return QSize(width, first.height() + self._row.spacing() + second.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose the way anew."""
        super().resizeEvent(event)
        self.choose()

    def choose(self) -> None:
        """Beside each other, if both fit."""
        needed = sum(part.minimumSizeHint().width() for part in self._parts) + self._row.spacing()
        way = Way.LeftToRight if needed <= self.width() else Way.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)
            self.updateGeometry()
