"""What the person can choose about an exercise: to leave it out, and to change it if it is own."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from postureguard.core.training.exercise import Exercise
from postureguard.theme import SPACE
from postureguard.windows.texts import button


class Choice(QWidget):
    """Quiet buttons; they are there only while somebody hears them."""

    switched = Signal(str, bool)
    """An exercise is to be left out (True), or offered again."""
    change_wished = Signal(str)
    """An own exercise is to be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._exercise = ""
        self._is_own = False
        self._heard = False
        self._off: frozenset[str] = frozenset()
        self.switch = button("", "quiet", self._turn)
        self.change = button(
            _("Change it…"), "quiet", lambda: self.change_wished.emit(self._exercise)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for part in (self.switch, self.change):
            row.addWidget(part)
        row.addStretch(1)

    @property
    def is_off(self) -> bool:
        """Whether the exercise that is shown is left out."""
        return self._exercise in self._off

    def show_exercise(self, exercise: Exercise) -> None:
        """Be about another exercise."""
        self._exercise, self._is_own = exercise.id, exercise.is_own
        self._show()

    def show_off(self, off: frozenset[str]) -> None:
        """These are left out."""
        self._off = off
        self._show()

    def allow(self, *, heard: bool) -> None:
        """Somebody hears what is chosen, or nobody any more."""
        self._heard = heard
        self._show()

    def _turn(self) -> None:
        self.switched.emit(self._exercise, not self.is_off)

    def _show(self) -> None:
        words = _("Offer it again") if self.is_off else _("Leave this one out")
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        self.change.setVisible(self._is_own)
        self.setVisible(self._heard)
