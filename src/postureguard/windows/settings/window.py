"""The settings window, made from the table of options; what is chosen holds at once."""

from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from postureguard.core.settings import GROUPS, Settings
from postureguard.errors import UserError
from postureguard.protocol import Event
from postureguard.theme import SPACE, apply, pick
from postureguard.windows.placing import for_font, placed
from postureguard.windows.settings.changes import Changes
from postureguard.windows.settings.groups import Groups
from postureguard.windows.settings.program import (
    AtLogin,
    Broken,
    InTheFile,
    TheFile,
    YourData,
    opening,
)
from postureguard.windows.settings.section import Card, Section, section_of
from postureguard.windows.settings.sidebar import Sidebar
from postureguard.windows.settings.surroundings import Surroundings
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, quiet

DESIGN: Final = QSize(900, 680)
SMALLEST: Final = QSize(560, 400)
PROGRAM: Final = "program"


class SettingsWindow(QWidget):
    """The groups on the left, one of them on the right; the file may change meanwhile."""

    def __init__(self, around: Surroundings, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._store = around.store
        self._as_wished = around.as_wished
        self._theme = ""
        self._dress(self._known())
        self.changes = Changes(around.store)
        self.sidebar = Sidebar()
        opens = partial(opening, around.store, around.open_file, self._tell)
        self.broken = Broken(opens, self._start_again)
        self._trouble = Card([self.broken])
        self.at_login = AtLogin(around.autostart)
        self.file = TheFile(around.store, opens)
        program = Section(PROGRAM, _("Program"))
        self.data = YourData(around.show_data)
        program.add_card([self.at_login, self.file, self.data])
        heads = {"hooks": Card([InTheFile(opens)])}
        groups = (section_of(group, self.changes, heads.get(group)) for group in GROUPS)
        sections = [*groups, program]
        self.groups = Groups(around, self.changes, sections)
        self.notice = quiet()
        self.close_button = button(_("Close"), "primary", self.close)
        for section in sections:
            self.sidebar.add(section.key, section.heading.text())
        self._lay_out()
        self._join()
        self.refresh()
        self.sidebar.show_group(GROUPS[0])
        self.sidebar.list.setFocus()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    def refresh(self) -> None:
        """Show what the file and the system say now; what is being typed stays."""
        self.at_login.read()
        try:
            settings, problems = self._store.read()
        except UserError as error:
            self._show_broken(str(error))
            return
        self._show_broken("")
        self._dress(settings)
        self.file.tell("\n".join(self.groups.show_settings(settings, problems)))

    def hear(self, event: Event) -> None:
        """The resident calls the window: what it shows may be old."""
        if event.event == "show":
            self.refresh()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be up to date whenever the person comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep what was typed last, as far as it is valid."""
        self.changes.settle()
        super().closeEvent(event)

    def _known(self) -> Settings:
        try:
            return self._store.read()[0]
        except UserError:
            return Settings()

    def _dress(self, settings: Settings) -> None:
        """Wear other colours; when they are the same ones, dressing would only take time."""
        chosen = pick(self._as_wished(settings).theme)
        if chosen.name != self._theme:
            self._theme = chosen.name
            apply(self._app, chosen)

    def _refuse(self, name: str, sentence: str) -> None:
        self.groups.row(name).tell(sentence)

    def _accept(self, name: str) -> None:
        self.groups.row(name).tell("")

    def _written(self) -> None:
        self.refresh()
        self._tell("")

    def _failed(self, sentence: str) -> None:
        self.refresh()
        self._tell(sentence)

    def _start_again(self) -> None:
        try:
            kept = self._store.put_aside()
        except UserError as error:
            self._tell(str(error))
            return
        self.refresh()
        self._tell(_("The old file is kept as {file}.").format(file=kept))

    def _show_broken(self, sentence: str) -> None:
        """While the file cannot be read nothing can be chosen, and nothing is lost."""
        self.groups.setEnabled(not sentence)
        self._trouble.setVisible(bool(sentence))
        self.broken.tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence or _("What you choose holds at once."))
        announce(self, sentence)

    def _escape(self) -> None:
        if self.sidebar.search.text():
            self.sidebar.search.clear()
        else:
            self.close()

    def _join(self) -> None:
        self._store.on_change = self.refresh
        self.sidebar.turned.connect(self.groups.show_group)
        self.sidebar.searched.connect(self.groups.show_found)
        self.changes.accepted.connect(self._accept)
        self.changes.refused.connect(self._refuse)
        self.changes.written.connect(self._written)
        self.changes.failed.connect(self._failed)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._escape)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(
            self.sidebar.search.setFocus
        )

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Settings – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        self._tell("")
        foot = QHBoxLayout()
        foot.addWidget(self.notice, 1)
        foot.addWidget(self.close_button)
        both = QHBoxLayout()
        both.setSpacing(3 * SPACE)
        both.addWidget(self.sidebar)
        both.addWidget(self.groups, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._trouble)
        column.addLayout(both, 1)
        column.addLayout(foot)
