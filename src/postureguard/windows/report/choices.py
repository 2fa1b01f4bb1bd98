"""What the person chooses: the days, the parts, the paper."""

from collections.abc import Mapping
from datetime import date
from gettext import gettext as _
from typing import Final, cast

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QDateEdit, QFormLayout, QLabel, QWidget

from postureguard.core.insight.spans import Span
from postureguard.theme import SPACE
from postureguard.windows.chips import Choices, Tick
from postureguard.windows.page import Page
from postureguard.windows.report.asked import (
    AT_FIRST,
    WEEKS_AT_FIRST,
    Asked,
    Paper,
    PartName,
    last_weeks,
    paper_names,
    part_names,
    range_names,
    usual_paper,
)
from postureguard.windows.texts import text

OWN: Final = "own"
_FIELD = """
QDateEdit { background: palette(base); border: 2px solid palette(dark); border-radius: 8px;
  padding: 4px 8px; }
QDateEdit:focus { border-color: palette(highlight); }
QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }
"""


class ReportChoices(Page):
    """The panel beside the preview; says whenever something is chosen."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.ranges = Choices(_("Which days"), cast(Mapping[str, str], range_names()))
        self.first, self.last = DateField(_("From")), DateField(_("To"))
        self.dates = _below_one_another(self.first, self.last)
        self.ticks = {name: Tick(words) for name, words in part_names().items()}
        self.papers = Choices(_("Paper"), cast(Mapping[str, str], paper_names()))
        self._choose_at_first()
        self._lay_out()
        self._join()

    def asked(self) -> Asked:
        """What is chosen now."""
        parts = frozenset[PartName](
            name for name, tick in self.ticks.items() if tick.box.isChecked()
        )
        chosen = next(name for name, chip in self.papers.chips.items() if chip.isChecked())
        return Asked(self._span(), parts, cast(Paper, chosen))

    def show_span(self, span: Span) -> None:
        """Choose these days as own dates."""
        self.first.show_day(span.first)
        self.last.show_day(span.last)
        self.ranges.chips[OWN].setChecked(True)
        self._choose_range(OWN)

    def _span(self) -> Span:
        name = next(name for name, chip in self.ranges.chips.items() if chip.isChecked())
        if name != OWN:
            return last_weeks(self._today, int(name))
        days = sorted((self.first.day(), self.last.day()))
        return Span(days[0], days[-1])

    def _choose_at_first(self) -> None:
        weeks = last_weeks(self._today, WEEKS_AT_FIRST)
        self.first.show_day(weeks.first)
        self.last.show_day(weeks.last)
        for field in (self.first, self.last):
            field.setMaximumDate(_qdate(self._today))
        self.dates.hide()
        self.ranges.chips[str(WEEKS_AT_FIRST)].setChecked(True)
        self.papers.chips[usual_paper()].setChecked(True)
        for name, tick in self.ticks.items():
            tick.box.setChecked(name in AT_FIRST)

    def _choose_range(self, name: str) -> None:
        self.dates.setVisible(name == OWN)
        self.changed.emit()

    def _join(self) -> None:
        self.ranges.said.connect(lambda name, _on: self._choose_range(name))
        self.papers.said.connect(lambda _name, _on: self.changed.emit())
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _day: self.changed.emit())
        for tick in self.ticks.values():
            tick.said.connect(lambda _on: self.changed.emit())

    def _lay_out(self) -> None:
        self.setAccessibleName(_("What is on the page"))
        self.column.addWidget(self.ranges)
        self.column.addWidget(self.dates)
        self.column.addSpacing(SPACE)
        self.column.addWidget(text(_("What is on the page")))
        for tick in self.ticks.values():
            self.column.addWidget(tick)
        self.column.addSpacing(SPACE)
        self.column.addWidget(self.papers)
        self.column.addStretch(1)


class DateField(QDateEdit):
    """A day to type, in the order of the person's country, the year with all its figures."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setAccessibleName(name)
        self.setStyleSheet(_FIELD)
        form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(form if "yyyy" in form else form.replace("yy", "yyyy"))
        self.lineEdit().setTextMargins(SPACE // 2, 0, SPACE // 2, 0)
        self.setKeyboardTracking(False)

    def day(self) -> date:
        """What is chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Choose a day."""
        self.setDate(_qdate(day))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _below_one_another(*fields: DateField) -> QWidget:
    result = QWidget()
    form = QFormLayout(result)
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(SPACE)
    for field in fields:
        name = QLabel(field.name)
        name.setMinimumHeight(field.sizeHint().height())
        name.setBuddy(field)
        form.addRow(name, field)
    return result
