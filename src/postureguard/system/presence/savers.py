"""What the screen savers of the desktop say: whether one of them covers the screen."""

from collections.abc import Callable

from postureguard.system.bus import BusLink, BusSignal, Reply
from postureguard.system.bus_guest import BUS, BusGuest

SAVERS = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.cinnamon.ScreenSaver": "/org/cinnamon/ScreenSaver",
    "org.mate.ScreenSaver": "/org/mate/ScreenSaver",
    "org.xfce.ScreenSaver": "/org/xfce/ScreenSaver",
}
"""Each says ActiveChanged on an interface of its own name."""


class ScreenSavers(BusGuest):
    """Follows all of them; quiet where there is none.

    `on_change` hears that something else may be known now than before.
    """

    def __init__(self, address: str, on_change: Callable[[], None]) -> None:
        super().__init__(address)
        self._on_change = on_change
        self.covering: set[str] = set()
        """Those that cover the screen now."""
        self.present: set[str] = set()
        """Those that answer."""

    def read_anew(self) -> None:
        """Ask all of them: what happened before, or during sleep, was told to nobody."""
        for service, path in SAVERS.items():
            self._ask(service, path)

    def take(self, service: str, *, active: bool) -> None:
        """One of them says that it covers the screen, or that it does not."""
        self.present.add(service)
        if active:
            self.covering.add(service)
        else:
            self.covering.discard(service)
        self._on_change()

    def _joined(self, link: BusLink) -> None:
        for service in SAVERS:
            link.subscribe(interface=service, member="ActiveChanged")
            link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=service)
        self.read_anew()

    def _ask(self, service: str, path: str) -> None:
        def take(reply: Reply) -> None:
            if not reply.error:
                self.take(service, active=reply.body == (True,))

        self._call((path, service, service), "GetActive", (None, ()), take)

    def _hear(self, signal: BusSignal) -> None:
        match signal.member, signal.body:
            case "ActiveChanged", (bool(active),):
                self.take(signal.interface, active=active)
            case "NameOwnerChanged", (str(service), str(), ""):
                self.take(service, active=False)
                self.present.discard(service)

    def _lost(self) -> None:
        self.covering.clear()
        self.present.clear()
        self._on_change()
