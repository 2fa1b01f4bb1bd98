"""The text of the settings file: as it is first written, and with some values changed."""

import re
from collections.abc import Mapping

from postureguard.core.settings.options import BESIDE_THE_CHOICES, Option
from postureguard.core.settings.table import GROUPS, OPTIONS, Settings

_UNITS = {"": "", "min": " minutes", "s": " seconds"}
_VALUE = r"(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\"'#\s]+)"
_LINE = re.compile(rf"#?\s*\w+\s*=\s*{_VALUE}(\s*#.*)?\s*")
_HEADER = re.compile(r"\s*\[\s*([a-z]+)\s*\]")


def written(value: object) -> str:
    """A value as the file has it."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower()


def default_document() -> str:
    """The settings file as it is first written: every option with its default and help."""
    lines = [
        "# PostureGuard settings. Changes are noticed while the program runs, unless an option",
        "# says otherwise.",
        "version = 1",
    ]
    defaults = Settings()
    for group in GROUPS:
        lines += ["", f"[{group}]"]
        for key, option in OPTIONS.items():
            if option.group != group:
                continue
            value = getattr(defaults, key)
            lines += [f"# {option.help}{_limits(option)}", f"# {key} = {written(value)}"]
    return "\n".join(lines) + "\n"


def _limits(option: Option) -> str:
    """What may be written, as the end of the comment."""
    if option.choices:
        also = BESIDE_THE_CHOICES.get(option.form, "")
        return " One of " + ", ".join(map(written, option.choices)) + f"{also}."
    if option.form == "program":
        return ""
    none = f' {"Empty" if option.low is None else "0"} for "{option.none}".' if option.none else ""
    if option.low is not None:
        return f" From {option.low} to {option.high}{_UNITS[option.unit]}.{none}"
    return none


def changed_document(text: str, changes: Mapping[str, object]) -> str:
    """The text of a settings file with options, given by their names, set to new values.

    A line that sets the option gets the value and keeps its remark; where only its comment is
    there, that becomes the line; otherwise it is added at the end of its group. None makes the
    line a comment that names the default.
    """
    lines = text.splitlines()
    for name, value in changes.items():
        if value is None:
            _unset(lines, name)
        else:
            _set(lines, name, f"{name} = {written(value)}")
    return "\n".join(lines) + "\n"


def _set(lines: list[str], name: str, new: str) -> None:
    group = OPTIONS[name].group
    first, end = _span(lines, group)
    if first is None:
        lines += ["", f"[{group}]", new]
        return
    for pattern in (rf"\s*{name}\s*=", rf"#\s*{name}\s*="):
        for number in range(first, end):
            if re.match(pattern, lines[number]):
                lines[number] = new + _remark(lines[number])
                return
    while end > first and not lines[end - 1].strip():
        end -= 1
    lines.insert(end, new)


def _unset(lines: list[str], name: str) -> None:
    first, end = _span(lines, OPTIONS[name].group)
    for number in range(first or 0, end):
        if re.match(rf"\s*{name}\s*=", lines[number]):
            default = written(getattr(Settings(), name))
            lines[number] = f"# {name} = {default}{_remark(lines[number])}"


def _remark(line: str) -> str:
    """What stands behind the value of a line, with the space before it."""
    found = _LINE.fullmatch(line)
    return (found[1] or "") if found else ""


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
