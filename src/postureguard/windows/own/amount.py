"""How much of an exercise: repetitions, holds or a stretch of time, and on which sides."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from postureguard.core.training.exercise import Dose, Mode, Sides
from postureguard.theme import SPACE
from postureguard.windows.chips import Choices
from postureguard.windows.own.fields import Number
from postureguard.windows.plan.parts import wrapped

MODES: Final[tuple[Mode, ...]] = ("reps", "hold", "time")


class AmountField(QWidget):
    """Takes a `Dose`; what one way of counting needs stays there while another one is looked at."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Choices(
            "", {"reps": _("Repetitions"), "hold": _("Holds"), "time": _("A stretch of time")}
        )
        self.sides = Choices(
            _("Sides"),
            {"both": _("Both at once"), "each": _("One after the other"), "in turn": _("In turn")},
        )
        seconds = _("s")
        self.times = Number(_("Repetitions"), 1, 60)
        self.each = Number(_("Seconds for each repetition"), 1, 600, seconds)
        self.holds = Number(_("Holds"), 1, 60)
        self.on = Number(_("Seconds of each hold"), 1, 600, seconds)
        self.off = Number(_("Seconds between holds"), 0, 120, seconds)
        self.length = Number(_("Seconds"), 1, 600, seconds)
        self._rows = {
            "reps": _row(self.times, _("times,"), self.each, _("each")),
            "hold": _row(self.holds, _("times"), self.on, _("held,"), self.off, _("between")),
            "time": _row(self.length),
        }
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        for part in (self.mode, *self._rows.values(), self.sides):
            rows.addWidget(part)
        self.setFocusProxy(self.mode.chips["reps"])
        self.show_dose(Dose("reps", 10, 3))
        self.mode.said.connect(self._turn)
        self.sides.said.connect(lambda *_said: self.changed.emit())
        for number in self.findChildren(Number):
            number.valueChanged.connect(lambda _value: self.changed.emit())

    @property
    def dose(self) -> Dose:
        """What is filled in."""
        sides: Sides = next(s for s in _SIDES if self.sides.chips[s].isChecked())
        match self._mode:
            case "reps":
                return Dose("reps", self.times.value(), self.each.value(), sides=sides)
            case "hold":
                amounts = (self.holds.value(), self.on.value(), self.off.value())
                return Dose("hold", *amounts, sides)
            case _:
                return Dose("time", 1, self.length.value(), sides=sides)

    def show_dose(self, dose: Dose) -> None:
        """Show an amount; the other ways of counting begin with what is usual."""
        shown = {"reps": (10, 3, 0), "hold": (5, 5, 3), "time": (1, 30, 0)}
        shown[dose.mode] = (dose.count, dose.on_seconds, dose.off_seconds)
        fields = ((self.times, self.each), (self.holds, self.on, self.off), (None, self.length))
        for mode, numbers in zip(MODES, fields, strict=True):
            for field, number in zip(numbers, shown[mode], strict=False):
                if field is not None:
                    field.show_number(number)
        self.mode.chips[dose.mode].setChecked(True)
        self.sides.chips[dose.sides].setChecked(True)
        self._fit_mode()

    @property
    def _mode(self) -> Mode:
        return next(mode for mode in MODES if self.mode.chips[mode].isChecked())

    def _turn(self) -> None:
        self._fit_mode()
        self.changed.emit()

    def _fit_mode(self) -> None:
        """A stretch of time has no repetitions that could take turns."""
        for mode, row in self._rows.items():
            row.setVisible(mode == self._mode)
        in_turn = self.sides.chips["in turn"]
        in_turn.setEnabled(self._mode != "time")
        if in_turn.isChecked() and not in_turn.isEnabled():
            self.sides.chips["each"].setChecked(True)


_SIDES: Final[tuple[Sides, ...]] = ("both", "each", "in turn")


def _row(*parts: QWidget | str) -> QWidget:
    return wrapped(*(_words(part) if isinstance(part, str) else part for part in parts))


def _words(text: str) -> QLabel:
    """A text as high as the field beside it."""
    label = QLabel(text)
    label.setMinimumHeight(Number("", 0, 1).sizeHint().height())
    return label
