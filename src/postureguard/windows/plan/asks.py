"""What only the person can say: to go on to a harder exercise, and that a mastery line was met."""

from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from itertools import chain, islice
from typing import Final

from PySide6.QtCore import Signal

from postureguard.core.programme.subjects import HARDER, MASTERED
from postureguard.windows.plan.outlook import Outlook
from postureguard.windows.plan.parts import Ask, Section

MOST: Final = 6
"""Questions at once; the others follow as these are answered."""
SAFETY_PAGE: Final = "safety"


class Asks(Section):
    """The questions that are open now; hidden while there are none."""

    said = Signal(str, str)
    """About what, and the value."""
    lesson = Signal(str)
    """The lesson of an exercise is to be opened."""
    welcome = Signal(str)
    """Questions are to be asked: a page of the welcome window, or all of it."""

    def __init__(self) -> None:
        super().__init__(_("For you to say"))
        self.asks: list[Ask] = []

    def show_outlook(self, found: Outlook) -> None:
        """Ask what is open now."""
        had_keyboard = self.window().focusWidget() in [ask.button for ask in self.asks]
        for ask in self.asks:
            ask.hide()
            ask.deleteLater()
        self.asks = list(
            islice(chain(self._questions(found), self._lines(found), self._offers(found)), MOST)
        )
        self.add(*self.asks)
        self.setVisible(bool(self.asks))
        if had_keyboard and self.asks:
            self.asks[0].button.setFocus()

    def _questions(self, found: Outlook) -> Iterator[Ask]:
        if found.safety.ask_again:
            words = _("The safety questions are due once more.")
            yield Ask(words, _("Answer them"), partial(self.welcome.emit, SAFETY_PAGE))
        if found.progress.assess_again:
            words = _("After so long away it is best to answer the questions anew.")
            yield Ask(words, _("Answer them"), partial(self.welcome.emit, ""))

    def _offers(self, found: Outlook) -> Iterator[Ask]:
        for easy, hard in found.offers():
            text = _("{exercise} is yours. Would you like to go on to {harder}?")
            words = text.format(exercise=easy.name, harder=hard.name)
            yield Ask(words, _("Go on, with its lesson"), partial(self._go_on, easy.id, hard.id))

    def _lines(self, found: Outlook) -> Iterator[Ask]:
        for exercise in found.may_be_mastered():
            text = _("{exercise}: {line} Was it like that today?")
            words = text.format(exercise=exercise.name, line=exercise.mastered)
            about = MASTERED + exercise.id
            yield Ask(words, _("Yes, today"), partial(self.said.emit, about, "yes"))

    def _go_on(self, easy: str, hard: str) -> None:
        self.said.emit(HARDER + easy, "yes")
        self.lesson.emit(hard)
