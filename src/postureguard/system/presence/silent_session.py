"""Sleep and the lock where nothing tells of them."""

from gettext import gettext as _

from PySide6.QtCore import QObject, Signal

from postureguard.system.capability import Capability


class SilentSession(QObject):
    """Nothing tells of sleep, the lock and other users here."""

    sleeping = Signal(bool)
    """Never."""
    locked = Signal(bool)
    """Never."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = why
        self.display_off = False

    def read_locked(self) -> bool | None:
        """Nothing tells."""
        return None

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        means = _("A long silence counts instead.")
        names = (_("Sleep"), _("Lock"), _("Other users"))
        return [
            Capability(name, works=False, by="", meaning=f"{self._why} {means}") for name in names
        ]

    def settle(self, timeout_ms: int = 0) -> None:
        """There is nothing to wait for."""

    def close(self) -> None:
        """There is nothing to end."""
