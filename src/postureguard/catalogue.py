"""Reads the exercises and routines that come with the program, and a person's own."""

import os
import re
import stat
import tomllib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from postureguard.core.training.catalogue import Catalogue, join_catalogue
from postureguard.core.training.exercise import Exercise, parse_exercise
from postureguard.core.training.fields import refuse
from postureguard.core.training.own import parse_own_exercise
from postureguard.core.training.own_routine import read_own_routines
from postureguard.core.training.routine import Routine, parse_routines
from postureguard.errors import UserError
from postureguard.resources import resource

if TYPE_CHECKING:
    from postureguard.core.training.faulty_lift import FaultyLift
    from postureguard.core.training.movement import Movement
    from postureguard.core.training.own import PackSummary

MAX_BYTES = 256 * 1024
OWN_ROUTINES = "routines.toml"
OWN_PICTURE = "picture.png"

_ENDLESS_NUMBER = re.compile(r"(?<![\d_])\d(?:_?\d){4300}")
"""More digits than Python reads."""
_ENDLESS_KEY = re.compile(r"(?:\.[^\n.]{0,40}){3500}")
"""More dots in a line than a key can have that is read in reasonable time."""
_MOVEMENT = re.compile(r"^\[\[?(?:figure|lesson)\b", re.MULTILINE)
"""Where the part of an exercise file begins that only who draws it needs."""


@cache
def shipped_catalogue() -> Catalogue:
    """The exercises and routines in resources/exercises."""
    return read_catalogue(resource("exercises"))


@cache
def shipped_faulty_lifts() -> "tuple[FaultyLift, ...]":
    """The faulty lifts in resources/exercises, each in its own fault.toml."""
    from postureguard.core.training.faulty_lift import parse_faulty_lift  # noqa: PLC0415

    files = sorted(resource("exercises").glob("*/fault.toml"))
    return tuple(parse_faulty_lift(read_toml(file), str(file)) for file in files)


@dataclass(frozen=True, slots=True)
class OwnContent:
    """A person's own exercises and routines, and what is wrong with the files of others."""

    catalogue: Catalogue
    """Its routines may name shipped exercises."""
    problems: tuple[str, ...] = ()
    """A sentence each."""


class OwnStore(Protocol):
    """Keeps a person's own exercises and routines; `UserError` when something does not go."""

    def catalogue(self) -> Catalogue:
        """Own exercises and routines only; the routines may name shipped exercises."""
        ...

    def problems(self) -> tuple[str, ...]:
        """What is wrong with files that are left out, a sentence each."""
        ...

    def keep_exercise(self, exercise: Exercise, picture: Path | None) -> Exercise:
        """Keep a new or changed exercise; what is kept, with its picture or figure.

        `picture` is a file that the person chose: a PNG, JPEG, WebP or SVG picture, or a pose file
        (.toml with a table figure), which takes the place of what was there. With None it is as
        the exercise says: its picture or its figure stays, or goes if it has none any more.
        """
        ...

    def keep_routine(self, routine: Routine) -> Routine:
        """Keep a new or changed routine; what is kept, with the kind that its length decides."""
        ...

    def remove(self, identifier: str) -> None:
        """Remove an exercise that no routine uses, or a routine."""
        ...

    def write_pack(self, path: Path) -> None:
        """Write everything into one file."""
        ...

    def read_pack(self, path: Path) -> "PackSummary":
        """Add everything that is in a pack, or nothing."""
        ...

    def free_id(self, name: str) -> str:
        """An id for something new of that name."""
        ...


def whole_catalogue(own: Path) -> Catalogue:
    """The shipped exercises and routines, and those in the folder of a person's own.

    Own files that are not right are left out.
    """
    shipped, found = shipped_catalogue(), read_own(own).catalogue
    return Catalogue(
        MappingProxyType({**shipped.exercises, **found.exercises}),
        MappingProxyType({**shipped.routines, **found.routines}),
    )


def read_own(folder: Path) -> OwnContent:
    """What is in the folder of a person's own: <id>/exercise.toml with picture.png, routines.toml.

    Never raises; a folder that is not there is empty.
    """
    if not folder.exists():
        folder = set_aside(folder)  # a change was cut short
    exercises: dict[str, Exercise] = {}
    routines: tuple[Routine, ...] = ()
    problems: list[str] = []
    for file in sorted(folder.glob("own-*/exercise.toml")):
        try:
            exercises[file.parent.name] = read_own_exercise(file)
        except UserError as error:
            problems.append(str(error))
    file = folder / OWN_ROUTINES
    try:
        if os.path.lexists(file):
            known = {**shipped_catalogue().exercises, **exercises}
            routines, wrong = read_own_routines(read_toml(file), str(file), known)
            problems += map(str, wrong)
    except UserError as error:
        problems.append(str(error))
    by_id = MappingProxyType({routine.id: routine for routine in routines})
    return OwnContent(Catalogue(MappingProxyType(exercises), by_id), tuple(problems))


def set_aside(own: Path) -> Path:
    """Where the folder of a person's own is while a changed one takes its place."""
    return own.with_name(f"{own.name}.old")


def read_own_exercise(file: Path) -> Exercise:
    """A person's own exercise; how it looks is read at once, so that nothing is amiss later."""
    document = read_toml(file)
    movement = _movement(file) if "figure" in document else None
    picture = file.with_name(OWN_PICTURE)
    found = parse_own_exercise(
        document,
        str(file),
        (lambda: movement) if movement is not None else None,
        str(picture) if picture.is_file() else None,
    )
    if found.id != file.parent.name:
        refuse(f"{file}: id", f"must be the name of its folder, not {found.id!r}")
    return found


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder: <id>/exercise.toml for each exercise, and routines.toml.

    How the exercises look is read when it is first asked for.
    """
    exercises = {str(path): read_exercise(path) for path in sorted(folder.glob("*/exercise.toml"))}
    if not exercises:
        raise UserError(f"There are no exercises in {folder}.", "Install PostureGuard again.")
    files = [(str(path), read_toml(path)) for path in sorted(folder.glob("routines*.toml"))]
    routines = [(s, routine) for s, document in files for routine in parse_routines(document, s)]
    return join_catalogue(exercises, routines)


def read_exercise(path: Path) -> Exercise:
    """The exercise in a file; its movement is read when it is first asked for."""
    text = _text(path)
    movement = _MOVEMENT.search(text)
    head = text[: movement.start()] if movement else text
    return parse_exercise(decode_toml(head, path), str(path), cache(partial(_movement, path)))


def _movement(path: Path) -> "Movement":
    from postureguard.core.training.movement import parse_movement  # noqa: PLC0415 - who draws

    return parse_movement(read_toml(path), str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file, decoded; `UserError` names the file and the place."""
    return decode_toml(_text(path), path)


def _text(path: Path) -> str:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UserError(f"{path} is not an ordinary file.", "Name a file with text in it.")
        if about.st_size > MAX_BYTES:
            raise UserError(
                f"{path} is larger than {MAX_BYTES // 1024} KiB.", "Use a smaller file."
            )
        return path.read_text("utf-8")
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the file.") from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path} is not UTF-8 text (byte {error.start}).", "Save it as UTF-8."
        ) from error


def decode_toml(text: str, path: Path | str) -> dict[str, Any]:
    """Decode TOML; `UserError` names the file that it came from and the place."""
    if found := _ENDLESS_KEY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise UserError(f"{path} has too many dots at line {line}.", "Mend that place.")
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"{path} is not valid TOML: {error}.", "Mend that place.") from error
    except ValueError as error:
        found = _ENDLESS_NUMBER.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise UserError(
            f"{path} has a number that is far too long (at line {line}).", "Mend that place."
        ) from error
