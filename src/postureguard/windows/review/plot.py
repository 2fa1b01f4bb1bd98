"""The plot of a chart: days along, a scale of its own upwards; wheel and drag go through time."""

from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QWidget

from postureguard import theme as themes
from postureguard.core.insight.spans import SHORTEST, Span
from postureguard.theme import Theme
from postureguard.windows.placing import for_font
from postureguard.windows.review.place import Place
from postureguard.windows.review.ticks import Tick

LEAST = 170
"""Pixels; a plot is no lower, and higher with large letters."""

Paint = Callable[[QPainter, Place], None]


class Plot(QObject):
    """Scales, and a canvas on which the chart paints."""

    went = Signal(float, float)
    """The person has gone elsewhere in time: the first and the last moment in sight."""
    pointed = Signal(float, float)
    """The pointer is at that moment, and so high up."""
    back = Signal()
    """A double click: back to where the person began."""

    def __init__(self, theme: Theme, paint: Paint, parent: QWidget) -> None:
        super().__init__(parent)
        self.widget = pg.PlotWidget(parent, background=theme.window)
        self._view = self.widget.getViewBox()
        self._canvas = _Canvas(self._view, paint, themes.sized(parent.font(), themes.QUIET))
        self._metrics = QFontMetricsF(themes.sized(parent.font(), themes.QUIET))
        self._calm(theme, parent)
        self._view.addItem(self._canvas, ignoreBounds=True)
        self._view.sigRangeChangedManually.connect(self._go)
        self._view.sigTransformChanged.connect(self._canvas.renew)
        self.widget.scene().sigMouseMoved.connect(self._point)
        self.widget.viewport().installEventFilter(self)

    def _calm(self, theme: Theme, parent: QWidget) -> None:
        plot = self.widget
        plot.setMinimumHeight(for_font(QSize(0, LEAST), parent.font()).height())
        for part in (plot, plot.getPlotItem()):  # time goes one way in every language
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAntialiasing(True)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=True, y=False)
        plot.hideButtons()
        plot.getPlotItem().layout.setContentsMargins(0, 10, 16, 0)
        self._view.setDefaultPadding(0)
        self._view.disableAutoRange()
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(theme.quiet)
            axis.setTickFont(themes.sized(parent.font(), themes.QUIET))
            axis.setStyle(tickLength=0, tickTextOffset=8, tickAlpha=0, hideOverlappingLabels=False)

    def bound(self, bounds: Span) -> None:
        """Nobody goes further than that."""
        self._view.setLimits(
            xMin=bounds.first.toordinal(),
            xMax=bounds.last.toordinal() + 1,
            minXRange=min(SHORTEST, bounds.days),
            maxXRange=bounds.days,
        )

    def see(self, span: Span) -> None:
        """Show that span."""
        self._view.setXRange(span.first.toordinal(), span.last.toordinal() + 1, padding=0)

    def set_bottom(self, ticks: Sequence[Tick]) -> None:
        """Write below the days."""
        self.widget.getAxis("bottom").setTicks([list(ticks)])

    def set_left(self, bottom: float, top: float, ticks: Sequence[tuple[float, str]]) -> None:
        """Make the scale upwards go from bottom to top."""
        self._view.setYRange(bottom, top, padding=0)
        axis = self.widget.getAxis("left")
        axis.setTicks([list(ticks)])
        widest = max((self._metrics.horizontalAdvance(text) for _y, text in ticks), default=0.0)
        axis.setWidth(widest + 14)
        self._canvas.renew()

    def renew(self) -> None:
        """Paint the marks anew."""
        self._canvas.renew()

    def labels_that_fit(self, width: float) -> int:
        """How many labels of that width fit below the days."""
        return max(1, int(self._view.width() // width))

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Paint everything into that place, as shapes and letters; a unit is a pixel."""
        self.widget.resize(place.size().toSize())
        self.widget.scene().render(painter, place, self.widget.sceneRect())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A double click is for the chart."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.back.emit()
            return True
        return False

    def _go(self, *_which: Any) -> None:
        (first, last), _upwards = self._view.viewRange()
        self.went.emit(first, last)

    def _point(self, at: QPointF) -> None:
        if self._view.sceneBoundingRect().contains(at):
            there = self._view.mapSceneToView(at)
            self.pointed.emit(there.x(), there.y())


class _Canvas(QGraphicsItem):
    """Paints in pixels, on the screen and on paper alike."""

    def __init__(self, view: Any, paint: Paint, font: QFont) -> None:
        super().__init__()
        self._view = view
        self._paint = paint
        self._font = font

    def renew(self, *_why: Any) -> None:
        """Paint anew."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """All that is in sight."""
        return QRectF(self._view.viewRect())

    def paint(self, painter: QPainter, *_options: Any) -> None:
        """Paint what is in sight."""
        seen, to_scene = self.boundingRect(), self.sceneTransform()
        from_scene, there = to_scene.inverted()
        if not there:
            return
        painter.save()
        painter.setTransform(from_scene * painter.worldTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = to_scene.mapRect(seen)
        painter.setClipRect(box)
        place = Place(box, seen.left(), seen.right(), seen.top(), seen.bottom(), self._font)
        self._paint(painter, place)
        painter.restore()
