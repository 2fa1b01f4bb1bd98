"""What comes behind a routine: a question or a few taps, a sentence, and the end of the window."""

from gettext import gettext as _

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from postureguard.core.training.routine import Step
from postureguard.protocol import Answer, Checkin, Say
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine import words
from postureguard.windows.routine.ending import EndPage, FeltPage, LastPage, StopPage
from postureguard.windows.routine.felt import Felt
from postureguard.windows.texts import say

SENTENCE_MS = 5_000
QUESTION_MS = 90_000
TAPS_MS = 110_000
"""The resident ends a finished window after two minutes; it goes by itself before that."""
ASKED_FROM_LEVEL = 2
"""Work from this level on is followed by the taps that its progress is worked out from."""


class Afterwards(QObject):
    """Owns the last pages, and sends what is answered on them."""

    turned = Signal(QWidget, int)
    """A page to show, and after how many milliseconds the window goes by itself."""
    close_wished = Signal()

    def __init__(self, break_id: str, client: ResidentClient, parent: QObject) -> None:
        super().__init__(parent)
        self._break_id = break_id
        self._client = client
        self.end_page, self.felt_page = EndPage(), FeltPage()
        self.stop_page, self.last_page = StopPage(), LastPage()
        self.pages = (self.end_page, self.felt_page, self.stop_page, self.last_page)
        self._connect()

    def _connect(self) -> None:
        self.end_page.scale.rated.connect(self._rate)
        self.end_page.scale.declined.connect(self._decline)
        self.felt_page.close_wished.connect(self._decline)
        self.stop_page.close_wished.connect(self.close_wished)
        for felt in (self.felt_page.felt, self.stop_page.felt):
            felt.said.connect(lambda about, value, felt=felt: self._say(felt, about, value))

    def ask(self, done: tuple[Step, ...]) -> None:
        """The routine is over; these steps of it were not left out."""
        work = [step.exercise for step in done if step.exercise.level >= ASKED_FROM_LEVEL]
        if self._client.gone:
            self.say_goodbye()
        elif work:
            self.felt_page.felt.aim_at(words.target(work))
            self.turned.emit(self.felt_page, TAPS_MS)
        else:
            self.end_page.first.setText(words.behind(nothing_done=not done))
            self.turned.emit(self.end_page, QUESTION_MS)

    def stop(self, during: Step) -> None:
        """It hurt in this step."""
        self.stop_page.felt.aim_at(words.target((during.exercise,)))
        self.turned.emit(self.stop_page, TAPS_MS)
        if self._client.gone:
            self.lose()

    def say_goodbye(self) -> None:
        """One sentence, and that is all."""
        self.turned.emit(self.last_page, SENTENCE_MS)

    def end_with(self, sentence: str) -> None:
        """What the last page says."""
        say(self.last_page.sentence, sentence)

    def lose(self) -> None:
        """Nobody is there any more who could keep an answer."""
        self.end_page.scale.cannot_keep()
        for felt in (self.felt_page.felt, self.stop_page.felt):
            felt.cannot_keep()
        self.felt_page.call_button(_("Close"))

    def _rate(self, pain: int) -> None:
        self.end_page.scale.wait()
        self._client.send(Checkin(pain=pain, break_id=self._break_id), self._kept)

    def _kept(self, answer: Answer) -> None:
        if not self.end_page.isVisible():
            return
        if answer.ok:
            self.say_goodbye()
        else:
            self.end_page.scale.ask_again(answer.message)

    def _say(self, felt: Felt, about: str, value: str) -> None:
        def kept(answer: Answer) -> None:
            felt.tell("" if answer.ok else answer.message)

        self._client.send(Say(about, value, self._break_id), kept)

    def _decline(self) -> None:
        if self._client.gone:
            self.close_wished.emit()
        else:
            self.say_goodbye()
