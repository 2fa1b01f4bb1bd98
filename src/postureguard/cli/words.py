"""How the command line speaks to the resident, and to the user when something is wrong."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec, TypeVar

import click

from postureguard.errors import UserError
from postureguard.protocol import Answer, Request, Show

P = ParamSpec("P")
R = TypeVar("R")

NOT_RUNNING = 3


def fail(message: str, code: int = 1) -> NoReturn:
    """End with one sentence on the error output."""
    click.echo(f"postureguard: {message}", err=True)
    sys.exit(code)


def in_words(function: Callable[P, R]) -> Callable[P, R]:
    """What went wrong in the world ends the command with one sentence and exit code 1."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except UserError as error:
            fail(str(error))

    return run


def ask_resident(request: Request) -> Answer:
    """The resident's answer; the command ends when there is no resident or it refuses."""
    from postureguard.system.client import NotRunningError, ask
    from postureguard.system.paths import user_paths

    try:
        answer = ask(user_paths().socket, request)
    except NotRunningError:
        fail("it is not running; start it with `postureguard`.", NOT_RUNNING)
    except UserError as error:
        fail(str(error))
    if not answer.ok:
        fail(answer.message)
    return answer


def show_window(show: Show, alone: Callable[[], int]) -> None:
    """Let the resident show a window; without one, show it alone and end when it is closed."""
    from postureguard.system.client import NotRunningError, ask
    from postureguard.system.paths import user_paths

    try:
        ask(user_paths().socket, show)
    except NotRunningError:
        sys.exit(alone())


def wish(request: Request) -> None:
    """Ask the resident for something and say how things stand then."""
    data = ask_resident(request).data
    if data:
        click.echo(data.get("headline", ""))
