"""The catalogue: all exercises and routines, with every reference between them checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from postureguard.core.training.exercise import Exercise
from postureguard.core.training.fields import check_choice, refuse
from postureguard.core.training.routine import Item, Routine


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Exercises and routines by their identifiers."""

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]


def join_catalogue(
    exercises: Mapping[str, Exercise], routines: Iterable[tuple[str, Routine]]
) -> Catalogue:
    """Join parsed files, by their sources; refuse doubles and references to nothing."""
    by_id: dict[str, Exercise] = {}
    for source, exercise in exercises.items():
        _new(exercise.id, by_id, source)
        by_id[exercise.id] = exercise
    for source, exercise in exercises.items():
        _check_neighbours(exercise, tuple(by_id), source)
    found: dict[str, Routine] = {}
    routines = tuple(routines)
    for source, routine in routines:
        _new(routine.id, found, source)
        for item in routine.items:
            check_item(item, by_id, f"{source}: {routine.id}")
        found[routine.id] = routine
    for source, routine in routines:
        _check_otherwise(routine, tuple(found), f"{source}: {routine.id}")
    return Catalogue(MappingProxyType(by_id), MappingProxyType(found))


def _new(identifier: str, known: Mapping[str, object], source: str) -> None:
    if identifier in known:
        refuse(f"{source}: id {identifier}", "is already used by another file or routine")


def _check_neighbours(exercise: Exercise, known: tuple[str, ...], source: str) -> None:
    for key, other in (("easier", exercise.easier), ("harder", exercise.harder)):
        if other is not None:
            check_choice(other, f"{source}: {key}", known)
            if other == exercise.id:
                refuse(f"{source}: {key}", "must name another exercise")


def check_item(item: Item, exercises: Mapping[str, Exercise], where: str) -> None:
    """Refuse an item that names nothing known, or is measured in another way than its exercise."""
    check_choice(item.exercise_id, f"{where} exercise", tuple(exercises))
    mode = exercises[item.exercise_id].dose.mode
    if mode == "time" and item.count is not None:
        refuse(f"{where} {item.exercise_id} count", "must be seconds: the exercise is timed")
    if mode == "reps" and item.seconds is not None:
        refuse(f"{where} {item.exercise_id} seconds", "must be a count: the exercise is counted")
    if item.otherwise is not None:
        check_item(item.otherwise, exercises, f"{where} otherwise")


def _check_otherwise(routine: Routine, known: tuple[str, ...], where: str) -> None:
    if routine.otherwise is not None:
        check_choice(routine.otherwise, f"{where} otherwise", known)
        if routine.otherwise == routine.id:
            refuse(f"{where} otherwise", "must name another routine")


def circles(exercises: Mapping[str, Exercise]) -> tuple[tuple[str, ...], ...]:
    """Ways from each exercise to its harder one that come back to where they began."""
    found = []
    for start in exercises:
        way = [start]
        while (after := _harder(exercises, way[-1])) is not None and after not in way:
            way.append(after)
        if after == start == min(way):
            found.append(tuple(way))
    return tuple(found)


def _harder(exercises: Mapping[str, Exercise], identifier: str) -> str | None:
    exercise = exercises.get(identifier)
    return exercise.harder if exercise else None
