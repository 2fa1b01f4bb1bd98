"""What the resident starts: the windows, and the making of the journal."""

import sys
from pathlib import Path

import click

from postureguard.cli.files import open_review, theme
from postureguard.cli.words import in_words


@click.command("prepare-journal", hidden=True)
@click.argument("path", type=click.Path(path_type=Path))
@in_words
def prepare_journal_(path: Path) -> None:
    """Bring the journal into today's shape."""
    from postureguard.journal.migrations import prepare_journal

    prepare_journal(path)


@click.group(hidden=True)
def window() -> None:
    """One window, in its own process."""


@window.command()
@click.option("--break", "break_id", required=True)
@click.option("--routine", "routine_id", required=True)
@in_words
def routine(break_id: str, routine_id: str) -> None:
    """The routine player."""
    from postureguard.catalogue import shipped_catalogue
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient
    from postureguard.windows.routine import run_routine

    client = ResidentClient(user_paths().socket)
    sys.exit(run_routine(routine_id, break_id, shipped_catalogue(), client, theme()))


@window.command("checkin")
@in_words
def checkin_window() -> None:
    """The small window for a pain rating."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.checkin import run_checkin
    from postureguard.windows.client import ResidentClient

    sys.exit(run_checkin(ResidentClient(user_paths().socket), theme()))


@window.command("review")
@in_words
def review_window() -> None:
    """The charts."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_review(ResidentClient(user_paths().socket)))


COMMANDS: tuple[click.Command, ...] = (
    prepare_journal_,
    window,
)
