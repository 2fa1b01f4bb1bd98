"""The controls for times and hours of a day."""

from gettext import gettext as _
from typing import Any, Final

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTime
from PySide6.QtWidgets import QLineEdit, QTimeEdit

from postureguard.core.settings import Option
from postureguard.windows.settings.control import Control
from postureguard.windows.settings.number import ROOM
from postureguard.windows.settings.switch import Switch

NOON: Final = "12:00"
TWO_RANGES: Final = "00:00-00:00, 00:00-00:00"


class TimeOfDay(Control):
    """A time of day."""

    def __init__(self, default: str) -> None:
        edit = QTimeEdit()
        super().__init__(edit)
        self.edit = edit
        edit.setLocale(QLocale.c())
        edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # first, or Qt turns the time round
        edit.setDisplayFormat("HH:mm")
        edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        edit.setTime(_time(default or NOON))
        edit.installEventFilter(_Still(self))
        edit.timeChanged.connect(self._edited)

    @property
    def written(self) -> str:
        """The time as the file has it."""
        return self.edit.time().toString("HH:mm")

    def show_value(self, value: Any) -> None:
        """A time such as "15:00"."""
        if value != self.written:
            self.edit.blockSignals(True)  # noqa: FBT003 - Qt's own word
            self.edit.setTime(_time(value))
            self.edit.blockSignals(False)  # noqa: FBT003 - Qt's own word

    def _edited(self) -> None:
        self.typed.emit(self.written)


class TimeOrNone(TimeOfDay):
    """A time of day, and a switch for having one at all."""

    def __init__(self, default: str) -> None:
        super().__init__(default)
        self.main = self.switch = Switch()
        self._row.insertWidget(0, self.switch)
        self.setFocusProxy(self.switch)
        self.switch.clicked.connect(self._turn)

    def show_value(self, value: Any) -> None:
        """A time such as "15:00", or an empty text for none."""
        self.switch.setChecked(bool(value))
        self.edit.setEnabled(bool(value))
        if value:
            super().show_value(value)

    def describe(self, name: str, help_: str) -> None:
        """The time has a name of its own beside the switch."""
        super().describe(name, help_)
        self.edit.setAccessibleName(name)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's own word
        self.edit.setEnabled(on)
        self.chosen.emit(self.written if on else "")


class HoursOfDay(Control):
    """Ranges of a day as a line of text."""

    def __init__(self, option: Option) -> None:
        line = QLineEdit()
        super().__init__(line)
        self.line = line
        self.line.setPlaceholderText(_(option.none) if option.none else "")
        self.line.setMinimumWidth(self.fontMetrics().horizontalAdvance(TWO_RANGES) + ROOM)
        self.line.textEdited.connect(self.typed.emit)

    def show_value(self, value: Any) -> None:
        """Hours as the file has them."""
        if value != self.line.text():
            self.line.setText(value)


class _Still(QObject):
    """Lets the wheel scroll the page instead of changing what happens to be under the pointer."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Pass the wheel on."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def _time(text: str) -> QTime:
    hours, minutes = text.split(":")
    return QTime(int(hours), int(minutes))
