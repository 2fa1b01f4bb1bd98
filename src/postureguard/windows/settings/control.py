"""What all controls have in common."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from postureguard.theme import SPACE


class Control(QWidget):
    """Shows a value and says when another one is chosen."""

    typed = Signal(object)
    """A value that may be on its way to another one, and may be invalid."""
    chosen = Signal(object)
    """A value chosen with one press."""

    def __init__(self, main: QWidget, *others: QWidget) -> None:
        super().__init__()
        self.main = main
        self.setFocusProxy(main)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        for part in (main, *others):
            self._row.addWidget(part)

    def show_value(self, value: Any) -> None:
        """Show a value without saying anything; one that is shown already stays untouched."""
        raise NotImplementedError

    def describe(self, name: str, help_: str) -> None:
        """What a screen reader says of it."""
        self.main.setAccessibleName(name)
        self.main.setAccessibleDescription(help_)
