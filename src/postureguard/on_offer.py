"""What breaks lead through now, chosen anew whenever that may have changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from postureguard.core.facts import BreakFact, Correction, Fact, PainRating, Said
from postureguard.core.sitting.plan import Chosen
from postureguard.ports import Alarms, Chooser

AGAIN_S: Final = (60.0, 5 * 60.0, 30 * 60.0)
"""So long after a failure it is tried once more; the last of them holds from then on."""
_ALARM = "choose"


class OnOffer:
    """The last choice, until there is a better one."""

    def __init__(
        self, chosen: Chosen, chooser: Chooser, alarms: Alarms, knows_all: Callable[[], bool]
    ) -> None:
        self.chosen = chosen
        self.on_change: Callable[[], None] = lambda: None
        """Something else is on offer, or choosing fails or works again."""
        self._chooser = chooser
        self._alarms = alarms
        self._knows_all = knows_all
        self._failures = 0
        chooser.on_chosen = self._hear
        chooser.on_failed = self._fail

    @property
    def fails(self) -> bool:
        """True when the last try gave nothing."""
        return self._failures > 0

    def choose(self) -> None:
        """Something has changed that may matter."""
        self._chooser.choose()

    def hear_of(self, fact: Fact) -> None:
        """A fact was kept: breaks, ratings and what was said change what fits."""
        if isinstance(fact, PainRating | Said | Correction) or (
            isinstance(fact, BreakFact) and fact.stage in {"started", "ended"}
        ):
            self.choose()

    def withdraw(self) -> None:
        """Offer nothing until it is chosen anew."""
        self.chosen = replace(self.chosen, offers={}, for_safety=True)

    def call_bad_day(self, day: date | None) -> None:
        """That day is a bad one; None when it is better again."""
        self.chosen = replace(self.chosen, bad_day=day)

    def stop(self) -> None:
        """Try no more."""
        self._alarms.clear(_ALARM)

    def _hear(self, chosen: Chosen) -> None:
        """A choice that could not know what still waits for the disk is none."""
        if not self._knows_all():
            self._fail()
            return
        self._failures = 0
        self._alarms.clear(_ALARM)
        self.chosen = chosen
        self.on_change()

    def _fail(self) -> None:
        wait_s = AGAIN_S[min(self._failures, len(AGAIN_S) - 1)]
        self._failures += 1
        self._alarms.set(_ALARM, wait_s, self._chooser.choose)
        self.on_change()
