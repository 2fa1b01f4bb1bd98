"""What the engine remembers between two steps: one frozen value of closed unions.

Moments written `_t` are on the engine's own time line: seconds of real time, asleep or awake,
since the engine started. Nobody can set that clock.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from postureguard.core.facts import AwayEvidence, BreakKind, NaturalBreak, SittingBout
from postureguard.core.holding import HoldReason
from postureguard.core.sitting.moment import Moment


@dataclass(frozen=True, slots=True)
class Break:
    """One break, from its announcement to its end. Its kind never changes."""

    id: str
    kind: BreakKind
    routine: str
    seconds: float
    steps: int
    on_feet: bool = True
    script: str = ""
    postponed: int = 0
    asked_for: bool = False
    in_part: bool = False
    """The script is half a minute of the routine, which counts in part."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A break that was skipped or missed."""

    brk: Break
    at_t: float


# --- where the person is -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seated:
    """In the chair, as far as we know. A short silence of the keyboard changes nothing."""

    since_t: float


@dataclass(frozen=True, slots=True)
class Silence:
    """Nobody touched anything for long: they left, or they read. How it was when it began."""

    since_t: float
    answered_s: float
    bout_began: datetime | None
    bout: SittingBout | None = None
    """The stretch of sitting that ended with it, if they left."""


@dataclass(frozen=True, slots=True)
class Away:
    """Out of the chair, with evidence."""

    since_t: float
    evidence: AwayEvidence
    seated_before_s: float
    credited: bool = False
    """True once the absence was long enough to count as having stood up."""
    silence: Silence | None = None
    """Set where a silence was the first thing that spoke for it; nothing is recorded yet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """On their feet at the desk, by their own word, for a limited time."""

    since_t: float
    until_t: float
    seated_before_s: float
    credited: bool = False


@dataclass(frozen=True, slots=True)
class Returning:
    """After a break, until the first sign of life; sitting counts from there."""

    since_t: float


Presence = Seated | Away | Standing | Returning


@dataclass(frozen=True, slots=True)
class Asked:
    """They were asked on their return whether they had left; until_t they can answer."""

    silence: Silence
    until_t: float
    seated_before_s: float
    relief: NaturalBreak | None
    """What counts if they had left."""


# --- where the break is ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """No break is pending."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The notification is out; the break follows at due_t."""

    brk: Break
    due_t: float


@dataclass(frozen=True, slots=True)
class Due:
    """The time has come; waiting for a pause in typing."""

    brk: Break
    since_t: float


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Due, and waiting while something says "not now"."""

    brk: Break
    since_t: float
    reason: HoldReason
    """What held it back first."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """Put off until until_t."""

    brk: Break
    until_t: float


@dataclass(frozen=True, slots=True)
class Shown:
    """The routine window is there; nobody has started it yet."""

    brk: Break
    since_t: float
    seen: bool = False
    """The window says that it can be seen."""
    called: bool = False
    """It could not be seen, so a notification said that the break waits."""


@dataclass(frozen=True, slots=True)
class Running:
    """The person is doing the routine."""

    brk: Break
    ends_t: float
    """When the routine would be over if it went on without a pause."""
    steps_done: frozenset[int] = frozenset()
    """Numbers of the steps that were done, from 0."""
    held_since_t: float | None = None
    """Set while the person has paused the routine."""


Phase = Waiting | Announced | Due | HeldBack | Postponed | Shown | Running


MEETING: Final = "meeting"
"""The reason of a pause that only defers: a break that is due comes after it."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A reason not to prompt. Only who set it removes it, or its end comes."""

    reason: str
    until: datetime
    told: bool = False
    """The person was told that it is about to end."""


@dataclass(frozen=True, slots=True)
class Held:
    """The desktop says "not now", for one reason."""

    reason: HoldReason
    by: str
    """Which programs it is, as far as the desktop tells."""
    since: datetime
    overridden: bool = False
    """The person wants to be reminded all the same, until it is over."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one day."""

    day: date
    prompts: int = 0
    done: int = 0
    up: int = 0
    """How often the person stood up, with a routine or by themselves."""
    natural: int = 0
    long_offered: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Everything the engine knows."""

    at: Moment
    t: float
    presence: Presence
    tally: Tally
    phase: Phase = field(default_factory=Waiting)
    sitting_s: float = 0.0
    """The sitting clock: seated seconds since the person last stood up."""
    bout_began: datetime | None = None
    """When the present stretch of sitting began, or its part of this day."""
    kept_s: float = 0.0
    """How much of it belongs to the days before, and is recorded there."""
    answered_s: float = 0.0
    """The sitting clock at the last answer to a prompt; the next one is due a limit later."""
    quiet_until_t: float = 0.0
    """No prompt before: after a start, a wake-up or a change of settings."""
    pauses: frozenset[Pause] = frozenset()
    holds: tuple[Held, ...] = ()
    """What the desktop said when it was asked last, the longest first."""
    input_t: float | None = None
    """When the last input was; None when the desktop does not tell."""
    locked: bool = False
    """The screen was locked at the last look."""
    stirred_t: float | None = None
    """The first input after an absence: somebody comes back, or something touched the desk."""
    in_call_t: float = 0.0
    """When the person was last known to be in a call or meeting: no silence until then counts."""
    asked: Asked | None = None
    looked_steady_s: float = 0.0
    """The steady clock at the last look."""
    sleep_announced: bool = False
    lost_windows: int = 0
    """Windows in a row that went away by themselves before the person could start."""
    left_out: LeftOut | None = None
    """The last break, if it was skipped or missed."""


def pending_break(phase: Phase) -> Break | None:
    """The break that a phase is about, if any."""
    return None if isinstance(phase, Waiting) else phase.brk


def fresh_state(at: Moment, day: date, *, quiet_s: float = 0.0) -> State:
    """The state of a person who sits down now."""
    return State(
        at=at,
        t=0.0,
        presence=Seated(0.0),
        tally=Tally(day),
        bout_began=at.wall,
        quiet_until_t=quiet_s,
        looked_steady_s=at.steady_s,
    )
