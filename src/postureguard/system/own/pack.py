"""Packs: own exercises and routines in one file, to hand on (docs/packs.md).

Everything in a pack is read, checked and written anew before anything of it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path, PurePosixPath
from typing import Any, Final

from postureguard.catalogue import OWN_ROUTINES, decode_toml, shipped_catalogue
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.fields import open_table
from postureguard.core.training.own import own_exercise_text, parse_own_exercise
from postureguard.core.training.own_routine import read_own_routines
from postureguard.core.training.routine import Routine
from postureguard.core.training.toml_text import toml_lines
from postureguard.errors import UserError
from postureguard.system.own.archive import read_archive, refused, write_archive
from postureguard.system.own.pictures import IN_A_PACK, png_of
from postureguard.system.own.poses import check_pose

VERSION: Final = 1
ABOUT: Final = "pack.toml"
SUFFIX: Final = ".posturepack"


@dataclass(frozen=True, slots=True)
class Kept:
    """An own exercise as it is kept."""

    exercise: Exercise
    text: str
    """Its file."""
    picture: bytes | None
    """PNG."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What is in a pack, by id."""

    name: str
    exercises: Mapping[str, Kept]
    routines: Mapping[str, Routine]


def open_pack(path: Path) -> Pack:
    """Read and check a whole pack; `UserError` when anything in it is not right."""
    files = read_archive(path)
    try:
        name = _about(files.pop(ABOUT, None), path)
        routines = files.pop(OWN_ROUTINES, b"")
        exercises = _exercises(files, path)
        return Pack(name, exercises, _routines(routines, exercises, path))
    except UserError as error:
        raise refused(error.title) from error


def write_pack(path: Path, exercises: Mapping[str, Kept], routines: str) -> None:
    """Write exercises and the file of the routines as a pack."""
    files = {ABOUT: toml_lines({"version": VERSION, "name": path.stem[:60] or "Pack"}).encode()}
    for identifier, kept in exercises.items():
        files[f"exercises/{identifier}.toml"] = kept.text.encode()
        if kept.picture is not None:
            files[f"pictures/{identifier}.png"] = kept.picture
    if routines:
        files[OWN_ROUTINES] = routines.encode()
    write_archive(path, files)


def _about(data: bytes | None, path: Path) -> str:
    if data is None:
        raise refused(_("{path} is not a pack: {name} is missing.").format(path=path, name=ABOUT))
    source = f"{path}: {ABOUT}"
    document = _decoded(data, source)
    version = document.get("version")
    if isinstance(version, bool) or version != VERSION:
        words = _("{path} was made for another version of PostureGuard.")
        raise refused(words.format(path=path))
    return open_table(document, source, "", ("version", "name")).text("name", 60)


def _exercises(files: Mapping[str, bytes], path: Path) -> Mapping[str, Kept]:
    found = {}
    for name, data in files.items():
        inside = PurePosixPath(name)
        identifier = inside.stem
        if inside.parent.name == "exercises":
            picture = files.get(f"pictures/{identifier}.png")
            found[identifier] = _exercise(identifier, data, picture, f"{path}: {name}")
        elif f"exercises/{identifier}.toml" not in files:
            words = _("{place} belongs to no exercise.")
            raise refused(words.format(place=f"{path}: {name}"))
    return found


def _exercise(identifier: str, data: bytes, picture: bytes | None, source: str) -> Kept:
    document = _decoded(data, source)
    figure = document.get("figure")
    exercise = parse_own_exercise(document, source)
    if exercise.id != identifier:
        raise refused(_("{place}: its id is {id!r}.").format(place=source, id=exercise.id))
    if figure is not None:
        check_pose(figure, source)
        if picture is not None:
            raise refused(_("{place} has both a figure and a picture.").format(place=source))
    png = (
        None
        if picture is None
        else png_of(picture, _("{place}: its picture").format(place=source), IN_A_PACK)
    )
    return Kept(exercise, own_exercise_text(exercise, figure), png)


def _routines(data: bytes, exercises: Mapping[str, Kept], path: Path) -> Mapping[str, Routine]:
    source = f"{path}: {OWN_ROUTINES}"
    packed = {identifier: kept.exercise for identifier, kept in exercises.items()}
    known = {**shipped_catalogue().exercises, **packed}
    found, wrong = read_own_routines(_decoded(data, source), source, known)
    if wrong:
        raise wrong[0]
    return {routine.id: routine for routine in found}


def _decoded(data: bytes, source: str) -> dict[str, Any]:
    try:
        return decode_toml(data.decode("utf-8"), source)
    except UnicodeDecodeError as error:
        words = _("{place} is not UTF-8 text (byte {n}).").format(place=source, n=error.start)
        raise refused(words) from error
