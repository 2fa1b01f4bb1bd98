"""A person at a desk from Monday to Friday, by a script and a little chance."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from postureguard.core.holding import Hold
from postureguard.core.settings import Settings
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import Chosen
from postureguard.core.sitting.state import Break
from postureguard.demo.virtual import VirtualAlarms, VirtualClock
from postureguard.journal.reader import JournalReader
from postureguard.keeping import Keeper
from postureguard.offers import offers
from postureguard.ports import Journal, Notice, Presence, World
from postureguard.protocol import WindowName
from postureguard.session import Session

FIRST_MORNING = datetime(2026, 3, 2, 8, 5, tzinfo=UTC)
DAYS = 5
SEED = 11

LOCKED = ((132, 7), (243, 42), (430, 6))
"""Minutes after arriving at which the screen is locked, and for how long: coffee, lunch, tea."""
READING = ((65, 9), (330, 8))
"""Minutes without a key: reading, listening. Still sitting."""
WORKDAY_MIN = 545
PAIN = (5, 4, 5, 3, 3)


@dataclass
class Desk:
    """The presence port: what the script says about this minute of the day."""

    clock: VirtualClock
    arrived: datetime = FIRST_MORNING
    name: str = "script"

    def read(self) -> Presence:
        """Look at the script."""
        minute = (self.clock.now().wall - self.arrived).total_seconds() / 60
        if any(start <= minute < start + length for start, length in LOCKED):
            return Presence(idle_s=30.0, locked=True)
        for start, length in READING:
            if start <= minute < start + length:
                return Presence(idle_s=(minute - start) * 60.0 + 5.0)
        return Presence(idle_s=4.0)


class Quiet:
    """The notifier port of somebody who only looks at windows."""

    def show(self, notice: Notice) -> None:
        """Nobody sees it."""

    def withdraw(self) -> None:
        """Nothing to take back."""


class Undisturbed:
    """The holds port of a desktop on which nothing ever says "not now"."""

    name = "nothing"

    def __init__(self) -> None:
        self.on_change: Callable[[], None] = lambda: None

    def read(self) -> frozenset[Hold]:
        """What holds now."""
        return frozenset()


@dataclass
class Person:
    """The windows port: does what the person decides when a break appears."""

    alarms: VirtualAlarms
    chance: Random
    session: Session | None = None
    shown: list[Break] = field(default_factory=list)

    def prepare(self, brk: Break) -> None:
        """The window is made ready; nobody sees it yet."""

    def reveal(self, brk: Break) -> None:
        """A break appears: take it, put it off, leave it out or overlook it."""
        self.shown.append(brk)
        mood = self.chance.random()
        if mood < 0.72:
            self.alarms.set("person", 6, lambda: self._begin(brk))
        elif mood < 0.84 and brk.postponed == 0:
            self.alarms.set("person", 4, lambda: self._session().postpone(5))
        elif mood < 0.93:
            self.alarms.set("person", 3, lambda: self._session().skip())

    def close_routine(self, *, finished: bool) -> None:
        """The window goes."""

    def open(self, name: WindowName, item: str | None = None) -> None:
        """Nothing is opened in the demo."""

    def alive(self, break_id: str) -> None:
        """The window is always well here."""

    def _session(self) -> Session:
        assert self.session is not None  # noqa: S101 - joined before anything happens
        return self.session

    def _begin(self, brk: Break) -> None:
        self._session().begin(brk.id)
        self._after(brk, 0)

    def _after(self, brk: Break, index: int) -> None:
        self.alarms.set("person", brk.seconds / brk.steps, lambda: self._step(brk, index))

    def _step(self, brk: Break, index: int) -> None:
        skipped = index > 0 and self.chance.random() < 0.06
        self._session().step_ended(brk.id, index, skipped=skipped)
        if index + 1 < brk.steps:
            self._after(brk, index + 1)
            return
        self._session().finish(brk.id)
        if self.chance.random() < 0.3:
            self._session().rate_pain(max(0, PAIN[0] - self.chance.randrange(4)), brk.id)


class Choosing:
    """The `Chooser` port, at once and in this process."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self.on_chosen: Callable[[Chosen], None] = lambda _chosen: None
        self.on_failed: Callable[[], None] = lambda: None

    def choose(self) -> None:
        """Choose by all that the journal holds now."""
        with JournalReader(self._journal) as reader:
            self.on_chosen(Chosen(offers(reader.history())))


def live(journal: Journal, path: Path) -> tuple[Session, Moment]:
    """Live the week; the session at its end and the moment it ended."""
    clock = VirtualClock(Moment(FIRST_MORNING, 0.0))
    alarms = VirtualAlarms(clock)
    desk = Desk(clock)
    person = Person(alarms, Random(SEED))  # noqa: S311 - a script, not a secret
    world = World(clock, alarms, desk, Quiet(), person, Choosing(path), Undisturbed())
    session = Session(world, Keeper(journal), Settings())
    person.session = session
    session.start()
    for number, morning in enumerate(_mornings()):
        desk.arrived = morning
        _workday(clock, alarms, session, morning)
        session.rate_pain(PAIN[number])
        if number + 1 < DAYS:
            session.sleeping()
            tomorrow = morning + timedelta(days=1)
            clock.sleep((tomorrow - clock.now().wall).total_seconds())
            session.look()
    session.stop()
    return session, clock.now()


def _mornings() -> Iterator[datetime]:
    return (FIRST_MORNING + timedelta(days=n) for n in range(DAYS))


def _workday(
    clock: VirtualClock, alarms: VirtualAlarms, session: Session, morning: datetime
) -> None:
    """Let the day pass; the desktop tells of every lock and unlock at once."""
    edges = sorted({edge for start, length in LOCKED for edge in (start, start + length)})
    for minute in (*edges, WORKDAY_MIN):
        until = morning + timedelta(minutes=minute)
        alarms.run(max(0.0, (until - clock.now().wall).total_seconds()))
        session.look()
