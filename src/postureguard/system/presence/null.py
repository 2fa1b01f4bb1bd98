"""The source of who knows nothing: the clock alone decides."""

from postureguard.ports import Presence
from postureguard.system.presence.capability import Capability


class ClockOnly:
    """Idle time, lock and display are unknown; sitting is taken for granted."""

    def __init__(self, why: str = "Keyboard and mouse are not watched.") -> None:
        self.name = "time only"
        self._why = why

    def read(self) -> Presence:
        """Nothing is known."""
        return Presence()

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        meaning = f"{self._why} Time at the computer counts as sitting until you lock it or say so."
        return [Capability("idle time", works=False, meaning=meaning)]

    def close(self) -> None:
        """There is nothing to end."""
