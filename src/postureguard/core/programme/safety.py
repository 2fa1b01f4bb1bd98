"""What may be offered, after what was answered on the safety screen. Never a diagnosis."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal

from postureguard.core.due import Reason
from postureguard.core.programme import subjects
from postureguard.core.programme.history import History, Statement
from postureguard.core.programme.signs import LASTING, STRONG, read_ticks, tier_of
from postureguard.core.training.exercise import Exercise

Tier = Literal["E", "U", "C", "clear", "unasked"]

ALL_LEVELS: Final = 5
OPEN_LEVELS: Final[dict[Tier, int]] = {"E": 0, "U": 1, "C": 2, "clear": ALL_LEVELS, "unasked": 1}
"""The highest level on offer until a professional was spoken to."""
WALK: Final = "walk-snack"
GENTLE: Final = frozenset({"brace-and-breathe", "sit-tall-reset", "wall-reset", WALK})
"""Breathing, posture changes and walking: all that is on offer in tier U."""

AGAIN_AFTER: Final = timedelta(days=28)
WORSE_BY: Final = 3
"""Points that a rating lies above the median of the week before it."""
WEEK: Final = timedelta(days=7)
FEWEST_DAYS: Final = 3
"""Days with a rating that a median needs."""
STRONG_FROM: Final = 7
"""Usual pain of so many points counts as strong."""
ONE_SITTING: Final = timedelta(minutes=30)
"""What is told of a leg, or rated, so soon after the screen was told with it in mind."""


@dataclass(frozen=True, slots=True)
class Safety:
    """How careful the programme has to be."""

    tier: Tier
    spoken_on: date | None
    """When a professional was spoken to about everything that is ticked."""
    open_levels: int
    """The highest open level, 0 to 5."""
    upright: bool = False
    """With tier E: reminders to stand and walk are wanted all the same."""
    ask_again: Reason | None = None
    """Why the screen should be answered once more."""

    @property
    def prompts(self) -> bool:
        """Whether breaks may be offered at all."""
        return self.tier != "E" or self.upright

    @property
    def is_unsettled(self) -> bool:
        """Whether a sign was ticked that asks for a professional soon, and none was spoken to."""
        return self.tier == "E" or (self.tier == "U" and self.spoken_on is None)

    def allowed(self, exercise: Exercise) -> bool:
        """Whether an exercise may be offered."""
        if self.tier == "E":
            return self.upright and exercise.id == WALK
        if self.is_unsettled:
            return exercise.id in GENTLE
        return exercise.level <= self.open_levels


@dataclass(frozen=True, slots=True)
class Answers:
    """What holds after something was said."""

    screened: frozenset[str] = frozenset()
    """Signs, from the last screen or from what was said about the usual pain since."""
    parts: tuple[tuple[str, frozenset[str]], ...] = ()
    """Signs on the pages of a screen that is not finished."""
    covered: frozenset[str] = frozenset()
    """The signs that a professional was spoken to about."""
    spoken_on: date | None = None
    upright: bool = False

    @property
    def ticked(self) -> frozenset[str]:
        """All signs that hold."""
        return self.screened.union(*(ticks for _about, ticks in self.parts))


def safety(history: History, today: date) -> Safety:
    """How careful to be today."""
    screen = history.last(subjects.SCREEN)
    found = answers(history, today)
    if screen is None and not found.ticked:
        return Safety("unasked", None, OPEN_LEVELS["unasked"])
    tier: Tier = tier_of(found.ticked) or "clear"
    again = _ask_again(history, screen, today) if screen is not None else None
    if tier == "E":
        return Safety("E", None, OPEN_LEVELS["E"], found.upright, again)
    uncovered = tier_of(found.ticked - found.covered)
    if uncovered is not None:
        return Safety(uncovered, None, OPEN_LEVELS[uncovered], ask_again=again)
    return Safety(tier, found.spoken_on, ALL_LEVELS, ask_again=again)


def answers(history: History, today: date) -> Answers:
    """Go through all that was said, in order.

    What is ticked on a page of a screen that is not finished counts at once; what is not ticked
    there counts when the screen is. A talk covers the signs that were known by then, for as long
    as they stay ticked.
    """
    found = Answers()
    for said in history.said:
        if said.about.startswith(_ABOUT_SAFETY):
            found = _after(found, said, today)
    return found


def _after(found: Answers, said: Statement, today: date) -> Answers:
    screened, parts, spoken_on = found.screened, found.parts, found.spoken_on
    upright, covered = found.upright, found.covered
    if said.about == subjects.SCREEN:
        screened, parts, upright = read_ticks(said.value), (), False
    elif said.about.startswith(subjects.SCREEN_PART):
        others = tuple(part for part in parts if part[0] != said.about)
        parts = (*others, (said.about, read_ticks(said.value)))
    elif said.about in _SIGNS_OF_PAIN:
        sign = _SIGNS_OF_PAIN[said.about]
        screened = screened | {sign} if _holds(said) else screened - {sign}
    elif said.about == subjects.SPOKEN:
        spoken_on = _past_date(said.value, today)
        covered = found.ticked if spoken_on else frozenset()
    elif said.about == subjects.UPRIGHT:
        upright = said.value == "yes"
    changed = Answers(screened, parts, covered, spoken_on, upright)
    return replace(changed, covered=covered & changed.ticked)


_ABOUT_SAFETY: Final = (
    subjects.SCREEN,
    subjects.LASTING_PAIN,
    subjects.USUAL_PAIN,
    subjects.SPOKEN,
    subjects.UPRIGHT,
)
_SIGNS_OF_PAIN: Final = {subjects.LASTING_PAIN: LASTING, subjects.USUAL_PAIN: STRONG}


def _holds(said: Statement) -> bool:
    """Whether what was said about the usual pain amounts to a sign."""
    if said.about == subjects.LASTING_PAIN:
        return said.value == "yes"
    return said.value.isdecimal() and int(said.value) >= STRONG_FROM


def _past_date(value: str, today: date) -> date | None:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if found <= today else None


def _ask_again(history: History, screen: Statement, today: date) -> Reason | None:
    if _leg_since(history, screen.at):
        return "legs"
    if _worse_since(history, screen):
        return "worse"
    return "month" if today - screen.day >= AGAIN_AFTER else None


def _leg_since(history: History, screened: datetime) -> bool:
    told = any(
        s.about == subjects.LEG_SIGNS and s.value == "yes" and s.at > screened + ONE_SITTING
        for s in history.said
    )
    return told or any(session.leg and session.at > screened for session in history.sessions)


def _worse_since(history: History, screen: Statement) -> bool:
    """Whether a rating since the screen lies far above the median of the seven days before it."""
    days: dict[date, list[int]] = {}
    for rating in history.ratings:
        days.setdefault(rating.day, []).append(rating.score)
    for rating in history.ratings:
        if rating.at <= screen.at + ONE_SITTING:
            continue
        week = [_median(s) for day, s in days.items() if rating.day - WEEK <= day < rating.day]
        if len(week) >= FEWEST_DAYS and rating.score >= _median(week) + WORSE_BY:
            return True
    return False


def _median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
