"""What people do with their journal: hand it out, take it in, put a copy back, delete it all."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard.cli.files import chosen
from postureguard.cli.words import in_words

if TYPE_CHECKING:
    from postureguard.own_data import Whose
    from postureguard.windows.data.surroundings import Columns, PartName, SourceName

FILE = click.argument("file", type=click.Path(path_type=Path))
QUIT = click.option("--quit", "end_first", is_flag=True, help="End the program first if it runs.")


@click.command()
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv")
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="Folder or .zip.")
@in_words
def export(form: str, out: Path) -> None:
    """Write your journal as CSV files, or as one JSON file that can be read back."""
    from postureguard.own_data import hand_out

    if form == "json":
        name = out if out.suffix == ".json" else out / "postureguard.json"
        paths = hand_out(whose(), "json", name)
    else:
        paths = hand_out(whose(), "zip" if out.suffix == ".zip" else "csv", out)
    for path in paths:
        click.echo(path)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@in_words
def backup(file: Path | None) -> None:
    """Copy the journal to FILE, or beside itself as every day."""
    from postureguard.own_data import copy

    click.echo(copy(whose(), file))


@click.command()
@FILE
@QUIT
@in_words
def restore(file: Path, *, end_first: bool) -> None:
    """Put a copy in the journal's place, and keep the present one beside it."""
    from postureguard.own_data import put_back

    done = put_back(whose(), file, end_first=end_first)
    click.echo(f"The journal is now {file}: {_counted(done.rows.values())}.")
    if done.kept is not None:
        click.echo(f"The one before is kept as {done.kept}")


@click.command()
@FILE
@QUIT
@in_words
def merge(file: Path, *, end_first: bool) -> None:
    """Add what is in FILE, another journal or a JSON export of one, and keep what is here."""
    _take_in("journal", file, end_first=end_first)


@click.group("import")
def import_() -> None:
    """Take in what is in another journal, or what other programs know."""


@import_.command()
@FILE
@QUIT
@in_words
def workrave(file: Path, *, end_first: bool) -> None:
    """Time at the computer from Workrave: its file `historystats`."""
    _take_in("workrave", file, end_first=end_first)


@import_.command()
@FILE
@QUIT
@in_words
def activitywatch(file: Path, *, end_first: bool) -> None:
    """Stretches of sitting from ActivityWatch: an export of its buckets (JSON)."""
    _take_in("activitywatch", file, end_first=end_first)


@import_.command()
@FILE
@click.option("--date", "date_", default="date", show_default=True, help="Column of the date.")
@click.option("--score", default="score", show_default=True, help="Column of the score, 0 to 10.")
@click.option("--time", "time_", help="Column of the time of day, if there is one.")
@QUIT
@in_words
def pain(file: Path, date_: str, score: str, time_: str | None, *, end_first: bool) -> None:
    """Pain ratings from a table (CSV) of any other diary."""
    from postureguard.windows.data.surroundings import Columns

    _take_in("pain", file, Columns(date_, score, time_), end_first=end_first)


@click.command()
@click.option("--journal", is_flag=True, help="The journal, all its copies, and the log.")
@click.option("--own", is_flag=True, help="Your own exercises and routines.")
@click.option("--settings", is_flag=True, help="Your settings.")
@click.option("--yes", is_flag=True, help="Without a question; all three if none is named.")
@QUIT
@in_words
def forget(*, yes: bool, end_first: bool, **wanted: bool) -> None:
    """Delete what is kept about you: all of it, or what you name."""
    from postureguard.own_data import delete
    from postureguard.system.alone import alone
    from postureguard.system.paths import user_paths

    paths = user_paths()
    if not end_first:
        with alone(paths, end_first=False):
            pass  # said before the questions, not after the last one
    places: dict[PartName, str] = {
        "settings": f"your settings ({paths.settings})",
        "own": f"your own exercises and routines ({paths.own})",
        "journal": f"the journal with all its copies, and the log ({paths.journal.parent})",
    }
    parts = [part for part in places if wanted[part]]
    if not parts:
        parts = [part for part in places if yes or click.confirm(f"Delete {places[part]}?")]
    if not parts:
        click.echo("Nothing was deleted.")
        return
    if not yes:
        click.prompt("There is no way back. Type “forget” to go on", type=click.Choice(["forget"]))
    delete(whose(), parts, end_first=end_first)
    for part in parts:
        click.echo(f"Deleted: {places[part]}")
    click.echo(
        "Exports and copies elsewhere are still there, and so may be traces on the drive, in "
        "snapshots and in backups of your system."
    )


def whose() -> "Whose":
    """The person who runs this."""
    from postureguard.own_data import Whose
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths

    return Whose(user_paths(), chosen(), SystemClock())


def _take_in(
    source: "SourceName", file: Path, columns: "Columns | None" = None, *, end_first: bool
) -> None:
    """Add the facts in a file and say what came."""
    from postureguard.own_data import add, facts_in, only_new_times

    person = whose()
    facts = facts_in(person, source, file, columns)
    new = only_new_times(source)
    taken = add(person, facts, end_first=end_first, only_new=new, watch=None)
    for table, rows in taken.came.added.items():
        click.echo(f"{table:<14} {rows} added")
    if not taken.came.added:
        click.echo("Nothing was added.")
    if taken.came.known:
        click.echo(f"{_counted([taken.came.known])} known already.")
    if taken.left_out:
        left = _counted([taken.left_out])
        click.echo(f"{left} left out: the journal knows of that time already.")


def _counted(rows: Iterable[int]) -> str:
    total = sum(rows)
    return "1 fact" if total == 1 else f"{total} facts"


import_.add_command(merge, "journal")

COMMANDS: tuple[click.Command, ...] = (export, backup, restore, merge, import_, forget)
