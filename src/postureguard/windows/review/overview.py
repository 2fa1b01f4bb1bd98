"""The overview: a week in words and four numbers, and whether the back has changed."""

from datetime import date, timedelta
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from postureguard.core.insight.change import advice_text, change_text
from postureguard.core.insight.findings import Findings, findings
from postureguard.core.insight.spans import Span
from postureguard.core.insight.weeks import DayRow, monday_of, weeks
from postureguard.theme import BODY, LINE, QUIET, SPACE, sized
from postureguard.windows.disclaimer import what_it_is
from postureguard.windows.review.around import Around
from postureguard.windows.review.days import Days
from postureguard.windows.review.numbers import Numbers
from postureguard.windows.review.page import Page
from postureguard.windows.review.range_row import arrow
from postureguard.windows.review.wording import span_text
from postureguard.windows.texts import quiet, quiet_text, text

BEFORE = timedelta(weeks=8)
"""So much before a week is read to say what is usual and what has changed."""
FIRST_FORTNIGHT = timedelta(days=13)
WEEK = timedelta(days=7)
WEEKS = 12
"""So many weeks are shown in little."""


class OverviewPage(Page):
    """A week, and what the whole journal says of the back."""

    has_range = False

    def __init__(self, days: Days, around: Around) -> None:
        super().__init__()
        self._days = days
        self._around = around
        self._back = 0
        self.earlier = arrow("‹", _("A week earlier"), "Alt+Left")
        self.later = arrow("›", _("A week later"), "Alt+Right")
        self.week = QLabel()
        self.numbers = Numbers(around.theme)
        self.verdict, self.advice = text(factor=LINE), text(factor=LINE)
        self.little = quiet(_("Below each number: the last {n} weeks.").format(n=WEEKS))
        self.general = quiet_text(what_it_is(), QUIET)
        self._lay_out()
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))

    @property
    def monday(self) -> date:
        """The week that is told: that of yesterday, or one before it."""
        return monday_of(self._latest) - self._back * WEEK

    def show_span(self, _span: Span) -> None:
        """Tell the week anew; which span the charts show does not matter here."""
        found, monday = self._find(), self.monday
        shown = Span(monday - (WEEKS - 1) * WEEK, monday + timedelta(days=6))
        told = weeks(self._days.between(shown), shown.first, shown.last)
        self.week.setText(span_text(_week(monday)))
        self.earlier.setEnabled(self._days.bounds.first < monday)
        self.later.setEnabled(self._back > 0)
        self.numbers.show_weeks(told, over=shown.last < self._days.today)
        self.verdict.setText("" if found.change is None else change_text(found.change))
        self.verdict.setVisible(found.change is not None)
        self.advice.setText(advice_text() if found.advice else "")
        self.advice.setVisible(found.advice)

    def headline(self, _span: Span) -> str:
        """The week in sentences."""
        return self._find().week

    @property
    def _latest(self) -> date:
        """Yesterday, so that on the first morning of a week the last one is told."""
        yesterday = self._days.today - timedelta(days=1)
        return max(yesterday, self._days.first)

    def _find(self) -> Findings:
        today = self._days.today
        return findings(self._read(today), today, self.monday)

    def _read(self, today: date) -> list[DayRow]:
        """The first rated fortnight, and what came shortly before the week and before today."""
        begins = self._days.first_rating or today
        wanted = [
            Span(self._days.first, self._days.first),
            Span(begins, begins + FIRST_FORTNIGHT),
            Span(self.monday - BEFORE, self.monday + WEEK),
            Span(today - BEFORE, today),
        ]
        found = {row.day: row for span in wanted for row in self._days.between(span)}
        return [found[day] for day in sorted(found)]

    def _go(self, weeks_on: int) -> None:
        self._back -= weeks_on
        self.changed.emit()

    def _lay_out(self) -> None:
        self.week.setFont(sized(self.font(), BODY))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for part in (self.earlier, self.week, self.later):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(row)
        for shown in (self.numbers, self.little, self.verdict, self.advice):
            column.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        column.addWidget(self.general)


def _week(monday: date) -> Span:
    return Span(monday, monday + timedelta(days=6))
