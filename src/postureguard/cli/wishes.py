"""What a user asks of the running program."""

import json
import os
import signal
import sys
from typing import Any

import click

from postureguard import protocol
from postureguard.cli.words import NOT_RUNNING, ask_resident, fail, wish
from postureguard.core.sitting.plan import BAD_DAY


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Everything, for scripts.")
def status(*, as_json: bool) -> None:
    """What comes next, and how it stands today."""
    data = ask_resident(protocol.Status()).data or {}
    click.echo(json.dumps(data, indent=2) if as_json else data.get("headline", ""))


@click.command()
def subscribe() -> None:
    """Print how things stand and each change, a line of JSON each, until the program ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python hears nothing while Qt waits
    from postureguard.system.client import NotRunningError, events
    from postureguard.system.paths import user_paths

    try:
        for event in events(user_paths().socket):
            click.echo(protocol.encode(event), nl=False)
    except NotRunningError:
        fail("it is not running; start it with `postureguard`.", NOT_RUNNING)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is not flushed


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
def another() -> None:
    """Ask for another routine in the waiting break."""
    wish(protocol.Another())


@click.command("half-minute")
@click.option("--off", is_flag=True, help="The whole routine after all.")
def half_minute(*, off: bool) -> None:
    """Do just 30 seconds in the waiting break."""
    wish(protocol.HalfMinute(on=not off))


@click.command()
def redo() -> None:
    """Do the break now that was left out in the last 15 minutes."""
    wish(protocol.Redo())


@click.command("bad-day")
@click.argument("state", type=click.Choice(["on", "off"]), default="on")
def bad_day(state: str) -> None:
    """Gentler and shorter until the day is over, or as usual again."""
    wish(protocol.Say(about=BAD_DAY, value=state))


@click.command()
@click.option("--minutes", type=click.IntRange(1, 24 * 60), help="How long.  [default: 60]")
@click.option("--today", is_flag=True, help="Until the next day starts.")
def pause(minutes: int | None, *, today: bool) -> None:
    """No prompts for a while."""
    if today and minutes is not None:
        raise click.UsageError("Choose --minutes or --today, not both.")
    wish(protocol.Pause(minutes=None if today else minutes or 60))


@click.command()
@click.argument("minutes", type=click.IntRange(1, 480), default=60)
@click.option("--over", is_flag=True, help="The meeting is over.")
def meeting(minutes: int, *, over: bool) -> None:
    """Say that you are in a meeting for MINUTES; a break that is due waits."""
    wish(protocol.Meeting(minutes=None if over else minutes))


@click.command("remind-anyway")
def remind_anyway() -> None:
    """Let breaks come although something says "not now", until that is over."""
    wish(protocol.RemindAnyway())


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
    subscribe,
    start_break,
    postpone,
    skip,
    another,
    half_minute,
    redo,
    bad_day,
    pause,
    meeting,
    remind_anyway,
    resume,
    standing,
    sitting,
    checkin,
    quit_,
)
