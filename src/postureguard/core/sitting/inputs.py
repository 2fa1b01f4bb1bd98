"""What can happen to the engine. Every input carries the clocks of its moment."""

from dataclasses import dataclass
from datetime import datetime

from postureguard.core import holding
from postureguard.core.facts import BreakKind
from postureguard.core.sitting.moment import Moment


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the desktop."""

    at: Moment
    idle_s: float | None = None
    """Seconds since the last key or mouse event; None when the desktop does not tell."""
    locked: bool = False
    display_off: bool = False
    holds: frozenset[holding.Hold] | None = None
    """What says "not now"; None when nobody asked."""


@dataclass(frozen=True, slots=True)
class Sleeping:
    """The machine is about to sleep."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Woke:
    """The machine is awake again, or did not fall asleep after all."""

    at: Moment


@dataclass(frozen=True, slots=True)
class StartNow:
    """The person wants a break now; of a kind, or the next one."""

    at: Moment
    kind: BreakKind | None = None


@dataclass(frozen=True, slots=True)
class Postpone:
    """Not now, in some minutes."""

    at: Moment
    minutes: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave this one out."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Another:
    """Another routine for the break that waits; of that id, or whichever it is."""

    at: Moment
    break_id: str | None = None


@dataclass(frozen=True, slots=True)
class HalfMinute:
    """Half a minute is enough for the break that waits, or all of its routine after all."""

    at: Moment
    break_id: str | None = None
    on: bool = True


@dataclass(frozen=True, slots=True)
class Redo:
    """The break that was left out a short while ago, now."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Seen:
    """The routine window can be seen."""

    at: Moment
    break_id: str


@dataclass(frozen=True, slots=True)
class Begin:
    """The routine was started in its window."""

    at: Moment
    break_id: str


@dataclass(frozen=True, slots=True)
class StepEnded:
    """A step of the routine is over."""

    at: Moment
    break_id: str
    index: int
    skipped: bool
    exercise: str | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """The routine was paused or goes on."""

    at: Moment
    break_id: str
    on: bool


@dataclass(frozen=True, slots=True)
class Finish:
    """The routine is over."""

    at: Moment
    break_id: str


@dataclass(frozen=True, slots=True)
class StopForPain:
    """It hurts."""

    at: Moment
    break_id: str


@dataclass(frozen=True, slots=True)
class WindowLost:
    """The routine window went away by itself."""

    at: Moment
    break_id: str


@dataclass(frozen=True, slots=True)
class PauseUntil:
    """No prompts until a calendar moment (UTC)."""

    at: Moment
    until: datetime
    reason: str = "you"


@dataclass(frozen=True, slots=True)
class Resume:
    """End the pauses of one source."""

    at: Moment
    reason: str = "you"


@dataclass(frozen=True, slots=True)
class RemindAnyway:
    """What holds breaks back now does so no more, until it has ended and begins again."""

    at: Moment


@dataclass(frozen=True, slots=True)
class InMeeting:
    """Breaks wait for some minutes; with more=True for so many more than before."""

    at: Moment
    minutes: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class WasAway:
    """The answer to the question on return: out of the chair, or there all the time."""

    at: Moment
    yes: bool


@dataclass(frozen=True, slots=True)
class StandUp:
    """I am standing now."""

    at: Moment


@dataclass(frozen=True, slots=True)
class SitDown:
    """I am sitting again."""

    at: Moment


@dataclass(frozen=True, slots=True)
class NewSettings:
    """The rules have changed; the plan of this step is the new one."""

    at: Moment


Wish = (
    StartNow
    | Postpone
    | Skip
    | Another
    | HalfMinute
    | Redo
    | Seen
    | Begin
    | StepEnded
    | Hold
    | Finish
    | StopForPain
    | WindowLost
    | PauseUntil
    | Resume
    | RemindAnyway
    | InMeeting
    | WasAway
    | StandUp
    | SitDown
    | NewSettings
)

Input = Look | Sleeping | Woke | Wish
