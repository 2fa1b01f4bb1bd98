"""A page with a chart, the same numbers as a table, and the chart in words."""

from abc import abstractmethod
from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.insight.spans import Span
from postureguard.theme import QUIET, SPACE, sized
from postureguard.windows.chips import chip_of
from postureguard.windows.review.chart import Chart
from postureguard.windows.review.key import Key, KeyEntry
from postureguard.windows.review.page import Page
from postureguard.windows.review.sides import Sides
from postureguard.windows.review.table import Rows, Table
from postureguard.windows.speaking import announce
from postureguard.windows.texts import quiet_text, text

SETTLED_MS = 150
"""So long after the last move the words and the table follow."""


class ChartPage(Page):
    """A chart, the same numbers as a table, and the chart in words."""

    def __init__(
        self,
        chart: Chart,
        table_name: str,
        *,
        beside_chart: QWidget | None = None,
        beside_table: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.chart = chart
        self.table = Table(table_name)
        self.words = text()
        self.notes = quiet_text(factor=QUIET)
        self.key = Key(chart.theme)
        self.copy = QPushButton(_("Copy"))
        self.chips = {False: chip_of(_("Chart")), True: chip_of(_("Table"))}
        self.below = QVBoxLayout()
        """For what a page has below its words."""
        self._stack = QStackedWidget()
        self._settling = QTimer(self)
        self._stack.addWidget(Sides(chart, beside_chart) if beside_chart else chart)
        self._stack.addWidget(_below(self.table, beside_table))
        self._lay_out()
        self._join()

    @abstractmethod
    def sentence(self) -> str:
        """The chart in words, fit to be copied."""

    @abstractmethod
    def rows(self) -> Rows:
        """The table."""

    def entries(self) -> Sequence[KeyEntry]:
        """How things are painted, and what they mean."""
        return ()

    def note(self) -> str:
        """What has to be known to read the chart."""
        return ""

    def show_others(self) -> None:
        """Show the same days in whatever else the page has."""

    def show_span(self, span: Span) -> None:
        """Show those days."""
        self._settling.stop()
        self.chart.show_span(span)
        self._tell()

    def show_table(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Turn to the table, or back to the chart."""
        self.chips[on].setChecked(True)
        self._stack.setCurrentIndex(int(on))

    def _settle(self) -> None:
        self.chart.settle()
        self._tell()

    def _tell(self) -> None:
        self.key.show_entries(self.entries())
        self.table.show_rows(self.rows())
        self.words.setText(self.sentence())
        self.copy.setVisible(bool(self.words.text()))
        self.notes.setText(self.note())
        self.notes.setVisible(bool(self.note()))
        self.show_others()

    def _follow(self, span: Span) -> None:
        self._settling.start()
        self.moved.emit(span)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())
        announce(self, _("Copied."))

    def _join(self) -> None:
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._settle)
        self.chart.moved.connect(self._follow)
        self.chart.back.connect(self.back)
        self.copy.clicked.connect(self._copy)
        for on, chip in self.chips.items():
            chip.clicked.connect(lambda _checked, on=on: self._turn(on=on))

    def _turn(self, *, on: bool) -> None:
        self.show_table(on)
        self.turned.emit(on)

    def _lay_out(self) -> None:
        self.copy.setProperty("role", "quiet")
        self.copy.setAutoDefault(False)
        self.copy.setAccessibleName(_("Copy these words"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        together = QButtonGroup(self)
        switch = QHBoxLayout()
        switch.setSpacing(SPACE // 2)
        for chip in self.chips.values():
            chip.setFont(sized(self.font(), QUIET))
            together.addButton(chip)
            switch.addWidget(chip)
        self.chips[False].setChecked(True)
        above = QHBoxLayout()
        above.addWidget(self.key, 1)
        above.addLayout(switch)
        above.setAlignment(switch, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.words, 1)
        below.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addLayout(below)
        column.addWidget(self.notes)
        column.addLayout(self.below)


def _below(main: QWidget, other: QWidget | None) -> QWidget:
    """Two parts below one another."""
    if other is None:
        return main
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE)
    column.addWidget(main, 1)
    column.addWidget(other, 1)
    return both
