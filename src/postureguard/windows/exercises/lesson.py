"""The right side of the window: the lesson of one exercise, or what is left out and why."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from postureguard.core.settings import Settings
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.left_out import LeftOut
from postureguard.theme import LINE, SPACE, TITLE
from postureguard.windows.direction import edges
from postureguard.windows.exercises import words
from postureguard.windows.exercises.choice import Choice
from postureguard.windows.exercises.details import Details
from postureguard.windows.exercises.library import Library
from postureguard.windows.exercises.stage import Stage
from postureguard.windows.page import Page
from postureguard.windows.texts import text

READING_WIDTH = 760
"""Text is not set wider than this, in pixels with common letters."""


class LessonPage(Page):
    """One exercise: how it moves, what to mind, and everything else."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        steady_s: Callable[[], float],
        follow: Callable[[str], None],
    ) -> None:
        super().__init__()
        _set_edges(self)
        self._exercise: Exercise | None = None
        self.name = text(factor=TITLE, strong=True)
        self.heading = text()
        self.heading.setProperty("role", "quiet")
        self.choice = Choice()
        self.stage = Stage(library, settings, steady_s)
        self.details = Details(library, follow)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(self.heading, 1)
        self._below.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.name)
        self.column.addLayout(self._below)
        for part in (self.stage, self.details):
            self.column.addWidget(part)
        for key, steps in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            turn = QShortcut(QKeySequence(key), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self.stage.turn_cue, steps))
        self.column.insertSpacing(2, SPACE)
        self.column.addStretch(1)

    def show_exercise(self, exercise: Exercise) -> None:
        """Teach another exercise."""
        self.setAccessibleName(_("Lesson: {name}").format(name=exercise.name))
        self.name.setText(exercise.name)
        self.choice.show_exercise(exercise)
        self._exercise = exercise
        self._name_heading()
        self.stage.show_exercise(exercise)
        self.details.show_exercise(exercise)
        self.from_the_top()

    def show_off(self, off: frozenset[str]) -> None:
        """The person has switched these exercises off."""
        self.choice.show_off(off)
        self._name_heading()

    def _name_heading(self) -> None:
        if self._exercise is not None:
            self.heading.setText(words.heading(self._exercise, off=self.choice.is_off))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make the figure as large as there is room for."""
        super().resizeEvent(event)
        margins = self.column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        wide = self.stage.fit(QSize(width, self.viewport().height()))
        ways = QBoxLayout.Direction
        self._below.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self.details.table.fit(narrow=not wide)
        self.details.keep_within(READING_WIDTH * self.fontMetrics().height() // 17, width)


class LeftOutPage(Page):
    """The exercises that are not in the programme, each with its reason."""

    def __init__(self, left_out: tuple[LeftOut, ...]) -> None:
        super().__init__()
        _set_edges(self)
        self.setAccessibleName(_("Left out on purpose"))
        self.column.addWidget(text(_("Left out on purpose"), TITLE, strong=True))
        intro = _(
            "These are not part of this programme, for the reasons given. None of them is called"
            " bad: training the back directly helps some people. If you miss one, ask a"
            " physiotherapist or a coach who knows you."
        )
        self._texts = [text(intro, LINE)]
        self.column.addWidget(self._texts[0])
        for exercise in left_out:
            self.column.addSpacing(SPACE)
            self.column.addWidget(text(exercise.name, LINE, strong=True))
            self._texts.append(text(exercise.why))
            self.column.addWidget(self._texts[-1])
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the lines short enough to read."""
        super().resizeEvent(event)
        for part in self._texts:
            part.setMaximumWidth(READING_WIDTH * self.fontMetrics().height() // 17)


def _set_edges(page: Page) -> None:
    page.column.setContentsMargins(edges(SPACE, 0, 2 * SPACE, 2 * SPACE))
    page.column.setSpacing(SPACE)
