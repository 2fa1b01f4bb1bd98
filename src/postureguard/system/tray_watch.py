"""Whether a tray has come: a panel that starts late, or again with its message bus."""

from collections.abc import Callable

from postureguard.system.bus import BusLink, BusSignal, Reply, session_address
from postureguard.system.bus_guest import BUS, BusGuest

WATCHER = "org.kde.StatusNotifierWatcher"


class TrayWatch(BusGuest):
    """Says when a tray registers, and when there is one on a bus that is back."""

    def __init__(self, address: str | None = None) -> None:
        super().__init__(session_address() if address is None else address)
        self.on_come: Callable[[], None] = lambda: None
        self._was_gone = False
        self.came_back = False
        """There is a tray on a bus that was gone, or was not there at the start."""
        self.start()
        self._was_gone = self._link is None

    def _joined(self, link: BusLink) -> None:
        link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=WATCHER)
        if self._was_gone:
            bus = ("/org/freedesktop/DBus", BUS, BUS)
            self._call(bus, "NameHasOwner", ("s", (WATCHER,)), self._answered)

    def _answered(self, reply: Reply) -> None:
        if reply.body == (True,):
            self._come()

    def _hear(self, signal: BusSignal) -> None:
        match signal.member, signal.body:
            case "NameOwnerChanged", (str(), str(), str(new)) if new:
                self._come()

    def _come(self) -> None:
        self.came_back = self._was_gone
        self.on_come()

    def _lost(self) -> None:
        self._was_gone = True
