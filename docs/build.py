"""Writes the generated pages of the manual: `python docs/build.py`."""

from dataclasses import fields
from pathlib import Path

from postureguard.core.settings import GROUPS, OPTIONS, Settings

PAGE = Path(__file__).parent / "settings.md"


def settings_page() -> str:
    """Every option with its default, limits and meaning."""
    lines = [
        "# Settings",
        "",
        "`~/.config/postureguard/config.toml`. The tray's entry *Settings* writes it with every",
        "option commented out, and opens it. Changes are noticed while the program runs, unless",
        "an option says otherwise, and never reset the sitting clock. A value out of range is",
        "moved to the nearest limit, any other bad value is replaced by its default; you are told",
        "once, and `postureguard doctor` names it.",
        "",
        "This page is generated.",
    ]
    defaults = {f.name: getattr(Settings(), f.name) for f in fields(Settings)}
    for group in GROUPS:
        lines += [
            "",
            f"## [{group}]",
            "",
            "| Key | Default | Range | Meaning |",
            "|---|---|---|---|",
        ]
        for key, option in OPTIONS.items():
            if option.group == group:
                lines.append(
                    f"| `{key}` | `{_value(defaults[key])}` | {_range(key)} | {option.help} |"
                )
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
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
        return ", ".join(f"`{c}`" for c in option.choices)
    if option.low is not None:
        return f"{option.low} to {option.high}"
    return {"hours": "times of day", "time": "a time of day", "clock": "a time of day"}.get(
        option.form, "`true`, `false`"
    )


if __name__ == "__main__":
    PAGE.write_text(settings_page(), "utf-8")
