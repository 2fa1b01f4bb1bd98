"""Checks exercise files, the shipped ones or somebody's own: `postureguard exercises check`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard.cli.words import in_words
from postureguard.errors import UserError

if TYPE_CHECKING:
    from postureguard.core.training.exercise import Exercise

FAULTY_LIFT = "fault.toml"


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@in_words
def check(paths: tuple[Path, ...]) -> None:
    """Check exercise files: the text, and whether a body can make the movement.

    PATH is an exercise file or a folder of them; without one, the shipped exercises are checked.
    """
    from postureguard.resources import resource

    found = [f for path in paths or (resource("exercises"),) for f in exercise_files(path)]
    files = {file.resolve(): file for file in found}.values()
    wrong = 0
    exercises: dict[str, Exercise] = {}
    for file in files:
        findings = tuple(check_file(file, exercises))
        wrong += bool(findings)
        for finding in findings:
            tell(finding)
    for finding in check_neighbours(exercises):
        wrong += 1
        tell(finding)
    if wrong:
        sys.exit(1)
    click.echo(f"{len(files)} files are right." if len(files) > 1 else "The file is right.")


def tell(finding: str) -> None:
    """Write a finding; what the output has no letter for becomes a question mark."""
    encoding = sys.stdout.encoding
    click.echo(finding.encode(encoding, "replace").decode(encoding))


def exercise_files(path: Path) -> tuple[Path, ...]:
    """The exercise files at a path; `UserError` when there are none."""
    try:
        if not path.exists():
            raise UserError(f"{path} does not exist.", "Name an exercise file or a folder of them.")
        if not path.is_dir():
            return (path,)
        names = ("exercise.toml", FAULTY_LIFT)
        found = {f for name in names for f in (path / name, *path.glob(f"*/{name}")) if f.is_file()}
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error
    if not found:
        remedy = "An exercise is in a folder of its own, in a file named exercise.toml."
        raise UserError(f"There are no exercises in {path}.", remedy)
    return tuple(sorted(found))


def check_file(file: Path, exercises: "dict[str, Exercise]") -> Iterator[str]:
    """Everything that is wrong with one file, a sentence each; adds what it read to `exercises`."""
    from postureguard.catalogue import read_exercise, read_toml
    from postureguard.core.figure.check import check_figure, check_lesson
    from postureguard.core.training.faulty_lift import parse_faulty_lift

    try:
        if file.name == FAULTY_LIFT:
            findings = check_figure(parse_faulty_lift(read_toml(file), str(file)).figure)
        else:
            exercise = read_exercise(file)
            figure, lesson = exercise.figure, exercise.lesson
            exercises[str(file)] = exercise
            findings = check_figure(figure) + (check_lesson(figure, lesson) if lesson else ())
    except UserError as error:
        yield str(error)
        return
    for finding in findings:
        yield f"{file}: {finding}"


def check_neighbours(exercises: "dict[str, Exercise]") -> Iterator[str]:
    """What is wrong between files: two with one id, neighbours nobody knows, ways in a circle."""
    from postureguard.catalogue import read_exercise
    from postureguard.core.training.catalogue import circles
    from postureguard.resources import resource

    shipped = map(read_exercise, resource("exercises").glob("*/exercise.toml"))
    known = {exercise.id: exercise for exercise in shipped}
    by_id: dict[str, str] = {}
    for file, exercise in exercises.items():
        if exercise.id in by_id:
            yield f"{file}: id: {by_id[exercise.id]} has the same id. Give it another one."
        by_id[exercise.id] = file
        known[exercise.id] = exercise
    for file, exercise in exercises.items():
        for key, other in (("easier", exercise.easier), ("harder", exercise.harder)):
            if other is not None and other not in known:
                yield f"{file}: {key}: there is no exercise {other!r}. Name another or none."
    for circle in circles(known):
        if set(circle) & set(by_id):
            file = by_id[next(name for name in circle if name in by_id)]
            way = " → ".join((*circle, circle[0]))
            yield f"{file}: harder: the way goes round in a circle ({way}). Let it end somewhere."
