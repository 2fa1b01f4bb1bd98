"""What services on one message bus tell, kept up to date by their own signals."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.bus import BusLink, BusSignal, Reply
from postureguard.system.holds.bus_facts import BusFact, Names
from postureguard.system.holds.source import OnChange, Told, unheard
from postureguard.system.unavailable import Unavailable

BUS = "org.freedesktop.DBus"


class BusHolds(QObject):
    """Asks each service once, and again when it says that something changed, or comes or goes.

    A service that is not there is not started, and heard of when it comes. A bus that breaks off
    is tried again at the next look.
    """

    def __init__(
        self, name: str, facts: Sequence[BusFact], address: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.on_change: OnChange = unheard
        self._facts = tuple(facts)
        self._address = address
        self._names: dict[BusFact, Names] = {}
        self._closed = False
        self._link: BusLink | None = None
        self._broken_link: BusLink | None = None
        """Kept until another one breaks: it may still be telling us of its end."""
        self._join()

    def read(self) -> frozenset[Hold]:
        """What is known now; a broken bus is tried once more."""
        if self._link is None and not self._closed:
            self._join()
        return frozenset(
            Hold(fact.reason, name) for fact, names in self._names.items() for name in names
        )

    def told(self) -> Told:
        """The reasons whose services answer."""
        by: dict[HoldReason, str] = {}
        for fact in self._names:
            by[fact.reason] = ", ".join(filter(None, (by.get(fact.reason), fact.by)))
        return by

    def settle(self, timeout_ms: int) -> None:
        """Wait for the answers still open."""
        if self._link is not None:
            self._link.settle(timeout_ms)

    def close(self) -> None:
        """Leave the bus."""
        self._closed = True
        self._names.clear()
        if self._link is not None:
            self._link.close()

    def _join(self) -> None:
        try:
            link = BusLink(self._address, self._hear, self._broken)
        except Unavailable:
            return
        self._link = link
        for service in {fact.service for fact in self._facts}:
            link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=service)
        for fact in self._facts:
            for rule in fact.changes:
                link.subscribe(sender=fact.service, path=fact.path, **rule)
            self._ask(fact)

    def _ask(self, fact: BusFact) -> None:
        from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

        if self._link is not None:
            interface, method, signature, arguments = fact.question
            where = DBusAddress(fact.path, fact.service, interface)
            message = new_method_call(where, method, signature, arguments)
            message.header.flags = MessageFlag.no_auto_start
            self._link.call(message, lambda reply: self._answered(fact, reply))

    def _answered(self, fact: BusFact, reply: Reply) -> None:
        names = None if reply.error else _meaning(fact, reply.body)
        self._take(fact, names)

    def _take(self, fact: BusFact, names: Names | None) -> None:
        before = self._names.pop(fact, None)
        if names is not None:
            self._names[fact] = names
        if (before or ()) != (names or ()):
            self.on_change()

    def _hear(self, signal: BusSignal) -> None:
        if signal.member == "NameOwnerChanged":
            service, _old, new = signal.body
            for fact in self._facts:
                if fact.service == service and new:
                    self._ask(fact)
                elif fact.service == service:
                    self._take(fact, None)
            return
        for fact in self._facts:
            if signal.path == fact.path and any(
                signal.interface == rule["interface"] and signal.member == rule["member"]
                for rule in fact.changes
            ):
                self._ask(fact)

    def _broken(self) -> None:
        self._broken_link, self._link = self._link, None
        held = any(self._names.values())
        self._names.clear()
        if held:
            self.on_change()


def _meaning(fact: BusFact, body: tuple[Any, ...]) -> Names | None:
    """Who holds; None for an answer that is not of the promised shape."""
    try:
        return fact.meaning(body)
    except (TypeError, ValueError, LookupError):
        return None
