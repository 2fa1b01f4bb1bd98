"""A session as the fold takes it: what was done in it, and what answers for its colour.

Relief within a routine of work does not answer for amber or red: it is what such a day falls
back on. In a routine of relief alone it does for what was said of that routine, but not for the
rating of the day after, which would take the walk away when it is needed.

A session that was stopped counts all that was begun. One of which nothing was done does not count.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from postureguard.core.programme.colours import Colour, judge, leg_or_ungraded
from postureguard.core.programme.history import Session
from postureguard.core.programme.mastery import is_relief
from postureguard.core.programme.numbers import Rules
from postureguard.core.training.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Taken:
    """One session with its exercises, and the usual pain before it."""

    session: Session
    done: tuple[Exercise, ...]
    work: tuple[Exercise, ...]
    """What is more than relief."""
    usual: float | None
    rules: Rules

    @property
    def charged(self) -> tuple[Exercise, ...]:
        """What answers for amber and red."""
        return self.work or self.done

    @property
    def effort(self) -> int:
        """The level of the hardest exercise that was done."""
        return max((exercise.level for exercise in self.done), default=0)

    def colour(self, *, is_sore: bool) -> Colour:
        """How it went, before anything is known of the day after."""
        return leg_or_ungraded(self.session) if is_sore else self._judge(None)

    def colour_after(self, day_after: int) -> Colour:
        """How it went, given the rating of the day after."""
        return self._judge(day_after)

    def amount(self, exercise: str) -> int:
        """The least that was done of an exercise in one of its steps."""
        return min(step.amount for step in self.session.steps if step.exercise == exercise)

    def _judge(self, day_after: int | None) -> Colour:
        asked = any(exercise.level > 1 for exercise in self.done)
        return judge(self.session, self.usual, day_after, self.rules, asked=asked)


def taken(
    session: Session, exercises: Mapping[str, Exercise], usual: float | None, rules: Rules
) -> Taken | None:
    """The session with what was done in it; None when nothing was."""
    is_stopped = session.ending == "stopped"
    listed = [step.exercise for step in session.steps if is_stopped or not step.skipped]
    done = tuple(exercises[name] for name in dict.fromkeys(listed) if name in exercises)
    work = tuple(exercise for exercise in done if not is_relief(exercise))
    return Taken(session, done, work, usual, rules) if done or is_stopped else None
