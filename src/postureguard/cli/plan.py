"""The plan, and about the method."""

from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.exercises import ON_THE_DESKTOP
from postureguard.cli.files import chosen_for_windows, need_display, rules
from postureguard.cli.words import in_words, show_window

if TYPE_CHECKING:
    from postureguard.windows.client import ResidentClient


@click.command()
@in_words
def plan() -> None:
    """Show your plan: where you stand, why, and what comes next."""
    show_window(protocol.Show(window="plan"), open_plan)


@click.command()
@in_words
def method() -> None:
    """Show what the program is built on, and what research says of it."""
    show_window(protocol.Show(window="method"), open_method)


def open_plan(client: "ResidentClient | None" = None) -> int:
    """Show the plan until it is closed; the resident can call it to the front."""
    from postureguard.catalogue import whole_catalogue
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths
    from postureguard.windows.plan import run_plan
    from postureguard.windows.plan.outlook import Known

    clock, settings = SystemClock(), rules(None)

    def look() -> Known:
        now, zone = clock.now().wall, clock.zone()
        return Known(reader.history(), day_of(now, settings, zone), now, zone)

    paths = user_paths()
    with JournalReader(paths.journal) as reader:
        need_display(ON_THE_DESKTOP)
        return run_plan(look, whole_catalogue(paths.own), chosen_for_windows(), client)


def open_method(client: "ResidentClient | None" = None) -> int:
    """Show the page until it is closed; the resident can call it to the front."""
    from postureguard.windows.method import run_method, shipped_method

    need_display(ON_THE_DESKTOP)
    return run_method(shipped_method(), chosen_for_windows().theme, client)


COMMANDS: tuple[click.Command, ...] = (plan, method)
