"""A person's own routines: what their file says, read and written.

An own routine has no kind of its own: its length decides for which break it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from gettext import gettext as _
from typing import Any, Final

from postureguard.core.training.catalogue import check_item
from postureguard.core.training.exercise import PLACES, Exercise
from postureguard.core.training.fields import Table, open_table, refuse
from postureguard.core.training.own import MOST_NAME, read_own_id, read_shown
from postureguard.core.training.routine import (
    ITEM_FIELDS,
    KINDS,
    LONGEST_S,
    SET_REST_SECONDS,
    Item,
    Kind,
    Routine,
    read_item,
    script,
    total_seconds,
)
from postureguard.core.training.toml_text import toml_lines
from postureguard.errors import UserError

OWN_TRACK: Final = "own"
"""The track of every own routine."""
MOST_ROUTINES: Final = 100
MOST_ITEMS: Final = 20
ROUTINE_FIELDS: Final = ("id", "name", "place", "discreet", "items")
_ITEM_FIELDS: Final = tuple(name for name in ITEM_FIELDS if name != "otherwise")


class TooLongError(UserError):
    """A routine takes longer than any break."""


def read_own_routines(
    document: Mapping[str, object], source: str, exercises: Mapping[str, Exercise]
) -> tuple[tuple[Routine, ...], tuple[UserError, ...]]:
    """The routines of a decoded file, and what is wrong with the others.

    `exercises` are all that they may name.
    """
    routines: dict[str, Routine] = {}
    wrong = []
    for index, values in enumerate(routine_tables(document, source)):
        try:
            table = open_table(values, source, f"routine[{index}].", ROUTINE_FIELDS)
            routine = _routine(table, exercises)
            if routine.id in routines:
                refuse(table.where("id"), f"{routine.id!r} is there twice")
            routines[routine.id] = routine
        except UserError as error:
            wrong.append(error)
    return tuple(routines.values()), tuple(wrong)


def routine_values(routine: Routine) -> Mapping[str, object]:
    """An own routine as its table in the file."""
    return {
        "id": routine.id,
        "name": routine.name,
        "place": routine.place,
        "discreet": routine.discreet,
        "items": [_item_values(item) for item in routine.items],
    }


def own_routines_text(tables: Iterable[Mapping[str, object]]) -> str:
    """The file of all own routines, from the table of each."""
    return "\n".join("[[routine]]\n" + toml_lines(table) for table in tables)


def kind_for(seconds: int) -> Kind:
    """The kind of break that a routine of a length is for; `UserError` when it is too long."""
    for kind in KINDS:
        if seconds <= LONGEST_S[kind]:
            return kind
    text = _("A routine takes at most {minutes} minutes; this one takes {length}.")
    length = f"{seconds // 60}:{seconds % 60:02}"
    raise TooLongError(
        text.format(minutes=LONGEST_S["long"] // 60, length=length),
        _("Take something out, or do less of it."),
    )


def own_routine(
    identifier: str,
    name: str,
    items: tuple[Item, ...],
    exercises: Mapping[str, Exercise],
    *,
    place: str = "standing",
    discreet: bool = False,
) -> Routine:
    """A routine of those items, for the kind of break that its length suits."""
    found = Routine(
        identifier, "micro", name, OWN_TRACK, 1, 5, place, discreet=discreet, items=items
    )
    return with_kind(found, exercises)


def with_kind(routine: Routine, exercises: Mapping[str, Exercise]) -> Routine:
    """The routine with the kind that its length decides; `UserError` when it is too long."""
    return replace(routine, kind=kind_for(total_seconds(script(routine, exercises))))


def routine_tables(document: Mapping[str, object], source: str) -> list[object]:
    """The tables of a decoded file, right or not."""
    file = open_table(document, source, "", ("routine",))
    found = file.values.get("routine", [])
    if not isinstance(found, list) or len(found) > MOST_ROUTINES:
        refuse(file.where("routine"), f"must be a list of at most {MOST_ROUTINES} tables")
    return found


def _routine(table: Table, exercises: Mapping[str, Exercise]) -> Routine:
    items = tuple(read_item(item) for item in table.tables("items", _ITEM_FIELDS, MOST_ITEMS))
    for item in items:
        if item.exercise_id not in exercises:
            refuse(table.where("items"), f"names {item.exercise_id!r}: there is no such exercise")
        check_item(item, exercises, table.where("items"))
    try:
        return own_routine(
            read_own_id(table),
            read_shown(table, "name", MOST_NAME),
            items,
            exercises,
            place=table.choice("place", PLACES, "standing"),
            discreet=table.flag("discreet", default=False),
        )
    except TooLongError as error:
        raise UserError(f"{table.where('items')}: {error.title}", error.advice) from error


def _item_values(item: Item) -> dict[str, Any]:
    values = {
        "exercise": item.exercise_id,
        "count": item.count,
        "seconds": item.seconds,
        "sets": item.sets,
        "rest_s": item.rest_seconds,
        "last_rest": item.last_rest,
    }
    usual = {
        "count": None,
        "seconds": None,
        "sets": 1,
        "rest_s": SET_REST_SECONDS,
        "last_rest": True,
    }
    return {k: v for k, v in values.items() if k not in usual or v != usual[k]}
