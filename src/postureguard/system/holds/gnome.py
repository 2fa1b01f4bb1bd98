"""GNOME's do not disturb: notifications without banners.

No service tells it; `gsettings` reads it, and dconf says when a setting was written.
"""

import os
from collections.abc import Mapping

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.bus import BusLink, BusSignal, session_address
from postureguard.system.bus_guest import BusGuest
from postureguard.system.holds.program import Program
from postureguard.system.holds.source import OnChange, Told, unheard
from postureguard.system.unavailable import Unavailable

COMMAND = ("gsettings", "get", "org.gnome.desktop.notifications", "show-banners")
KEY = "/org/gnome/desktop/notifications/show-banners"
DCONF = "ca.desrt.dconf.Writer"
DCONF_PATH = "/ca/desrt/dconf/Writer/user"
REASON: HoldReason = "do not disturb"


class GnomeBanners(BusGuest):
    """Raises Unavailable where `gsettings` or the session bus is missing."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__(session_address(environ))
        self.name = "GNOME"
        self.on_change: OnChange = unheard
        self._banners: bool | None = None
        self._program = Program(environ, COMMAND, self._answered)
        self.start()
        if self._link is None:
            self.close()
            raise Unavailable("There is no session bus.")

    def read(self) -> frozenset[Hold]:
        """As it was last told."""
        return frozenset((Hold(REASON),) if self._banners is False else ())

    def told(self) -> Told:
        """Do not disturb, once it has been answered."""
        return {} if self._banners is None else {REASON: self.name}

    def settle(self, timeout_ms: int) -> None:
        """Wait for the first answer."""
        self._program.settle(timeout_ms)

    def close(self) -> None:
        """Ask and hear no more."""
        self._program.close()
        self._banners = None
        super().close()

    def _joined(self, link: BusLink) -> None:
        link.subscribe(interface=DCONF, member="Notify", path=DCONF_PATH)
        self._program.ask()

    def _hear(self, signal: BusSignal) -> None:
        """Something was written: the key itself, or a folder above it with what lies there."""
        place = str(signal.body[0]) if signal.body else ""
        if KEY.startswith(place):
            self._program.ask()

    def _lost(self) -> None:
        """What was last read still holds; it is read again when the bus is back."""

    def _answered(self, said: str | None) -> None:
        banners = {"true": True, "false": False}.get((said or "").strip())
        changed = (banners is False) is not (self._banners is False)
        self._banners = banners
        if changed:
            self.on_change()
