"""When the person sat: each day from top to bottom, and for long spans the hours of many days."""

from bisect import bisect_right
from datetime import date
from gettext import gettext as _
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from postureguard.core.insight.by_hour import HOUR_S, by_hour
from postureguard.core.insight.sitting import Bout
from postureguard.core.insight.spans import Grain, Part, Span
from postureguard.windows.review.around import Around
from postureguard.windows.review.chart import Chart, Detail
from postureguard.windows.review.days import Days
from postureguard.windows.review.marks import WIDEST, column, paint_band
from postureguard.windows.review.place import Place
from postureguard.windows.review.sitting_words import (
    bout_text,
    clock_text,
    days_seated,
    hour_share_text,
    sitting_text,
)
from postureguard.windows.review.timeline import Scale

OFFICE: tuple[int, int] = (8, 18)
"""Hours that are always in sight."""
EARLIEST, LATEST = -6, 36
"""No hour of a day is further from its midnight than these, whatever was recorded."""
MOST_LINES = 8
ROUND = 3.0


class SittingChart(Chart):
    """Days beside each other, each with its stretches; what is beyond the limit is darker.

    Weeks and months have hours in place of stretches: the darker, the more of it was spent seated.
    """

    def __init__(self, days: Days, around: Around) -> None:
        self._limit_s = around.settings.sitting_limit_min * 60.0
        self._bouts: dict[date, tuple[Bout, ...]] = {}
        self._hours: dict[tuple[Grain, date], dict[int, float]] = {}
        super().__init__(_("Sitting"), days, around.theme)

    @property
    def bouts(self) -> tuple[Bout, ...]:
        """All stretches in sight."""
        return tuple(one for part in self.seen for one in self.bouts_of(part))

    def bouts_of(self, part: Part) -> tuple[Bout, ...]:
        """The stretches of one part."""
        return self._bouts.get(part.first, ())

    def hours_of(self, part: Part) -> dict[int, float]:
        """Seconds of sitting in each hour of the days of a week or a month."""
        return self._hours.get((part.grain, part.first), {})

    def prepare(self) -> None:
        """Share the stretches out among the parts."""
        starts = [part.first for part in self.parts]
        found: dict[date, list[Bout]] = {start: [] for start in starts}
        for bout in self.days.bouts(Span(starts[0], self.parts[-1].last)):
            found[starts[bisect_right(starts, bout.day) - 1]].append(bout)
        self._bouts = {start: tuple(bouts) for start, bouts in found.items()}
        before, self._hours = self._hours, {}
        if self.span.grain != "day":
            self._hours = {
                part: before.get(part) or by_hour(self._bouts[part[1]])
                for part in ((self.span.grain, start) for start in starts)
            }

    def show_span(self, span: Span) -> None:
        """Show those days, counted anew."""
        self._hours = {}
        super().show_span(span)

    def scale(self) -> Scale:
        """Time of day, from the first hour with any sitting to the last."""
        first, last = self._first_and_last()
        first, last = max(min(first, OFFICE[0]), EARLIEST), min(max(last, OFFICE[1]), LATEST)
        step = next(n for n in (1, 2, 3, 4, 6) if (last - first) / n <= MOST_LINES)
        hours = [hour for hour in range(first, last + 1) if hour % step == 0]
        return Scale(
            -first, [(-float(hour), clock_text(hour * HOUR_S)) for hour in hours], bottom=-last
        )

    def nothing(self) -> str:
        """Days without sitting have a sentence."""
        return (
            ""
            if any(map(self.bouts_of, self.seen))
            else _("No sitting was recorded in this period.")
        )

    def text(self, part: Part) -> str:
        """One part, read aloud."""
        return sitting_text(part, self.bouts_of(part))

    def details(self, part: Part) -> list[Detail]:
        """The stretches of a day; the hours of a week or a month."""
        if part.grain == "day":
            return [
                Detail(-one.end_s / HOUR_S, -one.start_s / HOUR_S, bout_text(one))
                for one in self.bouts_of(part)
            ]
        days = days_seated(part)
        return [
            Detail(-hour - 1.0, -float(hour), hour_share_text(part, hour, seconds / days))
            for hour, seconds in sorted(self.hours_of(part).items())
        ]

    def paint(self, painter: QPainter, place: Place, selected: Part | None) -> None:
        """Paint the stretches, or the hours."""
        for part in self.parts:
            if not place.sees(part.first.toordinal(), part.last.toordinal() + 1):
                continue
            box = column(place, part)
            if part == selected:
                paint_band(painter, box, self.theme)
            if part.grain == "day":
                self._paint_bouts(painter, place, box, self.bouts_of(part))
            else:
                self._paint_hours(painter, place, box, part)

    def _paint_bouts(
        self, painter: QPainter, place: Place, box: QRectF, bouts: tuple[Bout, ...]
    ) -> None:
        width = min(box.width() * 0.62, WIDEST)
        left = box.center().x() - width / 2
        hour = place.y(-1) - place.y(0)
        for bout in bouts:
            start, end = place.y(-bout.start_s / HOUR_S), place.y(-bout.end_s / HOUR_S)
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(left, start, width, end - start), ROUND, ROUND)
            painter.fillPath(shape, QColor(self.theme.seated))
            over = min(end - start, (bout.seated_s - self._limit_s) / HOUR_S * hour)
            if over > 0:
                part = QPainterPath()
                part.addRect(QRectF(left, end - over, width, over))
                painter.fillPath(shape.intersected(part), QColor(self.theme.seated_long))

    def _first_and_last(self) -> tuple[int, int]:
        if self.span.grain == "day":
            bouts = self.bouts
            first = min((floor(one.start_s / HOUR_S) for one in bouts), default=OFFICE[0])
            return first, max((ceil(one.end_s / HOUR_S) for one in bouts), default=OFFICE[1])
        hours = {hour for part in self.seen for hour in self.hours_of(part)}
        return min(hours, default=OFFICE[0]), max(hours, default=OFFICE[1] - 1) + 1

    def _paint_hours(self, painter: QPainter, place: Place, box: QRectF, part: Part) -> None:
        days = days_seated(part)
        for hour, seconds in self.hours_of(part).items():
            colour = QColor(self.theme.seated)
            colour.setAlphaF(min(1.0, seconds / (days * HOUR_S)))
            corner = QPointF(box.left(), place.y(-hour))
            cell = QRectF(corner, QPointF(box.right(), place.y(-hour - 1)))
            painter.fillRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), colour)
