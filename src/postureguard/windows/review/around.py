"""What the review needs to know beside the journal: the settings, the colours, the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import day_of
from postureguard.theme import Theme

if TYPE_CHECKING:
    from postureguard.core.training.catalogue import Catalogue


def _shipped() -> "Catalogue":
    from postureguard.catalogue import shipped_catalogue  # noqa: PLC0415 - no page needs it at first

    return shipped_catalogue()


@dataclass(frozen=True, slots=True)
class Around:
    """Asked anew each time, for a window may be open for days."""

    settings: Settings
    theme: Theme
    now: Callable[[], datetime]
    """This moment, in UTC."""
    zone: Callable[[], tzinfo]
    """Where the computer is."""
    catalogue: "Callable[[], Catalogue]" = _shipped
    """The exercises and routines that there are."""

    @property
    def today(self) -> date:
        """The day that this moment counts towards; it begins at the chosen hour."""
        return day_of(self.now(), self.settings, self.zone())


def week_start() -> int:
    """The day with which weeks are drawn here, 0 for Monday to 6 for Sunday."""
    return QLocale().firstDayOfWeek().value - 1
