"""The weeks of an experiment side by side: those of 30 minutes above those of 60."""

from collections.abc import Sequence
from gettext import gettext as _
from statistics import fmean
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from postureguard.core.insight.experiment import LONG, SHORT
from postureguard.core.insight.trial import TriedWeek
from postureguard.theme import QUIET, SPACE, Theme, sized

ROW: Final = 34
"""Pixels from one row to the next, in common letters."""
RADIUS: Final = 5.0


class WeekStrip(QWidget):
    """A dot for each week on a line from 0 to 10, and a bar where the mean of the row is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._means: dict[int, list[float]] = {SHORT: [], LONG: []}
        self.setFont(sized(self.font(), QUIET))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Mean pain of each week, from 0 to 10"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two rows and the numbers below them."""
        return QSize(320, round(2 * self._row + self.fontMetrics().height() * 1.6))

    def show_weeks(self, weeks: Sequence[TriedWeek]) -> None:
        """Show those that have a mean."""
        for minutes, means in self._means.items():
            means[:] = [w.mean for w in weeks if w.minutes == minutes and w.mean is not None]
        rows = [
            f"{_name(minutes)}: {', '.join(f'{mean:.1f}' for mean in means)}"
            for minutes, means in self._means.items()
        ]
        self.setAccessibleDescription(". ".join(rows) + ".")
        self.update()

    @property
    def _row(self) -> float:
        return max(float(ROW), self.fontMetrics().height() * 2.0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        names = max(metrics.horizontalAdvance(_name(minutes)) for minutes in self._means)
        left, right = names + 2 * SPACE, self.width() - 2.0 * SPACE
        step = (right - left) / 10
        bottom = 2 * self._row
        for n in range(0, 11, 2):
            x = left + n * step
            painter.setPen(QPen(QColor(self._theme.track), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            painter.setPen(QColor(self._theme.quiet))
            below = QRectF(x - 20, bottom + 2, 40, metrics.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(n))
        for number, (minutes, means) in enumerate(self._means.items()):
            y = (number + 0.5) * self._row
            painter.setPen(QColor(self._theme.quiet))
            label = QRectF(0, y - metrics.height() / 2, names + SPACE, metrics.height())
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, side, _name(minutes))
            self._paint_means(painter, means, left, step, y)

    def _paint_means(
        self, painter: QPainter, means: Sequence[float], left: float, step: float, y: float
    ) -> None:
        painter.setPen(QPen(QColor(self._theme.window), 1))
        painter.setBrush(QColor(self._theme.pain_dot))
        for mean in means:
            painter.drawEllipse(QPointF(left + mean * step, y), RADIUS, RADIUS)
        if means:
            x, half = left + fmean(means) * step, self._row * 0.36
            painter.fillRect(QRectF(x - 1.5, y - half, 3, 2 * half), QColor(self._theme.pain))


def _name(minutes: int) -> str:
    return _("after {time}").format(time=minutes_text(minutes))


def minutes_text(minutes: int) -> str:
    """Minutes as the limits of an experiment are written, hours or not."""
    return _("{minutes} min").format(minutes=minutes)
