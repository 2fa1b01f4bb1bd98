"""The source of who knows nothing: the clock alone decides."""

from gettext import gettext as _

from postureguard.ports import Presence
from postureguard.system.capability import Capability


class ClockOnly:
    """Idle time, lock and display are unknown; sitting is taken for granted."""

    def __init__(self, why: str = "") -> None:
        self.name = "time only"
        self._why = why or _("Keyboard and mouse are not watched.")

    @property
    def alive(self) -> bool:
        """There is nothing that could be lost."""
        return True

    def read(self) -> Presence:
        """Nothing is known."""
        return Presence()

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        means = _("Time at the computer counts as sitting until you lock it or say so.")
        return [Capability(_("Idle time"), works=False, by="", meaning=f"{self._why} {means}")]

    def close(self) -> None:
        """There is nothing to end."""
