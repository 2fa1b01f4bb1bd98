"""The person's own experiment: breaks after 30 or 60 minutes, week by week, drawn by lot."""

import secrets
from datetime import date
from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.files import rules
from postureguard.cli.words import ask_resident, in_words
from postureguard.errors import UserError

if TYPE_CHECKING:
    from postureguard.core.insight.experiment import Experiment
    from postureguard.core.insight.weeks import DayRow


@click.group("experiment")
def experiment_() -> None:
    """Find out for yourself whether breaks after 30 or after 60 minutes suit your back better."""


@experiment_.command()
@click.option("--weeks", type=click.Choice(["10", "12"]), default="12", show_default=True)
@in_words
def start(weeks: str) -> None:
    """Draw the weeks by lot; the first begins next Monday."""
    from postureguard.core.insight.experiment import start_value, ways
    from postureguard.core.insight.experiment_text import standing_text
    from postureguard.core.insight.trial import beforehand_text
    from postureguard.core.programme.subjects import EXPERIMENT_START

    found, _days, today = _known()
    if found is not None and found.is_open(today):
        raise UserError("An experiment is open.", "See `postureguard experiment show`.")
    value = start_value(today, int(weeks), secrets.randbelow(ways(int(weeks))))
    ask_resident(protocol.Say(about=EXPERIMENT_START, value=value))
    found, _days, today = _known()
    click.echo(f"{beforehand_text()}\n{standing_text(found, today, date.isoformat)}")


@experiment_.command()
@in_words
def stop() -> None:
    """Give it up; what came of it so far can be seen then."""
    from postureguard.core.programme.subjects import EXPERIMENT_STOP

    found, _days, today = _known()
    if found is None or not found.is_open(today):
        raise UserError("No experiment is open.", "See `postureguard experiment start`.")
    ask_resident(protocol.Say(about=EXPERIMENT_STOP, value="yes"))
    _show()


@experiment_.command()
@in_words
def show() -> None:
    """Say how far it is; at its end, how the weeks compare."""
    _show()


def _show() -> None:
    from postureguard.core.insight.experiment_text import standing_text
    from postureguard.core.insight.trial import trial, trial_text

    found, days, today = _known()
    click.echo(standing_text(found, today, date.isoformat))
    result = trial(found, days, today) if found is not None else None
    if result is None:
        return
    click.echo(trial_text(result))
    for week in result.weeks:
        mean = "too few ratings" if week.mean is None else f"mean pain {week.mean:.1f}"
        click.echo(f"{week.number:>3}  {week.monday}  {week.minutes} min  {mean}")


def _known() -> "tuple[Experiment | None, tuple[DayRow, ...], date]":
    """The experiment that was started last, all days of the journal, and today."""
    from postureguard.core.insight.experiment import experiment
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths

    clock = SystemClock()
    today = day_of(clock.now().wall, rules(None), clock.zone())
    with JournalReader(user_paths().journal) as reader:
        days = reader.days(*(reader.span() or (today, today)))
        return experiment(reader.history()), days, today


COMMANDS: tuple[click.Command, ...] = (experiment_,)
