"""Writes the page about the command line from its own words: `python docs/command-line.py`."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from postureguard.cli import commands

PAGE = Path(__file__).parent / "command-line.md"
PROGRAM = "postureguard"
HEAD = """# Command line

Alone, `postureguard` starts the program, or shows the one that runs. Everything that the tray can
do has a command, in the same words. `postureguard COMMAND --help` says what is written here.

Exit codes: 0 done, 1 refused or bad input (one sentence says why), 2 wrong usage, 3 not running.
What to do with it in scripts and status bars is in [scripts](scripts.md).

This page is generated.
"""
_KINDS = {"CHOICE": "WORD", "INTEGER": "NUMBER"}
PARTS = {
    "How it stands": ("status", "subscribe"),
    "Breaks": ("start-break", "postpone", "skip", "another", "half-minute", "redo"),
    "Not now": ("pause", "resume", "meeting", "remind-anyway", "standing", "sitting", "bad-day"),
    "Your back and your plan": ("checkin", "entries", "welcome", "plan", "review", "experiment"),
    "Exercises": ("exercises", "own", "posture", "method"),
    "Your data": ("data", "report", "export", "backup", "restore", "merge", "import", "forget"),
    "The program itself": ("settings", "autostart", "doctor", "demo", "simulate", "quit"),
}
"""Every command, where somebody would look for it; what is in none of them comes last."""


def page() -> str:
    """Every command that people may type, with its options."""
    return HEAD + "".join(_lines())


def _lines() -> Iterator[str]:
    known = {name for names in PARTS.values() for name in names}
    shown = [name for name, command in commands.commands.items() if not command.hidden]
    others = tuple(name for name in shown if name not in known)
    for title, names in {**PARTS, **({"More": others} if others else {})}.items():
        yield f"\n## {title}\n"
        for name in names:
            if name in shown:
                yield from _told(commands.commands[name], f"{PROGRAM} {name}")


def _told(command: click.Command, words: str) -> Iterator[str]:
    context = click.Context(command, info_name=words)
    usage = " ".join([words, *_pieces(command, context)])
    yield f"\n### `{usage}`\n\n{_sentences(command)}\n"
    yield from (
        f"\nWithout it: {one.default}.\n"
        for one in command.params
        if isinstance(one, click.Argument) and isinstance(one.default, int | str)
    )
    rows = [_row(one) for one in command.params if isinstance(one, click.Option)]
    if rows:
        yield "\n| Option | |\n|---|---|\n"
        yield from rows
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _told(child, f"{words} {name}")


def _pieces(command: click.Command, context: click.Context) -> Iterator[str]:
    """What may follow; that there are options is said by their table."""
    for piece in command.collect_usage_pieces(context):
        if piece != "[OPTIONS]":
            yield piece.partition(" [ARGS]")[0]


def _row(option: click.Option) -> str:
    """One line of the table: the option, what may follow it, and what it means."""
    name = max(option.opts, key=len)
    meaning = [option.help or ""]
    if isinstance(option.type, click.Choice):
        meaning.append(f"One of {', '.join(option.type.choices)}.")
    if isinstance(option.type, click.IntRange):
        meaning.append(f"From {option.type.min} to {option.type.max}.")
    if option.show_default:
        meaning.append(f"Without it: {option.default}.")
    words = re.sub(r" *\[default: (.*)\]", r" Without it: \1.", " ".join(meaning)).strip()
    return f"| `{name}{_value(option)}` | {words} |\n"


def _value(option: click.Option) -> str:
    """What follows the option, as a word in capitals."""
    if option.is_flag:
        return ""
    if option.metavar:
        return f" {option.metavar}"
    kind = option.type.name.partition(" ")[0].upper()
    return f" {_KINDS.get(kind, kind)}"


def _sentences(command: click.Command) -> str:
    """What it does, in paragraphs without the line breaks of the source."""
    paragraphs = (command.help or "").strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
