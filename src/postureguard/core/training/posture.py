"""The posture card: two ways to sit, side by side, as an invitation to change."""

from collections.abc import Mapping
from dataclasses import dataclass

from postureguard.core.training.fields import open_table, refuse
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.figure_file import FIGURE_FIELDS, read_figure


@dataclass(frozen=True, slots=True)
class PostureCard:
    """The first key of the figure sits slumped, the last one tall; each has its sentence."""

    slumped: str
    tall: str
    figure: FigureData


def parse_posture_card(document: Mapping[str, object], source: str) -> PostureCard:
    """Read a decoded file; the first thing wrong raises a UserError naming it."""
    table = open_table(document, source, "", ("slumped", "tall", "figure"))
    figure = read_figure(table.table("figure", FIGURE_FIELDS))
    if len(figure.keys) < 2:
        refuse(table.where("figure.key"), "must be given twice: slumped, then tall")
    return PostureCard(table.translated("slumped"), table.translated("tall"), figure)
