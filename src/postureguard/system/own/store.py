"""The folder of a person's own exercises and routines."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Final, NoReturn

from postureguard.catalogue import (
    OWN_PICTURE,
    OWN_ROUTINES,
    OwnContent,
    decode_toml,
    read_own,
    read_toml,
    shipped_catalogue,
)
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.own import (
    PackSummary,
    own_exercise_text,
    own_id,
    parse_own_exercise,
)
from postureguard.core.training.own_routine import (
    own_routines_text,
    read_own_routines,
    routine_tables,
    routine_values,
)
from postureguard.core.training.routine import Routine
from postureguard.errors import UserError
from postureguard.system.own.folder import changing, write_private
from postureguard.system.own.pack import Kept, Pack, open_pack, write_pack
from postureguard.system.own.pictures import picture_from, same_picture
from postureguard.system.own.poses import pose_from

MOST_EXERCISES: Final = 200
EXERCISE: Final = "exercise.toml"


class OwnFiles:
    """Keeps own exercises as <id>/exercise.toml with picture.png, and routines.toml."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))

    def catalogue(self) -> Catalogue:
        """Own exercises and routines only; the routines may name shipped exercises."""
        return self._read().catalogue

    def problems(self) -> tuple[str, ...]:
        """What is wrong with files that are left out, a sentence each."""
        return self._read().problems

    def keep_exercise(self, exercise: Exercise, picture: Path | None) -> Exercise:
        """Keep a new or changed exercise; see `OwnStore`."""
        kept = self._made(exercise, picture)
        with changing(self._folder) as folder:
            _put(folder, kept)
            self._check(folder)
        return self.catalogue().exercises[exercise.id]

    def keep_routine(self, routine: Routine) -> Routine:
        """Keep a new or changed routine; what is kept, with the kind that its length decides."""
        table = routine_values(routine)
        _found, wrong = read_own_routines({"routine": [table]}, routine.name, self._known())
        if wrong:
            raise _to_correct(wrong[0])
        tables = self._tables()
        places = [i for i, other in enumerate(tables) if other.get("id") == routine.id]
        if places:
            tables[places[0]] = table
        else:
            tables.append(table)
        self._write_routines(tables)
        return self.catalogue().routines[routine.id]

    def remove(self, identifier: str) -> None:
        """Remove an exercise that no routine uses, or a routine."""
        tables = self._tables()
        left = [table for table in tables if table.get("id") != identifier]
        if len(left) < len(tables):
            self._write_routines(left)
            return
        if identifier not in {path.name for path in self._folder.glob("own-*")}:
            words = _("There is nothing of your own called {id!r}.")
            raise UserError(words.format(id=identifier))
        user = next((table for table in tables if identifier in _named(table)), None)
        if user is not None:
            words = _("It is part of the routine “{name}”.")
            name = user.get("name", user.get("id"))
            raise UserError(words.format(name=name), _("Take it out there first."))
        with changing(self._folder) as folder:
            _discard(folder / identifier)

    def write_pack(self, path: Path) -> None:
        """Write everything that is right into one file."""
        found = self._read().catalogue
        if not found.exercises and not found.routines:
            raise UserError(_("There is nothing of your own yet."), _("Add an exercise first."))
        exercises = {name: self._kept(exercise) for name, exercise in found.exercises.items()}
        routines = own_routines_text(map(routine_values, found.routines.values()))
        write_pack(path, exercises, routines)

    def read_pack(self, path: Path) -> PackSummary:
        """Add everything that is in a pack, or nothing."""
        pack = open_pack(path)
        new = self._new_in(pack, path)
        if new.exercises or new.routines:
            tables = [*self._tables(), *map(routine_values, new.routines.values())]
            with changing(self._folder) as folder:
                for kept in new.exercises.values():
                    _put(folder, kept)
                _put_routines(folder, tables)
                self._check(folder)
        return PackSummary(
            tuple(_names(new)), tuple(n for n in _names(pack) if n not in set(_names(new)))
        )

    def free_id(self, name: str) -> str:
        """An id for something new of that name."""
        folders = {path.name for path in self._folder.glob("own-*")}
        return own_id(name, folders | {str(table.get("id")) for table in self._tables()})

    def _read(self) -> OwnContent:
        return read_own(self._folder)

    def _known(self) -> Mapping[str, Exercise]:
        return {**shipped_catalogue().exercises, **self._read().catalogue.exercises}

    def _tables(self) -> list[Mapping[str, object]]:
        """The tables of all routines, right or not; `UserError` when they cannot be read."""
        file = self._folder / OWN_ROUTINES
        found = routine_tables(read_toml(file), str(file)) if file.exists() else []
        return [table for table in found if isinstance(table, Mapping)]

    def _write_routines(self, tables: Iterable[Mapping[str, object]]) -> None:
        with changing(self._folder) as folder:
            _put_routines(folder, tables)

    def _made(self, exercise: Exercise, chosen: Path | None) -> Kept:
        """What is to be kept of an exercise that somebody changed."""
        figure, picture = None, None
        if chosen is not None and chosen.suffix.lower() == ".toml":
            figure = pose_from(chosen)
        elif chosen is not None:
            picture = picture_from(chosen)
        elif exercise.picture is not None:
            picture = picture_from(Path(exercise.picture))
        elif exercise.has_figure:
            figure = self._figure(exercise.id)
        text = own_exercise_text(exercise, figure)
        try:
            parse_own_exercise(decode_toml(text, exercise.name), exercise.name)
        except UserError as error:
            raise _to_correct(error) from error
        return Kept(exercise, text, picture)

    def _kept(self, exercise: Exercise) -> Kept:
        picture = picture_from(Path(exercise.picture)) if exercise.picture is not None else None
        figure = self._figure(exercise.id) if exercise.has_figure else None
        return Kept(exercise, own_exercise_text(exercise, figure), picture)

    def _figure(self, identifier: str) -> Mapping[str, object]:
        found: Mapping[str, object] = read_toml(self._folder / identifier / EXERCISE)["figure"]
        return found

    def _new_in(self, pack: Pack, path: Path) -> Pack:
        """What of a pack is not here yet; refuses what is here with another content."""
        there = self._read().catalogue
        exercises, routines = dict(pack.exercises), dict(pack.routines)
        for name, kept in pack.exercises.items():
            if (self._folder / name).exists():
                here = there.exercises.get(name)
                if here is None or not _is_same(self._kept(here), kept):
                    _refuse(path, kept.exercise.name, name)
                del exercises[name]
        for name, routine in pack.routines.items():
            if any(table.get("id") == name for table in self._tables()):
                if there.routines.get(name) != routine:
                    _refuse(path, routine.name, name)
                del routines[name]
        return Pack(pack.name, exercises, routines)

    def _check(self, folder: Path) -> None:
        """Refuse a change by which something that is right now would be so no longer."""
        before, after = self._read().catalogue, read_own(folder).catalogue
        for name, routine in before.routines.items():
            if name not in after.routines:
                words = _("The routine “{name}”, which it is part of, would not fit any more.")
                raise UserError(words.format(name=routine.name), _("Change the routine first."))
        if len(after.exercises) > MOST_EXERCISES:
            words = _("There would be more than {count} exercises of your own.")
            raise UserError(words.format(count=MOST_EXERCISES), _("Remove some first."))
        for name in after.exercises.keys() & after.routines.keys():
            words = _("An exercise and a routine would have the same id, {id!r}.")
            raise UserError(words.format(id=name), _("Give one of them another id."))


def _put(folder: Path, kept: Kept) -> None:
    place = folder / kept.exercise.id
    _discard(place)
    write_private(place / EXERCISE, kept.text.encode())
    if kept.picture is not None:
        write_private(place / OWN_PICTURE, kept.picture)


def _put_routines(folder: Path, tables: Iterable[Mapping[str, object]]) -> None:
    write_private(folder / OWN_ROUTINES, own_routines_text(tables).encode())


def _discard(place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)


def _named(table: Mapping[str, object]) -> set[object]:
    """The exercises that the table of a routine names, right or not."""
    items = table.get("items")
    tables = items if isinstance(items, list) else []
    return {item.get("exercise") for item in tables if isinstance(item, Mapping)}


def _is_same(one: Kept, other: Kept) -> bool:
    if one.text != other.text or (one.picture is None) != (other.picture is None):
        return False
    return one.picture is None or other.picture is None or same_picture(one.picture, other.picture)


def _names(pack: Pack) -> Iterator[str]:
    yield from (kept.exercise.name for kept in pack.exercises.values())
    yield from (routine.name for routine in pack.routines.values())


def _to_correct(error: UserError) -> UserError:
    return UserError(error.title, _("Correct that first."))


def _refuse(path: Path, name: str, identifier: str) -> NoReturn:
    words = _("{path}: you have “{name}” ({id}) already, and it is not the same.")
    raise UserError(
        words.format(path=path, name=name, id=identifier),
        _("Nothing was added. Remove yours first if you want the one from the pack."),
    )
