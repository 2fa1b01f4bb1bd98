"""What may be offered now: the routines, made to fit, of each plan and of none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from postureguard.core.facts import BreakKind
from postureguard.core.programme.amounts import dosed, length_s
from postureguard.core.programme.fitting import fits
from postureguard.core.programme.lengths import ended_with_walk, shortened
from postureguard.core.programme.mastery import WALK, is_relief
from postureguard.core.programme.numbers import RULES
from postureguard.core.programme.past import Past, last_work
from postureguard.core.programme.person import Person
from postureguard.core.programme.safety import Safety
from postureguard.core.programme.standing import PLAN_TRACKS, PlanTrack, Progress
from postureguard.core.programme.tailoring import Tailor
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.own_routine import OWN_TRACK
from postureguard.core.training.routine import GAP_SECONDS, LONGEST_S, Routine

WALK_EVERY: Final = 3
"""Every third completed micro-break is a walk."""
AFTER_RED: Final = frozenset({"mi-walk", "mi-seat-discreet"})
"""All that is offered on the day of a session that was red."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The moment for which something is wanted."""

    now: datetime
    """Local time, with its zone."""
    seconds: int | None = None
    """How long it may take in all; None for as long as its kind does."""
    wanted_s: Mapping[BreakKind, int] = field(default_factory=dict)
    """How long a person wants breaks of a kind to be; whatever comes is made to fit that."""
    excluded: frozenset[str] = frozenset()
    """Routines that were turned down: another one, please."""
    half_a_minute: bool = False
    """Just thirty seconds of it."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Everything that is known when a routine is chosen."""

    catalogue: Catalogue
    person: Person
    progress: Progress
    safety: Safety
    recent: Sequence[Past]
    """What was done, in order of time."""
    occasion: Occasion
    last: frozenset[str] = field(init=False)
    """What the last break was made of."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "last", last_work(self.recent))

    @property
    def tracks(self) -> tuple[PlanTrack, ...]:
        """The active plans; both where the person follows none."""
        active = tuple(name for name, track in self.progress.tracks.items() if track.active)
        return active or PLAN_TRACKS

    @property
    def has_both_plans(self) -> bool:
        """Whether the person follows two plans."""
        return all(track.active for track in self.progress.tracks.values())

    def turns(self, kind: BreakKind) -> tuple[str, ...]:
        """The tracks that take turns: the active plans, and the person's own if there is any."""
        has_own = any(self._whole(self._listed(kind, OWN_TRACK)))
        return (*self.tracks, OWN_TRACK) if has_own else self.tracks

    def track_of(self, routine: str) -> str | None:
        """The track of a routine; None for one that is not known."""
        known = self.catalogue.routines.get(routine)
        return known.track if known else None

    @property
    def is_walk_due(self) -> bool:
        """Whether enough micro-breaks were completed without a walk."""
        if not self._may_walk:
            return False
        done = [one for one in self.recent if one.kind == "micro" and one.done]
        lately = done[-(WALK_EVERY - 1) :]
        return len(lately) == WALK_EVERY - 1 and not any(map(self._was_walk, lately))

    def plan(self, kind: BreakKind) -> list[Routine]:
        """Whole routines of the active plans at their levels, the person's own, and of no plan."""
        found = [routine for name in self.tracks for routine in self._at_level(kind, name)]
        return [*found, *self.own(kind), *self._whole(self._listed(kind, "any"))]

    def own(self, kind: BreakKind) -> list[Routine]:
        """Whole routines of the person's own."""
        return list(self._whole(self._listed(kind, OWN_TRACK)))

    def beyond(self, kind: BreakKind) -> list[Routine]:
        """Whole routines of the other plan, and of the levels that were left behind."""
        names = (r for name in PLAN_TRACKS for r in self._up_to_level(kind, name))
        return list(self._whole(names))

    def parts(self, kind: BreakKind) -> list[Routine]:
        """What can be done of all of them; nothing where only the walks between sets are left."""
        tailor = self._tailor(kind)
        listed = [r for name in PLAN_TRACKS for r in self._up_to_level(kind, name)]
        others = (*self._listed(kind, OWN_TRACK), *self._listed(kind, "any"))
        found = (tailor.part(routine) for routine in (*others, *listed))
        return [
            routine
            for routine in self._fitting(found)
            if any(item.exercise_id != WALK for item in routine.items)
        ]

    def walk(self, *, again: bool = False) -> list[Routine]:
        """The walk, if it may be offered; `again`: even right after another one."""
        listed = [r for r in self.catalogue.routines.values() if is_walk(r)]
        return list(self._whole(listed, again=again)) if self._may_walk else []

    def at_length(self, routine: Routine) -> Routine:
        """The routine as long as the person wants it: less of it, or with a walk at its end."""
        wanted_s = self.occasion.wanted_s.get(routine.kind)
        if wanted_s is None:
            return routine
        if wanted_s > LONGEST_S[routine.kind] and self.walk(again=True):
            return ended_with_walk(routine, self.catalogue.exercises, wanted_s)
        return shortened(routine, self.catalogue.exercises, wanted_s)

    @property
    def _may_walk(self) -> bool:
        return self.person.can_walk and WALK not in self.person.switched_off

    def _listed(self, kind: BreakKind, track: str) -> list[Routine]:
        return [
            routine
            for routine in self.catalogue.routines.values()
            if routine.kind == kind
            and routine.track == track
            and routine.id not in self.person.switched_off
            and not is_walk(routine)
        ]

    def _was_walk(self, one: Past) -> bool:
        routine = self.catalogue.routines.get(one.routine)
        return routine is not None and is_walk(routine)

    def _level(self, track: PlanTrack) -> int:
        highest = 1 if self.person.bad_day else self.progress.level(track)
        return min(highest, self.safety.open_levels)

    def _up_to_level(self, kind: BreakKind, track: PlanTrack) -> list[Routine]:
        highest = self._level(track)
        return [r for r in self._listed(kind, track) if r.level <= highest]

    def _at_level(self, kind: BreakKind, track: PlanTrack) -> list[Routine]:
        """The routines of the highest level of which anything fits place and kit."""
        listed = self._up_to_level(kind, track)
        for level in range(self._level(track), 0, -1):
            of_level = [r for r in listed if r.level <= level <= r.last_level]
            if any(self._tailor(kind, again=True).whole(r) for r in of_level):
                return list(self._whole(of_level))
        return []

    def _whole(self, routines: Iterable[Routine], *, again: bool = False) -> Iterator[Routine]:
        found = (self._tailor(r.kind, again=again).whole(r) for r in routines)
        return self._fitting(found)

    def _fitting(self, routines: Iterable[Routine | None]) -> Iterator[Routine]:
        """Those that suit the day and the time, with the amounts that are due."""
        for routine in routines:
            if routine is None or not self._suits(routine):
                continue
            seconds = LONGEST_S[routine.kind]
            if self.occasion.seconds is not None and not self.occasion.half_a_minute:
                seconds = min(seconds, self.occasion.seconds - GAP_SECONDS)
            due = self._eased if routine.track == OWN_TRACK else self._due
            found = dosed(routine, self.catalogue.exercises, due, seconds)
            if length_s(found, self.catalogue.exercises) <= seconds:
                yield found

    def _suits(self, routine: Routine) -> bool:
        return (
            routine.id not in self.occasion.excluded | self.person.switched_off
            and (routine.discreet or not self.person.discreet)
            and (routine.id in AFTER_RED or not self.progress.after_red)
        )

    def _due(self, exercise: str) -> tuple[int, float]:
        """The step of an exercise's dose, and the share of it that is enough for now."""
        standing, share = self.progress.standing(exercise), self.progress.dose_factor
        if self.person.bad_day:
            return 0, min(share, RULES.flare_factor) * standing.factor
        return standing.step, share * standing.factor

    def _eased(self, exercise: str) -> tuple[int, float]:
        """The same for what is in a person's own routine: never more than it says."""
        _step, share = self._due(exercise)
        return 0, share

    def _tailor(self, kind: BreakKind, *, again: bool = False) -> Tailor:
        spared = frozenset() if again else self._spared(kind)

        def possible(exercise: Exercise) -> bool:
            return (
                exercise.id not in spared
                and fits(exercise, self.person)
                and self.safety.allowed(exercise)
                and self._is_gentle_enough(exercise)
                and (is_relief(exercise) or not self.progress.only_relief)
                and self.progress.standing(exercise.id).is_open(self.occasion.now, kind)
            )

        return Tailor(self.catalogue, possible, self._easier(), self._harder())

    def _is_gentle_enough(self, exercise: Exercise) -> bool:
        """A bad day takes of the person's own what is of the first level, as of the plans."""
        return not (self.person.bad_day and exercise.is_own and exercise.level > 1)

    def _spared(self, kind: BreakKind) -> frozenset[str]:
        """Exercises that would come twice in a row, now or with the walk that is next.

        The long session, once a day, is the heart of the programme and leaves nothing out.
        """
        if kind == "long":
            return frozenset()
        known = self.catalogue.exercises
        work = {name for name in self.last if name in known and known[name].track != "posture"}
        return frozenset(work | {WALK} if self.is_walk_due and kind == "short" else work)

    def _easier(self) -> Mapping[str, str]:
        standings = self.progress.standings.items()
        return {name: s.return_as for name, s in standings if s.return_as is not None}

    def _harder(self) -> Mapping[str, str]:
        if self.progress.mode != "normal" or self.person.bad_day:
            return {}
        standings = self.progress.standings.items()
        return {name: s.goes_on_to for name, s in standings if s.goes_on_to is not None}


def is_walk(routine: Routine) -> bool:
    """Whether a routine of the programme is nothing but a walk."""
    return routine.track != OWN_TRACK and {i.exercise_id for i in routine.items} == {WALK}
