"""The person's own experiment: what it is, how far it is, and what came of it."""

import secrets
from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from postureguard.core.insight.experiment import WEEKS, Experiment, experiment, start_value, ways
from postureguard.core.insight.experiment_text import standing_text
from postureguard.core.insight.spans import Span
from postureguard.core.insight.trial import TriedWeek, beforehand_text, trial, trial_text
from postureguard.core.programme.subjects import EXPERIMENT_START, EXPERIMENT_STOP
from postureguard.theme import SPACE
from postureguard.windows.chips import Choices
from postureguard.windows.plan.parts import Section, wrapped
from postureguard.windows.plan.past import Bar
from postureguard.windows.review.around import Around
from postureguard.windows.review.days import Days
from postureguard.windows.review.page import Page
from postureguard.windows.review.table import Rows, Table
from postureguard.windows.review.week_strip import WeekStrip, minutes_text
from postureguard.windows.review.wording import date_text
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, quiet_text, text


class ExperimentsPage(Page):
    """Explained before it starts, sealed while it runs, told with its table at the end."""

    has_range = False

    def __init__(self, days: Days, around: Around) -> None:
        super().__init__()
        self._days = days
        self._found: Experiment | None = None
        self._is_heard = False
        self._is_sure = False
        self.result = text()
        self.strip = WeekStrip(around.theme)
        self.table = Table(_("Table of the weeks"))
        self.far, self.kept = Bar(), quiet_text(_keeps_text())
        self.stop = button(_("Stop it"), "chip", self._stop)
        self.lengths = Choices(_("How long?"), {str(n): _weeks(n) for n in WEEKS})
        self.lengths.chips[str(max(WEEKS))].setChecked(True)
        self.start = button(_("Start next Monday"), "primary", self._start)
        self._running = Section(_("Your experiment"))
        self._over = Section(_("What came of it"))
        self._next = Section(
            _("Breaks after 30 or after 60 minutes: which suits your back better?")
        )
        self._lay_out()
        self._tell()
        days.course.told.connect(self._hear)

    def show_span(self, _span: Span) -> None:
        """Tell how far it is; which span the charts show does not matter here."""
        self._days.course.ask()
        self._tell()

    def headline(self, _span: Span) -> str:
        """How far it is."""
        if self._days.course.known is None:
            return _("One moment…")
        return standing_text(self._found, self._days.today, _long_date)

    def allow(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """An experiment is started and stopped by the resident."""
        self._is_heard = on
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Who turns away did not mean to stop."""
        super().hideEvent(event)
        self._is_sure = False
        self._show_stop()

    def _tell(self) -> None:
        known, today = self._days.course.known, self._days.today
        self._found = experiment(known.history) if known is not None else None
        is_open = self._found is not None and self._found.is_open(today)
        self._running.setVisible(is_open)
        self._show_how_far(today)
        self._next.setVisible(known is not None and not is_open)
        for one in (self.start, self.stop):
            one.setEnabled(self._is_heard)
        self._show_result(today)

    def _show_how_far(self, today: date) -> None:
        found = self._found
        if found is not None:
            weeks, number = len(found.limits), found.week(today) or 0
            self.far.show_share(number / weeks)
            far = _("Week {n} of {weeks}").format(n=number, weeks=weeks)
            self.far.setAccessibleName(far)

    def _show_result(self, today: date) -> None:
        found = self._found
        result = None
        if found is not None and not found.is_open(today):
            result = trial(found, self._days.between(Span(found.monday, found.last)), today)
        self._over.setVisible(result is not None)
        if result is not None:
            self.result.setText(trial_text(result))
            self.strip.show_weeks(result.weeks)
            self.table.show_rows(_rows(result.weeks))
            row = self.table.verticalHeader().defaultSectionSize()
            self.table.setMinimumHeight(row * (len(result.weeks) + 2))

    def _start(self) -> None:
        weeks = next(int(value) for value, chip in self.lengths.chips.items() if chip.isChecked())
        lot = secrets.randbelow(ways(weeks))
        self.start.setEnabled(False)
        self.said.emit(EXPERIMENT_START, start_value(self._days.today, weeks, lot))

    def _stop(self) -> None:
        """The first click asks, the second stops."""
        if self._is_sure:
            self.stop.setEnabled(False)
            self.said.emit(EXPERIMENT_STOP, "yes")
        self._is_sure = not self._is_sure
        self._show_stop()
        announce(self, self.stop.text())

    def _show_stop(self) -> None:
        asks = _("Stop it now and open it?") if self._is_sure else _("Stop it")
        self.stop.setText(asks)
        self.stop.setAccessibleName(asks)

    def _hear(self) -> None:
        self._tell()
        if self.isVisible():
            self.changed.emit()

    def _lay_out(self) -> None:
        self._running.add(self.far, self.kept, wrapped(self.stop))
        self._over.add(self.result, self.strip, self.table)
        self._next.add(text(beforehand_text()), quiet_text(_asks_text()))
        self._next.add(self.lengths, wrapped(self.start))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        for section in (self._running, self._over, self._next):
            column.addWidget(section)
        column.addStretch(1)


def _rows(weeks: Sequence[TriedWeek]) -> Rows:
    head = (_("Week"), _("From"), _("Breaks after"), _("Mean pain"))
    rows = [
        (
            str(week.number),
            date_text(week.monday, "d MMM yyyy"),
            minutes_text(week.minutes),
            _("too few ratings") if week.mean is None else f"{week.mean:.1f}",
        )
        for week in weeks
    ]
    return Rows(head, rows)


def _long_date(day: date) -> str:
    return date_text(day, "d MMMM yyyy")


def _weeks(count: int) -> str:
    return ngettext("{n} week", "{n} weeks", count).format(n=count)


def _asks_text() -> str:
    return _(
        "All you do is rate your back on most days; a week with fewer than three ratings does not "
        "count. You can stop at any time, and then see what there is."
    )


def _keeps_text() -> str:
    return _(
        "Rate your back on three days of a week at least. The drawn limit takes the place of the "
        "one in your settings; a bad day is as gentle as ever, and pauses stay pauses."
    )
