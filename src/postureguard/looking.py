"""What a look sees: whether somebody is there, and what says "not now"."""

from collections.abc import Callable

from postureguard.core.sitting import inputs as wish
from postureguard.core.sitting.holds import is_asked_for
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.state import State
from postureguard.ports import HoldSource, PresenceSource


class Looking:
    """Asks for what says "not now" only when it matters, or when the answer may be another one."""

    def __init__(
        self, presence: PresenceSource, holds: HoldSource, look_soon: Callable[[], None]
    ) -> None:
        self.holds = holds
        """Who tells what says "not now"."""
        self._presence = presence
        self._look_soon = look_soon
        self._holds_are_new = False

    def hear_holds(self, source: HoldSource) -> None:
        """From now on this source tells what says "not now"."""
        self.holds, self._holds_are_new = source, True
        source.on_change = self._holds_changed

    def see(self, at: Moment, state: State, plan: Plan) -> wish.Look:
        """What is to be seen at this moment, which is now."""
        seen = self._presence.read()
        matters = is_asked_for(state, plan, at, seen.idle_s)
        asks, self._holds_are_new = self._holds_are_new or matters, False
        holds = self.holds.read() if asks else None
        return wish.Look(at, seen.idle_s, seen.locked, seen.display_off, holds)

    def _holds_changed(self) -> None:
        """See soon what holds now; this may be called while somebody asks."""
        self._holds_are_new = True
        self._look_soon()
