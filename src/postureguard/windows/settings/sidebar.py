"""The list on the left: the groups, and a field to search all of them."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from postureguard.theme import CORNER, SPACE
from postureguard.windows.placing import COMMON_LINE

KEY = Qt.ItemDataRole.UserRole
WIDTH = 168
"""Pixels, where no name needs more."""
WIDEST = 224
"""Longer names than this has room for go to a second line; pixels with common letters."""
ROOM = 40
"""Pixels about a name."""
_SHAPE = f"""
QListWidget {{ background: transparent; outline: 0; }}
QListWidget::item {{
  padding: 7px 10px; border: 2px solid transparent; border-radius: {CORNER}px;
  color: palette(text);
}}
QListWidget::item:hover {{ background: palette(alternate-base); }}
QListWidget::item:selected {{
  background: palette(base); border-color: palette(mid); color: palette(text);
}}
QListWidget::item:selected:focus {{ border-color: palette(highlight); }}
"""


class Sidebar(QWidget):
    """Choose a group, or type what one looks for."""

    turned = Signal(str)
    """A group was chosen."""
    searched = Signal(str)
    """What is looked for has changed; empty for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.search = Search()
        self.list = QListWidget()
        self._chosen = 0
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._turn)
        self.list.itemClicked.connect(self._turn)
        self._lay_out()

    def add(self, key: str, name: str) -> None:
        """One more group."""
        item = QListWidgetItem(name)
        item.setData(KEY, key)
        self.list.addItem(item)
        letters = self.list.fontMetrics()
        widest = WIDEST * max(COMMON_LINE, letters.height()) // COMMON_LINE
        needed = letters.horizontalAdvance(name) + ROOM
        self.setFixedWidth(min(widest, max(self.width(), needed)))

    def show_group(self, key: str) -> None:
        """Mark a group as the one that is shown."""
        for number in range(self.list.count()):
            if self.list.item(number).data(KEY) == key:
                self.list.setCurrentRow(number)

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._chosen = self.list.row(item)
            self.search.clear()
            self.turned.emit(item.data(KEY))

    def _search(self, words: str) -> None:
        """While all groups are searched, none of them is marked."""
        searching = bool(words.strip())
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own word
        self.list.setCurrentRow(-1 if searching else self._chosen)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own word
        self.searched.emit(words.strip())

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Groups of settings"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet(_SHAPE)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)


class Search(QLineEdit):
    """Where to type what one looks for."""

    left = Signal()
    """Down: on to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search the settings"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down leads to the list."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
