"""What the engine asks the world to do."""

from dataclasses import dataclass
from datetime import datetime

from postureguard.core.facts import Fact
from postureguard.core.holding import HoldReason
from postureguard.core.sitting.state import Break, Pause


@dataclass(frozen=True, slots=True)
class Announce:
    """Tell the person that a break comes, and get its window ready."""

    brk: Break
    in_s: float


@dataclass(frozen=True, slots=True)
class Reveal:
    """Let the routine window of the break appear."""

    brk: Break


@dataclass(frozen=True, slots=True)
class CloseRoutine:
    """Take the notification and the routine window of the break away.

    With finished=True the window still asks its last question and then goes by itself.
    """

    finished: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Keep a fact."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class RemindOfPause:
    """The person is back and prompts are paused: say so once."""

    pause: Pause


@dataclass(frozen=True, slots=True)
class KeepBack:
    """A break is due and waits while something says "not now"."""

    brk: Break
    reason: HoldReason


@dataclass(frozen=True, slots=True)
class CallFor:
    """The window of the break is there and cannot be seen: say that it waits."""

    brk: Break


@dataclass(frozen=True, slots=True)
class MeetingEnds:
    """The meeting is about to be over, by the person's own word."""

    until: datetime


@dataclass(frozen=True, slots=True)
class AskOnReturn:
    """Ask after a long silence whether they had left the chair."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the notification away; there is nobody to read it, or nothing to answer."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The wish cannot be granted; one sentence says why."""

    message: str


Effect = (
    Announce
    | Reveal
    | CloseRoutine
    | Record
    | RemindOfPause
    | KeepBack
    | CallFor
    | MeetingEnds
    | AskOnReturn
    | Withdraw
    | Refused
)
