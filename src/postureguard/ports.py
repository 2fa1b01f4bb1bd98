"""What the resident needs from the world, as interfaces. Each has a real adapter and a fake.

The same contract suite (tests/contract) runs on both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Protocol

from postureguard.core.facts import Fact, PainRating, Said
from postureguard.core.holding import Hold
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import Chosen
from postureguard.core.sitting.state import Break
from postureguard.protocol import WindowName


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> Moment:
        """Read all clocks at once."""
        ...

    def zone(self) -> tzinfo:
        """The local time zone in force now."""
        ...


class Alarms(Protocol):
    """Wakes the resident at a moment. Replaces, never stacks."""

    def set(self, name: str, after_s: float, call: Callable[[], object]) -> None:
        """Call `call` once, after_s seconds from now; an earlier alarm of that name is dropped."""
        ...

    def clear(self, name: str) -> None:
        """Drop the alarm of that name, if any."""
        ...


@dataclass(frozen=True, slots=True)
class Presence:
    """What the desktop knows about the person at one moment; None means unknown."""

    idle_s: float | None = None
    locked: bool = False
    display_off: bool = False


class PresenceSource(Protocol):
    """Tells whether somebody is there."""

    @property
    def name(self) -> str:
        """How it works, for `doctor`, such as "XScreenSaver" or "time only"."""
        ...

    def read(self) -> Presence:
        """Ask now. Never raises; what cannot be told is None."""
        ...


@dataclass(frozen=True, slots=True)
class Notice:
    """A notification: title, one sentence, and buttons as (verb, label)."""

    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()


class Notifier(Protocol):
    """Shows one notification at a time; a new one takes the place of the old one."""

    def show(self, notice: Notice) -> None:
        """Show it if that is possible; returns at once and never raises."""
        ...

    def withdraw(self) -> None:
        """Take the notification back, if it is still there."""
        ...


class Journal(Protocol):
    """Keeps facts. One call is one transaction; when it returns, the fact is kept."""

    def append(self, fact: Fact, day: date) -> None:
        """Keep a fact of that local day."""
        ...

    def pain_ratings(self, day: date) -> tuple[PainRating, ...]:
        """The ratings of one local day as they hold, in order."""
        ...

    def entry(self, uid: str) -> PainRating | Said | None:
        """A rating or statement as it was entered, by its name; None when there is none."""
        ...

    def load_state(self) -> str | None:
        """What `save_state` was last given."""
        ...

    def save_state(self, text: str) -> None:
        """Keep the resident's own state, in place of the earlier one."""
        ...


class Chooser(Protocol):
    """Works out from all that is known what each kind of break would lead through."""

    def choose(self) -> None:
        """Begin to work it out; later `on_chosen` or `on_failed` is called.

        What was begun before and is not known yet is dropped: it cannot know what led to this.
        """
        ...

    on_chosen: Callable[[Chosen], None]
    on_failed: Callable[[], None]


class Windows(Protocol):
    """Starts and ends the window processes."""

    def prepare(self, brk: Break) -> None:
        """Start the routine window of a break, hidden."""
        ...

    def reveal(self, brk: Break) -> None:
        """Let the routine window of a break appear, starting it first if need be."""
        ...

    def close_routine(self, *, finished: bool) -> None:
        """End the routine window, by asking first and by force ten seconds later.

        A finished one may still ask its last question and goes by itself, within two minutes.
        """
        ...

    def open(self, name: WindowName, item: str | None = None) -> None:
        """Open a window, or bring the open one to the front; at an item, if one is given."""
        ...

    def alive(self, break_id: str) -> None:
        """The routine window says that it is well."""
        ...


class HoldSource(Protocol):
    """Tells what says "not now" on this desktop."""

    @property
    def name(self) -> str:
        """How it works, for `doctor`, such as "X11" or "dunst"."""
        ...

    def read(self) -> frozenset[Hold]:
        """What holds now. Never raises and never waits; what cannot be told does not hold.

        Ask when a break is near: at its announcement, when it is due, while it waits and while it
        runs. Each time, what takes longer is asked afresh behind the scenes; if the answer is
        another one, `on_change` is called.
        """
        ...

    on_change: Callable[[], None]
    """Called when the answer may have become another one; not every source notices by itself."""


@dataclass(frozen=True, slots=True)
class World:
    """The ports of a session but the journal, which its keeper has."""

    clock: Clock
    alarms: Alarms
    presence: PresenceSource
    notifier: Notifier
    windows: Windows
    chooser: Chooser
    holds: HoldSource
