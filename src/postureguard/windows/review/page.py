"""What a page of the review is."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from postureguard.core.insight.spans import Span


class Page(QWidget):
    """One page; made when it is first turned to."""

    moved = Signal(object)
    """The person went to another `Span` on this page."""
    changed = Signal()
    """The person chose something on this page: show it anew, with its headline."""
    back = Signal()
    """The person wants to see the chosen range again."""
    turned = Signal(bool)
    """The person wants the table (True) or the chart."""
    said = Signal(str, str)
    """The person says something: about what, and what."""

    has_range = True
    """Whether the row of ranges stands above it."""

    @abstractmethod
    def show_span(self, span: Span) -> None:
        """Show those days, read anew where the journal has changed."""

    @abstractmethod
    def headline(self, span: Span) -> str:
        """The one thing to know about those days: it stands above all pages."""

    def allow(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Whether there is a resident to hear what the person says."""

    def show_table(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Turn to the table, or back to the chart, where there are both."""
