"""What people do with their journal: hand it out, take it in, put a copy back, delete it all."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard.cli.files import chosen
from postureguard.cli.words import in_words

if TYPE_CHECKING:
    from postureguard.journal.take_in import Fact

FILE = click.argument("file", type=click.Path(path_type=Path))
QUIT = click.option("--quit", "end_first", is_flag=True, help="End the program first if it runs.")


@click.command()
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv")
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="Folder or .zip.")
@in_words
def export(form: str, out: Path) -> None:
    """Write your journal as CSV files, or as one JSON file that can be read back."""
    from postureguard.journal.export import export_csv, export_json, export_zip
    from postureguard.system.paths import user_paths

    journal = user_paths().journal
    if form == "json":
        name = out if out.suffix == ".json" else out / "postureguard.json"
        click.echo(export_json(journal, name))
    elif out.suffix == ".zip":
        click.echo(export_zip(journal, out))
    else:
        for path in export_csv(journal, out):
            click.echo(path)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@in_words
def backup(file: Path | None) -> None:
    """Copy the journal to FILE, or beside itself as every day."""
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.backup import back_up, copy_to
    from postureguard.journal.faults import no_journal
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths

    clock, journal = SystemClock(), user_paths().journal
    if not journal.exists():
        raise no_journal()
    if file is None:
        click.echo(back_up(journal, day_of(clock.now().wall, chosen(), clock.zone())))
    else:
        click.echo(copy_to(journal, file))


@click.command()
@FILE
@QUIT
@in_words
def restore(file: Path, *, end_first: bool) -> None:
    """Put a copy in the journal's place, and keep the present one beside it."""
    from postureguard.journal.restore import restore as put_back
    from postureguard.system.alone import alone
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths

    paths = user_paths()
    with alone(paths, end_first=end_first):
        done = put_back(paths.journal, file, SystemClock().now().wall)
    click.echo(f"The journal is now {file}: {_counted(done.rows.values())}.")
    if done.kept is not None:
        click.echo(f"The one before is kept as {done.kept}")


@click.command()
@FILE
@QUIT
@in_words
def merge(file: Path, *, end_first: bool) -> None:
    """Add what is in FILE, another journal or a JSON export of one, and keep what is here."""
    from postureguard.journal.brought import facts_of

    _take_in(facts_of(file), end_first=end_first)


@click.group("import")
def import_() -> None:
    """Take in what is in another journal, or what other programs know."""


@import_.command()
@FILE
@QUIT
@in_words
def workrave(file: Path, *, end_first: bool) -> None:
    """Time at the computer from Workrave: its file `historystats`."""
    from postureguard.journal.imports.workrave import workrave_facts
    from postureguard.system.clock import SystemClock

    facts = workrave_facts(file, SystemClock().zone(), _day_of())
    _take_in(facts, end_first=end_first, only_new_times=True)


@import_.command()
@FILE
@QUIT
@in_words
def activitywatch(file: Path, *, end_first: bool) -> None:
    """Stretches of sitting from ActivityWatch: an export of its buckets (JSON)."""
    from postureguard.journal.imports.activity import Limits, activity_facts

    settings = chosen()
    limits = Limits(silence_s=settings.long_idle_min * 60.0, away_s=settings.away_min * 60.0)
    facts = activity_facts(file, limits, _day_of())
    _take_in(facts, end_first=end_first, only_new_times=True)


@import_.command()
@FILE
@click.option("--date", "date_", default="date", show_default=True, help="Column of the date.")
@click.option("--score", default="score", show_default=True, help="Column of the score, 0 to 10.")
@click.option("--time", "time_", help="Column of the time of day, if there is one.")
@QUIT
@in_words
def pain(file: Path, date_: str, score: str, time_: str | None, *, end_first: bool) -> None:
    """Pain ratings from a table (CSV) of any other diary."""
    from postureguard.journal.imports.table import Columns, table_facts
    from postureguard.system.clock import SystemClock

    columns = Columns(date_, score, time_)
    _take_in(table_facts(file, columns, SystemClock().zone(), _day_of()), end_first=end_first)


@click.command()
@click.option("--journal", is_flag=True, help="The journal, all its copies, and the log.")
@click.option("--own", is_flag=True, help="Your own exercises and routines.")
@click.option("--settings", is_flag=True, help="Your settings.")
@click.option("--yes", is_flag=True, help="Without a question; all three if none is named.")
@QUIT
@in_words
def forget(*, yes: bool, end_first: bool, **wanted: bool) -> None:
    """Delete what is kept about you: all of it, or what you name."""
    from postureguard.journal.forget import forget as forget_journal
    from postureguard.system.alone import alone
    from postureguard.system.forget import forget_log, forget_own, forget_settings
    from postureguard.system.paths import user_paths

    paths = user_paths()
    places = {
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
    with alone(paths, end_first=end_first):
        if "settings" in parts:
            forget_settings(paths)
        if "own" in parts:
            forget_own(paths)
        if "journal" in parts:
            forget_log(paths)
            forget_journal(paths.journal)
    for part in parts:
        click.echo(f"Deleted: {places[part]}")
    click.echo(
        "Exports and copies elsewhere are still there, and so may be traces on the drive, in "
        "snapshots and in backups of your system."
    )


def _take_in(facts: "Iterable[Fact]", *, end_first: bool, only_new_times: bool = False) -> None:
    """Add facts and say what came; of stretches of time, if so wanted, only those not known."""
    from postureguard.journal.imports.named import where_nothing_is_known
    from postureguard.journal.take_in import take_in
    from postureguard.system.alone import alone
    from postureguard.system.paths import user_paths

    paths, brought = user_paths(), list(facts)
    with alone(paths, end_first=end_first):
        kept = where_nothing_is_known(paths.journal, brought) if only_new_times else brought
        came = take_in(paths.journal, kept)
    for table, rows in came.added.items():
        click.echo(f"{table:<14} {rows} added")
    if not came.added:
        click.echo("Nothing was added.")
    if came.known:
        click.echo(f"{_counted([came.known])} known already.")
    if len(kept) < len(brought):
        left = _counted([len(brought) - len(kept)])
        click.echo(f"{left} left out: the journal knows of that time already.")


def _counted(rows: Iterable[int]) -> str:
    total = sum(rows)
    return "1 fact" if total == 1 else f"{total} facts"


def _day_of() -> Callable[[datetime], date]:
    """Which day a moment counts towards, by the present settings."""
    from postureguard.core.sitting.plan import day_of
    from postureguard.system.clock import SystemClock

    settings, zone = chosen(), SystemClock().zone()
    return lambda moment: day_of(moment, settings, zone)


import_.add_command(merge, "journal")

COMMANDS: tuple[click.Command, ...] = (export, backup, restore, merge, import_, forget)
