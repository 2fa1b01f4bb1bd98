"""The two clocks of the player, handed in so that a test can move them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, QElapsedTimer


@dataclass(frozen=True, slots=True)
class Clocks:
    """Asked for the time; never guessed from the beat of a timer."""

    steady_s: Callable[[], float]
    """Seconds that nobody can set."""
    local: Callable[[], datetime]
    """The time on the wall."""


def real_clocks() -> Clocks:
    """The clocks of this computer."""
    timer = QElapsedTimer()
    timer.start()
    return Clocks(lambda: timer.nsecsElapsed() / 1e9, _local)


def _local() -> datetime:
    moment = QDateTime.currentDateTime().toPython()
    if not isinstance(moment, datetime):
        raise TypeError("Qt returned no moment")
    return moment
