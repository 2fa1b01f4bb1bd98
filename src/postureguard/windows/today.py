"""More about today, folded away until it is asked for."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from postureguard.core.programme.subjects import DAY, LEG_SIGNS, WORST_MOMENT
from postureguard.theme import SPACE
from postureguard.windows.chips import Ticks
from postureguard.windows.scale import Scale

_LEGS = "legs"


class Today(QWidget):
    """The worst moment, and what else may have mattered; nothing of it is needed."""

    said = Signal(str, str)
    """About what, and the value."""
    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.unfold = QPushButton(_("More about today"))
        self.unfold.setProperty("role", "quiet")
        self.unfold.setAutoDefault(False)
        self.unfold.setAccessibleName(self.unfold.text())
        self.unfold.clicked.connect(self._unfold)
        self.worst = Scale(_("Worst moment today?"))
        self.chips = Ticks(_("Was any of this part of today?"), parts_of_a_day())
        self.worst.rated.connect(lambda score: self.said.emit(WORST_MOMENT, str(score)))
        self.chips.said.connect(self._say)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * SPACE)
        rows.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.worst, self.chips):
            part.hide()
            rows.addWidget(part)

    @property
    def is_open(self) -> bool:
        """Whether the person has asked for it."""
        return not self.worst.isHidden()

    def _unfold(self) -> None:
        self.unfold.hide()
        for part in (self.worst, self.chips):
            part.show()
        self.unfolded.emit()

    def _say(self, value: str, on: bool) -> None:  # noqa: FBT001 - a slot
        about = LEG_SIGNS if value == _LEGS else DAY + value
        self.said.emit(about, "yes" if on else "no")


def parts_of_a_day() -> dict[str, str]:
    """What may have been part of a day, by its name."""
    return {
        _LEGS: _("Pain, tingling or weakness in a leg"),
        "slept-badly": _("Slept badly"),
        "heavy-lifting": _("Heavy lifting"),
        "stressful": _("Stressful day"),
        "sport": _("Sport"),
        "pain-medicine": _("Took pain medicine"),
    }
