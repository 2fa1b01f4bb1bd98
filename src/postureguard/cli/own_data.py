"""The window “Your data”."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from postureguard import protocol
from postureguard.cli.data import whose
from postureguard.cli.exercises import ON_THE_DESKTOP
from postureguard.cli.files import chosen_for_windows, need_display
from postureguard.cli.on_its_own import start_program, start_report
from postureguard.cli.words import in_words


@click.command()
@in_words
def data() -> None:
    """Show what is kept about you: hand it out, back it up, bring in, delete."""
    from postureguard.system.client import NotRunningError, ask
    from postureguard.system.paths import user_paths

    try:
        ask(_door(user_paths().socket), protocol.Show(window="data"))
    except NotRunningError:
        sys.exit(open_data())


def open_data() -> int:
    """Show the window until it is closed; asked for again, it comes to the front."""
    from postureguard.cli.settings import open_file
    from postureguard.own_data import DataAtHand
    from postureguard.system.server import Server
    from postureguard.windows.data.run import run_data
    from postureguard.windows.data.surroundings import Surroundings

    need_display(ON_THE_DESKTOP)
    settings, person = chosen_for_windows(), whose()
    come: list[Callable[[], None]] = []

    def answer(_request: protocol.Request) -> protocol.Answer:
        for forward in come:
            forward()
        return protocol.Answer()

    server = Server(_door(person.paths.socket), answer)
    server.listen()
    around = Surroundings(DataAtHand(person, start_program), start_report, open_file)
    try:
        return run_data(
            around, lambda: person.day_of(person.now), person.zone, settings.theme, come.append
        )
    finally:
        server.close()


def _door(socket: str) -> str:
    """Where the window listens, beside the resident."""
    path = Path(socket)
    return str(path.with_name(f"{path.stem}-data{path.suffix}"))


COMMANDS: tuple[click.Command, ...] = (data,)
