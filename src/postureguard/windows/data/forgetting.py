"""What goes when everything is deleted, and a word to type before it does."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from postureguard.theme import SPACE
from postureguard.windows.chips import Tick
from postureguard.windows.data import words
from postureguard.windows.data.surroundings import PARTS, Kept, PartName
from postureguard.windows.texts import text


class Forgetting(QWidget):
    """The parts to tick, and the word."""

    changed = Signal()

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self.ticks = {part: Tick(words.part_goes(part, kept)) for part in PARTS}
        self.word = QLineEdit()
        wanted = text(_("To go on, type: {word}").format(word=word()))
        self.word.setAccessibleName(wanted.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for tick in self.ticks.values():
            tick.box.setChecked(True)
            tick.said.connect(lambda _on: self.changed.emit())
            column.addWidget(tick)
        column.addSpacing(SPACE)
        column.addWidget(wanted)
        column.addWidget(self.word)
        self.word.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def parts(self) -> Sequence[PartName]:
        """What is to go."""
        return tuple(part for part, tick in self.ticks.items() if tick.box.isChecked())

    @property
    def is_sure(self) -> bool:
        """Whether the word is there, and anything is ticked."""
        typed = self.word.text().strip().casefold()
        return bool(self.parts) and typed == word().casefold()


def word() -> str:
    """What has to be typed."""
    return _("delete")
