"""A settings file with some values changed, and everything else in it as the person left it."""

import re
from collections.abc import Mapping

from postureguard.core.settings import OPTIONS

_HEADER = re.compile(r"\s*\[\s*([a-z]+)\s*\]")


def changed_document(text: str, changes: Mapping[str, str]) -> str:
    """The text of a settings file with options, given by their names, set to new texts.

    A line that sets the option is replaced; where only its comment is there, that becomes the
    line; otherwise it is added to its group.
    """
    lines = text.splitlines()
    for name, value in changes.items():
        _set(lines, OPTIONS[name].group, name, f'{name} = "{value}"')
    return "\n".join(lines) + "\n"


def _set(lines: list[str], group: str, name: str, new: str) -> None:
    first, end = _span(lines, group)
    if first is None:
        lines += ["", f"[{group}]", new]
        return
    for pattern in (rf"\s*{name}\s*=", rf"#\s*{name}\s*="):
        for number in range(first, end):
            if re.match(pattern, lines[number]):
                lines[number] = new
                return
    lines.insert(first, new)


def _span(lines: list[str], group: str) -> tuple[int | None, int]:
    """The lines of a group, without its header."""
    first: int | None = None
    for number, line in enumerate(lines):
        if header := _HEADER.match(line):
            if first is not None:
                return first, number
            if header[1] == group:
                first = number + 1
    return first, len(lines)
