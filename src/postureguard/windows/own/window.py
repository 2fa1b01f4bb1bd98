"""The window of one's own exercises and routines: the list on the left, the editor on the right."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from postureguard.catalogue import OwnStore
from postureguard.core.settings import Settings
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import Exercise
from postureguard.errors import UserError
from postureguard.theme import SPACE, TITLE
from postureguard.windows.look import chosen_look
from postureguard.windows.own.contents import Contents
from postureguard.windows.own.empty import EmptyPage
from postureguard.windows.own.exercise_form import ExerciseForm
from postureguard.windows.own.packs import Packs
from postureguard.windows.own.picture_field import Picked
from postureguard.windows.own.question import ask_to_leave, ask_to_remove
from postureguard.windows.own.routine_form import RoutineForm
from postureguard.windows.own.shelf import EXERCISE, ROUTINE, Shelf
from postureguard.windows.placing import for_font, placed
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, text

DESIGN: Final = QSize(980, 760)
SMALLEST: Final = QSize(600, 440)
LIST_SHARE: Final = 0.3
NARROWEST_LIST, WIDEST_LIST = 200, 300
PACK: Final = "pack"


class OwnWindow(QWidget):
    """Makes, changes and removes; nothing is written before Save."""

    told = Signal(str, str)
    """Something was "kept" or "removed", by its identifier first; or the pack that came in."""

    def __init__(
        self, store: OwnStore, shipped: Catalogue, settings: Settings, picked: Picked
    ) -> None:
        super().__init__()
        self._shelf = Shelf(store, shipped)
        self._packs = Packs(self, self._shelf)
        self._editing = ""
        self._leaving = False
        look = chosen_look(self.palette(), settings)
        self.contents, self.empty = Contents(look), EmptyPage()
        self.exercise_form, self.routine_form = ExerciseForm(look, picked), RoutineForm()
        self.heading, self.notice = text(factor=TITLE, strong=True), text()
        self.remove = button(_("Remove…"), "quiet", self._ask_to_remove)
        self.take_in, self.give_out = (
            button(words, "quiet", partial(self._leave_to, ask))
            for words, ask in (
                (_("Import…"), self._packs.ask_what_to_read),
                (_("Export…"), self._packs.ask_where_to_write),
            )
        )
        self.save = button(_("Save"), "primary", self._save)
        self.close_button = button(_("Close"), "quiet", self.close)
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()
        self._show_list()
        self._tell(" ".join(store.problems()))
        (self.contents.new_exercise if self._shelf.is_empty else self.contents.list).setFocus()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    @property
    def editing(self) -> str:
        """The identifier of what is being edited; empty for something new, and for nothing."""
        return self._editing

    @property
    def form(self) -> ExerciseForm | RoutineForm | None:
        """The editor that is open."""
        page = self._pages.currentWidget()
        return page if isinstance(page, ExerciseForm | RoutineForm) else None

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def turn(self, wish: str) -> None:
        """Edit something else: an identifier, or "exercise" or "routine" for a new one."""
        self._mark()
        self._leave_to(partial(self._edit, wish))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the list its share."""
        super().resizeEvent(event)
        share = int(self.width() * LIST_SHARE)
        self.contents.setFixedWidth(min(max(share, NARROWEST_LIST), WIDEST_LIST))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask once about what is not saved."""
        if self._leaving or not self._is_changed:
            super().closeEvent(event)
            return
        event.ignore()
        self._leave_to(self._leave)

    # --- editing -------------------------------------------------------------------------

    @property
    def _is_changed(self) -> bool:
        return self.form is not None and self.form.is_changed

    def _edit(self, wish: str) -> None:
        found = self._shelf.find(wish)
        if found is None:
            return
        self._editing = found.id
        if isinstance(found, Exercise):
            self.exercise_form.show_exercise(found)
            self._pages.setCurrentWidget(self.exercise_form)
            self.heading.setText(found.name or _("New exercise"))
        else:
            self.routine_form.show_routine(found, self._shelf.exercises)
            self._pages.setCurrentWidget(self.routine_form)
            self.heading.setText(found.name or _("New routine"))
        self._mark()
        self._tell("")
        self._allow()
        announce(self, self.heading.text())
        if self.form is not None and not found.id:
            self.form.name.setFocus()

    def _save(self) -> bool:
        form = self.form
        if form is None or not form.is_complete:
            return False
        try:
            if isinstance(form, ExerciseForm):
                kept = self._shelf.keep_exercise(form.draft, form.picture.chosen).id
            else:
                kept = self._shelf.keep_routine(form.draft).id
        except UserError as error:
            self._tell(str(error))
            return False
        self._editing = kept
        self._show_list()
        self._edit(kept)
        self._tell(_("Saved."))
        self.contents.list.setFocus()
        self.told.emit(kept, "kept")
        return True

    def _ask_to_remove(self) -> None:
        question = ask_to_remove(self, self._shelf.name(self._editing))
        question.answered.connect(lambda code: self._remove() if code == "remove" else None)

    def _remove(self) -> None:
        removed = self._editing
        try:
            self._shelf.remove(removed)
        except UserError as error:
            self._tell(str(error))
            return
        self._editing = ""
        self._pages.setCurrentWidget(self.empty)
        self._show_list()
        self._tell(_("Removed."))
        self.contents.list.setFocus()
        self.told.emit(removed, "removed")

    # --- leaving what is being edited ----------------------------------------------------

    def _leave_to(self, then: Callable[[], object]) -> None:
        """Go on with something else, after asking about what is not saved."""
        form = self.form
        if form is None or not self._is_changed:
            then()
            return
        name = form.draft.name or self.heading.text()
        question = ask_to_leave(self, name, can_save=form.is_complete)
        question.answered.connect(lambda code: self._answered(code, then))

    def _answered(self, code: str, then: Callable[[], object]) -> None:
        if code == "leave":
            self._edit(self._editing or (EXERCISE if self.form is self.exercise_form else ROUTINE))
        if code == "leave" or (code == "save" and self._save()):
            then()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _take_over(self) -> None:
        self._show_list()
        self.told.emit(PACK, "kept")

    # --- how it looks --------------------------------------------------------------------

    def _show_list(self) -> None:
        self.contents.show_catalogue(self._shelf.own, self._shelf.exercises)
        self._mark()
        self._allow()

    def _mark(self) -> None:
        new = self.form is not None and not self._editing
        self.contents.mark(self._editing, self.heading.text() if new else "")

    def _allow(self) -> None:
        form = self.form
        self.heading.setVisible(form is not None)
        self.remove.setVisible(bool(self._editing))
        self.save.setVisible(form is not None)
        self.save.setEnabled(form is not None and form.is_changed and form.is_complete)
        self.give_out.setEnabled(not self._shelf.is_empty)

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        announce(self, sentence)

    def _join(self) -> None:
        self.contents.chosen.connect(self.turn)
        self._packs.told.connect(self._tell)
        self._packs.came.connect(self._take_over)
        for form in (self.exercise_form, self.routine_form):
            form.changed.connect(self._allow)
        for keys, wish in (("Escape", self.close), ("Ctrl+S", self.save.click)):
            QShortcut(QKeySequence(keys), self).activated.connect(wish)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Own exercises – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        for page in (self.empty, self.exercise_form, self.routine_form):
            self._pages.addWidget(page)
        editor = QVBoxLayout()
        editor.setSpacing(SPACE)
        editor.addWidget(self.heading)
        editor.addWidget(self._pages, 1)
        editor.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(3 * SPACE)
        row.addWidget(self.contents)
        row.addLayout(editor, 1)
        foot = QHBoxLayout()
        for part in (self.take_in, self.give_out):
            foot.addWidget(part)
        foot.addStretch(1)
        for part in (self.remove, self.close_button, self.save):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(row, 1)
        column.addLayout(foot)
