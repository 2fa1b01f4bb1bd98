"""A field for a whole number within limits."""

from gettext import gettext as _
from typing import get_args

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox

from postureguard.core.settings import Option
from postureguard.core.settings.options import Unit
from postureguard.windows.settings import words

WIDE = 30
"""From this distance of the limits on, a step is five."""
DIGITS = "000"
"""All fields have room for so many and the longest unit, so that they stand below one another."""
ROOM = 30
"""Pixels about the text of a field."""


class NumberField(QSpinBox):
    """Takes any digits while they are typed, and says them; on leaving it keeps to the limits."""

    typed = Signal(object)
    """The number in the field, within the limits or not."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.setLocale(QLocale.c())  # digits as in all other texts
        low, high = option.low or 0, option.high or 0
        self.setRange(low, high)
        self.setSingleStep(5 if high - low >= WIDE else 1)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        unit = words.unit(option.unit)
        self.setSuffix(f" {unit}" if unit else "")
        none = _(option.none) if option.none else ""
        self.setSpecialValueText(none)
        widest = max(map(self.fontMetrics().horizontalAdvance, (self._widest(), none)))
        self.setFixedWidth(widest + ROOM)
        self.valueChanged.connect(self._changed)
        self.lineEdit().textEdited.connect(self._edited)

    def show_number(self, number: int) -> None:
        """Show a number without saying it."""
        if number != self.value() or not self.hasAcceptableInput():
            self.blockSignals(True)  # noqa: FBT003 - Qt's own word
            self.setValue(number)
            self.blockSignals(False)  # noqa: FBT003 - Qt's own word

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Digits outside the limits may be typed, since more of them may follow."""
        state, text, at = super().validate(text, at)
        if state == QValidator.State.Invalid and self._digits(text) is not None:
            state = QValidator.State.Intermediate
        return state, text, at

    def fixup(self, text: str) -> str:
        """The nearest number within the limits."""
        number = self._digits(text)
        if number is None:
            return text
        return self.textFromValue(min(max(number, self.minimum()), self.maximum()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel scrolls the page."""
        event.ignore()

    def _widest(self) -> str:
        units = (words.unit(unit) for unit in get_args(Unit))
        return f"{DIGITS} {max(units, key=self.fontMetrics().horizontalAdvance)}"

    def _changed(self, number: int) -> None:
        self.typed.emit(number)

    def _edited(self, text: str) -> None:
        number = self._digits(text)
        if number is not None and not self.minimum() <= number <= self.maximum():
            self.typed.emit(number)

    def _digits(self, text: str) -> int | None:
        digits = text.removesuffix(self.suffix()).strip()
        return int(digits) if digits.isdecimal() and len(digits) < 10 else None
