"""What the window shows: the exercises in their groups, and those that match a search."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from postureguard.catalogue import (
    read_toml,
    shipped_catalogue,
    shipped_faulty_lifts,
    whole_catalogue,
)
from postureguard.core.training.exercise import TRACKS, Exercise
from postureguard.core.training.faulty_lift import FaultyLift
from postureguard.core.training.left_out import LeftOut, parse_left_out
from postureguard.core.training.references import parse_references
from postureguard.resources import resource
from postureguard.windows.exercises import words

LEFT_OUT: Final = "left-out"
"""Stands in the list for the exercises that are not in the programme."""
OWN_GROUP: Final = "own"
LIFTING: Final = frozenset(
    {"wall-hip-hinge", "dowel-hip-hinge", "band-pull-through", "cable-pull-through", "goblet-squat"}
)
"""The exercises in which the three faulty lifts can happen."""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that can be looked at; `references` gives the words of source codes."""

    exercises: Mapping[str, Exercise]
    lifts: tuple[FaultyLift, ...]
    left_out: tuple[LeftOut, ...]
    references: Mapping[str, str]

    def lifts_of(self, exercise: Exercise) -> tuple[FaultyLift, ...]:
        """The faulty lifts that are worth a look beside an exercise."""
        return self.lifts if exercise.id in LIFTING else ()

    def has_left_out(self, search: str) -> bool:
        """Whether something that is left out matches a search."""
        return any(_holds(exercise.name, search) for exercise in self.left_out)


@dataclass(frozen=True, slots=True)
class Group:
    """Exercises of one track and level, or the person's own (of level 0)."""

    track: str
    level: int
    exercises: tuple[Exercise, ...]


def groups(exercises: Mapping[str, Exercise], search: str = "") -> tuple[Group, ...]:
    """The exercises that match, grouped by track and level: one's own first, then easy ones."""
    found: dict[tuple[str, int], list[Exercise]] = {}
    for exercise in sorted(exercises.values(), key=_order):
        if matches(exercise, search):
            key = (OWN_GROUP, 0) if exercise.is_own else (exercise.track, exercise.level)
            found.setdefault(key, []).append(exercise)
    return tuple(Group(*key, tuple(members)) for key, members in found.items())


def matches(exercise: Exercise, search: str) -> bool:
    """Whether every word of the search is found in what the list and the lesson say of it."""
    return _holds(" ".join(words.searched(exercise)), search)


def _holds(text: str, search: str) -> bool:
    known = text.casefold()
    return all(word in known for word in search.casefold().split())


def _order(exercise: Exercise) -> tuple[int, int, str]:
    if exercise.is_own:
        return -1, 0, exercise.name
    return TRACKS.index(exercise.track), exercise.level, exercise.name


def shipped_library() -> Library:
    """What comes with the program."""
    folder = resource("exercises")
    left_out, references = folder / "left-out.toml", folder / "references.toml"
    return Library(
        shipped_catalogue().exercises,
        shipped_faulty_lifts(),
        parse_left_out(read_toml(left_out), str(left_out)),
        parse_references(read_toml(references), str(references)),
    )


def whole_library(own: Path) -> Library:
    """What comes with the program, and the exercises in the folder of the person's own."""
    return replace(shipped_library(), exercises=whole_catalogue(own).exercises)
