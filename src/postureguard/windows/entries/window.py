"""The window of everything that the person entered, the newest day first."""

from collections.abc import Callable
from datetime import date, timedelta, tzinfo
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postureguard.protocol import Answer, Correct, Event
from postureguard.theme import SPACE, TITLE
from postureguard.windows.chips import Choices
from postureguard.windows.client import ResidentClient
from postureguard.windows.entries import words
from postureguard.windows.entries.lines import EntrySource, Line, lines_by_day
from postureguard.windows.entries.row import EntryRow
from postureguard.windows.page import Page
from postureguard.windows.placing import for_font, placed
from postureguard.windows.plan.parts import Section
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, text

DESIGN: Final = QSize(720, 680)
SMALLEST: Final = QSize(480, 320)
LATELY: Final = 14
"""Days that are shown at first, today included."""
AT_ONCE: Final = 14
"""Days with entries that are added at once when all are wanted."""
LATELY_NAME, ALL_NAME = "lately", "all"


class EntriesWindow(QWidget):
    """Shows the days; without a resident they can only be looked at."""

    def __init__(
        self, source: EntrySource, today: date, zone: tzinfo, client: ResidentClient | None
    ) -> None:
        super().__init__()
        self._source, self._today, self._zone = source, today, zone
        self._client = client
        self.rows: list[EntryRow] = []
        self._sections: list[Section] = []
        self._until = date.max
        self.title = text(_("Your entries"), TITLE, strong=True)
        self.span = Choices("", {LATELY_NAME: _("Last 14 days"), ALL_NAME: _("All")})
        self.none = text()
        self.earlier = button(_("Earlier days"), "", self.add_earlier)
        self.notice = text()
        self.notice.setProperty("role", "quiet")
        self.close_button = button(_("Close"), "primary", self.close)
        self._page = Page()
        self._lay_out()
        self._join()
        self.span.chips[LATELY_NAME].setChecked(True)
        self.refresh()
        self._allow()
        self.span.chips[LATELY_NAME].setFocus()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def refresh(self) -> None:
        """Read the journal anew and show the days that were asked for."""
        for section in self._sections:
            section.hide()
            section.deleteLater()
        self.rows, self._sections, self._until = [], [], date.max
        self._page.verticalScrollBar().setValue(0)
        if self.span.chips[ALL_NAME].isChecked():
            self.add_earlier()
        else:
            self.earlier.hide()
            first = self._today - timedelta(days=LATELY - 1)
            self._add(lines_by_day(self._source.entries(first, date.max)))
        self._say_what_is_missing()

    def add_earlier(self) -> None:
        """Show some more days below."""
        days = self._source.days_of_entries(self._until, AT_ONCE)
        if days:
            shown = len(self.rows)
            self._add(lines_by_day(self._source.entries(days[-1], self._until)))
            self._until = days[-1] - timedelta(days=1)
            if self.focusWidget() is self.earlier and len(self.rows) > shown:
                self.rows[shown].delete.setFocus()
        self.earlier.setVisible(len(days) == AT_ONCE)

    def hear(self, event: Event) -> None:
        """The resident calls the window: what it shows may be old."""
        if event.event == "show":
            self.refresh()

    def _add(self, days: dict[date, tuple[Line, ...]]) -> None:
        for day, lines in days.items():
            section = Section(words.day_name(day, self._today))
            for line in lines:
                row = EntryRow(line, self._zone, self._correct)
                row.told.connect(self._tell)
                section.add(row)
                self.rows.append(row)
            self._page.column.insertWidget(len(self._sections) + 1, section)
            self._sections.append(section)
        self._allow()

    def _say_what_is_missing(self) -> None:
        self.none.setVisible(not self.rows)
        if self.rows:
            return
        known = bool(self._source.days_of_entries(date.max, 1))
        self.none.setText(
            _("Nothing in the last 14 days; “All” has what came before.")
            if known
            else _("What you rate and say will be listed here, day by day.")
        )

    def _correct(self, wish: Correct, hear: Callable[[Answer], None]) -> None:
        if self._client is not None:
            self._client.send(wish, hear)

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        announce(self, sentence)

    def _lose(self) -> None:
        self._client = None
        self._allow()

    def _allow(self) -> None:
        """Without a resident nobody would hear what is put right."""
        if self._client is not None:
            return
        for row in self.rows:
            row.close_editor()
            for way in row.findChildren(QPushButton):
                way.setEnabled(False)
        self.notice.setText(_("PostureGuard is not running: you can look, and change nothing."))

    def _leave(self) -> None:
        editing = next((row for row in self.rows if row.is_editing), None)
        if editing is not None:
            editing.close_editor()
        else:
            self.close()

    def _join(self) -> None:
        self.span.said.connect(lambda _value, _on: self.refresh())
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._leave)
        if self._client is not None:
            self._client.heard.connect(self.hear)
            self._client.lost.connect(self._lose)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Your entries – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        self.span.setAccessibleName(_("Which days"))
        intro = text(_("Whatever is not right can be changed, or deleted. The charts follow."))
        intro.setProperty("role", "quiet")
        self._page.column.addWidget(self.none)
        self._page.column.addWidget(self.earlier)
        self._page.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        foot.addWidget(self.notice, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for part in (self.title, intro, self.span):
            column.addWidget(part)
        column.addWidget(self._page, 1)
        column.addLayout(foot)
