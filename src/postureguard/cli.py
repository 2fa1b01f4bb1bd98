"""The command line. Exit codes: 0 done, 1 refused or bad input, 2 usage, 3 not running."""

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from postureguard import __version__, protocol
from postureguard.errors import UserError
from postureguard.protocol import Answer, Request

P = ParamSpec("P")
R = TypeVar("R")

NOT_RUNNING = 3


def _fail(message: str, code: int = 1) -> NoReturn:
    click.echo(f"postureguard: {message}", err=True)
    sys.exit(code)


def _in_words(function: Callable[P, R]) -> Callable[P, R]:
    """What went wrong in the world ends the command with one sentence and exit code 1."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except UserError as error:
            _fail(str(error))

    return run


def _ask(request: Request) -> Answer:
    from postureguard.system.client import NotRunningError, ask
    from postureguard.system.paths import user_paths

    try:
        answer = ask(user_paths().socket, request)
    except NotRunningError:
        _fail("it is not running; start it with `postureguard`.", NOT_RUNNING)
    if not answer.ok:
        _fail(answer.message)
    return answer


def _wish(request: Request) -> None:
    data = _ask(request).data
    if data:
        click.echo(data["headline"])


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="PostureGuard")
@click.pass_context
@_in_words
def commands(context: click.Context) -> None:
    """PostureGuard notices how long you sit and gets you moving.

    Without a command it starts, or shows itself if it runs already.
    """
    if context.invoked_subcommand is None:
        from postureguard.app import run

        sys.exit(run())


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="Everything, for scripts.")
def status(*, as_json: bool) -> None:
    """What comes next, and how it stands today."""
    data = _ask(protocol.Status()).data or {}
    click.echo(json.dumps(data, indent=2) if as_json else data.get("headline", ""))


@commands.command("start-break")
@click.option("--kind", type=click.Choice(["micro", "short", "long"]), help="Which kind of break.")
def start_break(kind: protocol.BreakKind | None) -> None:
    """Begin a break now."""
    _wish(protocol.StartBreak(kind=kind))


@commands.command()
@click.argument("minutes", type=click.Choice(["2", "5", "10"]), default="5")
def postpone(minutes: str) -> None:
    """Put the waiting break off by 2, 5 or 10 MINUTES, at most twice in a row."""
    choice: Any = int(minutes)
    _wish(protocol.Postpone(minutes=choice))


@commands.command()
def skip() -> None:
    """Leave the waiting break out."""
    _wish(protocol.Skip())


@commands.command()
@click.option("--minutes", type=click.IntRange(1, 24 * 60), help="How long.  [default: 60]")
@click.option("--today", is_flag=True, help="Until the next day starts.")
def pause(minutes: int | None, *, today: bool) -> None:
    """No prompts for a while."""
    if today and minutes is not None:
        raise click.UsageError("Choose --minutes or --today, not both.")
    _wish(protocol.Pause(minutes=None if today else minutes or 60))


@commands.command()
def resume() -> None:
    """End the pause."""
    _wish(protocol.Resume())


@commands.command()
def standing() -> None:
    """Say that you are standing now; the sitting clock stops."""
    _wish(protocol.Standing())


@commands.command()
def sitting() -> None:
    """Say that you are sitting again."""
    _wish(protocol.Sitting())


@commands.command()
@click.option("--pain", type=click.IntRange(0, 10), help="0 none, 10 worst imaginable.")
def checkin(pain: int | None) -> None:
    """Rate your low back, here or in a small window."""
    if pain is None:
        _wish(protocol.Show(window="checkin"))
    else:
        _ask(protocol.Checkin(pain=pain))
        click.echo("Noted.")


@commands.command()
@_in_words
def review() -> None:
    """Open the charts of your weeks."""
    from postureguard.system.client import NotRunningError, ask
    from postureguard.system.paths import user_paths

    try:
        ask(user_paths().socket, protocol.Show(window="review"))
    except NotRunningError:
        sys.exit(_review())


@commands.command("quit")
def quit_() -> None:
    """End the program."""
    _ask(protocol.Quit())


@commands.command()
@click.argument("activity", type=click.Path(path_type=Path))
@click.option("--settings", "settings_path", type=click.Path(path_type=Path), help="Rules to try.")
@click.option("--from", "start", metavar="ISO", help="Begin at this local or zoned moment.")
@click.option("--to", "end", metavar="ISO", help="End at this local or zoned moment.")
@click.option(
    "--behaviour",
    type=click.Choice(["takes", "ignores", "postpones", "mixed"]),
    default="takes",
    show_default=True,
)
@click.option("--seed", type=int, default=0, show_default=True, help="For `mixed`.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@_in_words
def simulate(  # noqa: PLR0913 - one parameter for each option
    activity: Path,
    settings_path: Path | None,
    start: str | None,
    end: str | None,
    behaviour: str,
    seed: int,
    *,
    as_json: bool,
) -> None:
    """Show what the program would have done over real computer use.

    ACTIVITY is an ActivityWatch export (JSON), or a CSV file with the columns start,end,state
    where state is active, idle, locked or asleep.
    """
    from postureguard.offers import offers
    from postureguard.simulate import load_trace, print_timeline
    from postureguard.simulate import simulate as run
    from postureguard.system.clock import SystemClock

    zone = SystemClock().zone()
    events = run(
        load_trace(activity),
        _settings(settings_path),
        zone,
        offers(()),
        behaviour=behaviour,
        seed=seed,
        start=_moment("--from", start, zone),
        end=_moment("--to", end, zone),
    )
    lines = (json.dumps(event) for event in events) if as_json else print_timeline(events)
    for line in lines:
        click.echo(line)


@commands.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
)
@_in_words
def demo(out: Path) -> None:
    """Play one working week in virtual time and leave its journal and pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from postureguard.demo import play

    click.echo(play(out))


@commands.command()
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path())
@_in_words
def export(form: str, out: Path) -> None:
    """Write your journal as CSV or JSON files."""
    from postureguard.journal.export import export_csv, export_json
    from postureguard.system.paths import user_paths

    journal = user_paths().journal
    if form == "csv":
        for path in export_csv(journal, out):
            click.echo(path)
    else:
        click.echo(export_json(journal, out / "postureguard.json"))


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@_in_words
def doctor(*, as_json: bool) -> None:
    """Say what works on this desktop and what does not."""
    from postureguard.doctor import examine, in_words

    findings = examine()
    click.echo(json.dumps(findings, indent=2) if as_json else in_words(findings))


# --- what the resident runs ----------------------------------------------------------------


@commands.command("prepare-journal", hidden=True)
@click.argument("path", type=click.Path(path_type=Path))
@_in_words
def prepare_journal_(path: Path) -> None:
    """Bring the journal into today's shape."""
    from postureguard.journal.migrations import prepare_journal

    prepare_journal(path)


@commands.group(hidden=True)
def window() -> None:
    """One window, in its own process."""


@window.command()
@click.option("--break", "break_id", required=True)
@click.option("--routine", "routine_id", required=True)
@_in_words
def routine(break_id: str, routine_id: str) -> None:
    """The routine player."""
    from postureguard.catalogue import shipped_catalogue
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient
    from postureguard.windows.routine import run_routine

    client = ResidentClient(user_paths().socket)
    sys.exit(run_routine(routine_id, break_id, shipped_catalogue(), client, _theme()))


@window.command("checkin")
@_in_words
def checkin_window() -> None:
    """The small window for a pain rating."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.checkin import run_checkin
    from postureguard.windows.client import ResidentClient

    sys.exit(run_checkin(ResidentClient(user_paths().socket), _theme()))


@window.command("review")
@_in_words
def review_window() -> None:
    """The charts."""
    sys.exit(_review())


def _review() -> int:
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths
    from postureguard.windows.review import run_review

    clock = SystemClock()
    today = day_of(clock.now().wall, _settings(None), clock.zone())
    with JournalReader(user_paths().journal) as reader:
        return run_review(reader, today, _theme())


def _theme() -> str:
    from postureguard.system.paths import user_paths
    from postureguard.system.settings_file import read_settings

    try:
        return read_settings(user_paths().settings)[0].theme
    except UserError:
        return "auto"


def _settings(path: Path | None) -> Any:
    from postureguard.system.paths import user_paths
    from postureguard.system.settings_file import read_settings

    if path is not None and not path.exists():
        raise UserError(f"{path} does not exist.", "Name a settings file.")
    settings, problems = read_settings(path or user_paths().settings)
    if problems and path is not None:
        raise UserError(f"{path}: {problems[0].message.split(';')[0]}.", "Mend that line.")
    return settings


def _moment(option: str, text: str | None, zone: Any) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"{option} {text!r} is not a moment.", 'Write it like "2026-03-02T09:00".'
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
