"""What the engine remembers between two steps: one frozen value of closed unions.

Moments written `_t` are on the engine's own time line: seconds of real time, asleep or awake,
since the engine started. Nobody can set that clock.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from postureguard.core.facts import AwayEvidence, BreakKind
from postureguard.core.sitting.moment import Moment

POSTPONE_MAX = 2
"""How often one break can be put off."""


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

    @property
    def can_postpone(self) -> bool:
        """False once it was put off as often as it can be."""
        return self.postponed < POSTPONE_MAX


# --- where the person is -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seated:
    """In the chair, as far as we know. A short silence of the keyboard changes nothing."""

    since_t: float


@dataclass(frozen=True, slots=True)
class Away:
    """Out of the chair, with evidence."""

    since_t: float
    evidence: AwayEvidence
    seated_before_s: float
    credited: bool = False
    """True once the absence was long enough to count as having stood up."""


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
class Postponed:
    """Put off until until_t."""

    brk: Break
    until_t: float


@dataclass(frozen=True, slots=True)
class Shown:
    """The routine window is there; nobody has started it yet."""

    brk: Break
    since_t: float


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


Phase = Waiting | Announced | Due | Postponed | Shown | Running


@dataclass(frozen=True, slots=True)
class Pause:
    """A reason not to prompt. Only who set it removes it, or its end comes."""

    reason: str
    until: datetime


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
    """When the present stretch of sitting began."""
    answered_s: float = 0.0
    """The sitting clock at the last answer to a prompt; the next one is due a limit later."""
    quiet_until_t: float = 0.0
    """No prompt before: after a start, a wake-up or a change of settings."""
    pauses: frozenset[Pause] = frozenset()
    input_t: float | None = None
    """When the last input was; None when the desktop does not tell."""
    looked_steady_s: float = 0.0
    """The steady clock at the last look."""
    sleep_announced: bool = False
    lost_windows: int = 0
    """Windows in a row that went away by themselves before the person could start."""


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
