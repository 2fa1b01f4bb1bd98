"""How long the stretches of sitting were: a bar for each length, with its number beside it."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from postureguard.core.insight.sitting import Bin, Bout, lengths
from postureguard.theme import QUIET, SPACE, Theme, sized
from postureguard.windows.direction import mirror
from postureguard.windows.review.sitting_words import bin_text, lengths_text

ROW, BAR = 1.9, 0.8
"""Heights in lines of text."""


class Lengths(QWidget):
    """Bars from the side where reading begins; those beyond the limit are darker."""

    def __init__(self, theme: Theme, limit_min: int) -> None:
        super().__init__()
        self._theme = theme
        self._limit_min = limit_min
        self.bins: tuple[Bin, ...] = ()
        self.setFont(sized(self.font(), QUIET))
        self.setAccessibleName(_("Lengths of the stretches"))

    def show_bouts(self, bouts: Sequence[Bout]) -> None:
        """Count these."""
        self.bins = lengths(bouts)
        self.setAccessibleDescription(lengths_text(bouts))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for every length."""
        metrics = QFontMetricsF(self.font())
        wide = self._names() + metrics.horizontalAdvance("0000") + 14 * SPACE
        return QSize(round(wide), round(metrics.height() * ROW * len(lengths(()))))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bars and their words."""
        most = max((one.count for one in self.bins), default=0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.quiet))
        metrics = QFontMetricsF(self.font())
        names, number = self._names(), metrics.horizontalAdvance("0000")
        room = self.width() - names - number - 2 * SPACE
        high = metrics.height()
        for row, one in enumerate(self.bins):
            top = row * high * ROW
            wide = room * one.count / most if most else 0.0
            bar = QRectF(names + SPACE, top + (ROW - BAR) / 2 * high, wide, BAR * high)
            self._paint_bar(painter, bar, one)
            line = QRectF(0, top, names, ROW * high)
            self._write(painter, line, bin_text(one), ends=True)
            line = QRectF(bar.right() + SPACE / 2, top, number, ROW * high)
            self._write(painter, line, str(one.count), ends=False)

    def _paint_bar(self, painter: QPainter, bar: QRectF, one: Bin) -> None:
        painter.save()
        mirror(painter, self)
        is_long = one.low_min >= self._limit_min
        colour = self._theme.seated_long if is_long else self._theme.seated
        painter.fillRect(bar, QColor(colour))
        painter.restore()

    def _write(self, painter: QPainter, line: QRectF, words: str, *, ends: bool) -> None:
        """Words at the end of a line, or at its beginning."""
        at_right = ends != self.isRightToLeft()
        if self.isRightToLeft():
            line.moveLeft(self.width() - line.right())
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        absolute = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, int(side | absolute), words)

    def _names(self) -> float:
        metrics = QFontMetricsF(self.font())
        return max(metrics.horizontalAdvance(bin_text(one)) for one in lengths(()))
