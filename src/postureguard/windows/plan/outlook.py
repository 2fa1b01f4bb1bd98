"""Everything that the plan window shows, worked out from what is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from postureguard.core.facts import BreakKind
from postureguard.core.programme import subjects
from postureguard.core.programme.balance import Region, balance
from postureguard.core.programme.choosing import Choice, choose
from postureguard.core.programme.fitting import fits
from postureguard.core.programme.history import History
from postureguard.core.programme.mastery import has_line
from postureguard.core.programme.menu import Occasion
from postureguard.core.programme.past import past
from postureguard.core.programme.person import Person, person
from postureguard.core.programme.progress import fold
from postureguard.core.programme.questions import StartingPlan, Track, plan
from postureguard.core.programme.safety import Safety, safety
from postureguard.core.programme.standing import (
    PLAN_TRACKS,
    LevelChange,
    Mode,
    PlanTrack,
    Progress,
    Reason,
    Rule,
)
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import TRACKS, Exercise
from postureguard.core.training.routine import Item, Routine

FOLLOWED: Final[dict[Track, tuple[PlanTrack, ...]]] = {
    "general": PLAN_TRACKS,
    "lcs": ("lcs",),
    "glute": ("glute",),
    "both": PLAN_TRACKS,
}
"""The plans whose routines come with a choice; the general plan stays at their first level."""
LOOKING_BACK: Final = timedelta(days=28)
"""So far back the rules that spoke are told."""

_RULE_OF: Final[dict[Mode, Rule]] = {
    "sore day": "sore day",
    "quiet week": "quiet week",
    "flare": "flare",
    "deload": "deload",
    "returning": "absence",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal holds, at a moment."""

    history: History
    today: date
    now: datetime
    """UTC."""
    zone: tzinfo


Look = Callable[[], Known]
"""Reads the journal anew."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the person stands, and what for."""

    known: Known
    catalogue: Catalogue
    plan: StartingPlan
    progress: Progress
    safety: Safety
    person: Person
    levels: Mapping[str, frozenset[int]]
    """The levels at which each exercise of the plan is in its routines; in any plan of two."""

    @property
    def is_new(self) -> bool:
        """Nothing was done yet, and nothing asked."""
        history = self.known.history
        asked = history.last(subjects.SCREEN) or history.last(subjects.TRACK)
        return not history.sessions and asked is None

    @property
    def current_levels(self) -> frozenset[int]:
        """The levels of the plans whose routines are on offer today."""
        if self.plan.track == "general":
            return frozenset({1})
        return frozenset(self.progress.level(track) for track in FOLLOWED[self.plan.track])

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the plan, the first levels first."""
        found = (self.catalogue.exercises[name] for name in self.levels)
        return tuple(sorted(found, key=self._order))

    def _order(self, exercise: Exercise) -> tuple[int, int, str]:
        first = min(self.levels[exercise.id])
        return first, TRACKS.index(exercise.track), exercise.name

    def work(self) -> Mapping[Region, float]:
        """Seconds of work for each region of the body in the last fourteen days."""
        return balance(self.known.history.sessions, self.known.today, self.catalogue.exercises)

    @property
    def followed(self) -> tuple[PlanTrack, ...]:
        """The plans whose levels count."""
        return () if self.plan.track == "general" else FOLLOWED[self.plan.track]

    def changes(self) -> tuple[tuple[PlanTrack, LevelChange], ...]:
        """The levels of the plans that are followed, or once were, the latest first."""
        found = [
            (name, change)
            for name in PLAN_TRACKS
            for change in self.progress.tracks[name].changes
            if name in self.followed or len(self.progress.tracks[name].changes) > 1
        ]
        return tuple(sorted(found, key=lambda one: one[1].day, reverse=True))

    def why(self, track: PlanTrack, change: LevelChange) -> str:
        """The sentence that came with a level; empty when none is known."""
        if change == self.progress.tracks[track].changes[0]:
            return self.plan.reasons[-1] if change.level == self.plan.level else ""
        for reason in reversed(self.progress.reasons):
            same = (reason.day, reason.rule) == (change.day, change.rule)
            if same and reason.track in (None, track):
                return reason.text
        return ""

    def in_force(self) -> tuple[Reason, ...]:
        """The rules that spoke today, and the one that began what holds today."""
        progress = self.progress
        rule = _RULE_OF.get(progress.mode)
        begun = [r for r in progress.reasons if r.rule == rule and r.day == progress.since]
        return tuple(dict.fromkeys((*begun, *progress.today_because())))

    def offer(self, kind: BreakKind) -> Choice | None:
        """What the next break of a kind would be made of, and why."""
        known = self.known
        return choose(
            kind,
            self.catalogue,
            self.person,
            self.progress,
            self.safety,
            past(known.history.sessions),
            Occasion(known.now.astimezone(known.zone)),
        )

    def lately(self) -> tuple[Reason, ...]:
        """The rules that spoke in the last four weeks, the latest first."""
        since = self.known.today - LOOKING_BACK
        return tuple(r for r in reversed(self.progress.reasons) if r.day > since)

    def offers(self) -> tuple[tuple[Exercise, Exercise], ...]:
        """Exercises with the harder ones that wait for a yes and can be done."""
        exercises = self.catalogue.exercises
        found = (
            (easy, exercises.get(self.progress.standing(easy.id).offered or ""))
            for easy in exercises.values()
        )
        return tuple(
            (easy, hard)
            for easy, hard in found
            if hard is not None and fits(hard, self.person) and self.safety.allowed(hard)
        )

    def may_be_mastered(self) -> tuple[Exercise, ...]:
        """Exercises of today that went well, whose mastery line the person may have met."""
        history, today = self.known.history, self.known.today
        done = {
            step.exercise
            for session in history.sessions
            if session.day == today
            for step in session.steps
            if not step.skipped
        }
        return tuple(
            exercise
            for exercise in self.catalogue.exercises.values()
            if exercise.id in done
            and has_line(exercise)
            and self.progress.standing(exercise.id).last_colour == "green"
            and not self.progress.standing(exercise.id).mastered
            and not self._was_met_today(exercise)
        )

    def _was_met_today(self, exercise: Exercise) -> bool:
        said = self.known.history.last(subjects.MASTERED + exercise.id)
        return said is not None and said.day == self.known.today and said.value == "yes"


def outlook(known: Known, catalogue: Catalogue) -> Outlook:
    """Work it out."""
    history, today = known.history, known.today
    chosen = plan(history)
    return Outlook(
        known,
        catalogue,
        chosen,
        fold(history, catalogue.exercises, today),
        safety(history, today),
        person(history, today),
        _levels(catalogue, chosen.track),
    )


def _levels(catalogue: Catalogue, track: Track) -> Mapping[str, frozenset[int]]:
    """The levels of the routines of a plan in which each exercise is."""
    found: dict[str, set[int]] = {}
    for routine in catalogue.routines.values():
        if _belongs(routine, track):
            levels = range(routine.level, routine.last_level + 1)
            for item in routine.items:
                for name in _names(item):
                    found.setdefault(name, set()).update(levels)
    return {name: frozenset(levels) for name, levels in found.items()}


def _belongs(routine: Routine, track: Track) -> bool:
    if track == "general" and routine.level > 1:
        return False
    return routine.track == "any" or routine.track in FOLLOWED[track]


def _names(item: Item | None) -> tuple[str, ...]:
    """An exercise, and what is done instead of it."""
    return () if item is None else (item.exercise_id, *_names(item.otherwise))
