"""A field of the editor: what it is about, the field itself, and a sentence while it needs one."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from postureguard.core.training.exercise import MOST_WORDS
from postureguard.core.training.own import MOST_LINE, MOST_LINES
from postureguard.theme import QUIET, SPACE
from postureguard.windows.own.drafts import word_count
from postureguard.windows.placing import for_font
from postureguard.windows.texts import text

READING_WIDTH: Final = 760
"""Pixels of the widest field, with common letters."""


class Field(QWidget):
    """A heading with something to fill in below it."""

    def __init__(self, heading: str, *bodies: QWidget, hint: str = "") -> None:
        super().__init__()
        self._title = text(heading, strong=True)
        self._title.setBuddy(bodies[0])
        self.note = text(factor=QUIET)
        self.note.setObjectName("note")
        self._hint = text(hint, QUIET)
        self._hint.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        for part in (self._title, self._hint, *bodies, self.note):
            column.addWidget(part)
        self._hint.setVisible(bool(hint))
        self.setMaximumWidth(for_font(QSize(READING_WIDTH, 0), self.font()).width())
        self.ask_for("")

    def ask_for(self, sentence: str) -> None:
        """Say what is still to be done; nothing for an empty sentence."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))


class Number(QSpinBox):
    """A whole number within limits; the wheel scrolls the page."""

    def __init__(self, name: str, low: int, high: int, unit: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widest = self.fontMetrics().horizontalAdvance(f"{high}{self.suffix()}mm")
        self.setFixedWidth(widest + 3 * SPACE)

    def show_number(self, number: int) -> None:
        """Show a number without saying that it has changed."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own word
        self.setValue(number)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own word

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave it to the page."""
        event.ignore()


class LinesField(QWidget):
    """The lines that say how it is done, each with the number of its words."""

    def __init__(self) -> None:
        super().__init__()
        self.edits = tuple(QLineEdit() for _i in range(MOST_LINES))
        self.counts = tuple(QLabel() for _i in range(MOST_LINES))
        self._first = (_("Get into place"), _("Do it"), _("Come back, or go on breathing"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        widest = self.fontMetrics().horizontalAdvance(word_count("w " * 88))
        for number, (edit, count) in enumerate(zip(self.edits, self.counts, strict=True)):
            edit.setMaxLength(MOST_LINE)
            edit.setPlaceholderText(self._first[number])
            edit.textChanged.connect(self._recount)
            count.setProperty("role", "quiet")
            count.setFixedWidth(widest)
            row = QHBoxLayout()
            row.setSpacing(SPACE)
            row.addWidget(edit, 1)
            row.addWidget(count)
            rows.addLayout(row)
        self.setFocusProxy(self.edits[0])
        self._recount()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that have something in them."""
        found = (" ".join(edit.text().split()) for edit in self.edits)
        return tuple(line for line in found if line)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show other lines."""
        for number, edit in enumerate(self.edits):
            edit.setText("".join(lines[number : number + 1]))

    def _recount(self) -> None:
        for number, (edit, count) in enumerate(zip(self.edits, self.counts, strict=True), 1):
            words = len(edit.text().split())
            count.setText(word_count(edit.text()) if words else "")
            count.setProperty("role", "" if words > MOST_WORDS else "quiet")
            count.style().polish(count)
            name = _("Line {n}").format(n=number)
            edit.setAccessibleName(f"{name}, {count.text()}" if words else name)
