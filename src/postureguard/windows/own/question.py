"""A question before something is lost: a sentence and two or three answers."""

from collections.abc import Mapping
from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postureguard.theme import LINE, SPACE
from postureguard.windows.placing import for_font
from postureguard.windows.texts import button, text

WIDTH: Final = 380
"""Pixels, with common letters."""


class Question(QDialog):
    """Says one of the answers by its code; Escape is the last of them, which changes nothing."""

    answered = Signal(str)

    def __init__(self, parent: QWidget, sentence: str, answers: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.addStretch(1)
        for number, (code, words) in enumerate(reversed(tuple(answers.items())), 1):
            role = "primary" if number == len(answers) else "quiet"
            self.buttons[code] = button(words, role, partial(self._answer, code))
            row.addWidget(self.buttons[code])
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addWidget(text(sentence, LINE))
        column.addLayout(row)
        buttons = row.sizeHint().width() + 6 * SPACE
        self.setMinimumWidth(max(for_font(QSize(WIDTH, 0), self.font()).width(), buttons))
        first, *_others, self._nothing = answers
        self.buttons[first].setDefault(True)
        self.buttons[first].setFocus()
        self.open()

    def reject(self) -> None:
        """Escape: the answer that changes nothing."""
        self._answer(self._nothing)

    def _answer(self, code: str) -> None:
        self.done(0)
        self.answered.emit(code)


def ask_to_leave(parent: QWidget, name: str, *, can_save: bool) -> Question:
    """What is not saved would be lost: "save", "leave" or "stay"."""
    sentence = _("“{name}” has changes that are not saved.").format(name=name)
    save = {"save": _("Save")} if can_save else {}
    return Question(parent, sentence, {**save, "leave": _("Leave it"), "stay": _("Go on editing")})


def ask_to_remove(parent: QWidget, name: str) -> Question:
    """Something is to go for good: "remove" or "keep"."""
    sentence = _("Remove “{name}”? It cannot be brought back.").format(name=name)
    return Question(parent, sentence, {"remove": _("Remove"), "keep": _("Keep it")})
