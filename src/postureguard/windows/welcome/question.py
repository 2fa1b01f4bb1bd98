"""A question with its answers as chips, shown as it was answered before."""

from collections.abc import Mapping
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from postureguard.theme import SPACE
from postureguard.windows.chips import Choices
from postureguard.windows.scale import Scale
from postureguard.windows.texts import quiet_text


class Question(QWidget):
    """Words, perhaps a note that helps to answer, and chips of which one can be chosen."""

    def __init__(self, words: str, choices: Mapping[str, str], note: str = "") -> None:
        super().__init__()
        self.choices = Choices(words, choices)
        self.said = self.choices.said
        self.chips = self.choices.chips
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        rows.addWidget(self.choices)
        if note:
            rows.addWidget(quiet_text(note))

    @property
    def value(self) -> str:
        """The chosen value; empty while there is none."""
        return next((value for value, chip in self.chips.items() if chip.isChecked()), "")

    def choose(self, value: str) -> None:
        """Show one as chosen, without saying so; none for a value that is not there."""
        mark(self.chips, value)


def yes_or_no(words: str) -> Question:
    """A question with two answers."""
    return Question(words, {"yes": _("Yes"), "no": _("No")})


def mark_score(scale: Scale, value: str) -> None:
    """Show a number as chosen, without saying so."""
    mark({str(score): chip for score, chip in enumerate(scale.chips)}, value)


def mark(chips: Mapping[str, QPushButton], value: str) -> None:
    """Let one chip of an exclusive group be the chosen one, or none."""
    group = next(iter(chips.values())).group()
    group.setExclusive(False)
    for known, chip in chips.items():
        chip.setChecked(known == value)
    group.setExclusive(True)
