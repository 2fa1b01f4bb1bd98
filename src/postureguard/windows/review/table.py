"""The same numbers as a chart, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from postureguard import theme as themes

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as it is read: what is above the columns, and the rows."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._shown = Rows((), ())

    def show(self, rows: Rows) -> None:
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._shown.rows)

    def columnCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._shown.head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown.rows[index.row()][index.column()]
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(  # noqa: N802
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown.head[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


class Table(QTableView):
    """One row a day, a week or a month."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = _Model()
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        self.setFont(themes.sized(self.font(), themes.BODY))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)

    def show_rows(self, rows: Rows) -> None:
        """Show these in place of the others."""
        self._model.show(rows)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The columns share the room anew."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Give each column what it needs, and an equal part of what is left."""
        header, columns = self.horizontalHeader(), range(self._model.columnCount())
        needed = [max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in columns]
        spare = max(0, self.viewport().width() - sum(needed)) // max(1, len(needed))
        for n in columns:
            self.setColumnWidth(n, needed[n] + spare)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
