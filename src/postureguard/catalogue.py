"""Reads the exercises and routines that come with the program."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from postureguard.core.training.catalogue import Catalogue, build_catalogue
from postureguard.errors import UserError
from postureguard.resources import resource

MAX_BYTES = 256 * 1024

_ENDLESS_NUMBER = re.compile(r"\d(?:_?\d){4300}")
"""More digits than Python reads."""


@cache
def shipped_catalogue() -> Catalogue:
    """The exercises and routines in resources/exercises."""
    return read_catalogue(resource("exercises"))


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder: <id>/exercise.toml for each exercise, and routines.toml."""
    exercises = {str(path): read_toml(path) for path in sorted(folder.glob("*/exercise.toml"))}
    routines = {str(path): read_toml(path) for path in sorted(folder.glob("routines*.toml"))}
    if not exercises:
        raise UserError(f"There are no exercises in {folder}.", "Install PostureGuard again.")
    return build_catalogue(exercises, routines)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file, decoded; `UserError` names the file and the place."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(
                f"{path} is larger than {MAX_BYTES // 1024} KiB.", "Use a smaller file."
            )
        return _decoded(path, path.read_text("utf-8"))
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the file.") from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path} is not UTF-8 text (byte {error.start}).", "Save it as UTF-8."
        ) from error


def _decoded(path: Path, text: str) -> dict[str, Any]:
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
