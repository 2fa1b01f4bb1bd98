"""The exercises with their technique, and the posture card."""

from functools import partial
from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.check import check
from postureguard.cli.files import chosen_for_figures, need_display
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
    from postureguard.catalogue import shipped_catalogue

    if exercise not in shipped_catalogue().exercises:
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
    from postureguard.windows.exercises import run_exercises, shipped_library

    need_display(ON_THE_DESKTOP)
    return run_exercises(shipped_library(), chosen_for_figures(), exercise, client)


def open_posture(client: "ResidentClient | None" = None) -> int:
    """Show the posture card until it goes by itself or is sent away."""
    from postureguard.windows.posture import run_posture, shipped_posture_card

    need_display(ON_THE_DESKTOP)
    return run_posture(shipped_posture_card(), chosen_for_figures(), client)


exercises.add_command(check)

COMMANDS: tuple[click.Command, ...] = (exercises, posture)
