"""The programme over time: levels, how much was done, and for which parts of the body."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postureguard.core.insight import words
from postureguard.core.insight.spans import Span
from postureguard.core.insight.training import work
from postureguard.core.programme.balance import Region, region_name
from postureguard.core.programme.questions import track_name
from postureguard.theme import BODY, SPACE
from postureguard.windows.plan.past import Balance
from postureguard.windows.review.around import Around
from postureguard.windows.review.chart_page import ChartPage
from postureguard.windows.review.course import Known
from postureguard.windows.review.days import Days
from postureguard.windows.review.key import KeyEntry
from postureguard.windows.review.programme_chart import ProgrammeChart
from postureguard.windows.review.table import Rows, Table
from postureguard.windows.review.wording import NONE, grain_name, short_name
from postureguard.windows.texts import label

HALF_MIN_S: Final = 30
"""What took less is not told in the sentence."""


class ProgrammePage(ChartPage):
    """Levels and minutes, and beside them the balance of the span."""

    def __init__(self, days: Days, around: Around) -> None:
        self._days = days
        self._chart = ProgrammeChart(days, around.theme)
        self.balance = Balance()
        self.balance_table = Table(_("Table of the work for each part of the body"))
        self._seconds: tuple[Known | None, Span, Mapping[Region, float]] | None = None
        super().__init__(
            self._chart,
            _("Table of the programme"),
            beside_chart=_titled(self.balance),
            beside_table=self.balance_table,
        )
        days.course.told.connect(self._hear)

    def show_span(self, span: Span) -> None:
        """Show those days, as soon as it is known what was done on them."""
        self._days.course.ask()
        super().show_span(span)

    def headline(self, span: Span) -> str:
        """How many routines, and how long they took."""
        known = self._days.course.known
        if known is None:
            return _("The programme over time.")
        done = [one for one in known.history.sessions if span.first <= one.day <= span.last]
        count = sum(any(not step.skipped for step in one.steps) for one in done)
        if not count:
            return _("No routine was done in these days.")
        return ngettext("{n} routine was done.", "{n} routines were done.", count).format(n=count)

    def entries(self) -> Sequence[KeyEntry]:
        """What the bars are; the lines have their names beside them."""
        return (("done", _("Time of work")),)

    def sentence(self) -> str:
        """The levels that hold now, and what most of the work was for."""
        known = self._days.course.known
        if known is None:
            return ""
        standings = (
            _("{plan}: level {level} of 5.").format(
                plan=track_name(track), level=known.progress.tracks[track].level
            )
            for track in self._chart.lines
        )
        return " ".join((*standings, self._balance_text())).strip()

    def rows(self) -> Rows:
        """A row for each day, week or month."""
        chart = self._chart
        plans = tuple(chart.lines)
        head = (
            grain_name(chart.span.grain),
            _("Routines"),
            _("Sets"),
            _("Time of work"),
            *(_("Level, {plan}").format(plan=track_name(track)) for track in plans),
        )
        rows = []
        for part in chart.seen:
            dose = chart.dose(part)
            if dose is not None:
                held = (chart.level(track, part) for track in plans)
                done = (str(dose.sessions), str(dose.sets), words.duration(dose.seconds))
                reached = (NONE if level is None else str(level) for level in held)
                rows.append((short_name(part), *done, *reached))
        return Rows(head, rows)

    def show_others(self) -> None:
        """The balance of what is in sight."""
        found = self._worked()
        self.balance.show_work(found)
        rows = [(region_name(one), words.duration(s)) for one, s in found.items()]
        self.balance_table.show_rows(Rows((_("Part of the body"), _("Time of work")), rows))

    def _worked(self) -> Mapping[Region, float]:
        """Seconds of work for each region in what is in sight."""
        known, span = self._days.course.known, self._chart.span
        if self._seconds is None or self._seconds[:2] != (known, span):
            sessions = known.history.sessions if known else ()
            exercises = known.catalogue.exercises if known else {}
            self._seconds = known, span, work(sessions, exercises, span)
        return self._seconds[2]

    def _balance_text(self) -> str:
        ordered = sorted(self._worked().items(), key=lambda one: one[1], reverse=True)
        parts = [
            f"{region_name(region)} {words.duration(s)}" for region, s in ordered if s >= HALF_MIN_S
        ]
        return _("Work for: {list}.").format(list=", ".join(parts)) if parts else ""

    def _hear(self) -> None:
        self.show_span(self._chart.span)
        if self.isVisible():
            self.changed.emit()


def _titled(balance: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, SPACE, 0, 0)
    column.setSpacing(SPACE)
    column.addWidget(label(_("Where the work went"), BODY, strong=True))
    column.addWidget(balance)
    column.addStretch(1)
    return whole
