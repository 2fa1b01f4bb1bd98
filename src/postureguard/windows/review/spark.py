"""Twelve weeks in little: a bar each, the week that is told in full colour, gaps left open."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from postureguard.theme import Theme

HIGH = 44
BAR, GAP = 8.0, 4.0
OTHERS = 0.45
"""How strongly the other weeks are painted."""


class Spark(QWidget):
    """Zero is at the bottom; `top` is where the highest possible or the highest known value is."""

    def __init__(self, colour: str, theme: Theme) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self._ground = QColor(theme.track)
        self._values: Sequence[float | None] = ()
        self._top = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes one way everywhere

    def show_values(self, values: Sequence[float | None], top: float | None = None) -> None:
        """Show these weeks, the last one in full colour."""
        self._values = values
        self._top = top or max((value for value in values if value is not None), default=1.0) or 1.0
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Low."""
        return QSize(round(12 * (BAR + GAP)), HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bars above a line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(1, len(self._values))
        each = (self.width() + GAP) / count
        base = self.height() - 1.5
        painter.fillRect(QRectF(0, base, each * count - GAP, 1), self._ground)
        for n, value in enumerate(self._values):
            if value is None:
                continue
            high = max(1.5, (base - 1) * value / self._top)
            colour = QColor(self._colour)
            colour.setAlphaF(1.0 if n == count - 1 else OTHERS)
            painter.fillRect(QRectF(n * each, base - high, each - GAP, high), colour)
