"""How a chart is painted, and what it means."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from postureguard.theme import QUIET, SPACE, Theme, sized
from postureguard.windows.chips import Flow
from postureguard.windows.review.marks import Swatch

KeyEntry = tuple[str, str]
"""The name of a manner of painting, and its words."""


class Key(QWidget):
    """Entries beside each other, on a new line when the width is used up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = Flow()
        self._flow.setSpacing(SPACE)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: tuple[KeyEntry, ...] = ()

    def show_entries(self, entries: Sequence[KeyEntry]) -> None:
        """Show these in place of the others."""
        if self._shown == tuple(entries):
            return
        self._shown = tuple(entries)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for mark, words in entries:
            self._flow.addWidget(self._entry(mark, words))
        self.updateGeometry()

    def _entry(self, mark: str, words: str) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, SPACE, 0)
        row.setSpacing(6)
        row.addWidget(Swatch(mark, self._theme))
        shown = QLabel(words)
        shown.setFont(sized(self.font(), QUIET))
        row.addWidget(shown)
        return entry
