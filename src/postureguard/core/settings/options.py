"""The kinds of option: a number, a switch, a choice, a time or hours, a program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

Unit = Literal["", "min", "s"]
BESIDE_THE_CHOICES: Final[Mapping[str, str]] = {
    "screen": ", or the name of a screen",
    "language": ", or the code of a language",
}
"""What else may be written for options of these forms."""


@dataclass(frozen=True, slots=True)
class Option:
    """How one setting is written, limited and explained."""

    group: str
    label: str
    help: str
    low: int | None = None
    high: int | None = None
    unit: Unit = ""
    """What a whole number counts; empty for breaks and other things."""
    none: str = ""
    """What 0 of a number or an empty text means, such as "never"; empty where it means nothing."""
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """What each of the choices is called where people choose."""
    form: str = ""
    """"hours" (ranges of a day), "time" (a time of day or empty), "clock" (a time of day),
    "screen" (one of the choices, or the name of a screen), "language" (one of the choices, or the
    code of a language), "program" (its name and arguments)."""

    @property
    def texts(self) -> Iterator[str]:
        """Every text that people see, for translators."""
        yield from (text for text in (self.label, self.help, self.none, *self.words) if text)


def whole(
    default: int,
    limits: tuple[int, int],
    unit: Unit,
    texts: tuple[str, str, str],
    *,
    none: str = "",
) -> Any:
    """A whole number within limits; `texts` are group, label and help, as for all kinds."""
    low, high = limits
    return _field(default, Option(*texts, low=low, high=high, unit=unit, none=none))


def switch(texts: tuple[str, str, str], *, default: bool) -> Any:
    """On or off."""
    return _field(default, Option(*texts))


def choice(words: Mapping[str, str], texts: tuple[str, str, str]) -> Any:
    """One of several values, each with what it is called; the first is the default."""
    values = tuple(words)
    return _field(values[0], Option(*texts, choices=values, words=tuple(words.values())))


def screen(words: Mapping[str, str], texts: tuple[str, str, str]) -> Any:
    """One of several values as in `choice`, or the name of a screen."""
    values = tuple(words)
    named = tuple(words.values())
    return _field(values[0], Option(*texts, choices=values, words=named, form="screen"))


def language(words: Mapping[str, str], texts: tuple[str, str, str]) -> Any:
    """One of several values as in `choice`, or the code of a language such as "de" or "pt_BR"."""
    values = tuple(words)
    named = tuple(words.values())
    return _field(values[0], Option(*texts, choices=values, words=named, form="language"))


def program(texts: tuple[str, str, str]) -> Any:
    """A program and its arguments; none at first."""
    return _field((), Option(*texts, form="program", none="nothing"))


def times(default: str, form: str, texts: tuple[str, str, str], *, none: str = "") -> Any:
    """A time of day or hours of it."""
    return _field(default, Option(*texts, form=form, none=none))


def weekday(default: str, label: str) -> Any:
    """The working hours of one day of the week."""
    help_ = 'Working hours, such as "09:00-12:30, 13:00-17:30".'
    return times(default, "hours", ("hours", label, help_), none="a day off")


def _field(default: object, option: Option) -> Any:
    return field(default=default, metadata={"option": option})
