"""How the back felt: dots, medians and what is usual; below them the share of breaks taken."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from postureguard.core.insight import words
from postureguard.core.insight.events import Event
from postureguard.core.insight.spans import Part
from postureguard.core.insight.weeks import weeks
from postureguard.theme import Theme
from postureguard.windows.review.chart import Chart
from postureguard.windows.review.days import Days
from postureguard.windows.review.event_marks import paint_events
from postureguard.windows.review.marks import USUAL, column, paint_band
from postureguard.windows.review.place import Place
from postureguard.windows.review.timeline import Scale
from postureguard.windows.review.wording import pain_and_breaks_text

SHARES: Final = 2.6
"""So high is the lower field: the share of breaks taken, on a scale of its own from 0 to 100%."""
EVENTS: Final = 3.4
"""Between the two are the marks of the programme."""
PAIN: Final = 4.4
"""Here pain begins, a point of pain a unit high."""
TOP: Final = PAIN + 10.4
WIDEST: Final = 26.0
"""Pixels of a bar at most."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What is painted of a part besides its dots."""

    part: Part
    span: tuple[int, int] | None
    """The lowest and the highest rating."""
    share: float | None
    """Of the breaks taken."""
    kinds: frozenset[str]
    """Of the events."""


class PainChart(Chart):
    """Pain from 0 to 10, always; weeks without enough ratings stay open."""

    def __init__(self, days: Days, theme: Theme) -> None:
        self.baseline: float | None = None
        """What was usual in the first fortnight."""
        self.events: tuple[Event, ...] = ()
        """What happened in the programme, in order."""
        self._columns: list[_Column] = []
        self._dots = QPolygonF()
        self._line = QPainterPath()
        super().__init__(_("Pain"), days, theme)

    def of(self, part: Part) -> tuple[Event, ...]:
        """What happened in a part, each thing once."""
        first = bisect_left(self.events, part.first, key=lambda event: event.day)
        last = bisect_right(self.events, part.last, key=lambda event: event.day)
        return tuple({event.text: event for event in self.events[first:last]}.values())

    def prepare(self) -> None:
        """Gather what each part has, the dots, and the steps of the ISO weeks."""
        self._columns = [
            _Column(
                part,
                part.pain_range,
                part.counts.compliance,
                frozenset(event.kind for event in self.of(part)),
            )
            for part in self.parts
        ]
        rows = [day for part in self.parts for day in part.days]
        self._dots = QPolygonF(
            [
                QPointF(row.day.toordinal() + 0.5, row.pain_median + PAIN)
                for row in rows
                if row.pain_median is not None
            ]
        )
        self._line = QPainterPath()
        goes_on = False
        for week in weeks(rows, self.parts[0].first, self.parts[-1].last):
            median = week.pain_median
            if median is not None:
                start = QPointF(week.monday.toordinal(), median + PAIN)
                (self._line.lineTo if goes_on else self._line.moveTo)(start)
                self._line.lineTo(start + QPointF(7, 0))
            goes_on = median is not None

    def scale(self) -> Scale:
        """None to worst, and below it none to all."""
        pain = [
            (PAIN, _("0 none")),
            *((PAIN + n, str(n)) for n in (2, 4, 6, 8)),
            (PAIN + 10, _("10 worst")),
        ]
        return Scale(TOP, [(0.0, words.percent(0)), (SHARES, words.percent(1)), *pain])

    def nothing(self) -> str:
        """Days without a rating and without breaks have a sentence."""
        if any(part.rated_days or part.counts.offered for part in self.seen):
            return ""
        return _(
            "No pain ratings in this period. You are asked after each routine; "
            "or choose “How is your back?” in the tray."
        )

    def text(self, part: Part) -> str:
        """One day, week or month, read aloud."""
        return "; ".join(
            (pain_and_breaks_text(part), *(event.text.rstrip(".") for event in self.of(part)))
        )

    def paint(self, painter: QPainter, place: Place, selected: Part | None) -> None:
        """Paint what is usual, the ranges and dots, the medians above them, and the two below."""
        if selected is not None:
            paint_band(painter, column(place, selected), self.theme)
        self._paint_usual(painter, place)
        seen = [
            (column(place, one.part), one)
            for one in self._columns
            if place.sees(one.part.first.toordinal(), one.part.last.toordinal() + 1)
        ]
        for room, one in seen:
            self._paint_range(painter, place, room, one.span)
            self._paint_share(painter, place, room, one.share)
        self._paint_pain(painter, place)
        for room, one in seen:
            paint_events(painter, room, place.y(EVENTS), one.kinds, self.theme)

    def _paint_usual(self, painter: QPainter, place: Place) -> None:
        if self.baseline is None:
            return
        low = PAIN + max(0.0, self.baseline - words.NOISE_POINTS)
        high = PAIN + min(10.0, self.baseline + words.NOISE_POINTS)
        colour = QColor(self.theme.pain)
        colour.setAlphaF(USUAL)
        box = QRectF(
            place.box.left(), place.y(high), place.box.width(), place.y(low) - place.y(high)
        )
        painter.fillRect(box, colour)

    def _paint_range(
        self, painter: QPainter, place: Place, room: QRectF, span: tuple[int, int] | None
    ) -> None:
        """From the lowest to the highest rating."""
        if span is None or span[0] == span[1]:
            return
        x = room.center().x()
        colour = QColor(self.theme.pain_dot)
        colour.setAlphaF(0.6)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(x, place.y(PAIN + span[0])), QPointF(x, place.y(PAIN + span[1])))

    def _paint_share(
        self, painter: QPainter, place: Place, room: QRectF, share: float | None
    ) -> None:
        if share is None:
            return
        width = min(room.width() * 0.62, WIDEST)
        top, bottom = place.y(share * SHARES), place.y(0)
        bar = QRectF(room.center().x() - width / 2, top, width, max(1.0, bottom - top))
        painter.fillRect(bar, QColor(self.theme.done))

    def _paint_pain(self, painter: QPainter, place: Place) -> None:
        to_pixels = _to_pixels(place)
        dots = QPen(QColor(self.theme.pain_dot), min(9.0, max(3.0, place.day * 0.8)))
        dots.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(dots)
        painter.drawPoints(to_pixels.map(self._dots))
        line = QPen(QColor(self.theme.pain), 2.5)
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
        line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setClipRect(place.box.adjusted(2, 0, -2, 0))  # no step at the very edge
        painter.drawPath(to_pixels.map(self._line))


def _to_pixels(place: Place) -> QTransform:
    """From days and values to pixels, for many at once."""
    up = -place.box.height() / place.top
    return QTransform(
        place.day, 0, 0, up, place.box.left() - place.first * place.day, place.box.bottom()
    )
