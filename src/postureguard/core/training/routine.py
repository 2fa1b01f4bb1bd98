"""Routines: which exercises a break is made of, and the flat script the player shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from postureguard.core.training.exercise import PLACES, Dose, Exercise, Mode, read_id
from postureguard.core.training.fields import Table, open_table, refuse

Kind = Literal["micro", "short", "long"]
Side = Literal["left", "right"]
KINDS: Final = ("micro", "short", "long")
GAP_SECONDS: Final = 5
"""Pause between items and between the two sides (content/programme.md, section 3.2)."""
ROUTINE_FIELDS: Final = (
    "id", "kind", "name", "track", "level", "last_level", "place", "discreet", "items",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a routine; count or seconds (of one side) replace its usual dose."""

    exercise_id: str
    count: int | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """A break's programme, offered from `level` to `last_level` of its track."""

    id: str
    kind: Kind
    name: str
    track: str
    level: int
    last_level: int
    place: str
    discreet: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do without interruption, `pause_seconds` before the next one.

    "hold": `count` times on/off seconds. "reps": `count` times `on_seconds`. "time": once.
    """

    exercise: Exercise
    side: Side | None
    mode: Mode
    count: int
    on_seconds: int
    off_seconds: int
    pause_seconds: int

    @property
    def seconds(self) -> int:
        """Length of the step without the pause after it."""
        return self.count * (self.on_seconds + self.off_seconds)


def script(routine: Routine, catalogue: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """Flatten a routine into steps, left side first where sides take turns."""
    steps = [s for item in routine.items for s in _steps(item, catalogue[item.exercise_id])]
    return (*steps[:-1], replace(steps[-1], pause_seconds=0))


def total_seconds(steps: tuple[Step, ...]) -> int:
    """Length of a whole script with its pauses."""
    return sum(step.seconds + step.pause_seconds for step in steps)


def _steps(item: Item, exercise: Exercise) -> list[Step]:
    dose = _dosed(exercise.dose, item)
    sides: tuple[Side | None, ...] = ("left", "right") if dose.per_side else (None,)
    amount = (dose.mode, dose.count, dose.on_seconds, dose.off_seconds)
    return [Step(exercise, side, *amount, pause_seconds=GAP_SECONDS) for side in sides]


def _dosed(dose: Dose, item: Item) -> Dose:
    if item.seconds is not None:
        return replace(dose, count=1, on_seconds=item.seconds, off_seconds=0)
    return replace(dose, count=item.count or dose.count)


def parse_routines(document: Mapping[str, object], source: str) -> tuple[Routine, ...]:
    """Read a decoded routines file; the first thing wrong raises a UserError naming it."""
    tables = open_table(document, source, "", ("routine",)).tables("routine", ROUTINE_FIELDS, 100)
    return tuple(_routine(table) for table in tables)


def _routine(table: Table) -> Routine:
    level = table.integer("level", 1, 5)
    items = table.tables("items", ("exercise", "count", "seconds"), 20)
    return Routine(
        id=read_id(table, "id"),
        kind=cast(Kind, table.choice("kind", KINDS)),
        name=table.text("name", 60),
        track=table.choice("track", ("any", "lcs", "glute")),
        level=level,
        last_level=table.integer("last_level", level, 5) if table.has("last_level") else level,
        place=table.choice("place", PLACES),
        discreet=table.flag("discreet", default=False),
        items=tuple(_item(item) for item in items),
    )


def _item(table: Table) -> Item:
    if table.has("count") and table.has("seconds"):
        refuse(table.where("count"), "cannot be given together with seconds")
    return Item(
        read_id(table, "exercise"),
        table.integer("count", 1, 60) if table.has("count") else None,
        table.integer("seconds", 5, 600) if table.has("seconds") else None,
    )
