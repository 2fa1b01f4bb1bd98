"""What a user asks of the running program."""

import json
from typing import Any

import click

from postureguard import protocol
from postureguard.cli.words import ask_resident, wish


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Everything, for scripts.")
def status(*, as_json: bool) -> None:
    """What comes next, and how it stands today."""
    data = ask_resident(protocol.Status()).data or {}
    click.echo(json.dumps(data, indent=2) if as_json else data.get("headline", ""))


@click.command("start-break")
@click.option("--kind", type=click.Choice(["micro", "short", "long"]), help="Which kind of break.")
def start_break(kind: protocol.BreakKind | None) -> None:
    """Begin a break now."""
    wish(protocol.StartBreak(kind=kind))


@click.command()
@click.argument("minutes", type=click.Choice(["2", "5", "10"]), default="5")
def postpone(minutes: str) -> None:
    """Put the waiting break off by 2, 5 or 10 MINUTES, at most twice in a row."""
    choice: Any = int(minutes)
    wish(protocol.Postpone(minutes=choice))


@click.command()
def skip() -> None:
    """Leave the waiting break out."""
    wish(protocol.Skip())


@click.command()
@click.option("--minutes", type=click.IntRange(1, 24 * 60), help="How long.  [default: 60]")
@click.option("--today", is_flag=True, help="Until the next day starts.")
def pause(minutes: int | None, *, today: bool) -> None:
    """No prompts for a while."""
    if today and minutes is not None:
        raise click.UsageError("Choose --minutes or --today, not both.")
    wish(protocol.Pause(minutes=None if today else minutes or 60))


@click.command()
def resume() -> None:
    """End the pause."""
    wish(protocol.Resume())


@click.command()
def standing() -> None:
    """Say that you are standing now; the sitting clock stops."""
    wish(protocol.Standing())


@click.command()
def sitting() -> None:
    """Say that you are sitting again."""
    wish(protocol.Sitting())


@click.command()
@click.option("--pain", type=click.IntRange(0, 10), help="0 none, 10 worst imaginable.")
def checkin(pain: int | None) -> None:
    """Rate your low back, here or in a small window."""
    if pain is None:
        wish(protocol.Show(window="checkin"))
    else:
        ask_resident(protocol.Checkin(pain=pain))
        click.echo("Noted.")


@click.command("quit")
def quit_() -> None:
    """End the program."""
    ask_resident(protocol.Quit())


COMMANDS: tuple[click.Command, ...] = (
    status,
    start_break,
    postpone,
    skip,
    pause,
    resume,
    standing,
    sitting,
    checkin,
    quit_,
)
