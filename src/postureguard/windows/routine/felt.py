"""How a routine felt: three taps and a box, each kept at once, each of them optional."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from postureguard.core.programme.subjects import DURING, LEG, MOVED, WHERE
from postureguard.theme import LINE, SPACE
from postureguard.windows.chips import Choices, Tick
from postureguard.windows.routine.narrow import let_shrink
from postureguard.windows.scale import Scale, cannot_be_kept
from postureguard.windows.speaking import announce
from postureguard.windows.texts import label


class Felt(QWidget):
    """The questions. After a stop the page has said when to get help, and asks for less."""

    said = Signal(str, str)
    """About what, and the value."""

    def __init__(self, *, stopped: bool) -> None:
        super().__init__()
        self.during = Scale(_("The highest pain during the routine"))
        let_shrink(self.during.chips)
        self.moved = Choices(_("Moved as shown?"), {"yes": _("Yes"), "no": _("No")})
        places = {"target": "", "low-back": _("Low back"), "elsewhere": _("Elsewhere")}
        self.where = Choices(_("Felt mostly in…"), places)
        self.leg = Tick(_("New tingling, numbness or weakness in a leg"))
        self.help = help_text()
        self.help.hide()
        self._stopped = stopped
        self.note = label()
        self.note.setProperty("role", "quiet")
        self.note.hide()
        self.during.rated.connect(lambda score: self.said.emit(DURING, str(score)))
        self.moved.said.connect(lambda value, _on: self.said.emit(MOVED, value))
        self.where.said.connect(lambda value, _on: self.said.emit(WHERE, value))
        self.leg.said.connect(self._say_leg)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * SPACE)
        for part in (self.during, self.moved, self.where, self.leg, self.help, self.note):
            rows.addWidget(part)
        self.moved.setVisible(not stopped)

    def aim_at(self, target: str) -> None:
        """Name the muscles that were meant; without any the answer is not offered."""
        chip = self.where.chips["target"]
        chip.setText(target)
        chip.setAccessibleName(f"{self.where.question.text()} {target}")
        chip.setVisible(bool(target))

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked, for a screen reader."""
        parts = (self.during, self.moved, self.where)
        return tuple(part.question.text() for part in parts if not part.isHidden())

    def tell(self, sentence: str) -> None:
        """Say that an answer could not be kept yet, or nothing."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        announce(self, sentence)

    def cannot_keep(self) -> None:
        """Nobody is there who could keep an answer."""
        for part in (self.during, self.moved, self.where, self.leg):
            part.setEnabled(False)
        self.tell(cannot_be_kept())

    def _say_leg(self, on: bool) -> None:  # noqa: FBT001 - a slot
        if not self._stopped:
            self.help.setVisible(on)
            announce(self, self.help.text() if on else "")
        self.said.emit(LEG, "yes" if on else "no")


def help_text() -> QLabel:
    """When to get help at once."""
    text = label(
        _(
            "Get emergency help for chest pain, numbness between the legs, new trouble with "
            "bladder or bowel, or weakness in the legs that is new or getting worse."
        ),
        LINE,
    )
    text.setProperty("role", "warning")
    return text
