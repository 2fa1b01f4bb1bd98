"""Which routine comes next, how much of each exercise is in it, and why.

What is offered always fits the place, the clothes, the kit, the time, and what safety and progress
leave open. Among that:

- No exercise but those for posture is repeated from the last break. Only the long session, once a
  day, leaves nothing out that it is made of.
- Every third completed micro-break is a walk, unless the person cannot leave. A short routine that
  comes right before it has no walk in it.
- Two active plans take turns; the day begins with the one for what bothers more. A person's own
  routines are one more in turn, where any fits. Routines of no plan fill the gaps.
- In the afternoon what the day lacks goes first, from whichever plan it comes.
- A routine in the chair comes only after three micro-breaks on the feet, if there is a choice.

Where no whole routine is left, what can be done of one is offered, or a shorter kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postureguard.core.facts import BreakKind
from postureguard.core.programme import why
from postureguard.core.programme.amounts import length_s, minimum
from postureguard.core.programme.balance import Group, groups_of
from postureguard.core.programme.menu import Menu, Occasion, is_walk
from postureguard.core.programme.past import Past
from postureguard.core.programme.person import Person
from postureguard.core.programme.safety import Safety
from postureguard.core.programme.standing import PLAN_TRACKS, Progress
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.own_routine import OWN_TRACK
from postureguard.core.training.routine import Routine

AFTERNOON_H: Final = 15
"""From this hour on what the day lacks goes first."""
SEATED_AFTER: Final = 3
"""A routine in the chair comes only after so many micro-breaks on the feet."""
LONG_ENOUGH_S: Final[dict[BreakKind, int]] = {"micro": 30, "short": 60, "long": 150}
"""Half of the shortest whole routine of each kind."""
SHORTER: Final[dict[BreakKind, tuple[BreakKind, ...]]] = {
    "micro": (),
    "short": ("micro",),
    "long": ("short", "micro"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A routine to be led through, with what is in it today."""

    routine: Routine
    """Under its own name, with the exercises and amounts of this very break."""
    reasons: tuple[str, ...]
    """Sentences fit to show."""
    partial: bool = False
    """Whether doing all of it counts in part."""


def choose(  # noqa: PLR0913, PLR0917 - all that is known
    kind: BreakKind,
    catalogue: Catalogue,
    person: Person,
    progress: Progress,
    safety: Safety,
    recent: Sequence[Past],
    moment: Occasion,
) -> Choice | None:
    """The routine for a break of a kind; None when nothing may be offered.

    `recent` is what was done, in order of time: at least the last breaks and all of today.
    """
    if not safety.prompts:
        return None
    pick = Pick(kind, Menu(catalogue, person, progress, safety, recent, moment))
    found = pick.best()
    if found is None:
        return None
    reasons = tuple(pick.reasons(found))
    if not moment.half_a_minute:
        return Choice(pick.menu.at_length(found), reasons)
    least = minimum(found, catalogue.exercises)
    return Choice(least, (*reasons, why.half_a_minute()), partial=True)


@dataclass(frozen=True, slots=True)
class Pick:
    """The menu for one break, and what speaks for each routine on it."""

    kind: BreakKind
    menu: Menu

    def best(self) -> Routine | None:
        """The routine for which most speaks."""
        if self._is_for_walk and (walk := self.menu.walk()):
            return walk[0]
        plan = self.menu.plan(self.kind)
        if plan and not self._is_afternoon:
            return max(plan, key=self._merit)
        beyond = self.menu.beyond(self.kind)
        lacking = [routine for routine in (*plan, *beyond) if self._covered(routine)]
        for routines in (lacking, plan, beyond):
            if routines:
                return max(routines, key=self._merit)
        if rest := self._rest():
            return max(rest, key=self._merit_of_rest)
        return next(iter(self.menu.walk() or self.menu.walk(again=True)), None)

    def reasons(self, routine: Routine) -> Iterator[str]:
        """Why this routine."""
        menu = self.menu
        yield from why.of_the_day(menu.progress.mode, menu.safety, bad_day=menu.person.bad_day)
        if menu.progress.after_red:
            yield why.after_red()
        elif self._is_for_walk and is_walk(routine):
            yield why.walk()
        elif covered := self._covered(routine):
            yield why.missing(covered)
        elif routine.track == self._turn:
            yield from self._why_in_turn(routine)
        if routine.track in PLAN_TRACKS:
            yield why.level(routine)
        if len(routine.items) < len(menu.catalogue.routines[routine.id].items):
            yield why.shortened()
        if routine.kind != self.kind:
            yield why.smaller()

    def _why_in_turn(self, routine: Routine) -> Iterator[str]:
        if routine.track == OWN_TRACK:
            yield why.own()
        elif self.menu.has_both_plans:
            yield why.turn(routine)

    @property
    def _is_for_walk(self) -> bool:
        return self.kind == "micro" and self.menu.is_walk_due

    def _rest(self) -> list[Routine]:
        """What there is when no whole routine of the kind can be offered."""
        found = self.menu.parts(self.kind)
        for kind in SHORTER[self.kind]:
            found += [*self.menu.plan(kind), *self.menu.parts(kind)]
        if self.kind != "micro" and not self.menu.is_walk_due:
            found += self.menu.walk()
        return found

    def _merit(self, routine: Routine) -> tuple[int, int, bool, int]:
        fitting = self._may_sit or routine.on_feet
        return len(self._covered(routine)), self._in_turn(routine), fitting, self._rested(routine)

    def _merit_of_rest(self, routine: Routine) -> tuple[int, bool, bool, bool, int, int]:
        seconds = length_s(routine, self.menu.catalogue.exercises)
        return (
            len(self._covered(routine)),
            seconds >= LONG_ENOUGH_S[self.kind],
            self._may_sit or routine.on_feet,
            routine.kind == self.kind,
            self._rested(routine),
            seconds,
        )

    def _covered(self, routine: Routine) -> frozenset[Group]:
        """What the day lacks and the routine has, once it is afternoon."""
        if not self._is_afternoon:
            return frozenset()
        known, today = self.menu.catalogue.exercises, self.menu.progress.today
        done = {name for one in self.menu.recent if one.day == today for name in one.exercises}
        return groups_of((i.exercise_id for i in routine.items), known) - groups_of(done, known)

    @property
    def _is_afternoon(self) -> bool:
        return self.menu.occasion.now.hour >= AFTERNOON_H

    @property
    def _turn(self) -> str:
        """The track whose turn it is: a day begins with what bothers more, where that is known."""
        tracks, progress = self.menu.turns(self.kind), self.menu.progress
        main = progress.main if self.menu.has_both_plans else None
        for one in reversed(self.menu.recent):
            if main is not None and one.day not in (None, progress.today):
                break
            track = self.menu.track_of(one.routine)
            if track is not None and track in tracks:
                return tracks[(tracks.index(track) + 1) % len(tracks)]
        return main or tracks[0]

    def _in_turn(self, routine: Routine) -> int:
        if routine.track == self._turn:
            return 2
        return 1 if routine.track == "any" else 0

    @property
    def _may_sit(self) -> bool:
        routines = self.menu.catalogue.routines
        micros = [one for one in self.menu.recent if one.kind == "micro"][-SEATED_AFTER:]
        known = [routines[one.routine] for one in micros if one.routine in routines]
        return len(known) == SEATED_AFTER and all(routine.on_feet for routine in known)

    def _rested(self, routine: Routine) -> int:
        """How many breaks ago the routine was begun last."""
        names = [one.routine for one in reversed(self.menu.recent)]
        return names.index(routine.id) if routine.id in names else len(names)
