"""One fake for each port. The contract suite runs on them and on the real adapters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from fakes_journal import MemoryJournal

from postureguard.core.facts import BreakKind, Fact
from postureguard.core.holding import Hold
from postureguard.core.sitting.plan import Chosen, Drawn, Offer
from postureguard.core.sitting.state import Break
from postureguard.demo.virtual import VirtualAlarms, VirtualClock
from postureguard.errors import UserError
from postureguard.ports import Notice, Presence

FakeClock = VirtualClock
FakeAlarms = VirtualAlarms


@dataclass
class FakePresence:
    """A person at a desk, as the test says."""

    name: str = "fake"
    now: Presence = field(default_factory=lambda: Presence(idle_s=4.0))

    def read(self) -> Presence:
        return self.now


@dataclass
class FakeHolds:
    """A desktop that says "not now" when the test does."""

    name: str = "fake"
    now: frozenset[Hold] = frozenset()
    on_change: Callable[[], None] = field(default=lambda: None)

    def read(self) -> frozenset[Hold]:
        return self.now

    def say(self, *holds: Hold) -> None:
        """From now on these hold."""
        self.now = frozenset(holds)
        self.on_change()


@dataclass
class FakeChooser:
    """Chooses what the test says: at once, or when it is told to answer."""

    offers: dict[BreakKind, Offer]
    bad_day: date | None = None
    drawn: Drawn | None = None
    fails: bool = False
    slow: bool = False
    asked: int = 0
    on_chosen: Callable[[Chosen], None] = field(default=lambda _chosen: None)
    on_failed: Callable[[], None] = field(default=lambda: None)
    _works_on: Chosen | None = None
    _again: bool = False

    def choose(self) -> None:
        self.asked += 1
        if self._works_on is not None:
            self._again = True
            return
        self._works_on = Chosen(self.offers, self.bad_day, drawn=self.drawn)
        if not self.slow:
            self.answer()

    def answer(self) -> None:
        """What was begun is known now; it is dropped if something has come in between."""
        found, self._works_on = self._works_on, None
        if self._again:
            self._again = False
            self._works_on = Chosen(self.offers, self.bad_day, drawn=self.drawn)
        elif self.fails:
            self.on_failed()
        elif found is not None:
            self.on_chosen(found)


@dataclass
class FakeNotifier:
    """Remembers what would have been shown."""

    shown: list[Notice] = field(default_factory=list)
    visible: Notice | None = None

    def show(self, notice: Notice) -> None:
        self.shown.append(notice)
        self.visible = notice

    def withdraw(self) -> None:
        self.visible = None


@dataclass
class FakeWindows:
    """Remembers which windows would be open."""

    prepared: list[Break] = field(default_factory=list)
    routine: Break | None = None
    finished: bool = False
    opened: list[str] = field(default_factory=list)

    def prepare(self, brk: Break) -> None:
        self.prepared.append(brk)

    def reveal(self, brk: Break) -> None:
        self.routine = brk

    def close_routine(self, *, finished: bool) -> None:
        self.routine, self.finished = None, finished

    def open(self, name: str, item: str | None = None) -> None:
        self.opened.append(name)

    def alive(self, break_id: str) -> None:
        pass


class BreakableJournal(MemoryJournal):
    """A journal that can be told to refuse, like a full disk."""

    broken = False

    def append(self, fact: Fact, day: date) -> None:
        self._check()
        super().append(fact, day)

    def save_state(self, text: str) -> None:
        self._check()
        super().save_state(text)

    def _check(self) -> None:
        if self.broken:
            raise UserError("The disk is full.", "Make some room.")
