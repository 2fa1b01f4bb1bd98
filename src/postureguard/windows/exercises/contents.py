"""The list on the left: every exercise with a small picture, and a field to search."""

from gettext import gettext as _

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.figure.card import Look
from postureguard.core.training.exercise import Exercise
from postureguard.theme import SPACE
from postureguard.windows.exercises import words
from postureguard.windows.exercises.entries import ID, OFF, QUIET_LINE, Entry, Thumbnails
from postureguard.windows.exercises.library import LEFT_OUT, Library, groups


class Contents(QWidget):
    """Choose an exercise by pointer, arrow keys or search."""

    chosen = Signal(str)
    """The identifier of an exercise, or LEFT_OUT."""

    def __init__(self, library: Library, look: Look) -> None:
        super().__init__()
        self._library = library
        self._look = look
        self._off: frozenset[str] = frozenset()
        self._chosen = ""
        self.search = Search()
        self.list = QListWidget()
        self.nothing = QLabel(_("Nothing is called that."))
        self._thumbnails = Thumbnails(library, look, self.list.viewport())
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self._enter_list)
        self.list.currentItemChanged.connect(self._choose)

    def show_library(self, library: Library) -> None:
        """Show other exercises, and where they are the same what has become of them."""
        self._library = library
        self._thumbnails = Thumbnails(library, self._look, self.list.viewport())
        self.list.itemDelegate().deleteLater()
        self.list.setItemDelegate(Entry(self._thumbnails, self.list))
        self._fill()

    def show_off(self, off: frozenset[str]) -> None:
        """Show which exercises the person has switched off."""
        self._off = off
        for item in self._items():
            exercise = self._library.exercises.get(item.data(ID))
            if exercise is not None:
                _tell(item, exercise, off=exercise.id in off)

    def show_chosen(self, identifier: str) -> None:
        """Mark an entry; a search that hides it is dropped."""
        if self._item(identifier) is None:
            self.search.clear()
        item = self._item(identifier)
        if item is not None:
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """What can be chosen now, in order."""
        found = (item.data(ID) for item in self._items())
        return tuple(identifier for identifier in found if identifier)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(i) for i in range(self.list.count())]

    def _item(self, identifier: str) -> QListWidgetItem | None:
        return next((item for item in self._items() if item.data(ID) == identifier), None)

    def _fill(self) -> None:
        search = self.search.text().strip()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own word
        self.list.clear()
        for group in groups(self._library.exercises, search):
            self.list.addItem(_heading(words.group(group.track, group.level)))
            for exercise in group.exercises:
                self.list.addItem(_entry(exercise, off=exercise.id in self._off))
        if self._library.has_left_out(search):
            self.list.addItem(_heading(_("And what is not here")))
            self.list.addItem(_left_out())
        same = self._item(self._chosen) if self._chosen else None
        if same is not None:
            self.list.setCurrentItem(same)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own word
        self.nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ID):
            self._chosen = item.data(ID)
            self.chosen.emit(self._chosen)

    def _enter_list(self) -> None:
        """From the field down into the list; the first entry if none is chosen."""
        if self.list.currentItem() is None and self.identifiers:
            self.show_chosen(self.identifiers[0])
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Exercises"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setObjectName("contents")
        self.list.setItemDelegate(Entry(self._thumbnails, self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListWidget { background: transparent; outline: 0; }")
        self.nothing.setProperty("role", "quiet")
        self.nothing.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)


class Search(QLineEdit):
    """Where to type what one looks for."""

    left = Signal()
    """Down or Return: on to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search the exercises"))
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is something to clear."""
        asked = event.type() == QEvent.Type.ShortcutOverride and bool(self.text())
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down and Return lead to the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _heading(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _entry(exercise: Exercise, *, off: bool) -> QListWidgetItem:
    item = QListWidgetItem(exercise.name)
    item.setData(ID, exercise.id)
    _tell(item, exercise, off=off)
    return item


def _tell(item: QListWidgetItem, exercise: Exercise, *, off: bool) -> None:
    item.setData(OFF, off)
    item.setData(QUIET_LINE, words.row(exercise, off=off))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words.spoken_row(exercise, off=off))


def _left_out() -> QListWidgetItem:
    item = QListWidgetItem(_("Left out on purpose"))
    item.setData(ID, LEFT_OUT)
    item.setData(QUIET_LINE, _("and why"))
    return item
