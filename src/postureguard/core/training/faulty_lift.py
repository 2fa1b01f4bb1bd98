"""A faulty lift: a way of bending and lifting that is shown so that it can be noticed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from postureguard.core.training.exercise import read_id
from postureguard.core.training.fields import open_table
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.figure_file import FIGURE_FIELDS, read_figure

FAULTY_LIFT_FIELDS: Final = ("id", "name", "of", "notice", "instead", "sources", "figure")


@dataclass(frozen=True, slots=True)
class FaultyLift:
    """One faulty lift (content/exercises.md, section 2.3).

    `of` is the exercise done well; `notice` says what is seen, `instead` what to do.
    """

    id: str
    name: str
    of: str
    notice: str
    instead: str
    sources: str
    figure: FigureData


def parse_faulty_lift(document: Mapping[str, object], source: str) -> FaultyLift:
    """Read a decoded file; the first thing wrong raises a UserError naming it."""
    table = open_table(document, source, "", FAULTY_LIFT_FIELDS)
    return FaultyLift(
        id=read_id(table, "id"),
        name=table.translated("name", 60),
        of=read_id(table, "of"),
        notice=table.translated("notice"),
        instead=table.translated("instead"),
        sources=table.text("sources"),
        figure=read_figure(table.table("figure", FIGURE_FIELDS)),
    )
