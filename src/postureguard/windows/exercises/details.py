"""What is to be known of an exercise beside its movement."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postureguard.core.training.exercise import Exercise
from postureguard.core.training.references import in_plain_words
from postureguard.theme import SPACE
from postureguard.windows.direction import edges
from postureguard.windows.exercises import words
from postureguard.windows.exercises.library import Library
from postureguard.windows.exercises.table import Links, Table
from postureguard.windows.texts import text


class Details(QWidget):
    """How much, how to breathe, what it trains, what one needs, when to stop, and why."""

    def __init__(self, library: Library, follow: Callable[[str], None]) -> None:
        super().__init__()
        self._library = library
        self.table = Table()
        self.steps, self.dose, self.breath, self.muscles = text(), text(), text(), text()
        self.place, self.kit, self.faults = text(), text(), text()
        self.mastered, self.stops, self.sources = text(), text(), text()
        self.easier, self.harder = Links(follow), Links(follow)
        for heading, body in (
            (_("Step by step"), self.steps),
            (_("How much"), self.dose),
            (_("Breathing"), self.breath),
            (_("What works"), self.muscles),
            (_("Where"), self.place),
            (_("What you need"), self.kit),
            (_("Look out for"), self.faults),
            (_("When to stop"), self.stops),
            (_("When it is yours"), self.mastered),
            (_("Easier"), self.easier),
            (_("Harder"), self.harder),
            (_("Where it comes from"), self.sources),
        ):
            self.table.add(heading, body)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.table)

    def keep_within(self, most: int, width: int) -> None:
        """Use at most so much of the width: the rest stays free, as longer lines read badly."""
        self._column.setContentsMargins(edges(0, SPACE, max(0, width - most), 0))

    def show_library(self, library: Library) -> None:
        """Know of other exercises."""
        self._library = library

    def show_exercise(self, exercise: Exercise) -> None:
        """Tell of another exercise; of one's own less is known."""
        self.steps.setText(_numbered(exercise.do))
        for row, said in (
            (self.steps, exercise.do),
            (self.muscles, exercise.muscles),
            (self.faults, exercise.faults),
            (self.mastered, exercise.mastered),
            (self.sources, exercise.sources),
        ):
            self.table.show_row(row, shown=bool(said))
        self.dose.setText(words.dose(exercise.dose))
        self.breath.setText(words.breathing(exercise.figure.breath))
        self.muscles.setText(exercise.muscles)
        self.place.setText(words.places(exercise))
        self.kit.setText(words.needs(exercise))
        self.faults.setText("\n".join(exercise.faults))
        self.stops.setText(words.stops(exercise))
        self.mastered.setText(exercise.mastered)
        self.sources.setText(_sources(exercise, self._library) if exercise.sources else "")
        for links, other in ((self.easier, exercise.easier), (self.harder, exercise.harder)):
            found = self._library.exercises.get(other) if other else None
            links.show_links(((found.name, found.id),) if found else ())
            self.table.show_row(links, shown=found is not None)


def _numbered(steps: tuple[str, ...]) -> str:
    return "\n".join(f"{number}.  {step}" for number, step in enumerate(steps, 1))


def _sources(exercise: Exercise, library: Library) -> str:
    """One source a line, and how far the numbers can be trusted."""
    found = in_plain_words(exercise.sources, library.references)
    note = _("Where no study gives them, the numbers are careful proposals.")
    return "\n".join((*found, note))
