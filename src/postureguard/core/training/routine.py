"""Routines: which exercises a break is made of, and the flat script the player shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from postureguard.core.training.exercise import PLACES, Dose, Exercise, Mode, read_id
from postureguard.core.training.fields import Table, open_table, refuse

Kind = Literal["micro", "short", "long"]
Side = Literal["left", "right"]
KINDS: Final = ("micro", "short", "long")
LONGEST_S: Final[dict[Kind, int]] = {"micro": 90, "short": 180, "long": 480}
"""The longest routine of each kind, in seconds."""
GAP_SECONDS: Final = 5
"""Pause between items and between the two sides (content/programme.md, section 3.2)."""
ROUTINE_FIELDS: Final = (
    "id", "kind", "name", "track", "level", "last_level", "place", "discreet", "items", "otherwise",
)  # fmt: skip
ITEM_FIELDS: Final = ("exercise", "count", "seconds", "sets", "rest_s", "last_rest", "otherwise")
SET_REST_SECONDS: Final = 20
"""Pause between two sets of the same exercise."""


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a routine; count or seconds (of one side) replace its usual dose.

    Without `last_rest` the exercise ends with its last hold. `otherwise` is done instead by
    somebody who cannot do this here.
    """

    exercise_id: str
    count: int | None = None
    seconds: int | None = None
    sets: int = 1
    rest_seconds: int = SET_REST_SECONDS
    """Pause between two sets."""
    last_rest: bool = True
    otherwise: "Item | None" = None


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
    otherwise: str | None = None
    """The routine that comes instead for somebody who cannot do this one."""

    @property
    def on_feet(self) -> bool:
        """True when it gets the person out of the chair."""
        return self.place != "desk"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do without interruption, `pause_seconds` before the next one.

    "hold": `count` times on/off seconds. "reps": `count` times `on_seconds`. "time": once.
    An alternating step counts both sides, which take turns. Without `last_rest` the last hold has
    no off seconds.
    """

    exercise: Exercise
    side: Side | None
    mode: Mode
    count: int
    on_seconds: int
    off_seconds: int
    pause_seconds: int
    alternating: bool = False
    last_rest: bool = True

    @property
    def seconds(self) -> int:
        """Length of the step without the pause after it."""
        whole = self.count * (self.on_seconds + self.off_seconds)
        return whole if self.last_rest else whole - self.off_seconds

    @property
    def amount(self) -> int:
        """How much of it, on one side: repetitions, holds, or seconds of what is timed."""
        if self.mode == "time":
            return self.on_seconds
        return self.count // 2 if self.alternating else self.count


def script(routine: Routine, catalogue: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """Flatten a routine into steps, left side first where sides take turns."""
    steps = [s for item in routine.items for s in steps_of(item, catalogue[item.exercise_id])]
    return (*steps[:-1], replace(steps[-1], pause_seconds=0))


def total_seconds(steps: tuple[Step, ...]) -> int:
    """Length of a whole script with its pauses."""
    return sum(step.seconds + step.pause_seconds for step in steps)


def steps_of(item: Item, exercise: Exercise) -> list[Step]:
    """The steps of one item, each with the pause after it."""
    dose = _dosed(exercise.dose, item)
    sides: tuple[Side | None, ...] = ("left", "right") if dose.sides == "each" else (None,)
    alternating = dose.sides == "in turn"
    count = 2 * dose.count if alternating else dose.count
    amount = (dose.mode, count, dose.on_seconds, dose.off_seconds)
    one_set = [
        Step(exercise, side, *amount, GAP_SECONDS, alternating, item.last_rest) for side in sides
    ]
    rested = [*one_set[:-1], replace(one_set[-1], pause_seconds=item.rest_seconds)]
    return [*rested * (item.sets - 1), *one_set]


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
    return Routine(
        id=read_id(table, "id"),
        kind=cast(Kind, table.choice("kind", KINDS)),
        name=table.translated("name", 60),
        track=table.choice("track", ("any", "lcs", "glute")),
        level=level,
        last_level=table.integer("last_level", level, 5) if table.has("last_level") else level,
        place=table.choice("place", PLACES),
        discreet=table.flag("discreet", default=False),
        items=_items(table),
        otherwise=read_id(table, "otherwise") if table.has("otherwise") else None,
    )


def parse_items(document: Mapping[str, object], source: str) -> tuple[Item, ...]:
    """Read the items of one routine from a decoded document."""
    return _items(open_table(document, source, "", ("items",)))


def _items(table: Table) -> tuple[Item, ...]:
    return tuple(read_item(item) for item in table.tables("items", ITEM_FIELDS, 20))


def read_item(table: Table) -> Item:
    """Read one item of a routine."""
    if table.has("count") and table.has("seconds"):
        refuse(table.where("count"), "cannot be given together with seconds")
    otherwise = table.table("otherwise", ITEM_FIELDS) if table.has("otherwise") else None
    return Item(
        read_id(table, "exercise"),
        table.integer("count", 1, 60) if table.has("count") else None,
        table.integer("seconds", 5, 600) if table.has("seconds") else None,
        table.integer("sets", 1, 5) if table.has("sets") else 1,
        table.integer("rest_s", 5, 120) if table.has("rest_s") else SET_REST_SECONDS,
        table.flag("last_rest", default=True),
        read_item(otherwise) if otherwise else None,
    )
