"""One option: what it is called, what it means, its control, and the way back to the default."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from postureguard.core.settings import OPTIONS, Settings
from postureguard.theme import SPACE
from postureguard.windows.placing import COMMON_LINE
from postureguard.windows.settings import words
from postureguard.windows.settings.changes import Changes
from postureguard.windows.settings.controls import control_for
from postureguard.windows.speaking import announce
from postureguard.windows.texts import label, link, quiet

BESIDE = 235
"""Room that the texts need for a control to stand beside them, in pixels with common letters."""


class Entry(QWidget):
    """Something on a page that a search can find: texts, and a part beside or below them."""

    def __init__(self, title: str, help_: str, part: QWidget, *below: QWidget) -> None:
        super().__init__()
        self.found_by = f"{title} {help_}".casefold()
        self.title = label(title)
        self.help = quiet(help_)
        self.note = label()
        self.note.hide()
        self._texts, self._side = QVBoxLayout(), QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out(part, below)
        self.help.setVisible(bool(help_))

    def matches(self, search: str) -> bool:
        """Whether every word that is looked for is in it."""
        return all(word in self.found_by for word in search.casefold().split())

    def tell(self, sentence: str) -> None:
        """Say what is wrong, or no longer anything."""
        if sentence == self.note.text():
            return
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        announce(self, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the control below the texts where there is too little room beside them."""
        super().resizeEvent(event)
        control = max(part.sizeHint().width() for part in self._parts if not part.isHidden())
        letters = self.fontMetrics()
        room = BESIDE * letters.height() // COMMON_LINE
        if not self.help.text() and self.note.isHidden():
            room = letters.horizontalAdvance(self.title.text()) + 2 * SPACE
        self._put_beside(beside=self.width() >= control + room)

    def _put_beside(self, *, beside: bool) -> None:
        ways, sides = QBoxLayout.Direction, Qt.AlignmentFlag
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._row.setSpacing(2 * SPACE if beside else SPACE // 2)
        for part in self._parts:
            self._side.setAlignment(part, sides.AlignRight if beside else sides.AlignLeft)

    def _lay_out(self, part: QWidget, below: tuple[QWidget, ...]) -> None:
        for texts in (self.title, self.help, self.note):
            self._texts.addWidget(texts)
        self._texts.addStretch(1)
        self._texts.setSpacing(2)
        self._parts = (part, *below)
        for one in self._parts:
            self._side.addWidget(one)
        self._side.addStretch(1)
        self._side.setSpacing(2)
        self._row.setContentsMargins(0, SPACE, 0, SPACE)
        self._row.setSpacing(2 * SPACE)
        self._row.addLayout(self._texts, 1)
        self._row.addLayout(self._side)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Row(Entry):
    """One option of the table."""

    def __init__(self, name: str, changes: Changes, *, explained: bool = True) -> None:
        option = OPTIONS[name]
        control = control_for(name)
        back = link(words.back(name), partial(changes.put_now, {name: None}))
        super().__init__(_(option.label), _(option.help) if explained else "", control, back)
        self.name, self.control, self.back = name, control, back
        back.setAccessibleName(f"{_(option.label)}: {back.text()}")
        self.found_by = words.searched(name)
        self.title.setBuddy(self.control.main)
        if not explained:
            self.title.setMinimumHeight(control.sizeHint().height())
        self.control.typed.connect(partial(changes.put, name))
        self.control.chosen.connect(lambda value: changes.put_now({name: value}))

    def show_value(self, value: object, problem: str) -> None:
        """What the file says, and what is wrong there."""
        self.control.show_value(value)
        changeable = OPTIONS[self.name].form != "program"
        self.back.setVisible(changeable and value != getattr(Settings(), self.name))
        self.tell(problem)
