"""Where a person stands in the programme: with each exercise, in each plan, and today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from postureguard.core.facts import BreakKind
from postureguard.core.programme.phrase import Phrase

PlanTrack = Literal["lcs", "glute"]
PLAN_TRACKS: Final[tuple[PlanTrack, ...]] = ("lcs", "glute")

Mode = Literal["normal", "sore day", "quiet week", "flare", "deload", "returning"]
ColourName = Literal["green", "amber", "red", "ungraded"]
Rule = Literal[
    "sore day", "red", "amber", "dose up", "step down", "easier", "return", "mastered", "harder",
    "level", "level up", "load up", "quiet week", "flare", "advice", "deload", "absence",
    "assess again", "rest", "squat", "ratings", "general", "safety", "room",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke, in a sentence fit to show."""

    day: date
    rule: Rule
    words: Phrase | str
    exercise: str | None = None
    track: PlanTrack | None = None

    @property
    def text(self) -> str:
        """The sentence, in the person's language."""
        return str(self.words)


@dataclass(frozen=True, slots=True)
class Lock:
    """Why an exercise is not on offer for now."""

    why: Literal["red", "rest", "conditions"]
    """red: pain; rest: a loaded exercise needs its days between; conditions: not yet earned."""
    until: datetime | None
    """UTC; None when it holds for the whole of today at least."""
    kind: BreakKind | None = None
    """The only kind of break in which it holds; None for all."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far somebody is with one exercise."""

    step: int = 0
    """0 to 3: the dose, see `Rules.step_factors`; step 3 has one set more."""
    clean_streak: int = 0
    """Days with a clean session since the dose changed."""
    last_colour: ColourName | None = None
    introduced_on: date | None = None
    mastered: bool = False
    factor: float = 1.0
    """What the next dose is multiplied by after an amber session; rounded down, with the least
    repetitions and seconds of the rules."""
    return_as: str | None = None
    """The easier exercise that takes its place for now."""
    offered: str | None = None
    """The harder exercise that waits for the person's yes."""
    goes_on_to: str | None = None
    """The harder exercise that the person went on to."""
    load: str = ""
    """The resistance used last, in the person's words."""
    load_up: str = ""
    """The resistance that comes next, when it is time for it."""
    locks: tuple[Lock, ...] = ()

    @property
    def locked_until(self) -> datetime | None:
        """The end of the lock that lasts longest; None when there is none or no hour is known."""
        ends = [lock.until for lock in self.locks]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    @property
    def locked_for(self) -> str:
        """Why it is locked: the first lock's reason, or nothing."""
        return self.locks[0].why if self.locks else ""

    def is_open(self, moment: datetime, kind: BreakKind) -> bool:
        """Whether it may be offered in a break of a kind at a moment."""
        return not any(
            (lock.kind is None or lock.kind == kind) and (lock.until is None or moment < lock.until)
            for lock in self.locks
        )


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A level that was reached or gone back to."""

    day: date
    level: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class TrackStanding:
    """How far somebody is in one plan."""

    level: int
    """1 to 5."""
    offered_level: int
    """The level whose routines are on offer today: lower in a flare-up."""
    active: bool
    """Whether the person follows this plan now."""
    since: date | None = None
    session_days: int = 0
    """Days with a session at this level."""
    changes: tuple[LevelChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that follows from a history on one day."""

    today: date
    standings: Mapping[str, Standing]
    tracks: Mapping[PlanTrack, TrackStanding]
    mode: Mode = "normal"
    since: date | None = None
    until: date | None = None
    """The first day after the mode, where it is known."""
    dose_factor: float = 1.0
    """What the sets of every exercise are multiplied by."""
    ups: bool = True
    """False while nothing goes up."""
    only_relief: bool = False
    """Only walking, posture and brace-and-breathe: a sore day or a quiet week."""
    main: PlanTrack | None = None
    """The plan for what bothers more, where the person said so."""
    after_red: bool = False
    """A session of today was red: a walk, or the discreet seated routine, is what follows."""
    advice: bool = False
    """Worth saying: talk to a professional."""
    assess_again: bool = False
    """After a long absence: the questions are to be answered again."""
    reasons: tuple[Reason, ...] = ()
    """Every rule that spoke, in order of time."""
    ahead: tuple[Reason, ...] = ()
    """What comes next, and what it takes."""

    def standing(self, exercise: str) -> Standing:
        """How far somebody is with an exercise; the beginning when it was never done."""
        return self.standings.get(exercise, _BEGINNING)

    def level(self, track: PlanTrack) -> int:
        """The level whose routines of a plan are on offer today."""
        return self.tracks[track].offered_level

    def today_because(self) -> tuple[Reason, ...]:
        """The rules that spoke today."""
        return tuple(reason for reason in self.reasons if reason.day == self.today)


_BEGINNING: Final = Standing()
