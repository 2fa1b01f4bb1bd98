"""The second page: every exercise of the plan and how it stands with it."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from postureguard.core.figure.card import Look
from postureguard.core.programme.mastery import takes_load
from postureguard.core.programme.subjects import LOAD, OFF
from postureguard.core.training.exercise import Exercise
from postureguard.theme import LINE, QUIET, SPACE
from postureguard.windows.exercises.entries import PICTURE, Thumbnails
from postureguard.windows.exercises.library import Library
from postureguard.windows.page import Page
from postureguard.windows.placing import COMMON_LINE
from postureguard.windows.plan import state
from postureguard.windows.plan.outlook import Outlook
from postureguard.windows.plan.parts import in_order
from postureguard.windows.texts import button, text

SIDE_BY_SIDE: Final = 640
"""From this width on buttons stand beside the words, in pixels with common letters."""
LOAD_WIDTH: Final = 140
MOST_LETTERS: Final = 40

Say = Callable[[str, str], object]


class ExercisesPage(Page):
    """The exercises of the plan, by the level they come with."""

    said = Signal(str, str)
    """About what, and the value."""
    lesson = Signal(str)
    """The lesson of an exercise is to be opened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(_("Exercises"))
        self.rows: dict[str, Row] = {}
        self._look = look
        self._parts: list[QWidget] = []
        self.column.setSpacing(SPACE)
        self.column.addStretch(1)

    def show_outlook(self, found: Outlook) -> None:
        """Show how it stands; another plan has other exercises."""
        exercises = found.exercises
        if tuple(self.rows) != tuple(exercise.id for exercise in exercises):
            self._fill(found)
        for exercise in exercises:
            self.rows[exercise.id].show_outlook(found)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = self.fontMetrics().height() / COMMON_LINE
        for row in self.rows.values():
            row.fit(beside=self.viewport().width() >= SIDE_BY_SIDE * scale)

    def _fill(self, found: Outlook) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts.clear()
        self.rows.clear()
        library = Library(found.catalogue.exercises, (), (), {})
        pictures = Thumbnails(library, self._look, self.viewport())
        for level, group in groupby(found.exercises, lambda e: min(found.levels[e.id])):
            self._add(text(_("From level {n}").format(n=level), LINE, strong=True))
            for exercise in group:
                row = Row(exercise, pictures, self.said.emit, self.lesson.emit)
                self.rows[exercise.id] = row
                self._add(row)
        in_order(self, *(stop for row in self.rows.values() for stop in row.stops))
        self._fit()

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self.column.insertWidget(self.column.count() - 1, part)


class Row(QFrame):
    """One exercise: its picture, how it stands, and what can be done about it."""

    def __init__(
        self, exercise: Exercise, pictures: Thumbnails, say: Say, lesson: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._exercise = exercise
        self._say = say
        self._is_off = False
        self._picture = Picture(exercise.id, pictures)
        self._state, self._ahead = text(), text(factor=QUIET)
        self._ahead.setProperty("role", "quiet")
        self.lesson = button(_("Lesson"), "chip", partial(lesson, exercise.id))
        self.lesson.setAccessibleName(_("Lesson: {name}").format(name=exercise.name))
        self.switch = button("", "chip", self._turn)
        self.load = Load(exercise, say)
        self._lay_out()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return self.lesson, self.switch, self.load.field, self.load.note

    @property
    def words(self) -> tuple[str, str]:
        """How it stands, and what comes next."""
        return self._state.text(), self._ahead.text()

    def show_outlook(self, found: Outlook) -> None:
        """Show how it stands."""
        exercise, standing = self._exercise, found.progress.standing(self._exercise.id)
        closed = state.is_closed(exercise, found)
        self._state.setText(state.state(exercise, found))
        self._state.setProperty("role", "quiet" if closed else "")
        self._state.style().polish(self._state)
        ahead = state.ahead(exercise, found)
        self._ahead.setText(ahead)
        self._ahead.setVisible(bool(ahead) and ahead != self._state.text())
        self._picture.setEnabled(not closed)
        self._is_off = exercise.id in found.person.switched_off
        self.switch.setText(_("Switch on") if self._is_off else _("Switch off"))
        self.switch.setAccessibleName(f"{self.switch.text()}: {exercise.name}")
        self.load.setVisible(takes_load(exercise) and standing.introduced_on is not None)
        self.load.show_load(standing.load, standing.load_up)

    def fit(self, *, beside: bool) -> None:
        """Put the buttons beside the words, or below them."""
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _turn(self) -> None:
        self._say(OFF + self._exercise.id, "no" if self._is_off else "yes")

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(SPACE // 2)
        told.addStretch(1)
        for part in (text(self._exercise.name, strong=True), self._state, self._ahead, self.load):
            told.addWidget(part)
        told.addStretch(1)
        shown = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        shown.setSpacing(SPACE + SPACE // 2)
        shown.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        shown.addLayout(told, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self._box.addLayout(shown, 1)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.addWidget(self.lesson)
        buttons.addWidget(self.switch)
        buttons.addStretch(0)
        self._box.addLayout(buttons)


class Load(QWidget):
    """The resistance that was used, in the person's own words."""

    def __init__(self, exercise: Exercise, say: Say) -> None:
        super().__init__()
        self._about = LOAD + exercise.id
        self._say = say
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Resistance for {name}").format(name=exercise.name))
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setMaximumWidth(LOAD_WIDTH * self.fontMetrics().height() // COMMON_LINE)
        self.note = button(_("Note it"), "chip", self._tell)
        self.note.setAccessibleName(_("Note the resistance for {name}").format(name=exercise.name))
        self.field.returnPressed.connect(self._tell)
        self.next = text(factor=QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.next)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.field, 1)
        row.addWidget(self.note)
        row.addStretch(1)
        column.addLayout(row)

    def show_load(self, load: str, load_up: str) -> None:
        """Show what was said last, and what comes next; what is being typed stays."""
        if not self.field.isModified():
            self.field.setText(load)
        self.field.setPlaceholderText(_("such as 8 kg"))
        self.next.setText(_("Ready for {load}.").format(load=load_up) if load_up else "")
        self.next.setVisible(bool(load_up))

    def _tell(self) -> None:
        said = self.field.text().strip()
        if said:
            self.field.setModified(False)
            self._say(self._about, said)


class Picture(QWidget):
    """The small picture of an exercise; pale while the exercise is closed."""

    def __init__(self, exercise: str, pictures: Thumbnails) -> None:
        super().__init__()
        self._exercise = exercise
        self._pictures = pictures
        self.setFixedSize(PICTURE)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as in the list of exercises."""
        return PICTURE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it, or nothing while it is being drawn."""
        picture = self._pictures.picture(self._exercise, self.devicePixelRatioF())
        if picture is not None:
            painter = QPainter(self)
            painter.setOpacity(1.0 if self.isEnabled() else 0.45)
            painter.drawPixmap(0, 0, picture)
            painter.end()
