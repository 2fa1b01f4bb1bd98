"""What the person did and said, and what followed from it: worked out in the background."""

# ruff: noqa: PLC0415 - the first page is there before the programme is imported

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from postureguard.core.insight.weeks import DaySource
from postureguard.errors import UserError
from postureguard.windows.review.around import Around

if TYPE_CHECKING:
    from postureguard.core.insight.association import Association
    from postureguard.core.programme.history import History
    from postureguard.core.programme.standing import Progress
    from postureguard.core.training.catalogue import Catalogue


class Lived(DaySource, Protocol):
    """Where it is read."""

    def history(self) -> "History":
        """Everything that the programme is worked out from."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """How it stands on a day."""

    today: date
    history: "History"
    progress: "Progress"
    catalogue: "Catalogue"
    association: "Association | None"
    """None unless the person wants breaks and pain to be compared."""


class Course(QObject):
    """Ten years take a few seconds, so they are gone through in a thread, when they are needed."""

    told = Signal()
    """Something else is known now."""
    _done = Signal(object)

    def __init__(self, source: Lived, around: Around) -> None:
        super().__init__()
        self._source = source
        self._around = around
        self._works = False
        self._is_old = True
        self.known: Known | None = None
        """What was worked out last; None before the first time."""
        self._done.connect(self._hear)

    def ask(self) -> None:
        """Have it worked out, unless it is known or being worked out; `told` comes later."""
        if self._is_old and not self._works:
            self._works, self._is_old = True, False
            work = _Work(self._source, self._around.today, self._around.catalogue)
            QThreadPool.globalInstance().start(lambda: self._tell(work))

    def finish(self) -> None:
        """Wait until it is known; for pictures, which cannot be painted later."""
        self.ask()
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.sendPostedEvents(self)

    def forget(self) -> None:
        """The journal is another one: what is known may be old."""
        self._is_old = True

    def _tell(self, work: "_Work") -> None:
        known = None
        try:
            with suppress(UserError):  # the journal has gone: the other parts of the page say so
                known = work()
        finally:
            with suppress(RuntimeError):  # the window has gone meanwhile
                self._done.emit(known)

    def _hear(self, known: Known | None) -> None:
        self._works = False
        if known is not None:
            self.known = known
            self.told.emit()
        if self._is_old:
            self.ask()


@dataclass(frozen=True, slots=True)
class _Work:
    source: Lived
    today: date
    catalogue: "Callable[[], Catalogue]"

    def __call__(self) -> Known:
        from postureguard.core.programme.progress import fold
        from postureguard.core.programme.subjects import LINK_WANTED

        history, catalogue = self.source.history(), self.catalogue()
        progress = fold(history, catalogue.exercises, self.today)
        wanted = history.value(LINK_WANTED) == "yes"
        found = self._compared() if wanted else None
        return Known(self.today, history, progress, catalogue, found)

    def _compared(self) -> "Association":
        from postureguard.core.insight.association import association

        first, _last = self.source.span() or (self.today, self.today)
        return association(self.source.days(first, self.today))
