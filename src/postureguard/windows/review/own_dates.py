"""Own dates for the charts: a row with a first and a last day, folded away until it is wanted."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QLabel, QWidget

from postureguard.core.insight.spans import SHORTEST, Span
from postureguard.windows.chips import Flow
from postureguard.windows.texts import button


class OwnDates(QWidget):
    """Nobody chooses what is not in the journal."""

    chosen = Signal(object)
    """A `Span`, a week long at least."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.last = QDateEdit(), QDateEdit()
        self.show_button = button(_("Show these days"), "quiet", self._choose)
        row = Flow()
        for words, field in ((_("From"), self.first), (_("To"), self.last)):
            told = QLabel(words)
            told.setMinimumHeight(field.sizeHint().height())
            told.setBuddy(field)
            field.setAccessibleName(words)
            field.setDisplayFormat("d MMM yyyy")
            row.addWidget(told)
            row.addWidget(field)
        row.addWidget(self.show_button)
        self.setLayout(row)
        self.hide()

    def ask(self, span: Span, bounds: Span) -> None:
        """Unfold, with what is in sight to begin with."""
        for field, day in ((self.first, span.first), (self.last, span.last)):
            field.setDateRange(_qt(bounds.first), _qt(bounds.last))
            field.setDate(_qt(day))
        self.show()
        self.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter is as good as the button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        first, last = sorted((_day(self.first.date()), _day(self.last.date())))
        self.hide()
        span = Span(first, last)
        short = max(0, SHORTEST - span.days)
        self.chosen.emit(Span(first, span.moved(short).last))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(found: QDate) -> date:
    return date(found.year(), found.month(), found.day())
