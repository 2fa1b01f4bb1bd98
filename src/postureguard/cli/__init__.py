"""The command line. Exit codes: 0 done, 1 refused or bad input, 2 usage, 3 not running."""

import sys

import click

from postureguard import __version__
from postureguard.cli import (
    data,
    entries,
    exercises,
    experiment,
    own,
    own_data,
    plan,
    processes,
    report,
    settings,
    tools,
    welcome,
    wishes,
)
from postureguard.cli.files import chosen
from postureguard.cli.words import in_words
from postureguard.language import prefer_language


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="PostureGuard")
@click.pass_context
@in_words
def commands(context: click.Context) -> None:
    """PostureGuard notices how long you sit and gets you moving.

    Without a command it starts, or shows itself if it runs already.
    """
    if context.invoked_subcommand is None:
        from postureguard.app import run

        sys.exit(run())
    prefer_language(chosen().language)


for module in (
    wishes,
    tools,
    data,
    own_data,
    report,
    exercises,
    experiment,
    own,
    plan,
    entries,
    welcome,
    settings,
    processes,
):
    for command in module.COMMANDS:
        commands.add_command(command)
