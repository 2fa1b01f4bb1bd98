"""Reads the exercises and routines that come with the program."""

import re
import stat
import tomllib
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postureguard.core.training.catalogue import Catalogue, join_catalogue
from postureguard.core.training.exercise import Exercise, parse_exercise
from postureguard.core.training.routine import parse_routines
from postureguard.errors import UserError
from postureguard.resources import resource

if TYPE_CHECKING:
    from postureguard.core.training.faulty_lift import FaultyLift
    from postureguard.core.training.movement import Movement

MAX_BYTES = 256 * 1024

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
    return parse_exercise(_decoded(path, head), str(path), cache(partial(_movement, path)))


def _movement(path: Path) -> "Movement":
    from postureguard.core.training.movement import parse_movement  # noqa: PLC0415 - who draws

    return parse_movement(read_toml(path), str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file, decoded; `UserError` names the file and the place."""
    return _decoded(path, _text(path))


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


def _decoded(path: Path, text: str) -> dict[str, Any]:
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
