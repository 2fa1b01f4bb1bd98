"""What the person entered, to look at and to put right."""

from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.exercises import ON_THE_DESKTOP
from postureguard.cli.files import chosen, chosen_for_windows, need_display
from postureguard.cli.words import in_words, show_window

if TYPE_CHECKING:
    from postureguard.windows.client import ResidentClient


@click.command()
@in_words
def entries() -> None:
    """Show what you entered, to change or delete what is not right."""
    show_window(protocol.Show(window="entries"), open_entries)


def open_entries(client: "ResidentClient | None" = None) -> int:
    """Show the entries until the window is closed; the resident can call it to the front."""
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths
    from postureguard.windows.entries import run_entries

    clock, settings = SystemClock(), chosen()
    zone = clock.zone()
    today = day_of(clock.now().wall, settings, zone)
    with JournalReader(user_paths().journal) as reader:
        need_display(ON_THE_DESKTOP)
        return run_entries(reader, (today, zone), chosen_for_windows().theme, client)


COMMANDS: tuple[click.Command, ...] = (entries,)
