"""The facts that are worth keeping: what happened, not what to think of it.

Every fact carries the UTC moment at which it happened. The journal adds the local day.
"""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Literal

from postureguard.core.holding import HoldReason

BreakKind = Literal["micro", "short", "long"]
"""micro: about a minute; short: two to three minutes; long: five to eight minutes, once a day."""

BreakStage = Literal[
    "announced", "shown", "started", "step_done", "step_skipped", "postponed", "ended"
]

Ending = Literal[
    "done",  # every step was done
    "partial",  # some steps were done
    "skipped",  # the person said: not now
    "missed",  # shown, and nobody answered
    "stopped",  # "It hurts: stop"
    "interrupted",  # the window or the program went away
    "away",  # the person was up already
    "held",  # a pause, the end of the working hours or a sign of danger came first
]
"""Why a break ended. Every break that was announced or shown ends exactly once."""

ENDINGS: tuple[Ending, ...] = (
    "done",
    "partial",
    "skipped",
    "missed",
    "stopped",
    "interrupted",
    "away",
    "held",
)

AwayEvidence = Literal["locked", "asleep", "display off", "long idle", "standing", "closed"]
"""Why we believe that somebody left the chair. "closed": the program itself was not running."""


@dataclass(frozen=True, slots=True)
class BreakFact:
    """One thing that happened to one break."""

    at: datetime
    break_id: str
    kind: BreakKind
    routine: str
    stage: BreakStage
    seated_s: float
    ending: Ending | None = None
    """Set for the stage "ended" only."""
    step: int | None = None
    """Number of the step from 0, for the stages step_done and step_skipped."""
    exercise: str | None = None
    """What the step was, and the amount of it: repetitions, holds or seconds, on one side."""
    amount: int | None = None
    minutes: int | None = None
    """By how many minutes the break was put off, for the stage "postponed"."""
    asked_for: bool = False
    """True when the person started the break without being prompted."""


@dataclass(frozen=True, slots=True)
class NaturalBreak:
    """The person stood up without being led through a routine. Relief, not training."""

    began: datetime
    at: datetime
    seconds: float
    seated_before_s: float
    evidence: AwayEvidence
    confirmed: bool
    """False when only a long silence of keyboard and mouse speaks for it."""


@dataclass(frozen=True, slots=True)
class SittingBout:
    """A stretch of sitting that ended by standing up or leaving."""

    began: datetime
    at: datetime
    seated_s: float
    offset_s: int | None = None
    """So far the clock on the wall was ahead of UTC when it began; None where nobody knows."""

    def by_clock_of(self, zone: tzinfo) -> "SittingBout":
        """The same, with the time of day in a zone."""
        ahead = self.began.astimezone(zone).utcoffset()
        return self if ahead is None else replace(self, offset_s=round(ahead.total_seconds()))


@dataclass(frozen=True, slots=True)
class PauseFact:
    """Reminders were paused (until a moment) or, with until=None, resumed."""

    at: datetime
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class HoldFact:
    """Something kept a break back that was due, from `began` on."""

    began: datetime
    at: datetime
    reason: HoldReason
    break_id: str


@dataclass(frozen=True, slots=True)
class PainRating:
    """Low-back pain from 0 (none) to 10 (worst imaginable), by the person's own word."""

    at: datetime
    score: int
    break_id: str | None = None
    """The break at whose end it was asked, if any."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, a choice or a tick of the person. What was said last about something holds."""

    at: datetime
    about: str
    """What it is about, such as "question.hips" or "lesson.glute-bridge"."""
    value: str
    break_id: str | None = None
    """The break it is about, if it is about one."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The person put an entry right. What was entered stays; what was corrected last holds."""

    at: datetime
    entry: str
    """The name under which the journal keeps the rating or statement."""
    value: str | None
    """What holds instead; None withdraws the entry."""


Fact = (
    BreakFact | NaturalBreak | SittingBout | PauseFact | HoldFact | PainRating | Said | Correction
)
