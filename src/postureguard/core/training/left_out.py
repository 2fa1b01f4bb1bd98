"""Exercises that are left out of the programme on purpose, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from postureguard.core.training.exercise import read_id
from postureguard.core.training.fields import open_table


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One that is not in the programme, with the reason in a sentence or two."""

    id: str
    name: str
    why: str


def parse_left_out(document: Mapping[str, object], source: str) -> tuple[LeftOut, ...]:
    """Read a decoded file; the first thing wrong raises a UserError naming it."""
    tables = open_table(document, source, "", ("exercise",)).tables(
        "exercise", ("id", "name", "why"), 40
    )
    return tuple(
        LeftOut(read_id(t, "id"), t.translated("name", 60), t.translated("why")) for t in tables
    )
