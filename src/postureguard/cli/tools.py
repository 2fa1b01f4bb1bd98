"""What needs no running program: review, simulate, demo, autostart, doctor."""

import json
import os
import sys
from pathlib import Path

import click

from postureguard import protocol
from postureguard.cli.files import moment_of, open_review, rules
from postureguard.cli.words import in_words, show_window
from postureguard.errors import UserError


@click.command()
@in_words
def review() -> None:
    """Open the charts of your weeks."""
    show_window(protocol.Show(window="review"), open_review)


@click.command()
@click.argument("activity", type=click.Path(path_type=Path), required=False)
@click.option("--person", metavar="NAME", help="A year of this kind of person instead.")
@click.option("--weeks", type=click.IntRange(1, 104), default=52, show_default=True)
@click.option("--settings", "settings_path", type=click.Path(path_type=Path), help="Rules to try.")
@click.option("--from", "start", metavar="ISO", help="Begin at this local or zoned moment.")
@click.option("--to", "end", metavar="ISO", help="End at this local or zoned moment.")
@click.option(
    "--behaviour",
    type=click.Choice(["takes", "ignores", "postpones", "mixed"]),
    default="takes",
    show_default=True,
)
@click.option("--seed", type=int, default=0, show_default=True, help="For `mixed` and people.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@in_words
def simulate(  # noqa: PLR0913 - one parameter for each option
    activity: Path | None,
    settings_path: Path | None,
    start: str | None,
    end: str | None,
    behaviour: str,
    seed: int,
    *,
    person: str | None,
    weeks: int,
    as_json: bool,
) -> None:
    """Show what the program would have done over real computer use.

    ACTIVITY is an ActivityWatch export (JSON), or a CSV file with the columns start,end,state
    where state is active, idle, locked or asleep.

    With --person it shows instead how the programme goes for somebody over a year, and checks
    that nobody rises in pain or stands still without a reason.
    """
    if person is not None:
        sys.exit(simulate_person(person, weeks, seed))
    if activity is None:
        raise UserError("There is no ACTIVITY to simulate.", "Name a file, or use --person NAME.")
    from postureguard.offers import offers
    from postureguard.simulate import load_trace, print_timeline
    from postureguard.simulate import simulate as run
    from postureguard.system.clock import SystemClock

    zone = SystemClock().zone()
    events = run(
        load_trace(activity),
        rules(settings_path),
        zone,
        offers(),
        behaviour=behaviour,
        seed=seed,
        start=moment_of("--from", start, zone),
        end=moment_of("--to", end, zone),
    )
    lines = (json.dumps(event) for event in events) if as_json else print_timeline(events)
    for line in lines:
        click.echo(line)


def simulate_person(name: str, weeks: int, seed: int) -> int:
    """Print the weeks of a kind of person and the checks; the exit status."""
    from postureguard.catalogue import shipped_catalogue
    from postureguard.simulate.checks import check
    from postureguard.simulate.people import find_person
    from postureguard.simulate.story import outcome, story
    from postureguard.simulate.year import live

    habits = find_person(name)
    catalogue = shipped_catalogue()
    lived = list(live(habits, catalogue, days=7 * weeks, seed=seed))
    last = lived[-1]
    checks = check(last.history, catalogue.exercises, last.progress)
    for line in (f"{name}: {habits.words}", *story(lived), "", *outcome(checks)):
        click.echo(line)
    return 1 if any(done.broken for done in checks) else 0


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
)
@in_words
def demo(out: Path) -> None:
    """Play one working week in virtual time and leave its journal and pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from postureguard.demo import play

    click.echo(play(out))


@click.command()
@click.argument("state", type=click.Choice(["on", "off"]), required=False)
@in_words
def autostart(state: str | None) -> None:
    """Say whether the program starts when you log in; with on or off, change that first."""
    from postureguard.system import autostart as file

    if state is not None:
        file.write_autostart(state == "on", file.own_command())
    click.echo(file.in_words(file.read_autostart()))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@in_words
def doctor(*, as_json: bool) -> None:
    """Say what works on this desktop and what does not."""
    from postureguard.doctor import examine, in_words

    findings = examine()
    click.echo(json.dumps(findings, indent=2) if as_json else in_words(findings))


COMMANDS: tuple[click.Command, ...] = (
    review,
    simulate,
    demo,
    autostart,
    doctor,
)
