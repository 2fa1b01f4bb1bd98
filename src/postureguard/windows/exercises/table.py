"""The table of what is to be known of an exercise, and links to others in it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from postureguard.theme import SPACE
from postureguard.windows.texts import button, quiet_text

HEADINGS_WIDTH = 150
"""Pixels of the headings' column in the table, with common letters."""


class Table(QWidget):
    """Headings with their texts beside them, or below them where there is too little room."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE + SPACE // 2)
        self._rows: list[tuple[QLabel, QWidget]] = []
        self._narrow: bool | None = None

    def add(self, heading: str, body: QWidget) -> None:
        """Put a row below the others."""
        title = quiet_text(heading)
        title.setBuddy(body)
        for part in (title, body):
            part.setParent(self)
        self._rows.append((title, body))
        self._narrow = None

    def show_row(self, body: QWidget, *, shown: bool) -> None:
        """Show a row, or leave it out."""
        for title, found in self._rows:
            if found is body:
                title.setVisible(shown)
                body.setVisible(shown)

    def fit(self, *, narrow: bool) -> None:
        """Arrange headings beside (or, narrow, above) their texts."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        width = HEADINGS_WIDTH * self.fontMetrics().height() // 17
        self._grid.setColumnMinimumWidth(0, 0 if narrow else width)
        self._grid.setColumnStretch(1, 1)
        for number, (title, body) in enumerate(self._rows):
            if narrow:
                self._grid.addWidget(title, 2 * number, 0, 1, 2)
                self._grid.addWidget(body, 2 * number + 1, 0, 1, 2)
            else:
                self._grid.addWidget(title, 2 * number, 0)
                self._grid.addWidget(body, 2 * number, 1)


class Links(QWidget):
    """Names of other exercises that lead to them."""

    def __init__(self, follow: Callable[[str], None]) -> None:
        super().__init__()
        self._follow = follow
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)

    def show_links(self, links: tuple[tuple[str, str], ...]) -> None:
        """Show links as (words, identifier)."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words, identifier in links:
            self._row.addWidget(button(words, "chip", partial(self._follow, identifier)))
        self._row.addStretch(1)
