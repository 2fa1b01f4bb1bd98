"""The page with the groups of options: one of them at a time, or what a search finds."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postureguard.core.settings import Problem, Settings
from postureguard.theme import SPACE
from postureguard.windows.direction import edges
from postureguard.windows.page import Page
from postureguard.windows.placing import COMMON_LINE
from postureguard.windows.settings.changes import Changes
from postureguard.windows.settings.here import Here
from postureguard.windows.settings.presets import Rhythms
from postureguard.windows.settings.row import Row
from postureguard.windows.settings.section import Section
from postureguard.windows.settings.surroundings import Surroundings
from postureguard.windows.settings.words import sentence
from postureguard.windows.texts import label

if TYPE_CHECKING:
    from postureguard.windows.settings.figure import Figure

WIDEST = 660
"""Entries are not wider than this, in pixels with common letters."""


class Groups(Page):
    """Turns from group to group; what a group needs beside its options is made when it is shown."""

    def __init__(self, around: Surroundings, changes: Changes, sections: Sequence[Section]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it shows has the keyboard
        self._around = around
        self._changes = changes
        self._sections = sections
        self._settings = Settings()
        self._group = ""
        self._furnished: set[str] = set()
        self.figure: Figure | None = None
        self.nothing = label(_("Nothing is called that."))
        self._lay_out()

    def show_group(self, key: str) -> None:
        """Turn to one group."""
        self._group = key
        for section in self._sections:
            section.setVisible(section.key == key)
            if section.key == key:
                section.show_found("")
                self._furnish(section)
        self.nothing.hide()
        self.verticalScrollBar().setValue(0)

    def show_found(self, search: str) -> None:
        """Show whatever matches in all groups; with nothing to look for, the group again."""
        if not search:
            self.show_group(self._group)
            return
        found = [section.show_found(search) for section in self._sections]
        for section, matches in zip(self._sections, found, strict=True):
            section.setVisible(matches)
        self.nothing.setVisible(not any(found))
        self.verticalScrollBar().setValue(0)

    def show_settings(self, settings: Settings, problems: Sequence[Problem]) -> tuple[str, ...]:
        """What the file says, in every field that nothing waits in.

        Returns what is wrong in the file and belongs to no option.
        """
        self._settings = settings
        told = {problem.key: problem for problem in problems}
        for section in self._sections:
            for entry in section.entries:
                if isinstance(entry, Rhythms):
                    entry.show_settings(settings)
                elif isinstance(entry, Row):
                    problem = told.pop(f"{section.key}.{entry.name}", None)
                    self._show_row(entry, settings, problem)
        self._draw()
        return tuple(sentence(problem.message) for problem in told.values())

    def row(self, name: str) -> Row:
        """The entry of an option."""
        entries = (entry for section in self._sections for entry in section.entries)
        return next(e for e in entries if isinstance(e, Row) and e.name == name)

    @property
    def rhythms(self) -> Rhythms:
        """The chips for the rhythms."""
        entries = (entry for section in self._sections for entry in section.entries)
        return next(entry for entry in entries if isinstance(entry, Rhythms))

    def _show_row(self, row: Row, settings: Settings, problem: Problem | None) -> None:
        if self._changes.waits(row.name):
            return
        told = ""
        if problem is not None:
            words = _("In the file: {problem}")
            told = words.format(problem=f"{problem.message.removeprefix(problem.key).strip()}.")
        row.show_value(getattr(settings, row.name), told)

    def _furnish(self, section: Section) -> None:
        """What takes time or room is not there before it is looked at."""
        if section.key in self._furnished:
            return
        self._furnished.add(section.key)
        if section.key == "figure":
            from postureguard.windows.settings.figure import Figure  # noqa: PLC0415 - it is large

            self.figure = Figure()
            section.add_extra(self.figure, first=True)
            self._draw()
        section.add_extra(Here(partial(self._around.here, section.key)))

    def _draw(self) -> None:
        if self.figure is not None:
            self.figure.show_settings(self._around.as_wished(self._settings))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDEST * max(COMMON_LINE, self.fontMetrics().height()) // COMMON_LINE)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        for section in self._sections:
            column.addWidget(section)
        column.addWidget(self.nothing)
        row = QHBoxLayout()
        row.addWidget(inner, 1)
        row.addStretch(0)
        self.column.setContentsMargins(edges(4, 4, 12, 4))
        self.column.setSpacing(0)
        self.column.addLayout(row)
        self.column.addStretch(1)
