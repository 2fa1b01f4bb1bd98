"""One exercise of the catalogue: what it is, how much of it, what to say, and its figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Final, Literal, cast

from postureguard.core.training.fields import Table, open_table, refuse
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.figure_file import FIGURE_FIELDS, read_figure
from postureguard.core.training.lesson import LESSON_FIELDS, Lesson, read_lesson

Mode = Literal["hold", "reps", "time"]
TRACKS: Final = ("glute", "core", "hip-flexor", "posture", "movement")
PLACES: Final = ("desk", "standing", "floor", "anywhere")
KIT: Final = (
    "desk", "chair", "steady-chair", "hand-support", "wall", "mat", "band", "loop-band", "weight",
    "dowel", "cable",
)  # fmt: skip
"""A steady chair is one that cannot roll; a hand support is a desk or such a chair."""
MOST_WORDS: Final = 12
EXERCISE_FIELDS: Final = (
    "id", "name", "track", "level", "kit", "place", "clothes", "discreet", "muscles", "dose",
    "lines", "do", "cues", "faults", "stop", "easier", "harder", "mastered", "sources", "figure",
    "lesson",
)  # fmt: skip

STOP_RULE: Final = (
    "Stop at sharp or spreading pain, pain that climbs to 6 of 10 or rises by 3, new tingling, "
    "numbness or weakness, chest pain, dizziness, or breath you cannot control."
)
"""The stop rule shown with every exercise (content/exercises.md, section 2.0)."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: `count` holds of on/off seconds, `count` repetitions, or one stretch of time.

    For "reps" `on_seconds` is the length of one repetition, for "time" the whole length.
    With `per_side` all of it is done once for each side.
    """

    mode: Mode
    count: int
    on_seconds: int
    off_seconds: int = 0
    per_side: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """How an exercise looks; a file need not teach a lesson."""

    figure: FigureData
    lesson: Lesson | None


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise as the player, the chooser and the figure see it.

    `movement` reads how it looks: only who draws it needs that, and it is most of the file.
    """

    id: str
    name: str
    track: str
    level: int
    kit: tuple[str, ...]
    place: tuple[str, ...]
    clothes: str
    discreet: str
    muscles: str
    dose: Dose
    lines: tuple[str, ...]
    do: tuple[str, ...]
    cues: tuple[str, ...]
    faults: tuple[str, ...]
    stop: tuple[str, ...]
    easier: str | None
    harder: str | None
    mastered: str
    sources: str
    movement: Callable[[], Movement] = field(compare=False, repr=False)

    @property
    def figure(self) -> FigureData:
        """The moving figure."""
        return self.movement().figure

    @property
    def lesson(self) -> Lesson | None:
        """The technique lesson, if the file has one."""
        return self.movement().lesson


def parse_exercise(
    document: Mapping[str, object], source: str, movement: Callable[[], Movement] | None = None
) -> Exercise:
    """Read a decoded exercise file; the first thing wrong raises a UserError naming it.

    With `movement`, which is to read the tables figure and lesson, these may be missing.
    """
    if movement is None:
        movement = cache(partial(parse_movement, document, source))
        movement()
    table = open_table(document, source, "", EXERCISE_FIELDS)
    return Exercise(
        id=read_id(table, "id"),
        name=table.text("name", 60),
        track=table.choice("track", TRACKS),
        level=table.integer("level", 1, 5),
        kit=table.choices("kit", KIT, least=0),
        place=table.choices("place", PLACES),
        clothes=table.choice("clothes", ("any", "trousers")),
        discreet=table.choice("discreet", ("yes", "semi", "no")),
        muscles=table.text("muscles"),
        dose=_dose(table),
        lines=_lines(table),
        do=table.texts("do"),
        cues=table.texts("cues"),
        faults=table.texts("faults"),
        stop=table.texts("stop", least=0),
        easier=read_id(table, "easier") if table.has("easier") else None,
        harder=read_id(table, "harder") if table.has("harder") else None,
        mastered=table.text("mastered"),
        sources=table.text("sources"),
        movement=movement,
    )


def parse_movement(document: Mapping[str, object], source: str) -> Movement:
    """Read the tables figure and lesson of a decoded exercise file."""
    table = open_table(document, source, "", EXERCISE_FIELDS)
    figure = read_figure(table.table("figure", FIGURE_FIELDS))
    if not table.has("lesson"):
        return Movement(figure, None)
    lesson = table.table("lesson", LESSON_FIELDS)
    return Movement(figure, read_lesson(lesson, table.texts("cues"), table.texts("faults")))


def read_id(table: Table, key: str) -> str:
    """Read an identifier: small letters, digits and single hyphens."""
    value = table.text(key, 60)
    if not all(part.isalnum() and part.isascii() and part.islower() for part in _words(value)):
        refuse(table.where(key), f"must be small letters, digits and hyphens, not {value!r}")
    return value


def _words(identifier: str) -> list[str]:
    return [part if not part.isdigit() else "d" for part in identifier.split("-")]


def _lines(table: Table) -> tuple[str, ...]:
    lines = table.texts("lines", least=3, most=3)
    for i, line in enumerate(lines):
        if len(line.split()) > MOST_WORDS:
            where = f"{table.where('lines')}[{i}]"
            refuse(where, f"must have at most {MOST_WORDS} words, not {len(line.split())}")
    return lines


def _dose(exercise: Table) -> Dose:
    fields = {
        "hold": ("mode", "count", "on_s", "off_s", "sides"),
        "reps": ("mode", "count", "rep_s", "sides"),
        "time": ("mode", "seconds", "sides"),
    }
    everything = tuple(sorted({name for names in fields.values() for name in names}))
    mode = exercise.table("dose", everything).choice("mode", tuple(fields))
    dose = exercise.table("dose", fields[mode])
    length = {"hold": "on_s", "reps": "rep_s", "time": "seconds"}[mode]
    return Dose(
        mode=cast(Mode, mode),
        count=1 if mode == "time" else dose.integer("count", 1, 60),
        on_seconds=dose.integer(length, 1, 600),
        off_seconds=dose.integer("off_s", 0, 120) if mode == "hold" else 0,
        per_side=dose.choice("sides", ("both", "each"), "both") == "each",
    )
