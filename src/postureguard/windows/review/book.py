"""The pages that were turned to: all of them show charts, or all of them tables."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from postureguard.windows.review.around import Around
from postureguard.windows.review.days import Days
from postureguard.windows.review.page import Page
from postureguard.windows.review.pages import PAGES


class Book(QStackedWidget):
    """Makes each page when it is first asked for, and passes on what the person does there."""

    moved = Signal(object)
    """The person went to another `Span`."""
    changed = Signal()
    """The person chose something on a page."""
    back = Signal()
    """The person wants to see the chosen range again."""
    said = Signal(str, str)
    """The person says something: about what, and what."""

    def __init__(self, days: Days, around: Around) -> None:
        super().__init__()
        self._days = days
        self._around = around
        self._made: dict[str, Page] = {}
        self._is_table = False
        self._is_heard = False

    def page_of(self, name: str) -> Page:
        """The page of that name."""
        if name not in self._made:
            (entry,) = (entry for entry in PAGES if entry.name == name)
            page = self._made[name] = entry.make(self._days, self._around)
            page.show_table(self._is_table)
            page.moved.connect(self.moved)
            page.back.connect(self.back)
            page.turned.connect(self.show_table)
            page.changed.connect(self.changed)
            page.said.connect(self.said)
            page.allow(self._is_heard)
            self.addWidget(page)
        return self._made[name]

    def show_table(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Turn every page to its table, or back to its chart."""
        self._is_table = on
        for page in self._made.values():
            page.show_table(on)

    def allow(self, *, on: bool) -> None:
        """Whether there is a resident to hear what the person says."""
        self._is_heard = on
        for page in self._made.values():
            page.allow(on)
