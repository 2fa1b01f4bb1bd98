"""Writes the manual page from the command line's own words: `python installer/man.py FILE`."""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from os import environ
from pathlib import Path

import click

from postureguard import __version__
from postureguard.cli import commands

ENDINGS = {0: "Done.", 1: "Refused, or bad input; one sentence says why.", 2: "Wrong usage."}
FILES = {
    "~/.config/postureguard/config.toml": "Settings; the settings window writes the same file.",
    "~/.local/share/postureguard/journal.sqlite3": "The journal; it stays without the program.",
    "~/.local/share/postureguard/own/": "Your own exercises and routines.",
    "~/.local/state/postureguard/postureguard.log": "What went wrong.",
}


def roff(text: str) -> str:
    """Text as it is, whatever its letters mean to roff."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return re.sub(r"^\.", r"\&.", text, flags=re.MULTILINE)


def sentences(command: click.Command) -> str:
    return " ".join((command.help or "").split())


def usage(command: click.Command, words: str) -> str:
    """The words, what they take, and what may follow."""
    context = click.Context(command, info_name=words)
    return " ".join([words, *command.collect_usage_pieces(context)])


def told(command: click.Command, words: str) -> Iterator[str]:
    """One command with its options, then those below it."""
    yield f".TP\n.B {roff(usage(command, words))}\n{roff(sentences(command))}"
    context = click.Context(command, info_name=words)
    for param in command.params:
        record = param.get_help_record(context)
        if record is not None and isinstance(param, click.Option):
            option, meaning = record
            yield f".RS\n.TP\n.B {roff(option)}\n{roff(meaning)}\n.RE"
    yield from below(command, f"{words} ")


def below(command: click.Command, prefix: str = "") -> Iterator[str]:
    """Every command that people may type."""
    if isinstance(command, click.Group):
        for name, child in sorted(command.commands.items()):
            if not child.hidden:
                yield from told(child, f"{prefix}{name}")


def entries(table: dict[object, str]) -> str:
    return "\n".join(f".TP\n.B {roff(str(name))}\n{roff(text)}" for name, text in table.items())


def page() -> str:
    made = datetime.fromtimestamp(int(environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    return "\n".join(
        [
            f'.TH POSTUREGUARD 1 "{made:%Y-%m-%d}" "PostureGuard {__version__}" "User Commands"',
            ".SH NAME",
            r"postureguard \- notices how long you have been sitting and gets you moving",
            ".SH SYNOPSIS",
            r".B postureguard\n[\fIcommand\fR [\fIoptions\fR]]".replace(r"\n", "\n"),
            ".SH DESCRIPTION",
            roff(sentences(commands)),
            ".SH COMMANDS",
            *below(commands),
            ".SH EXIT STATUS",
            entries(ENDINGS | {3: "It is not running."}),
            ".SH FILES",
            entries(dict(FILES)),
            "",
        ]
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
