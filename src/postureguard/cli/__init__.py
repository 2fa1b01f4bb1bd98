"""The command line. Exit codes: 0 done, 1 refused or bad input, 2 usage, 3 not running."""

import sys

import click

from postureguard import __version__
from postureguard.cli import exercises, plan, processes, tools, welcome, wishes
from postureguard.cli.words import in_words


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


for module in (wishes, tools, exercises, plan, welcome, processes):
    for command in module.COMMANDS:
        commands.add_command(command)
