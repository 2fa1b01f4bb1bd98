"""Writes the generated pages of the manual: `python docs/build.py`."""

from dataclasses import fields
from pathlib import Path

from postureguard.core.settings import GROUPS, OPTIONS, Option, Settings
from postureguard.core.settings.options import BESIDE_THE_CHOICES
from postureguard.core.settings.table import GROUP_NAMES

PAGE = Path(__file__).parent / "settings.md"


def settings_page() -> str:
    """Every option with its default, limits and meaning."""
    lines = [
        "# Settings",
        "",
        "The tray's entry *Settings*, or `postureguard settings`, opens a window with all of them.",
        "They are kept in `~/.config/postureguard/config.toml`, which can be edited by hand as",
        "well: the window keeps your comments and the order of your lines. Changes are noticed",
        "while the program runs, unless an option says otherwise, and never reset the sitting",
        "clock. A value out of range is moved to the nearest limit, any other bad value is",
        "replaced by its default; you are told once, and the window and `postureguard doctor`",
        "name it.",
        "",
        "Bold is what the window calls an option, square brackets are the group in the file:",
        "",
        "```toml",
        "[breaks]",
        "sitting_limit_min = 40",
        'strictness = "firm"',
        "```",
        "",
        "This page is generated.",
    ]
    defaults = {f.name: getattr(Settings(), f.name) for f in fields(Settings)}
    for group in GROUPS:
        lines += [
            "",
            f"## {GROUP_NAMES[group]}: `[{group}]`",
            "",
            "| Key | Default | Range | Meaning |",
            "|---|---|---|---|",
        ]
        for key, option in OPTIONS.items():
            if option.group == group:
                meaning = f"**{option.label}.** {option.help}"
                lines.append(f"| `{key}` | `{_value(defaults[key])}` | {_range(key)} | {meaning} |")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[]"
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f'"{value}"'
        if value == ""
        else str(value)
    )


def _range(key: str) -> str:
    option = OPTIONS[key]
    if option.choices:
        also = BESIDE_THE_CHOICES.get(option.form, "")
        return ", ".join(f"`{c}`" for c in option.choices) + also
    if option.low is not None:
        unit = f" {option.unit}" if option.unit else ""
        return f"{option.low} to {option.high}{unit}{_none('0', option)}"
    if option.form == "program":
        return f"a program and its arguments; `[]` is {option.none}"
    forms = {"hours": "times of day", "time": "a time of day", "clock": "a time of day"}
    return forms.get(option.form, "`true`, `false`") + _none('`""`', option)


def _none(written: str, option: Option) -> str:
    return f"; {written} is {option.none}" if option.none else ""


if __name__ == "__main__":
    PAGE.write_text(settings_page(), "utf-8")
