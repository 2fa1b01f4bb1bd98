"""One group of options, under its name."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from postureguard.core.settings import OPTIONS
from postureguard.core.settings.reading import fault
from postureguard.core.settings.table import GROUP_NAMES
from postureguard.theme import SPACE, TITLE
from postureguard.windows.settings.changes import Changes
from postureguard.windows.settings.presets import Rhythms
from postureguard.windows.settings.row import Entry, Row
from postureguard.windows.settings.times import HoursOfDay
from postureguard.windows.texts import label, link, quiet

Findable = Entry | Rhythms
WORKING_DAYS = ("tue", "wed", "thu", "fri")


class Section(QWidget):
    """A heading, and cards of entries of which a search may leave some out."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.key = key
        self.heading = label(name, TITLE, strong=True)
        self.entries: list[Findable] = []
        self._cards: list[Card] = []
        self._extras: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE + SPACE // 2)
        self._column.addWidget(self.heading)

    def add_card(self, entries: Sequence[Findable], head: QWidget | None = None) -> None:
        """Entries that belong together."""
        card = Card(entries, head)
        self._cards.append(card)
        self.entries += entries
        self._column.addWidget(card)

    def add_extra(self, part: QWidget, *, first: bool = False) -> None:
        """Something that is there while nothing is searched."""
        self._extras.append(part)
        self._column.insertWidget(1 if first else self._column.count(), part)

    def show_found(self, search: str) -> bool:
        """Leave out what does not match; whether anything does."""
        found = [card.show_found(search) for card in self._cards]
        for part in self._extras:
            part.setVisible(not search)
        return any(found)


class Card(QFrame):
    """Entries on a ground of their own, with lines between them."""

    def __init__(self, entries: Sequence[Findable], head: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._entries = entries
        self._lines: list[QFrame] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(0)
        if head is not None:
            column.addWidget(head)
        for number, entry in enumerate(entries):
            if number and head is None:
                self._lines.append(_rule())
                column.addWidget(self._lines[-1])
            column.addWidget(entry)

    def show_found(self, search: str) -> bool:
        """Leave out what does not match; whether anything does."""
        found = [entry.matches(search) for entry in self._entries]
        for entry, matches in zip(self._entries, found, strict=True):
            entry.setVisible(matches)
        for number, rule in enumerate(self._lines, 1):
            rule.setVisible(found[number] and any(found[:number]))
        self.setVisible(any(found))
        return any(found)


def section_of(group: str, changes: Changes, first: QWidget | None = None) -> Section:
    """A group of the table. Options of one help stand close together under it."""
    section = Section(group, _(GROUP_NAMES[group]))
    if first is not None:
        section.add_extra(first)
    if group == "breaks":
        section.add_card([Rhythms(changes)])
    names = [name for name, option in OPTIONS.items() if option.group == group]
    plain: list[Findable] = []
    for help_, alike in groupby(names, lambda name: OPTIONS[name].help):
        together = list(alike)
        if len(together) == 1:
            plain.append(Row(together[0], changes))
        else:
            rows = [Row(name, changes, explained=False) for name in together]
            section.add_card(rows, _days(_(help_), rows, changes))
    if plain:
        section.add_card(plain)
    return section


def _days(help_: str, rows: Sequence[Row], changes: Changes) -> QWidget:
    """The head of the days of a week, with one press for working days that are all alike."""
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, SPACE, 0, SPACE)
    column.setSpacing(SPACE // 2)
    about = quiet(help_)
    alike = link(_("Tuesday to Friday like Monday"), partial(_like_first, rows, changes))
    column.addWidget(about)
    column.addWidget(alike, 0, Qt.AlignmentFlag.AlignLeft)
    return head


def _like_first(rows: Sequence[Row], changes: Changes) -> None:
    first = rows[0].control
    if isinstance(first, HoursOfDay) and not fault(rows[0].name, first.line.text()):
        changes.put_now(dict.fromkeys(WORKING_DAYS, first.line.text()))


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFixedHeight(1)
    rule.setAutoFillBackground(True)
    rule.setBackgroundRole(QPalette.ColorRole.Mid)
    return rule
