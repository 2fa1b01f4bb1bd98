"""Every option, declared once: name, default, limits, label and help.

The settings file, its validation, the manual and the settings window derive from this table.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from postureguard.core.hours import HoursError, parse_hours, parse_time_of_day

LONGEST_SHOWN = 60
"""Letters of a bad value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Option:
    """How one setting is written, limited and explained."""

    group: str
    label: str
    help: str
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    form: str = ""
    """"hours" (ranges of a day), "time" (a time of day or empty), "clock" (a time of day)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a settings file that was not as it should be, and what was done about it."""

    key: str
    message: str


def _whole(default: int, low: int, high: int, group: str, label: str, help_: str) -> Any:
    return field(
        default=default, metadata={"option": Option(group, label, help_, low=low, high=high)}
    )


def _switch(*, default: bool, group: str, label: str, help_: str) -> Any:
    return field(default=default, metadata={"option": Option(group, label, help_)})


def _choice(choices: tuple[str, ...], group: str, label: str, help_: str) -> Any:
    return field(
        default=choices[0], metadata={"option": Option(group, label, help_, choices=choices)}
    )


def _text(default: str, form: str, group: str, label: str, help_: str) -> Any:
    return field(default=default, metadata={"option": Option(group, label, help_, form=form)})


def _weekday(default: str, label: str) -> Any:
    return _text(
        default,
        "hours",
        "hours",
        label,
        'Working hours, such as "09:00-12:30, 13:00-17:30"; empty for a day off.',
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has chosen. Every value is within its limits."""

    sitting_limit_min: int = _whole(
        30, 20, 60, "breaks", "Sitting limit", "Minutes of sitting before a break is offered."
    )
    micro: bool = _switch(
        default=True,
        group="breaks",
        label="Micro-breaks",
        help_="Offer a break of about a minute at every sitting limit.",
    )
    short_every: int = _whole(
        2,
        0,
        6,
        "breaks",
        "Short routine",
        "Every how many prompts a routine of two to three minutes takes its place; 0 for never.",
    )
    long_at: str = _text(
        "15:00",
        "time",
        "breaks",
        "Long session at",
        "Time of day for one session of five to eight minutes; empty for none.",
    )
    away_min: int = _whole(
        3,
        1,
        15,
        "breaks",
        "Away counts after",
        "Minutes away from the desk that count as having stood up.",
    )
    notice_s: int = _whole(
        30, 10, 120, "breaks", "Notice", "Seconds between the notification and the break itself."
    )
    nudge_min: int = _whole(
        15,
        0,
        30,
        "breaks",
        "Posture nudge",
        "Minutes of sitting after which the tray icon suggests a new position; 0 for never.",
    )
    mon: str = _weekday("08:00-18:00", "Monday")
    tue: str = _weekday("08:00-18:00", "Tuesday")
    wed: str = _weekday("08:00-18:00", "Wednesday")
    thu: str = _weekday("08:00-18:00", "Thursday")
    fri: str = _weekday("08:00-18:00", "Friday")
    sat: str = _weekday("", "Saturday")
    sun: str = _weekday("", "Sunday")
    lunch: str = _text(
        "", "hours", "hours", "Lunch", 'No prompts at lunch, such as "12:00-13:00"; empty for none.'
    )
    quiet_start_min: int = _whole(
        10, 0, 60, "hours", "Quiet start", "Minutes without prompts after the program starts."
    )
    day_start: str = _text(
        "04:00", "clock", "hours", "A day starts at", "Counts of the day begin anew at this time."
    )
    presence: str = _choice(
        ("auto", "time only"),
        "presence",
        "Presence",
        'How to tell whether you are there; "time only" ignores keyboard and mouse.'
        " From the next start on.",
    )
    long_idle_min: int = _whole(
        15,
        5,
        60,
        "presence",
        "Silence counts as away after",
        "Minutes without keyboard or mouse after which you are taken to have left.",
    )
    notifications: str = _choice(
        ("auto", "plyer", "tray", "window"),
        "look",
        "Notifications",
        "Which channel tells you about a break. From the next start on.",
    )
    panel: str = _choice(
        ("auto", "light", "dark"),
        "look",
        "Panel",
        "Whether your panel is light or dark. From the next start on.",
    )
    theme: str = _choice(("auto", "light", "dark"), "look", "Colours", "Light or dark windows.")
    style: str = _choice(
        ("auto", "flat", "line"),
        "figure",
        "Style",
        'Flat colours or lines; "auto" draws lines when the desktop asks for more contrast.',
    )
    skin: str = _choice(
        ("warm", "fair", "olive", "brown", "deep", "lilac"),
        "figure",
        "Skin",
        'Skin of the figure; "lilac" is a neutral mannequin.',
    )
    hair: str = _choice(
        ("bun", "short", "bob", "curly", "cropped"), "figure", "Hair", "Hair of the figure."
    )
    build: str = _choice(("slim", "broad"), "figure", "Build", "Build of the figure.")
    motion: str = _choice(
        ("auto", "full", "reduced"),
        "figure",
        "Motion",
        '"reduced" fades between start and end instead of moving; "auto" does as the desktop asks.',
    )


OPTIONS: dict[str, Option] = {f.name: f.metadata["option"] for f in fields(Settings)}
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(option.group for option in OPTIONS.values()))


def parse_settings(document: Mapping[str, object]) -> tuple[Settings, tuple[Problem, ...]]:
    """Settings from a decoded TOML document, and everything in it that had to be mended.

    A number out of range is clamped, any other bad value is replaced by its default,
    an unknown key is left alone and named.
    """
    problems: list[Problem] = []
    settings = Settings()
    for group, table in document.items():
        if group == "version":
            continue
        if group not in GROUPS or not isinstance(table, Mapping):
            problems.append(Problem(group, _unknown(f"[{group}]", [f"[{g}]" for g in GROUPS])))
            continue
        for key, value in table.items():
            path = f"{group}.{key}"
            option = OPTIONS.get(key)
            if option is None or option.group != group:
                known = [f"{o.group}.{name}" for name, o in OPTIONS.items()]
                problems.append(Problem(path, _unknown(path, known)))
                continue
            good, message = _checked(option, getattr(settings, key), value)
            settings = replace(settings, **{key: good})
            if message:
                problems.append(Problem(path, f"{path} {message}"))
    return settings, tuple(problems)


def _unknown(path: str, known: list[str]) -> str:
    import difflib  # noqa: PLC0415 - the resident seldom needs it

    near = difflib.get_close_matches(path, known, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return f"{path} is not a setting{hint}"


def _checked(option: Option, default: Any, value: object) -> tuple[Any, str]:
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value, ""
        return default, f"must be true or false, not {_shown(value)}; {_word(default)} is used"
    if isinstance(default, int):
        return _number(option, default, value)
    if not isinstance(value, str):
        return default, f"must be text in quotes, not {_shown(value)}; {default!r} is used"
    if option.choices and value not in option.choices:
        names = ", ".join(f'"{c}"' for c in option.choices)
        return default, f"must be one of {names}, not {_shown(value)}; {default!r} is used"
    try:
        _check_form(option.form, value)
    except HoursError as error:
        return default, f"{error}; {default!r} is used"
    return value, ""


def _check_form(form: str, value: str) -> None:
    if form == "hours":
        parse_hours(value)
    elif form == "clock" or (form == "time" and value):
        parse_time_of_day(value)


def _number(option: Option, default: int, value: object) -> tuple[int, str]:
    low, high = option.low or 0, option.high or 0
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not -math.inf < value < math.inf  # math.isfinite takes no int beyond all floats
    ):
        return (
            default,
            f"must be a whole number from {low} to {high}, not {_shown(value)}; {default} is used",
        )
    clamped = int(min(max(value, low), high))
    if clamped != value:
        return (
            clamped,
            f"must be a whole number from {low} to {high}, not {_shown(value)}; {clamped} is used",
        )
    return clamped, ""


def _shown(value: object) -> str:
    """A value as it was written, as far as a message has room for it."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # Python writes no number of thousands of digits
        return "a number that long"
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


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
            shown = f'"{value}"' if isinstance(value, str) else _word(value)
            lines += [f"# {option.help}{_limits(option)}", f"# {key} = {shown}"]
    return "\n".join(lines) + "\n"


def _limits(option: Option) -> str:
    if option.choices:
        return " One of " + ", ".join(f'"{c}"' for c in option.choices) + "."
    if option.low is not None:
        return f" From {option.low} to {option.high}."
    return ""
