"""The window that asks about the person."""

from functools import partial
from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.files import chosen_for_windows, need_display
from postureguard.cli.words import in_words, wish

if TYPE_CHECKING:
    from postureguard.windows.client import ResidentClient


@click.command()
@click.option("--safety", is_flag=True, help="Only the questions about safety.")
@in_words
def welcome(*, safety: bool) -> None:
    """Say where you sit and how your back is, and see where to begin."""
    wish(protocol.Show(window="welcome", item="safety" if safety else None))


def open_welcome(item: str | None, client: "ResidentClient") -> int:
    """Ask, beginning where the window was left; the resident keeps the answers."""
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths
    from postureguard.system.settings_file import change_settings
    from postureguard.windows.welcome import run_welcome

    need_display("Run this on your desktop.")
    paths, clock, settings = user_paths(), SystemClock(), chosen_for_windows()
    with JournalReader(paths.journal) as reader:
        history = reader.history()
    today = day_of(clock.now().wall, settings, clock.zone())
    known = (history, today, lambda: clock.now().wall)
    return run_welcome(known, settings, partial(change_settings, paths.settings), client, item)


COMMANDS: tuple[click.Command, ...] = (welcome,)
