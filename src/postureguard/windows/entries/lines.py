"""What is shown of the entries: each rating, and of everything else what was said last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from postureguard.core.entries import PAIN, Entry
from postureguard.core.programme.subjects import DAY, LEG, LEG_SIGNS, WORST_MOMENT


class EntrySource(Protocol):
    """Where the entries come from."""

    def entries(self, first: date, last: date) -> tuple[Entry, ...]:
        """What was entered from first to last, both included, in order of time."""
        ...

    def days_of_entries(self, until: date, most: int) -> tuple[date, ...]:
        """The last so many days with an entry, `until` included, newest first."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """One entry that holds."""

    entry: Entry
    overruled: tuple[str, ...] = ()
    """Names of what was said about the same thing before, on the same day."""


def lines_by_day(entries: Iterable[Entry]) -> dict[date, tuple[Line, ...]]:
    """The lines of each day, newest day first, in order of time within a day."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        if entry.value is None:
            continue
        alone = entry.uid if entry.about == PAIN else None
        groups.setdefault((entry.day, entry.about, entry.break_id, alone), []).append(entry)
    days: dict[date, list[Line]] = {}
    for *before, last in groups.values():
        if not (is_tick(last.about) and last.value == "no"):
            line = Line(last, tuple(entry.uid for entry in before))
            days.setdefault(last.day, []).append(line)
    return {
        day: tuple(sorted(days[day], key=lambda line: line.entry.at))
        for day in sorted(days, reverse=True)
    }


def is_tick(about: str) -> bool:
    """Whether an entry is a chip or box that was ticked: it is there or it is not."""
    return about in _TICKS or (about.startswith(DAY) and about != WORST_MOMENT)


_TICKS: Final = (LEG, LEG_SIGNS)
