"""What the screen savers of the desktop say: whether one of them covers the screen."""

from collections.abc import Callable

from postureguard.system.bus import BusLink, BusSignal, Reply
from postureguard.system.unavailable import Unavailable

BUS = "org.freedesktop.DBus"
SAVERS = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.cinnamon.ScreenSaver": "/org/cinnamon/ScreenSaver",
    "org.mate.ScreenSaver": "/org/mate/ScreenSaver",
    "org.xfce.ScreenSaver": "/org/xfce/ScreenSaver",
}
"""Each says ActiveChanged on an interface of its own name."""


class ScreenSavers:
    """Follows all of them; quiet where there is none.

    `on_change` hears that something else may be known now than before.
    """

    def __init__(self, address: str, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self.covering: set[str] = set()
        """Those that cover the screen now."""
        self.present: set[str] = set()
        """Those that answer."""
        self._address = address
        self._link: BusLink | None = None

    def start(self) -> None:
        """Begin to follow them, if there is a bus."""
        try:
            self._link = BusLink(self._address, self._on_signal, self._on_broken)
        except Unavailable:
            return
        for service in SAVERS:
            self._link.subscribe(interface=service, member="ActiveChanged")
            self._link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=service)
        self.read_anew()

    def settle(self, timeout_ms: int) -> None:
        """Wait for the first answers, so long at most."""
        if self._link is not None:
            self._link.settle(timeout_ms)

    def close(self) -> None:
        """Leave the bus."""
        if self._link is not None:
            self._link.close()

    def read_anew(self) -> None:
        """Ask all of them: what happened before, or during sleep, was told to nobody."""
        if self._link is not None:
            for service, path in SAVERS.items():
                self._ask(self._link, service, path)

    def take(self, service: str, *, active: bool) -> None:
        """One of them says that it covers the screen, or that it does not."""
        self.present.add(service)
        if active:
            self.covering.add(service)
        else:
            self.covering.discard(service)
        self._on_change()

    def _ask(self, link: BusLink, service: str, path: str) -> None:
        """Ask one that is running; none is started for it."""
        from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

        def take(reply: Reply) -> None:
            if not reply.error:
                self.take(service, active=reply.body == (True,))

        question = new_method_call(DBusAddress(path, service, service), "GetActive")
        question.header.flags = MessageFlag.no_auto_start
        link.call(question, take)

    def _on_signal(self, signal: BusSignal) -> None:
        match signal.member, signal.body:
            case "ActiveChanged", (bool(active),):
                self.take(signal.interface, active=active)
            case "NameOwnerChanged", (str(service), str(), ""):
                self.take(service, active=False)
                self.present.discard(service)

    def _on_broken(self) -> None:
        self.covering.clear()
        self.present.clear()
        self._on_change()
