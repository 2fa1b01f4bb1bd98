"""Days along a plot: which are in sight, which are at hand, and how the person moves."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QResizeEvent

from postureguard import theme as themes
from postureguard.core.insight.spans import Part, Span, parts
from postureguard.theme import Theme
from postureguard.windows.review.around import week_start
from postureguard.windows.review.days import Days
from postureguard.windows.review.place import Place
from postureguard.windows.review.plot import Plot
from postureguard.windows.review.ringed import Ringed
from postureguard.windows.review.ticks import LABEL, bottom_ticks


@dataclass(frozen=True, slots=True)
class Scale:
    """How high the plot goes, and what stands beside its lines."""

    top: float
    ticks: Sequence[tuple[float, str]]
    bottom: float = 0.0
    """Zero for all that is counted."""


class Timeline(Ringed):
    """A plot over days that reads what it needs when the person comes there."""

    moved = Signal(object)
    """The person went to another `Span`."""
    back = Signal()
    """The person wants to see the chosen range again."""

    def __init__(self, days: Days, theme: Theme) -> None:
        super().__init__(theme)
        self.days = days
        self.parts: tuple[Part, ...] = ()
        """What is at hand: what is in sight, and as much again on both sides."""
        self.span = days.bounds
        """What is in sight."""
        self._at_hand: Span | None = None
        self._grain = self.span.grain
        self._scale = Scale(1.0, ())
        self._nothing = ""
        self.plot = Plot(theme, self._paint, self)
        self.plot.went.connect(self._go)
        self.plot.back.connect(self.back)

    @abstractmethod
    def scale(self) -> Scale:
        """The scale upwards for what is in sight."""

    @abstractmethod
    def paint_marks(self, painter: QPainter, place: Place) -> None:
        """Paint what the place sees, in pixels."""

    def prepare(self) -> None:
        """Work out what is painted, whenever other parts are at hand."""

    def keep_selected(self) -> None:
        """Other parts are at hand: what is read out may have gone."""

    def nothing(self) -> str:
        """What stands in the plot when there is nothing in sight to paint; else empty."""
        return ""

    @property
    def seen(self) -> tuple[Part, ...]:
        """The parts in sight, those that are cut off at the edge included."""
        first, last = self.span.first, self.span.last
        return tuple(part for part in self.parts if part.first <= last and part.last >= first)

    def show_span(self, span: Span) -> None:
        """Show those days, read anew."""
        self._at_hand = None
        self.span = span
        self.plot.bound(self.days.bounds)
        self.plot.see(span)
        self._have_at_hand()
        self.settle()

    def settle(self) -> None:
        """Fit the scale to what is in sight, once the person has arrived there."""
        self._nothing = self.nothing()
        self._rescale(self.scale())

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Paint the plot without its read-out, as shapes and letters; a unit is a pixel."""
        self.plot.draw(painter, place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """More labels fit, or fewer."""
        super().resizeEvent(event)
        self._label()

    def wish(self, span: Span) -> None:
        """Go to another span, as far as there is one."""
        self.show_span(span.within(self.days.bounds))
        self.moved.emit(self.span)

    def _go(self, first: float, last: float) -> None:
        start = date.fromordinal(round(first))
        self.span = Span(start, date.fromordinal(max(round(last) - 1, start.toordinal())))
        self._have_at_hand()
        self._nothing = self.nothing()
        scale = self.scale()
        now = self._scale  # while the person moves it does not shrink
        if scale.top > now.top or scale.bottom < now.bottom:
            self._rescale(scale)
        self._label()
        self.moved.emit(self.span)

    def _have_at_hand(self) -> None:
        grain, bounds = self.span.grain, self.days.bounds
        known, span = self._at_hand, self.span
        covered = known is not None and known.first <= span.first and span.last <= known.last
        if covered and self._grain == grain:
            return
        wide = Span(self.span.moved(-self.span.days).first, self.span.moved(self.span.days).last)
        if wide.days >= bounds.days:
            wide = bounds
        first, last = max(wide.first, bounds.first), min(wide.last, bounds.last)
        self._at_hand = Span(first, last).whole(grain, week_start())
        self._grain = grain
        rows = self.days.between(self._at_hand)
        self.parts = parts(rows, self._at_hand, grain, week_start())
        self.prepare()
        self.keep_selected()
        self._label()

    def _label(self) -> None:
        wide = LABEL * QFontMetricsF(themes.sized(self.font(), themes.QUIET)).height() / 15
        most = self.plot.labels_that_fit(wide)
        self.plot.set_bottom(bottom_ticks(self.span, self.span.grain, week_start(), most))

    def _rescale(self, scale: Scale) -> None:
        self._scale = scale
        self.plot.set_left(scale.bottom, scale.top, scale.ticks)

    def _paint(self, painter: QPainter, place: Place) -> None:
        if self._nothing:
            painter.setFont(self.font())
            painter.setPen(QColor(self.theme.quiet))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(place.box.adjusted(24, 0, -24, 0), int(flags), self._nothing)
            return
        painter.setPen(QPen(QColor(self.theme.track), 1))
        for height, _text in self._scale.ticks:
            y = round(place.y(height)) + 0.5
            painter.drawLine(QPointF(place.box.left(), y), QPointF(place.box.right(), y))
        self.paint_marks(painter, place)
