"""The exercises with their technique, and the posture card."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.check import check
from postureguard.cli.files import chosen_for_windows, need_display
from postureguard.cli.words import in_words, show_window
from postureguard.errors import UserError

if TYPE_CHECKING:
    from postureguard.windows.client import ResidentClient

ON_THE_DESKTOP = "Run this on your desktop."


@click.group(invoke_without_command=True)
@click.pass_context
@in_words
def exercises(context: click.Context) -> None:
    """Look at the exercises and learn their technique.

    Without a command it opens the window with all of them.
    """
    if context.invoked_subcommand is None:
        _show(None)


@exercises.command()
@click.argument("exercise", metavar="ID")
@in_words
def show(exercise: str) -> None:
    """Open the window at one exercise, such as `sit-to-stand`."""
    from postureguard.catalogue import whole_catalogue
    from postureguard.system.paths import user_paths

    if exercise not in whole_catalogue(user_paths().own).exercises:
        raise UserError(
            f"There is no exercise {exercise!r}.", "`postureguard exercises` shows all of them."
        )
    _show(exercise)


@click.command()
@in_words
def posture() -> None:
    """Show the posture card for a moment."""
    show_window(protocol.Show(window="posture"), open_posture)


def _show(exercise: str | None) -> None:
    show = protocol.Show(window="exercises", item=exercise)
    show_window(show, partial(open_exercises, exercise))


def open_exercises(exercise: str | None, client: "ResidentClient | None" = None) -> int:
    """Show the exercises until the window is closed; the resident can call it to the front."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.exercises import Stock, run_exercises, whole_library

    paths = user_paths()

    def look() -> Stock:
        return Stock(whole_library(paths.own), _switched_off(paths.journal))

    need_display(ON_THE_DESKTOP)
    return run_exercises(look, chosen_for_windows(), exercise, client)


def _switched_off(journal: Path) -> frozenset[str]:
    """The exercises that the person does not want; none without a journal."""
    from postureguard.core.programme.person import switched_off
    from postureguard.journal.reader import JournalReader

    try:
        with JournalReader(journal) as reader:
            return switched_off(reader.history())
    except UserError:
        return frozenset()


def open_posture(client: "ResidentClient | None" = None) -> int:
    """Show the posture card until it goes by itself or is sent away."""
    from postureguard.windows.posture import run_posture, shipped_posture_card

    need_display(ON_THE_DESKTOP)
    return run_posture(shipped_posture_card(), chosen_for_windows(), client)


exercises.add_command(check)

COMMANDS: tuple[click.Command, ...] = (exercises, posture)
