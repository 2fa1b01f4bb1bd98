"""Find an exercise, one's own or one that came with the program, and add it to a routine."""

from collections.abc import Mapping
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.training.exercise import Exercise
from postureguard.theme import CORNER, SPACE
from postureguard.windows.exercises import words
from postureguard.windows.exercises.contents import Search
from postureguard.windows.exercises.library import groups
from postureguard.windows.texts import button

ID: Final = Qt.ItemDataRole.UserRole
ROWS: Final = 6
"""So many exercises are to be seen at once."""
LOOK: Final = f"""
QListWidget {{
  background: palette(base); border: 2px solid palette(mid); border-radius: {CORNER}px;
  padding: 3px; outline: 0;
}}
QListWidget:focus {{ border-color: palette(highlight); }}
QListWidget::item {{ padding: 3px 5px; border-radius: 5px; color: palette(text); }}
QListWidget::item:selected {{ background: palette(alternate-base); color: palette(text); }}
QListWidget::item:selected:active {{
  background: palette(highlight); color: palette(highlighted-text);
}}
"""


class Adding(QWidget):
    """Search, choose, add."""

    added = Signal(str)
    """The identifier of an exercise."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        super().__init__()
        self._exercises = exercises
        self.search = Search()
        self.list = QListWidget()
        self.add = button(_("Add it"), "", self._add)
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.itemActivated.connect(lambda _item: self._add())
        self.list.currentItemChanged.connect(lambda *_items: self._name())

    def show_exercises(self, exercises: Mapping[str, Exercise]) -> None:
        """There are others now."""
        self._exercises = exercises
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for group in groups(self._exercises, self.search.text().strip()):
            for exercise in group.exercises:
                item = QListWidgetItem(f"{exercise.name} · {words.row(exercise)}")
                item.setData(ID, exercise.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._name()

    def _name(self) -> None:
        item = self.list.currentItem()
        self.add.setEnabled(item is not None)
        name = self._exercises[item.data(ID)].name if item is not None else ""
        self.add.setAccessibleName(_("Add {exercise}").format(exercise=name))

    def _add(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.added.emit(item.data(ID))

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Exercises to add"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet(LOOK)
        line = self.fontMetrics().height()
        self.list.setFixedHeight(ROWS * (line + SPACE) + SPACE)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.search, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        column.addWidget(self.list)
        self.setFocusProxy(self.search)
