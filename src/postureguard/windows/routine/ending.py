"""The pages after the routine: one question, one sentence, or why it was right to stop."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postureguard.core.training.exercise import STOP_RULE
from postureguard.theme import LINE, QUIET, SPACE, TITLE
from postureguard.windows.checkin import PainScale
from postureguard.windows.routine import words
from postureguard.windows.routine.parts import button, label
from postureguard.windows.routine.sheet import centred
from postureguard.windows.speaking import readable_first, spoken


class EndPage(QWidget):
    """The routine is done and kept; the question may go unanswered."""

    def __init__(self) -> None:
        super().__init__()
        self.first = readable_first(label(words.behind(nothing_done=False), LINE))
        self.first.setProperty("role", "quiet")
        self.scale = PainScale()
        _fill(self, centred(self.first, self.scale, width=720))

    @property
    def spoken(self) -> str:
        """The page for a screen reader."""
        return spoken(self.first.text(), self.scale.question.text())


class StopPage(QWidget):
    """It hurt, and the person stopped."""

    close_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        title = _("Stopping was the right thing to do")
        self.first = readable_first(label(title, TITLE, strong=True))
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
        _fill(self, centred(self.first, ease, help_, rule, foot, width=560))
        self.spoken = spoken(title, ease.text(), help_.text(), rule.text())


class LastPage(QWidget):
    """One sentence; the window goes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = self.first = readable_first(label("", TITLE, strong=True))
        note = label(_("This window closes by itself."), QUIET)
        note.setProperty("role", "quiet")
        _fill(self, centred(self.sentence, note, width=560))

    @property
    def spoken(self) -> str:
        """The page for a screen reader."""
        return spoken(self.sentence.text())


def _fill(page: QWidget, content: QWidget) -> None:
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(content)
