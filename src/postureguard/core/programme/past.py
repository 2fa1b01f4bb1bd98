"""What a break of the past was made of, as far as the next choice depends on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from postureguard.core.facts import BreakKind
from postureguard.core.programme.history import Session
from postureguard.core.programme.mastery import WALK


@dataclass(frozen=True, slots=True)
class Past:
    """A routine that was begun."""

    kind: BreakKind
    """The kind of the break, which a shorter routine may have filled."""
    routine: str
    exercises: frozenset[str]
    """What was done of it."""
    done: bool
    """Whether it was led to its end."""
    day: date | None = None


def past(sessions: Iterable[Session]) -> tuple[Past, ...]:
    """What was done, in order of time."""
    ordered = sorted(sessions, key=lambda session: session.at)
    return tuple(
        Past(
            session.kind,
            session.routine,
            frozenset(step.exercise for step in session.steps if not step.skipped),
            session.ending == "done",
            session.day,
        )
        for session in ordered
    )


def last_work(recent: Sequence[Past]) -> frozenset[str]:
    """The exercises of the last break in which anything was done.

    The steps between the sets of a long session are a rest, and no walk that was had.
    """
    last = next((one for one in reversed(recent) if one.exercises), None)
    if last is None:
        return frozenset()
    return last.exercises - {WALK} if last.kind == "long" else last.exercises
