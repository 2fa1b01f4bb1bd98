"""The levels of the plans over time; below them how much was done."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from postureguard.core.insight import words
from postureguard.core.insight.spans import Part, Span
from postureguard.core.insight.training import Dose, Level, doses, levels
from postureguard.core.programme.questions import track_name
from postureguard.core.programme.standing import PLAN_TRACKS, PlanTrack
from postureguard.theme import Theme
from postureguard.windows.review.around import week_start
from postureguard.windows.review.chart import Chart
from postureguard.windows.review.days import Days
from postureguard.windows.review.marks import column, paint_band
from postureguard.windows.review.place import Place
from postureguard.windows.review.timeline import Scale
from postureguard.windows.review.wording import part_name

WORK: Final = 2.4
"""So high is the lower field: minutes of work, on a scale of its own."""
LEVELS: Final = 2.9
"""Level 0 would be here; each level is a unit higher."""
TOP: Final = LEVELS + 5.7
HIGHEST: Final = 5
WIDEST: Final = 26.0
"""Pixels of a bar at most."""


class ProgrammeChart(Chart):
    """A step line for each plan that is or was followed, and bars of minutes."""

    def __init__(self, days: Days, theme: Theme) -> None:
        self._doses: dict[date, Dose] = {}
        self.lines: dict[PlanTrack, tuple[Level, ...]] = {}
        super().__init__(_("Programme"), days, theme)

    def prepare(self) -> None:
        """Gather what was done in each part, and the levels that held."""
        known = self.days.course.known
        if known is None:
            return
        span = Span(self.parts[0].first, self.parts[-1].last)
        found = doses(
            known.history.sessions,
            known.catalogue.exercises,
            span,
            self.parts[0].grain,
            week_start(),
        )
        self._doses = {dose.first: dose for dose in found}
        followed = {
            track: standing.changes
            for track, standing in known.progress.tracks.items()
            if standing.active or len(standing.changes) > 1
        }
        past = Span(span.first, max(span.first, min(span.last, known.today)))
        self.lines = {
            track: levels(followed[track], past) for track in PLAN_TRACKS if track in followed
        }

    def dose(self, part: Part) -> Dose | None:
        """What was done in a part; None until it is known."""
        return self._doses.get(part.first)

    def level(self, track: PlanTrack, part: Part) -> int | None:
        """The level of a plan at the end of a part."""
        held = [
            one for one in self.lines[track] if one.first <= part.last and one.last >= part.first
        ]
        return held[-1].level if held else None

    def scale(self) -> Scale:
        """Levels 1 to 5, and below them minutes."""
        most = self._most_s()
        named = [(LEVELS + n, _("Level {n}").format(n=n)) for n in range(1, HIGHEST + 1)]
        return Scale(TOP, [(0.0, words.duration(0)), (WORK, words.duration(most)), *named])

    def nothing(self) -> str:
        """Until it is known, and where nothing was done, there is a sentence."""
        if self.days.course.known is None:
            return _("One moment…")
        if any(self.lines.values()) or any(dose.sessions for dose in self._seen()):
            return ""
        return _("No routine was done in this period.")

    def text(self, part: Part) -> str:
        """One day, week or month, read aloud."""
        dose = self.dose(part)
        if dose is None:
            return part_name(part)
        reached = (
            _("{plan}: level {level}").format(plan=track_name(track), level=level)
            for track in self.lines
            if (level := self.level(track, part)) is not None
        )
        return "; ".join((f"{part_name(part)}: {dose_text(dose)}", *reached))

    def paint(self, painter: QPainter, place: Place, selected: Part | None) -> None:
        """Paint the bars, and the lines with their names."""
        if selected is not None:
            paint_band(painter, column(place, selected), self.theme)
        most = self._most_s()
        for part in self.parts:
            dose = self.dose(part)
            if (
                dose is not None
                and dose.seconds
                and place.sees(part.first.toordinal(), part.last.toordinal() + 1)
            ):
                box = column(place, part)
                width = min(box.width() * 0.62, WIDEST)
                top = place.y(WORK * dose.seconds / most)
                left = box.center().x() - width / 2
                bar = QRectF(left, top, width, place.y(0) - top)
                painter.fillRect(bar, QColor(self.theme.done))
        for number, (track, held) in enumerate(self.lines.items()):
            self._paint_line(painter, place, held, number)
            self._paint_name(painter, place, track, number)

    def _paint_line(
        self, painter: QPainter, place: Place, held: tuple[Level, ...], number: int
    ) -> None:
        apart = 4 * number
        path = QPainterPath()
        for level in held:
            y = place.y(LEVELS + level.level) + apart
            start = QPointF(place.x(level.first.toordinal()), y)
            (path.lineTo if path.elementCount() else path.moveTo)(start)
            path.lineTo(place.x(level.last.toordinal() + 1), y)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(number))
        painter.drawPath(path)

    def _paint_name(self, painter: QPainter, place: Place, track: PlanTrack, number: int) -> None:
        """At the longest step in sight: above the line of the first plan, below the second's."""
        steps = []
        for held in self.lines[track]:
            left = max(place.box.left(), place.x(held.first.toordinal()))
            right = min(place.box.right(), place.x(held.last.toordinal() + 1))
            if left < right:
                steps.append((right - left, right, held.level))
        if not steps:
            return
        _wide, right, level = max(steps)
        metrics = QFontMetricsF(place.font)
        name = track_name(track)
        y = place.y(LEVELS + level) + 4 * number
        y += metrics.ascent() + 4 if number else -metrics.descent() - 4
        left = max(place.box.left() + 4, right - metrics.horizontalAdvance(name) - 6)
        painter.setFont(place.font)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(QPointF(left, y), name)

    def _pen(self, number: int) -> QPen:
        pen = QPen(QColor(self.theme.natural if number else self.theme.action), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if number:
            pen.setDashPattern([4, 2])
        return pen

    def _seen(self) -> list[Dose]:
        return [dose for part in self.seen if (dose := self.dose(part)) is not None]

    def _most_s(self) -> float:
        """The most that was done in a part in sight, in whole tens of minutes."""
        most = max((dose.seconds for dose in self._seen()), default=0.0)
        return max(600.0, -(-most // 600) * 600.0)


def dose_text(dose: Dose) -> str:
    """How much was done."""
    if not dose.sessions:
        return _("no routine")
    count = ngettext("{n} routine", "{n} routines", dose.sessions).format(n=dose.sessions)
    return _("{routines}, {time} of work").format(routines=count, time=words.duration(dose.seconds))
