"""The pages after the routine: one question, one sentence, or why it was right to stop."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postureguard.core.training.exercise import STOP_RULE
from postureguard.windows.checkin import PainScale
from postureguard.windows.routine.parts import button, label
from postureguard.windows.routine.sheet import centred
from postureguard.windows.theme import LINE, QUIET, SPACE, TITLE


class EndPage(QWidget):
    """The routine is done and kept; the question may go unanswered."""

    def __init__(self) -> None:
        super().__init__()
        done = label(_("That was the routine."), LINE)
        done.setProperty("role", "quiet")
        self.scale = PainScale()
        _fill(self, centred(done, self.scale, width=720))


class StopPage(QWidget):
    """It hurt, and the person stopped."""

    close_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        title = label(_("Stopping was the right thing to do"), TITLE, strong=True)
        ease = label(
            _(
                "Sit, stand or lie however is easiest, and breathe. "
                "Nothing more is asked of you in this break."
            ),
            LINE,
        )
        rule = label(_(STOP_RULE))
        rule.setProperty("role", "quiet")
        help_ = label(
            _(
                "Get emergency help for chest pain, numbness between the legs, new trouble with "
                "bladder or bowel, or weakness in the legs that is new or getting worse."
            )
        )
        help_.setProperty("role", "warning")
        self.close_button = button(_("Close"), "primary", self.close_wished.emit)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, SPACE, 0, 0)
        row.addStretch(1)
        row.addWidget(self.close_button)
        _fill(self, centred(title, ease, rule, help_, foot, width=560))


class LastPage(QWidget):
    """One sentence; the window goes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", TITLE, strong=True)
        note = label(_("This window closes by itself."), QUIET)
        note.setProperty("role", "quiet")
        _fill(self, centred(self.sentence, note, width=560))


def _fill(page: QWidget, content: QWidget) -> None:
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(content)
