"""The parts by which values are chosen, one for each kind of option."""

import shlex
from gettext import gettext as _
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QToolButton

from postureguard.core.settings import OPTIONS, Option, Settings
from postureguard.language import languages, own_name
from postureguard.theme import SPACE
from postureguard.windows.chips import Choices
from postureguard.windows.settings.control import Control
from postureguard.windows.settings.dropdown import DropDown
from postureguard.windows.settings.number import NumberField
from postureguard.windows.settings.switch import Switch
from postureguard.windows.settings.times import HoursOfDay, TimeOfDay, TimeOrNone
from postureguard.windows.texts import quiet

FEW: Final = 3
"""So many choices stand side by side; more are in a list that opens."""


class OnOff(Control):
    """A switch."""

    def __init__(self) -> None:
        switch = Switch()
        super().__init__(switch)
        self.switch = switch
        self.switch.clicked.connect(self._turn)

    def show_value(self, value: Any) -> None:
        """On or off."""
        self.switch.setChecked(value)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's own word
        self.chosen.emit(on)


class Number(Control):
    """A number with its unit, and less and more of it."""

    def __init__(self, option: Option) -> None:
        field = NumberField(option)
        super().__init__(field)
        self.field = field
        self.less, self.more = _step("−"), _step("+")
        self._row.setSpacing(SPACE // 2)
        self._row.insertWidget(0, self.less)
        self._row.addWidget(self.more)
        self.less.clicked.connect(self.field.stepDown)
        self.more.clicked.connect(self.field.stepUp)
        self.field.typed.connect(self.typed.emit)

    def show_value(self, value: Any) -> None:
        """A number within the limits."""
        self.field.show_number(value)

    def describe(self, name: str, help_: str) -> None:
        """The buttons are named after what they change."""
        super().describe(name, help_)
        self.less.setAccessibleName(_("{name}: less").format(name=name))
        self.more.setAccessibleName(_("{name}: more").format(name=name))


class OneOfFew(Control):
    """Choices side by side."""

    def __init__(self, option: Option) -> None:
        choices = Choices("", {v: _(w) for v, w in _choices(option)})
        super().__init__(choices)
        self.choices = choices
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.choices.said.connect(lambda value, _on: self.chosen.emit(value))
        self.setFocusProxy(next(iter(self.choices.chips.values())))

    def show_value(self, value: Any) -> None:
        """One of the choices."""
        self.choices.chips[value].setChecked(True)

    def describe(self, name: str, help_: str) -> None:
        """Each choice is named with what it is a choice of."""
        super().describe(name, help_)
        for chip in self.choices.chips.values():
            chip.setAccessibleName(f"{name}: {chip.text()}")
            chip.setAccessibleDescription(help_)


class OneOfMany(Control):
    """Choices in a list that opens."""

    def __init__(self, option: Option) -> None:
        found = DropDown()
        super().__init__(found)
        self.list = found
        for value, said in _choices(option):
            self.list.addItem(_(said), value)
        self.list.activated.connect(lambda row: self.chosen.emit(self.list.itemData(row)))

    def show_value(self, value: Any) -> None:
        """One of the choices."""
        self.list.setCurrentIndex(self.list.findData(value))


class OneScreen(OneOfMany):
    """The choices, the screens that are there, and the one that was chosen before."""

    def __init__(self, option: Option) -> None:
        super().__init__(option)
        for screen in QGuiApplication.screens():
            self._know(screen.name())

    def show_value(self, value: Any) -> None:
        """One of the choices, or the name of a screen."""
        self._know(value)
        super().show_value(value)

    def _know(self, name: str) -> None:
        if self.list.findData(name) < 0:
            self.list.addItem(name, name)


class OneLanguage(OneOfMany):
    """The desktop's language, those that there are texts in, and the one that was chosen before."""

    def __init__(self, option: Option) -> None:
        super().__init__(option)
        for code in languages():
            self._know(code)

    def show_value(self, value: Any) -> None:
        """One of the choices, or the code of a language."""
        self._know(value)
        super().show_value(value)

    def _know(self, code: str) -> None:
        if self.list.findData(code) < 0:
            self.list.addItem(own_name(code) or code, code)


class Program(Control):
    """A program and its arguments, as they are in the file; they are changed only there."""

    def __init__(self) -> None:
        line = quiet(_("nothing"))
        super().__init__(line)
        self.line = line
        flags = Qt.TextInteractionFlag
        self.line.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: Any) -> None:
        """The words, with quotes around those that have spaces."""
        self.line.setText(shlex.join(value) or _("nothing"))


def control_for(name: str) -> Control:
    """The control that fits an option."""
    option, default = OPTIONS[name], getattr(Settings(), name)
    if isinstance(default, bool):
        control: Control = OnOff()
    elif isinstance(default, int):
        control = Number(option)
    elif option.form == "screen":
        control = OneScreen(option)
    elif option.form == "language":
        control = OneLanguage(option)
    elif option.form == "program":
        control = Program()
    elif option.choices:
        few = len(option.choices) <= FEW
        control = OneOfFew(option) if few else OneOfMany(option)
    elif option.form == "hours":
        control = HoursOfDay(option)
    else:
        control = TimeOfDay(default) if option.form == "clock" else TimeOrNone(default)
    control.describe(_(option.label), _(option.help))
    return control


def _choices(option: Option) -> tuple[tuple[str, str], ...]:
    return tuple(zip(option.choices, option.words, strict=True))


def _step(sign: str) -> QToolButton:
    """A button for the pointer; the keyboard has the arrow keys."""
    result = QToolButton()
    result.setText(sign)
    result.setStyleSheet("padding: 5px 4px; min-width: 18px;")
    result.setAutoRepeat(True)
    result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return result
