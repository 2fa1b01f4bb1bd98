"""Reading one table of a hand-written file: typed, bounded, and refused with a clear sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext
from typing import NoReturn

from postureguard.errors import UserError

ADVICE = "Correct the file, or put the original file back."


def refuse(where: str, expected: str) -> NoReturn:
    """Stop with a sentence that names the file, the key and what belongs there."""
    raise UserError(f"{where} {expected}.", ADVICE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose keys are all known; every read checks kind, size and range."""

    values: Mapping[str, object]
    source: str
    path: str

    def where(self, key: str) -> str:
        """Name a key the way messages do: file, then dotted place."""
        return f"{self.source}: {self.path}{key}"

    def has(self, key: str) -> bool:
        """Say whether the author gave this key."""
        return key in self.values

    def text(self, key: str, longest: int = 400) -> str:
        """Read a text of 1 to `longest` characters."""
        return _text(self._required(key), self.where(key), longest)

    def texts(self, key: str, least: int = 1, most: int = 8) -> tuple[str, ...]:
        """Read a list of `least` to `most` texts."""
        found = _list(self._required(key), self.where(key), "texts", (least, most))
        return tuple(_text(item, f"{self.where(key)}[{i}]", 400) for i, item in enumerate(found))

    def translated(self, key: str, longest: int = 400) -> str:
        """Read a text that people see, in their language."""
        return gettext(self.text(key, longest))

    def all_translated(self, key: str, least: int = 1, most: int = 8) -> tuple[str, ...]:
        """Read a list of texts that people see, in their language."""
        return tuple(map(gettext, self.texts(key, least, most)))

    def number(self, key: str, default: float | None, low: float, high: float) -> float:
        """Read a finite number within limits; without a default the key must be there."""
        if default is not None and not self.has(key):
            return default
        return _number(self._required(key), self.where(key), low, high)

    def integer(self, key: str, low: int, high: int) -> int:
        """Read a whole number within limits."""
        value = self._required(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            refuse(
                self.where(key), f"must be a whole number from {low} to {high}, not {_show(value)}"
            )
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Read true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            refuse(self.where(key), f"must be true or false, not {_show(value)}")
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """Read one of the known words."""
        if default is not None and not self.has(key):
            return default
        return check_choice(self._required(key), self.where(key), choices)

    def choices(self, key: str, choices: tuple[str, ...], least: int = 1) -> tuple[str, ...]:
        """Read a list of different known words."""
        size = (least, len(choices))
        found = _list(self._required(key), self.where(key), "names", size)
        where = self.where(key)
        names = tuple(check_choice(x, f"{where}[{i}]", choices) for i, x in enumerate(found))
        if len(set(names)) < len(names):
            refuse(where, "must not name the same thing twice")
        return names

    def numbers(self, key: str, sizes: tuple[int, ...], limit: float) -> tuple[float, ...]:
        """Read a list of numbers within ±limit, of one of the given lengths."""
        return check_numbers(self._required(key), self.where(key), sizes, limit)

    def row(self, key: str, size: int) -> tuple[object, ...]:
        """Read a list of exactly `size` values of mixed kinds."""
        found = _list(self._required(key), self.where(key), "values", (1, 12))
        if len(found) != size:
            refuse(self.where(key), f"must have {size} values, not {len(found)}")
        return tuple(found)

    def table(self, key: str, known: tuple[str, ...]) -> "Table":
        """Read a table with known keys."""
        return open_table(self._required(key), self.source, f"{self.path}{key}.", known)

    def tables(self, key: str, known: tuple[str, ...], most: int) -> tuple["Table", ...]:
        """Read a list of 1 to `most` tables with known keys."""
        found = _list(self._required(key), self.where(key), "tables", (1, most))
        paths = [f"{self.path}{key}[{i}]." for i in range(len(found))]
        return tuple(
            open_table(x, self.source, p, known) for x, p in zip(found, paths, strict=True)
        )

    def _required(self, key: str) -> object:
        if key not in self.values:
            refuse(self.where(key), "is missing")
        return self.values[key]


def open_table(values: object, source: str, path: str, known: tuple[str, ...]) -> Table:
    """Open a table, refusing keys that are not known (with the nearest known name)."""
    where = f"{source}: {path.rstrip('.') or 'the document'}"
    if not isinstance(values, Mapping):
        refuse(where, f"must be a table, not {_show(values)}")
    for key in values:
        if key not in known:
            named = key if key.isidentifier() and len(key) <= 40 else _show(key)
            refuse(f"{source}: {path}{named}", f"is not a known key{_nearest(key, known)}")
    return Table(values, source, path)


def check_choice(value: object, where: str, choices: tuple[str, ...]) -> str:
    """Check one word against the known ones."""
    if not isinstance(value, str) or value not in choices:
        hint = _nearest(value, choices) if isinstance(value, str) else ""
        refuse(where, f"must be one of {', '.join(choices)}, not {_show(value)}{hint}")
    return value


def check_numbers(
    value: object, where: str, sizes: tuple[int, ...], limit: float
) -> tuple[float, ...]:
    """Check a list of numbers within ±limit."""
    found = _list(value, where, "numbers", (1, max(sizes)))
    if len(found) not in sizes:
        refuse(where, f"must have {' or '.join(map(str, sizes))} numbers, not {len(found)}")
    return tuple(_number(x, f"{where}[{i}]", -limit, limit) for i, x in enumerate(found))


def _list(value: object, where: str, kind: str, size: tuple[int, int]) -> list[object]:
    least, most = size
    if not isinstance(value, list | tuple):
        refuse(where, f"must be a list of {kind}, not {_show(value)}")
    if not least <= len(value) <= most:
        wanted = f"{least} to {most}" if least < most else f"exactly {most}"
        refuse(where, f"must have {wanted} {kind}, not {len(value)}")
    return list(value)


def _text(value: object, where: str, longest: int) -> str:
    if not isinstance(value, str) or not value.strip():
        refuse(where, f"must be a text, not {_show(value)}")
    if len(value) > longest:
        refuse(where, f"must have at most {longest} characters, not {len(value)}")
    return value


def _number(value: object, where: str, low: float, high: float) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool)
    if not good or not isinstance(value, int | float) or not low <= value <= high:
        refuse(where, f"must be a number from {low:g} to {high:g}, not {_show(value)}")
    return float(value)


def _nearest(word: str, known: tuple[str, ...]) -> str:
    import difflib  # noqa: PLC0415 - only a bad file needs it

    near = difflib.get_close_matches(word, known, n=1)
    return f" (did you mean {near[0]}?)" if near else f"; known: {', '.join(known)}"[:200]


def _show(value: object) -> str:
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # Python writes no number of more than 4300 digits
        return "something too large to show"
    return text if len(text) <= 40 else text[:37] + "..."
