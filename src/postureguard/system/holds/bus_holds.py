"""What services on one message bus tell, kept up to date by their own signals."""

from collections.abc import Sequence
from typing import Any

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.bus import BusLink, BusSignal, Reply
from postureguard.system.bus_guest import BUS, BusGuest
from postureguard.system.holds.bus_facts import BusFact, Names
from postureguard.system.holds.source import OnChange, Told, unheard


class BusHolds(BusGuest):
    """Asks each service once, and again when it says that something changed, or comes or goes.

    A service that is not there is not started, and heard of when it comes. A bus that broke off
    is tried again at the next look, too.
    """

    def __init__(self, name: str, facts: Sequence[BusFact], address: str) -> None:
        super().__init__(address)
        self.name = name
        self.on_change: OnChange = unheard
        self._facts = tuple(facts)
        self._names: dict[BusFact, Names] = {}
        self.start()

    def read(self) -> frozenset[Hold]:
        """What is known now; a broken bus is tried once more."""
        self.start()
        return frozenset(
            Hold(fact.reason, name) for fact, names in self._names.items() for name in names
        )

    def told(self) -> Told:
        """The reasons whose services answer."""
        by: dict[HoldReason, str] = {}
        for fact in self._names:
            by[fact.reason] = ", ".join(filter(None, (by.get(fact.reason), fact.by)))
        return by

    def close(self) -> None:
        """Leave the bus."""
        self._names.clear()
        super().close()

    def _joined(self, link: BusLink) -> None:
        for service in {fact.service for fact in self._facts}:
            link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=service)
        for fact in self._facts:
            for rule in fact.changes:
                link.subscribe(sender=fact.service, path=fact.path, **rule)
            self._ask(fact)

    def _ask(self, fact: BusFact) -> None:
        interface, method, signature, arguments = fact.question
        where = (fact.path, fact.service, interface)
        self._call(where, method, (signature, arguments), lambda reply: self._answered(fact, reply))

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

    def _lost(self) -> None:
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
