"""A person's own exercises and routines: the window, and packs of them."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.exercises import ON_THE_DESKTOP
from postureguard.cli.files import chosen_for_windows, need_display
from postureguard.cli.words import in_words, show_window
from postureguard.errors import UserError

if TYPE_CHECKING:
    from postureguard.core.training.exercise import Exercise
    from postureguard.core.training.routine import Routine
    from postureguard.system.own import OwnFiles
    from postureguard.windows.client import ResidentClient

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group(invoke_without_command=True)
@click.pass_context
@in_words
def own(context: click.Context) -> None:
    """Add exercises and routines of your own, and hand them on.

    Without a command it opens the window for them.
    """
    if context.invoked_subcommand is None:
        show_window(protocol.Show(window="own"), partial(open_own, None))


def open_own(item: str | None, client: "ResidentClient | None" = None) -> int:
    """Show the window until it is closed; the resident can call it to the front."""
    from postureguard.catalogue import shipped_catalogue
    from postureguard.system.own.pictures import picture_from
    from postureguard.windows.own import run_own

    need_display(ON_THE_DESKTOP)
    settings = chosen_for_windows()
    return run_own(_files(), shipped_catalogue(), settings, picture_from, item, client)


@own.command("list")
@in_words
def list_() -> None:
    """Name your own exercises and routines, and what is wrong with any."""
    files = _files()
    found = files.catalogue()
    for line in _lines(found.exercises.values(), found.routines.values()):
        click.echo(line)
    problems = files.problems()
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    if not found.exercises and not found.routines:
        click.echo("There is nothing of your own yet.")


@own.command("import")
@FILE
@in_words
def import_(file: Path) -> None:
    """Add everything that is in a pack, or nothing."""
    found = _files().read_pack(file)
    if found.added:
        _tell_resident()
    for name in found.added:
        click.echo(f"Added: {name}")
    for name in found.there:
        click.echo(f"There already: {name}")


@own.command()
@FILE
@in_words
def export(file: Path) -> None:
    """Write everything of your own into a pack."""
    if file.exists():
        raise UserError(f"{file} is there already.", "Choose another name.")
    _files().write_pack(file)
    click.echo(file)


@own.command()
@FILE
@in_words
def check(file: Path) -> None:
    """Check a pack or one exercise file (.toml) without adding it."""
    from postureguard.system.own.pack import open_pack

    if file.suffix == ".toml":
        exercises, routines = [_checked(file)], list["Routine"]()
    else:
        pack = open_pack(file)
        click.echo(f"{pack.name}:")
        exercises = [kept.exercise for kept in pack.exercises.values()]
        routines = list(pack.routines.values())
    for line in _lines(exercises, routines):
        click.echo(line)
    click.echo("The file is right.")


def _checked(file: Path) -> "Exercise":
    from postureguard.catalogue import read_toml
    from postureguard.core.training.own import parse_own_exercise
    from postureguard.system.own.poses import check_pose

    document = read_toml(file)
    exercise = parse_own_exercise(document, str(file))
    if "figure" in document:
        check_pose(document["figure"], str(file))
    return exercise


def _lines(exercises: "Iterable[Exercise]", routines: "Iterable[Routine]") -> Iterable[str]:
    for exercise in exercises:
        yield f"{exercise.id:<32} {exercise.name}"
    for routine in routines:
        yield f"{routine.id:<32} {routine.name} ({routine.kind} break)"


def _tell_resident() -> None:
    """Let a resident that is there choose anew, with what has come."""
    from postureguard.core.programme.subjects import OWN
    from postureguard.system.client import NotRunningError, ask
    from postureguard.system.paths import user_paths

    with suppress(NotRunningError):
        ask(user_paths().socket, protocol.Say(about=f"{OWN}pack", value="kept"))


def _files() -> "OwnFiles":
    from postureguard.system.own import OwnFiles
    from postureguard.system.paths import user_paths

    return OwnFiles(user_paths().own)


COMMANDS: tuple[click.Command, ...] = (own,)
