"""What a settings file says, checked against the table of options."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _
from typing import Any

from postureguard.core.hours import HoursError, parse_hours, parse_time_of_day
from postureguard.core.settings.options import Option
from postureguard.core.settings.table import GROUPS, OPTIONS, Settings

LONGEST_SHOWN = 60
LONGEST_CODE = 20
"""Letters of a bad value that a message repeats."""
MOST_WORDS = 64
LONGEST_PROGRAM = 4000
"""Letters of a program with its arguments."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a settings file that was not as it should be, and what was done about it."""

    key: str
    """The option with its group, such as "breaks.notice_s"."""
    message: str


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
            good, wrong = _checked(option, getattr(settings, key), value)
            settings = replace(settings, **{key: good})
            if wrong:
                used = _("{problem}; {value} is used").format(problem=wrong, value=_word(good))
                problems.append(Problem(path, f"{path} {used}"))
    return settings, tuple(problems)


def fault(name: str, value: object) -> str:
    """What is wrong with a value for an option, as "must be …"; empty when nothing is."""
    return _checked(OPTIONS[name], getattr(Settings(), name), value)[1]


def _unknown(path: str, known: list[str]) -> str:
    import difflib  # noqa: PLC0415 - the resident seldom needs it

    near = difflib.get_close_matches(path, known, n=1)
    if near:
        words = _("{name} is not a setting (did you mean {near}?)")
        return words.format(name=path, near=near[0])
    return _("{name} is not a setting").format(name=path)


def _checked(option: Option, default: Any, value: object) -> tuple[Any, str]:
    """The value to use, and what is wrong with the one that was given."""
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value, ""
        return default, _("must be true or false, not {value}").format(value=_shown(value))
    if isinstance(default, int):
        return _number(option, default, value)
    if option.form == "program":
        return _program(value)
    return _text(option, default, value)


def _text(option: Option, default: str, value: object) -> tuple[str, str]:
    if not isinstance(value, str):
        return default, _("must be text in quotes, not {value}").format(value=_shown(value))
    if option.form == "screen":
        return _screen(default, value)
    if option.form == "language":
        return _language(default, value)
    if option.choices and value not in option.choices:
        names = ", ".join(f'"{c}"' for c in option.choices)
        words = _("must be one of {names}, not {value}")
        return default, words.format(names=names, value=_shown(value))
    try:
        _check_form(option.form, value)
    except HoursError as error:
        return default, str(error)
    return value, ""


def _check_form(form: str, value: str) -> None:
    if form == "hours":
        parse_hours(value)
    elif form == "clock" or (form == "time" and value):
        parse_time_of_day(value)


def _program(value: object) -> tuple[tuple[str, ...], str]:
    words = tuple(value) if isinstance(value, list | tuple) else ()
    sound = all(isinstance(word, str) and "\0" not in word for word in words)
    fits = len(words) <= MOST_WORDS and sound and sum(map(len, words)) <= LONGEST_PROGRAM
    if isinstance(value, list | tuple) and fits and all(words[:1]):
        return words, ""
    said = _('must be a program and its arguments, such as ["notify-send", "Up"], not {value}')
    return (), said.format(value=_shown(value))


def _language(default: str, value: str) -> tuple[str, str]:
    parts = value.split("_")
    if len(value) <= LONGEST_CODE and all(part.isascii() and part.isalpha() for part in parts):
        return value, ""
    said = _('must be the code of a language, such as "de", not {value}')
    return default, said.format(value=_shown(value))


def _screen(default: str, value: str) -> tuple[str, str]:
    if value and len(value) <= LONGEST_SHOWN and value.isprintable():
        return value, ""
    said = _("must be the name of a screen, not {value}")
    return default, said.format(value=_shown(value))


def _number(option: Option, default: int, value: object) -> tuple[int, str]:
    low, high = option.low or 0, option.high or 0
    words = _("must be a whole number from {low} to {high}, not {value}")
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not -math.inf < value < math.inf  # math.isfinite takes no int beyond all floats
    ):
        return default, words.format(low=low, high=high, value=_shown(value))
    clamped = int(min(max(value, low), high))
    if clamped != value:
        return clamped, words.format(low=low, high=high, value=_shown(value))
    return clamped, ""


def _shown(value: object) -> str:
    """A value as it was written, as far as a message has room for it."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # Python writes no number of thousands of digits
        return _("a number that long")
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)
