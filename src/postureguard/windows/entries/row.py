"""One entry: what it says, the way to change it, and the way to take it back and bring it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from postureguard.core import wording
from postureguard.core.entries import SCORES, values
from postureguard.protocol import Answer, Correct
from postureguard.theme import QUIET, SPACE, sized
from postureguard.windows.chips import Choices
from postureguard.windows.entries import words
from postureguard.windows.entries.lines import Line, is_tick
from postureguard.windows.placing import letters_are_large
from postureguard.windows.scale import Scale
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, text
from postureguard.windows.welcome.question import mark

Correcting = Callable[[Correct, Callable[[Answer], None]], None]
"""Asks for a correction, and hears what has become of it."""


class EntryRow(QWidget):
    """Shows what holds. A change is kept with one tap; what was deleted can be brought back."""

    told = Signal(str)
    """One sentence for the foot of the window."""

    def __init__(self, line: Line, zone: tzinfo, correct: Correcting) -> None:
        super().__init__()
        self.line = line
        self._correct = correct
        self._taken_back: str | None = None
        self._time = QLabel(wording.clock_time(line.entry.at, zone))
        self._time.setProperty("role", "quiet")
        self.words, self.was = text(), QLabel()
        self.was.setProperty("role", "quiet")
        self.was.setFont(sized(self.was.font(), QUIET))
        self.change = button(_("Change"), "quiet", self._turn_editor)
        self.delete = button(_("Delete"), "quiet", self.take_back)
        self.undo = button(_("Undo"), "chip", self._bring_back)
        self.editor: Scale | Choices | None = None
        self._lay_out()
        self._show()

    @property
    def is_editing(self) -> bool:
        """Whether another value can be chosen now."""
        return self.editor is not None and not self.editor.isHidden()

    def take_back(self) -> None:
        """Withdraw the entry, with what was said about the same thing before."""
        if self.line.entry.value is None:
            return
        self.close_editor()
        for older in self.line.overruled:
            self._correct(Correct(older, None), lambda _answer: None)
        self._ask_for(None)

    def close_editor(self) -> None:
        """Leave it as it is."""
        if self.editor is not None and self.is_editing:
            self.editor.hide()
            self.change.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete takes the entry back."""
        if event.key() == Qt.Key.Key_Delete and self.delete.isEnabled():
            self.take_back()
        else:
            super().keyPressEvent(event)

    def _turn_editor(self) -> None:
        if self.is_editing:
            self.close_editor()
            return
        if self.editor is None:
            self.editor = self._made_editor()
            self._column.addWidget(self.editor)
        self.editor.show()
        chips = _chips(self.editor)
        holds = self.line.entry.value or ""
        mark(chips, holds)
        chips[holds].setFocus()

    def _made_editor(self) -> Scale | Choices:
        about, name = self.line.entry.about, words.what(self.line.entry)
        if values(about) == SCORES:
            scale = Scale(name, words.ends(about))
            scale.question.hide()
            scale.rated.connect(lambda score: self._choose(str(score)))
            return scale
        choices = Choices(name, words.choices(about))
        choices.question.hide()
        choices.said.connect(lambda value, _on: self._choose(value))
        return choices

    def _choose(self, value: str) -> None:
        self.close_editor()
        if value != self.line.entry.value:
            self._ask_for(value)

    def _bring_back(self) -> None:
        self._ask_for(self._taken_back)

    def _ask_for(self, value: str | None) -> None:
        def hear(answer: Answer) -> None:
            if answer.ok:
                self._settle(value)
            self.told.emit(answer.message)

        self._correct(Correct(self.line.entry.uid, value), hear)

    def _settle(self, value: str | None) -> None:
        before = self.line.entry.value
        self.line = replace(self.line, entry=replace(self.line.entry, value=value))
        self._taken_back = before if value is None else None
        self._show()
        if value is None:
            self.undo.setFocus()
        elif before is None:
            self.delete.setFocus()
        announce(self, self.words.text())

    def _show(self) -> None:
        entry = self.line.entry
        gone = entry.value is None
        name, value = words.what(entry), words.value(entry)
        said = _join(name, value)
        self.words.setText(_("Deleted: {what}").format(what=name) if gone else said)
        self.was.setText(words.was(entry))
        self.was.setVisible(entry.is_changed)
        self.change.setVisible(not gone and not is_tick(entry.about))
        self.delete.setVisible(not gone)
        self.undo.setVisible(gone)
        spoken = f"{self._time.text()} {said}"
        for way in (self.change, self.delete):
            way.setAccessibleName(f"{way.text()}: {spoken}")
        self.undo.setAccessibleName(f"{self.undo.text()}: {self._time.text()} {name}")

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        ways = QBoxLayout.Direction
        large = letters_are_large(self.font())
        row = QBoxLayout(ways.TopToBottom if large else ways.LeftToRight)
        row.setSpacing(SPACE)
        said, buttons = QHBoxLayout(), QHBoxLayout()
        said.setSpacing(2 * SPACE)
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance("00:00"))
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self._time, 0)
        said.addWidget(self.words, 1)
        said.addWidget(self.was, 0)
        for way in (self.undo, self.change, self.delete):
            buttons.addWidget(way)
        if large:
            buttons.addStretch(1)
        row.addLayout(said, 1)
        row.addLayout(buttons)
        self._column.addLayout(row)


def _chips(editor: Scale | Choices) -> dict[str, QPushButton]:
    if isinstance(editor, Scale):
        return {str(score): chip for score, chip in enumerate(editor.chips)}
    return editor.chips


def _join(name: str, value: str) -> str:
    return _("{what}: {value}").format(what=name, value=value) if value else name
