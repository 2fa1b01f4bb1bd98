"""The exercise window: the list on the left, the lesson on the right."""

from collections.abc import Callable
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from postureguard.core.settings import Settings
from postureguard.theme import SPACE
from postureguard.windows.exercises.contents import Contents
from postureguard.windows.exercises.lesson import LeftOutPage, LessonPage
from postureguard.windows.exercises.library import LEFT_OUT, Library
from postureguard.windows.look import chosen_look
from postureguard.windows.placing import for_font, placed
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button

DESIGN: Final = QSize(1120, 760)
SMALLEST: Final = QSize(640, 480)
LIST_SHARE: Final = 0.28
NARROWEST_LIST, WIDEST_LIST = 228, 320
OPENED_MS: Final = 4_000
"""A lesson that is only passed by on the way through the list was not opened."""


class ExercisesWindow(QWidget):
    """Looks at a library; changes nothing."""

    opened = Signal(str)
    """The lesson of this exercise is being looked at."""
    own_wished = Signal()
    """The person's own exercises are to be shown."""
    returned = Signal()
    """The person has come back to the window: what it shows may be old."""

    def __init__(self, library: Library, settings: Settings, steady_s: Callable[[], float]) -> None:
        super().__init__()
        self._library = library
        self._shown = ""
        self._told: set[str] = set()
        self._stay = QTimer(self, interval=OPENED_MS, singleShot=True)
        self._stay.timeout.connect(self._stayed)
        look = chosen_look(self.palette(), settings)
        self.contents = Contents(library, look)
        self.lesson = LessonPage(library, settings, steady_s, self.show_item)
        self.left_out = LeftOutPage(library.left_out)
        self.choice = self.lesson.choice
        self.own = button(_("Own exercises…"), "quiet", self.own_wished.emit)
        self.own.hide()
        self.full = button("", "quiet", self._toggle_full_screen)
        self.close_button = button(_("Close"), "primary", self.close)
        self._pages = QStackedWidget()
        self._lay_out()
        self._name_full()
        self.contents.chosen.connect(self._turn)
        _key(self, "Escape", self._leave)
        _key(self, "F11", self._toggle_full_screen)
        _key(self, "Ctrl+F", self._search)
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())
        if self.contents.identifiers:
            self.show_item(self.contents.identifiers[0])
        self.contents.list.setFocus()

    @property
    def shown(self) -> str:
        """What the right side is about: an exercise, or LEFT_OUT."""
        return self._shown

    def show_item(self, identifier: str) -> None:
        """Turn to an exercise; one that is not there leaves everything as it is."""
        if identifier in self._library.exercises or identifier == LEFT_OUT:
            self.contents.show_chosen(identifier)
            self._turn(identifier)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the list its share."""
        super().resizeEvent(event)
        share = int(self.width() * LIST_SHARE)
        self.contents.setFixedWidth(min(max(share, NARROWEST_LIST), WIDEST_LIST))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """In full screen the lesson is alone, however the window came there or back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.contents.setVisible(not self.isFullScreen())
            self._name_full()
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.returned.emit()

    def show_library(self, library: Library) -> None:
        """Show other exercises; what is looked at stays, if it is still there."""
        if library.exercises == self._library.exercises:
            return
        self._library = library
        self.lesson.details.show_library(library)
        self.contents.show_library(library)
        shown, self._shown = self._shown, ""
        there = shown in library.exercises or shown == LEFT_OUT
        self.show_item(shown if there else self.contents.identifiers[0])

    def show_off(self, off: frozenset[str]) -> None:
        """Show which exercises the person has switched off."""
        self.contents.show_off(off)
        self.lesson.show_off(off)

    def allow(self, *, heard: bool) -> None:
        """Somebody hears what is chosen here, or nobody any more."""
        self.choice.allow(heard=heard)
        self.own.setVisible(heard)

    def _turn(self, identifier: str) -> None:
        if identifier == self._shown:
            return
        self._shown = identifier
        if identifier not in self._told:
            self._stay.start()
        self._name_window(identifier)
        if identifier == LEFT_OUT:
            self._pages.setCurrentWidget(self.left_out)
            self.left_out.from_the_top()
            return
        self._pages.setCurrentWidget(self.lesson)
        exercise = self._library.exercises[identifier]
        self.lesson.show_exercise(exercise)
        announce(self, exercise.name)

    def _stayed(self) -> None:
        exercise = self._library.exercises.get(self._shown)
        if exercise is not None and exercise.lesson is not None and self.isVisible():
            self._told.add(exercise.id)
            self.opened.emit(exercise.id)

    def _name_window(self, identifier: str) -> None:
        exercise = self._library.exercises.get(identifier)
        name = exercise.name if exercise else _("Left out on purpose")
        self.setWindowTitle(_("{name} – Exercises – PostureGuard").format(name=name))

    def _search(self) -> None:
        self.contents.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.search.selectAll()

    def _leave(self) -> None:
        """Out of full screen first, then out of the window."""
        if self.isFullScreen():
            self._toggle_full_screen()
        else:
            self.close()

    def _toggle_full_screen(self) -> None:
        """The lesson alone on the whole screen, or the window as it was."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _name_full(self) -> None:
        words = _("Leave full screen") if self.isFullScreen() else _("Full screen")
        self.full.setText(words)
        self.full.setAccessibleName(words)
        self.full.setToolTip("F11")

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(SMALLEST)
        self._pages.addWidget(self.lesson)
        self._pages.addWidget(self.left_out)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.contents)
        row.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.own)
        foot.addStretch(1)
        foot.addWidget(self.full)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(row, 1)
        column.addLayout(foot)


def _key(window: QWidget, keys: str, wish: Callable[[], object]) -> None:
    QShortcut(QKeySequence(keys), window).activated.connect(wish)
