"""The same numbers as the charts, as a table."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from postureguard import theme as themes
from postureguard.core.insight.report import Report
from postureguard.windows.review.wording import table_head, table_row


class ReportTable(QTableWidget):
    """One row a day, or a week."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Table of breaks, sitting and pain"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        self.setFont(themes.sized(self.font(), themes.BODY))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

    def show_report(self, report: Report) -> None:
        """Show that stretch."""
        head = table_head(report)
        self.setColumnCount(len(head))
        for column, text in enumerate(head):
            self.setHorizontalHeaderItem(column, _cell(text, column))
        self.setRowCount(len(report.bars))
        for row, bar in enumerate(report.bars):
            for column, text in enumerate(table_row(bar)):
                self.setItem(row, column, _cell(text, column))


def _cell(text: str, column: int) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
