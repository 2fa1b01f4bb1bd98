"""What only the person can say: to go on to a harder exercise, and that a mastery line was met."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from itertools import chain, islice
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from postureguard.core.programme.subjects import HARDER, MASTERED
from postureguard.windows.plan.outlook import Outlook
from postureguard.windows.plan.parts import Ask, Section

MOST: Final = 2
"""Questions at once; the others follow as these are answered."""
SAFETY_PAGE: Final = "safety"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to say yes to, and what a yes does."""

    words: str
    answer: str
    later: str = ""
    """What stands on the button that puts it off; nothing when it cannot be put off."""
    about: str = ""
    """What the yes is about, by the names of `subjects`."""
    lesson: str = ""
    """The exercise whose lesson opens."""
    page: str | None = None
    """The page of the welcome window that opens; empty for all of it."""


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
        self._wanted: tuple[Question, ...] = ()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Where the Tab key stops, in order."""
        return tuple(one for ask in self.asks for one in ask.buttons)

    def show_outlook(self, found: Outlook) -> None:
        """Ask what is open now."""
        open_now = chain(_due(found), _lines(found), _offers(found))
        wanted = tuple(islice(open_now, MOST))
        if wanted != self._wanted:
            self._wanted = wanted
            self._ask_anew()
        self.setVisible(bool(wanted))

    def _ask_anew(self) -> None:
        at = self.window().focusWidget()
        held = [number for number, ask in enumerate(self.asks) if at in ask.buttons]
        place = held[0] if held else None
        for ask in self.asks:
            ask.hide()
            ask.deleteLater()
        self.asks = [
            Ask(q.words, q.answer, partial(self._tell, q), q.later, partial(self._put_off, q))
            for q in self._wanted
        ]
        self.add(*self.asks)
        if place is not None and self.asks:
            following = self.asks[min(place, len(self.asks) - 1)]
            following.show()
            following.button.setFocus()

    def _put_off(self, question: Question) -> None:
        self.said.emit(question.about, "later")

    def _tell(self, question: Question) -> None:
        if question.about:
            self.said.emit(question.about, "yes")
        if question.lesson:
            self.lesson.emit(question.lesson)
        if question.page is not None:
            self.welcome.emit(question.page)


def _due(found: Outlook) -> Iterator[Question]:
    if found.safety.ask_again:
        words = _("The safety questions are due once more.")
        yield Question(words, _("Answer them"), page=SAFETY_PAGE)
    if found.progress.assess_again:
        words = _("After so long away it is best to answer the questions anew.")
        yield Question(words, _("Answer them"), page="questions")


def _lines(found: Outlook) -> Iterator[Question]:
    for exercise in found.may_be_mastered():
        text = _("{exercise}: {line} Was it like that today?")
        words = text.format(exercise=exercise.name, line=exercise.mastered)
        yield Question(words, _("Yes, today"), about=MASTERED + exercise.id)


def _offers(found: Outlook) -> Iterator[Question]:
    for easy, hard in found.offers():
        text = _("{exercise} is yours. Would you like to go on to {harder}?")
        words = text.format(exercise=easy.name, harder=hard.name)
        answer, later = _("Go on, with its lesson"), _("Not yet")
        yield Question(words, answer, later, about=HARDER + easy.id, lesson=hard.id)
