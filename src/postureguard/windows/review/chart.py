"""A calm chart: no frame, light horizontal lines, a key with numbers, and a line that reads out."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from postureguard import theme as themes
from postureguard.theme import Theme
from postureguard.windows.review.marks import Swatch
from postureguard.windows.speaking import announce

KEY_MOST = 6
KEY_ROOM = 760
"""Pixels; a key that is longer goes on in a second row."""
KeyEntry = tuple[str, str]
"""How it is painted, and what it means."""


class Chart(QWidget):
    """One plot with its key above and its readout below; arrow keys walk along it."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts: tuple[str, ...] = ()
        self._on_select: Callable[[int | None], None] = _ignore
        self._selected: int | None = None
        self._plot = _calm_plot(theme, self)
        self._tick_metrics = QFontMetricsF(themes.sized(self.font(), themes.QUIET))
        self._key = QGridLayout()
        self._empty = QLabel()
        self._readout = QLabel()
        self._stack = QStackedLayout()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._plot.scene().sigMouseMoved.connect(self._point)

    def _lay_out(self) -> None:
        self._readout.setProperty("role", "quiet")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._readout.setWordWrap(True)
        self._readout.setFont(themes.sized(self.font(), themes.QUIET))
        self._readout.setMinimumHeight(self._readout.fontMetrics().lineSpacing() * 2)
        self._empty.setProperty("role", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._key.setHorizontalSpacing(2 * themes.SPACE)
        self._key.setVerticalSpacing(themes.SPACE // 2)
        self._key.setColumnStretch(KEY_MOST, 1)
        self._key.setContentsMargins(0, 0, 0, 0)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(themes.SPACE, themes.SPACE, themes.SPACE, 0)
        column.setSpacing(themes.SPACE)
        column.addLayout(self._key)
        column.addWidget(self._plot, 1)
        column.addWidget(self._readout)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        around = QVBoxLayout(self)
        around.setContentsMargins(4, 4, 4, 4)
        around.addLayout(self._stack)

    def show_nothing(self, sentence: str) -> None:
        """A sentence in place of empty axes."""
        self._texts = ()
        self._empty.setText(sentence)
        self._stack.setCurrentIndex(1)
        self.setAccessibleDescription(sentence)

    def begin(self, description: str, key: Sequence[KeyEntry], texts: Sequence[str]) -> None:
        """Clear the plot for new marks; `texts` are what each place along it reads out."""
        self._plot.clear()
        self._texts = tuple(texts)
        self._selected = None
        self._on_select = _ignore
        self._fill_key(key)
        self._readout.setText(_("Point at the chart, or use the arrow keys, to read it out."))
        self._stack.setCurrentIndex(0)
        self.setAccessibleDescription(description)

    def set_scales(
        self,
        width: int,
        top: float,
        bottom_ticks: Sequence[tuple[float, str]],
        left_ticks: Sequence[tuple[float, str]],
    ) -> None:
        """Fix both scales: places 0 to width - 1 along, and 0 to top upwards."""
        self._plot.setXRange(-0.6, width - 0.4, padding=0)
        self._plot.setYRange(0, top, padding=0)
        self._plot.getAxis("bottom").setTicks([list(bottom_ticks)])
        axis = self._plot.getAxis("left")
        axis.setTicks([list(left_ticks)])
        axis.setWidth(max(self._tick_metrics.horizontalAdvance(t) for _y, t in left_ticks) + 14)
        for height, _text in left_ticks:
            pen = pg.mkPen(self._theme.track, width=1)
            line = pg.InfiniteLine(pos=height, angle=0, pen=pen)
            line.setZValue(-10)
            self._plot.addItem(line)

    def add(self, item: QGraphicsItem) -> None:
        """Put a mark on the plot."""
        self._plot.addItem(item)

    def on_select(self, call: Callable[[int | None], None]) -> None:
        """Tell which place is being read out, so that its mark can stand out."""
        self._on_select = call

    def select(self, index: int | None) -> None:
        """Read out one place."""
        if index == self._selected or not self._texts:
            return
        self._selected = index
        self._on_select(index)
        if index is not None:
            self._readout.setText(self._texts[index])

    @property
    def readout(self) -> str:
        """What is being read out."""
        return self._readout.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk along the chart."""
        last = len(self._texts) - 1
        now = self._selected
        step = {
            Qt.Key.Key_Left: last if now is None else max(now - 1, 0),
            Qt.Key.Key_Right: 0 if now is None else min(now + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if step is None or not self._texts:
            super().keyPressEvent(event)
            return
        self.select(step)
        announce(self, self.readout)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The focus ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.action), themes.ring()))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, themes.CORNER, themes.CORNER)

    def _point(self, place: QPointF) -> None:
        view = self._plot.getViewBox()
        if not view.sceneBoundingRect().contains(place):
            return
        index = round(view.mapSceneToView(place).x())
        if 0 <= index < len(self._texts):
            self.select(index)

    def _fill_key(self, key: Sequence[KeyEntry]) -> None:
        while (item := self._key.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        widest = max(self._tick_metrics.horizontalAdvance(text) for _mark, text in key)
        across = min(KEY_MOST, max(1, int(KEY_ROOM // (widest + 20 + 2 * themes.SPACE))))
        for number, (mark, text) in enumerate(key):
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(Swatch(mark, self._theme))
            label = QLabel(text)
            label.setFont(themes.sized(self.font(), themes.QUIET))
            row.addWidget(label)
            self._key.addWidget(entry, *divmod(number, across))


def _ignore(_index: int | None) -> None:
    """Nobody wants to know."""


def _calm_plot(theme: Theme, parent: QWidget) -> pg.PlotWidget:
    plot = pg.PlotWidget(parent, background=theme.window)
    plot.setMinimumHeight(160)
    for part in (plot, plot.getPlotItem()):  # time goes one way in every language
        part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setAntialiasing(True)
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.getViewBox().setDefaultPadding(0)
    plot.getPlotItem().layout.setContentsMargins(0, 10, 16, 0)
    plot.getViewBox().disableAutoRange()
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(pg.mkPen(None))
        axis.setTextPen(theme.quiet)
        axis.setTickFont(themes.sized(parent.font(), themes.QUIET))
        axis.setStyle(tickLength=0, tickTextOffset=8, tickAlpha=0, hideOverlappingLabels=False)
    return plot
