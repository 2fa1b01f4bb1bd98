"""The pages after the routine: what was felt, one sentence, or why it was right to stop."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postureguard.core.training.exercise import STOP_RULE
from postureguard.theme import LINE, QUIET, SPACE, TITLE
from postureguard.windows.routine import words
from postureguard.windows.routine.felt import Felt, help_text
from postureguard.windows.routine.narrow import let_shrink
from postureguard.windows.routine.sheet import centred
from postureguard.windows.scale import PainScale
from postureguard.windows.speaking import readable_first, spoken
from postureguard.windows.texts import button, keep_width, label


class EndPage(QWidget):
    """The routine is done and kept; the question may go unanswered."""

    def __init__(self) -> None:
        super().__init__()
        self.first = readable_first(label(words.behind(nothing_done=False), LINE))
        self.first.setProperty("role", "quiet")
        self.scale = PainScale()
        let_shrink(self.scale.chips)
        _fill(self, centred(self.first, self.scale, width=720))

    @property
    def spoken(self) -> str:
        """The page for a screen reader."""
        return spoken(self.first.text(), self.scale.question.text())


class FeltPage(QWidget):
    """A routine with strengthening work is done and kept; what was felt may be left open."""

    close_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = readable_first(label(words.behind(nothing_done=False), LINE))
        self.first.setProperty("role", "quiet")
        self.felt = Felt(stopped=False)
        later, done = _("Not now"), _("Done")
        self.close_button = button(later, "", self.close_wished.emit)
        keep_width(self.close_button, (later, done))
        self.felt.said.connect(lambda *_said: self.call_button(done))
        _fill(self, centred(self.first, self.felt, width=720), self.close_button)

    def call_button(self, text: str) -> None:
        """What leaving is called."""
        self.close_button.setText(text)
        self.close_button.setAccessibleName(text)

    @property
    def spoken(self) -> str:
        """The page for a screen reader."""
        return spoken(self.first.text(), *self.felt.questions)


class StopPage(QWidget):
    """It hurt, and the person stopped."""

    close_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        title = _("Stopping was the right thing to do")
        self.first = readable_first(label(title, TITLE, strong=True))
        ease = label(_("Sit, stand or lie however is easiest, and breathe."), LINE)
        self.help = help_text()
        wish = label(_("If you like, note how it was. You can also just close this."))
        wish.setProperty("role", "quiet")
        self.felt = Felt(stopped=True)
        rule = label(_(STOP_RULE), QUIET)
        rule.setProperty("role", "quiet")
        self.close_button = button(_("Close"), "primary", self.close_wished.emit)
        block = centred(self.first, ease, self.help, wish, self.felt, rule, width=720)
        _fill(self, block, self.close_button)
        self.spoken = spoken(title, ease.text(), self.help.text(), wish.text(), rule.text())


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


def _fill(page: QWidget, content: QWidget, close_button: QPushButton | None = None) -> None:
    """The button stays where it is when the rest has to be scrolled."""
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(content, 1)
    if close_button is not None:
        row = QHBoxLayout()
        row.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, 2 * SPACE)
        row.addStretch(1)
        row.addWidget(close_button)
        box.addLayout(row)
