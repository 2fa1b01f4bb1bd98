"""A routine's items as text: how the one who chooses tells them to the one who leads through."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from postureguard.core.training.catalogue import check_item
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.fields import refuse
from postureguard.core.training.routine import Item, Routine, parse_items

_SOURCE = "the routine's items"


def tell(routine: Routine) -> str:
    """The items of a routine, in one line."""
    return json.dumps([_told(item) for item in routine.items], separators=(",", ":"))


def told(routine: Routine, text: str, exercises: Mapping[str, Exercise]) -> Routine:
    """The routine with the items that were told; anything else raises a UserError."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        refuse(_SOURCE, "must be JSON")
    found = parse_items({"items": items}, _SOURCE)
    for item in found:
        check_item(item, exercises, _SOURCE)
    return replace(routine, items=found)


def _told(item: Item) -> Mapping[str, Any]:
    amounts = {"count": item.count, "seconds": item.seconds}
    return {
        "exercise": item.exercise_id,
        **{key: amount for key, amount in amounts.items() if amount is not None},
        "sets": item.sets,
        "rest_s": item.rest_seconds,
        "last_rest": item.last_rest,
    }
