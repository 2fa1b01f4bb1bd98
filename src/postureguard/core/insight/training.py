"""What was trained in a span: how much, which regions of the body, and at which levels."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from postureguard.core.insight.spans import Grain, Span, cut
from postureguard.core.programme.balance import Region, balance_of, worked_s
from postureguard.core.programme.history import Done, Session
from postureguard.core.programme.standing import LevelChange
from postureguard.core.training.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Dose:
    """What was done from the first to the last day."""

    first: date
    last: date
    sessions: int
    """Routines of which something was done."""
    sets: int
    """Steps that were done; an exercise for one side after the other is one for both."""
    seconds: float
    """Seconds of work, see `worked_s`."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a plan and the days on which it held."""

    first: date
    last: date
    level: int


def doses(
    sessions: Iterable[Session],
    exercises: Mapping[str, Exercise],
    span: Span,
    grain: Grain = "week",
    week_start: int = 0,
) -> tuple[Dose, ...]:
    """How much was done in each part of a span, in order; the last one may still go on.

    What is no longer in the catalogue counts as a session and a set, but has no length.
    """
    of_day: dict[date, list[Session]] = {}
    for session in sessions:
        of_day.setdefault(session.day, []).append(session)
    return tuple(
        _dose(part, [one for day in part for one in of_day.get(day, ())], exercises)
        for part in cut(span, grain, week_start)
    )


def work(
    sessions: Iterable[Session], exercises: Mapping[str, Exercise], span: Span
) -> dict[Region, float]:
    """Seconds of work for each region of the body in a span, as the plan counts them."""
    return balance_of((one for one in sessions if span.first <= one.day <= span.last), exercises)


def levels(changes: Iterable[LevelChange], span: Span) -> tuple[Level, ...]:
    """The levels of one plan within a span, in order; before the first one there is none.

    `changes` are those of `TrackStanding`, in order.
    """
    steps = tuple(changes)
    ends = [*(step.day - timedelta(days=1) for step in steps[1:]), span.last]
    found = (
        Level(max(step.day, span.first), min(end, span.last), step.level)
        for step, end in zip(steps, ends, strict=False)
    )
    return tuple(level for level in found if level.first <= level.last)


def _dose(part: Span, sessions: Iterable[Session], exercises: Mapping[str, Exercise]) -> Dose:
    done = [[step for step in one.steps if not step.skipped] for one in sessions]
    return Dose(
        part.first,
        part.last,
        sum(bool(steps) for steps in done),
        sum(_sets(steps, exercises) for steps in done),
        sum(_seconds(step, exercises) for steps in done for step in steps),
    )


def _sets(steps: Iterable[Done], exercises: Mapping[str, Exercise]) -> int:
    times = Counter(step.exercise for step in steps)
    return sum(
        (n + 1) // 2 if _is_for_each_side(name, exercises) else n for name, n in times.items()
    )


def _is_for_each_side(name: str, exercises: Mapping[str, Exercise]) -> bool:
    return name in exercises and exercises[name].dose.sides == "each"


def _seconds(step: Done, exercises: Mapping[str, Exercise]) -> float:
    return worked_s(step, exercises[step.exercise]) if step.exercise in exercises else 0.0
