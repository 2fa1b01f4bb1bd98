"""One exercise of the catalogue: what it is, how much of it, what to say, and its figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from postureguard.core.training.fields import Table, open_table, refuse

if TYPE_CHECKING:  # only who draws needs them
    from postureguard.core.training.figure_data import FigureData
    from postureguard.core.training.lesson import Lesson
    from postureguard.core.training.movement import Movement

Mode = Literal["hold", "reps", "time"]
Sides = Literal["both", "each", "in turn"]
TRACKS: Final = ("glute", "core", "hip-flexor", "posture", "movement")
PLACES: Final = ("desk", "standing", "floor", "anywhere")
KIT: Final = (
    "desk", "chair", "steady-chair", "hand-support", "wall", "mat", "band", "loop-band", "weight",
    "dowel", "cable",
)  # fmt: skip
"""A steady chair is one that cannot roll; a hand support is a desk or such a chair."""
MOST_WORDS: Final = 12
OWN: Final = "own-"
"""What the id of a person's own exercise or routine begins with."""
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
    Sides work "both" at once, or all of it is done for "each" side: one side after the other, or
    "in turn" with every repetition.
    """

    mode: Mode
    count: int
    on_seconds: int
    off_seconds: int = 0
    sides: Sides = "both"

    @property
    def per_side(self) -> bool:
        """Whether it is an amount for each side."""
        return self.sides != "both"


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise as the player, the chooser and the figure see it.

    `movement` reads how it looks: only who draws it needs that, and it is most of the file.
    A person's own exercise may have a picture in its place, or neither.
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
    movement: "Callable[[], Movement] | None" = field(compare=False, repr=False)
    picture: str | None = None
    """The file of its picture, a PNG."""

    @property
    def is_own(self) -> bool:
        """Whether a person added it."""
        return self.id.startswith(OWN)

    @property
    def has_figure(self) -> bool:
        """Whether there is a moving figure; every shipped exercise has one."""
        return self.movement is not None

    @property
    def figure(self) -> "FigureData":
        """The moving figure; one that stands still, for who only counts, where there is none."""
        if self.movement is None:
            from postureguard.core.training.figure_data import STILL  # noqa: PLC0415 - who leads

            return STILL
        return self.movement().figure

    @property
    def lesson(self) -> "Lesson | None":
        """The technique lesson, if the file has one."""
        return self.movement().lesson if self.movement is not None else None


def parse_exercise(
    document: Mapping[str, object], source: str, movement: "Callable[[], Movement]"
) -> Exercise:
    """Read a decoded exercise file; the first thing wrong raises a UserError naming it.

    `movement` is to read the tables figure and lesson; they need not be in the document.
    """
    table = open_table(document, source, "", EXERCISE_FIELDS)
    return Exercise(
        id=read_id(table, "id"),
        name=table.translated("name", 60),
        track=table.choice("track", TRACKS),
        level=table.integer("level", 1, 5),
        kit=table.choices("kit", KIT, least=0),
        place=table.choices("place", PLACES),
        clothes=table.choice("clothes", ("any", "trousers")),
        discreet=table.choice("discreet", ("yes", "semi", "no")),
        muscles=table.translated("muscles"),
        dose=read_dose(table),
        lines=_lines(table),
        do=table.all_translated("do"),
        cues=table.all_translated("cues"),
        faults=table.all_translated("faults"),
        stop=table.all_translated("stop", least=0),
        easier=read_id(table, "easier") if table.has("easier") else None,
        harder=read_id(table, "harder") if table.has("harder") else None,
        mastered=table.translated("mastered"),
        sources=table.text("sources"),
        movement=movement,
    )


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
    return table.all_translated("lines", least=3, most=3)


def read_dose(exercise: Table) -> Dose:
    """Read the table dose of an exercise."""
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
        sides=cast(Sides, dose.choice("sides", get_args(Sides), "both")),
    )
