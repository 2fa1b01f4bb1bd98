"""The list on the left: own exercises and own routines."""

from collections.abc import Mapping
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from postureguard.core.figure.card import Look
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import Exercise
from postureguard.theme import SPACE
from postureguard.windows.exercises.entries import ID, QUIET_LINE, Entry, Thumbnails
from postureguard.windows.exercises.library import Library
from postureguard.windows.exercises.words import places
from postureguard.windows.own.drafts import length_of
from postureguard.windows.routine import words
from postureguard.windows.texts import button, text

DRAFT: Final = "draft"
"""Stands in the list for something new that is not saved."""


class Contents(QWidget):
    """Choose what to edit, or begin something new."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.list = QListWidget()
        self.nothing = text(_("Nothing of your own yet."))
        self.new_exercise = button(_("New &exercise"), "", lambda: self.chosen.emit("exercise"))
        self.new_routine = button(_("New &routine"), "", lambda: self.chosen.emit("routine"))
        self._lay_out()
        self.list.currentItemChanged.connect(self._choose)

    def show_catalogue(self, own: Catalogue, exercises: Mapping[str, Exercise]) -> None:
        """Show what there is; a routine has the picture of its first exercise."""
        firsts = {r.id: exercises[r.items[0].exercise_id] for r in own.routines.values()}
        library = Library({**own.exercises, **firsts}, (), (), {})
        thumbnails = Thumbnails(library, self._look, self.list.viewport())
        self.list.itemDelegate().deleteLater()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own word
        self.list.clear()
        self.list.setItemDelegate(Entry(thumbnails, self.list))
        if own.exercises:
            self.list.addItem(_heading(_("Exercises")))
        for exercise in sorted(own.exercises.values(), key=lambda each: each.name.casefold()):
            self._add(exercise.id, exercise.name, places(exercise))
        if own.routines:
            self.list.addItem(_heading(_("Routines")))
        for routine in sorted(own.routines.values(), key=lambda each: each.name.casefold()):
            length = words.about(length_of(routine, exercises))
            self._add(routine.id, routine.name, length)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own word
        self._show_list()

    def _show_list(self) -> None:
        self.nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    def mark(self, identifier: str, new: str = "") -> None:
        """Mark what is being edited, without choosing it again; `new` stands for a new thing."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own word
        for old in self._items(DRAFT):
            self.list.takeItem(self.list.row(old))
        if new:
            self._add(DRAFT, new, _("not saved yet"))
        for item in self._items(DRAFT if new else identifier):
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own word
        self._show_list()

    def _items(self, identifier: str) -> list[QListWidgetItem]:
        found = (self.list.item(i) for i in range(self.list.count()))
        return [item for item in found if item.data(ID) == identifier]

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ID) not in (None, DRAFT):
            self.chosen.emit(item.data(ID))

    def _add(self, identifier: str, name: str, quiet: str) -> None:
        item = QListWidgetItem(name)
        item.setData(ID, identifier)
        item.setData(QUIET_LINE, quiet)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {quiet}")
        self.list.addItem(item)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Your own exercises and routines"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListWidget { background: transparent; outline: 0; }")
        self.nothing.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.new_exercise)
        column.addWidget(self.new_routine)


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
