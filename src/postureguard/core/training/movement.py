"""How an exercise looks: the tables figure and lesson of its file."""

from collections.abc import Mapping
from dataclasses import dataclass

from postureguard.core.training.fields import Table
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.figure_file import FIGURE_FIELDS, read_figure
from postureguard.core.training.lesson import LESSON_FIELDS, Lesson, read_lesson


@dataclass(frozen=True, slots=True)
class Movement:
    """The moving figure, and the lesson if the file teaches one."""

    figure: FigureData
    lesson: Lesson | None


def parse_movement(document: Mapping[str, object], source: str) -> Movement:
    """Read both tables of a decoded exercise file; the first thing wrong raises a UserError."""
    table = Table(document, source, "")
    figure = read_figure(table.table("figure", FIGURE_FIELDS))
    if not table.has("lesson"):
        return Movement(figure, None)
    lesson = table.table("lesson", LESSON_FIELDS)
    return Movement(figure, read_lesson(lesson, table.texts("cues"), table.texts("faults")))
