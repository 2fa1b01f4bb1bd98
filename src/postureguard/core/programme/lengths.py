"""Breaks about as long as the person wants them: less of each exercise, or a walk at the end.

A person's own routines stay as they are.
"""

from dataclasses import replace
from typing import Final

from postureguard.core.programme.amounts import Exercises, counted, item_s, length_s
from postureguard.core.programme.mastery import WALK
from postureguard.core.programme.numbers import RULES
from postureguard.core.training.own_routine import OWN_TRACK
from postureguard.core.training.routine import Item, Routine

ABOUT: Final = 1.2
"""A break of a minute may take so many minutes before anything is taken from it."""
SHORTEST_WALK_S: Final = 20


def shortened(routine: Routine, exercises: Exercises, wanted_s: int) -> Routine:
    """The routine with less of what takes longest, and without its last exercises if it must be.

    Where even a little of the first exercise takes longer, that is what remains.
    """
    longest_s = ABOUT * wanted_s
    if routine.track == OWN_TRACK or length_s(routine, exercises) <= longest_s:
        return routine
    items = tuple(counted(item, exercises) for item in routine.items)
    while items:
        found = replace(routine, items=items)
        if length_s(found, exercises) <= longest_s:
            return found
        items = _with_one_less(items, exercises)
    if len(routine.items) == 1:
        return found
    return shortened(replace(routine, items=routine.items[:-1]), exercises, wanted_s)


def ended_with_walk(routine: Routine, exercises: Exercises, wanted_s: int) -> Routine:
    """The routine and, where there is time left for it, a walk until the break is that long."""
    if routine.track == OWN_TRACK:
        return routine
    before = routine.items[:-1] if routine.items[-1].exercise_id == WALK else routine.items
    shortest = replace(routine, items=(*before, Item(WALK, seconds=SHORTEST_WALK_S)))
    left_s = wanted_s - length_s(shortest, exercises)
    if left_s < 0:
        return routine
    return replace(routine, items=(*before, Item(WALK, seconds=SHORTEST_WALK_S + left_s)))


def _with_one_less(items: tuple[Item, ...], exercises: Exercises) -> tuple[Item, ...]:
    """A little less of the longest exercise that can be less; nothing where none can."""
    by_length = sorted(range(len(items)), key=lambda place: -item_s(items[place], exercises))
    for place in by_length:
        less = _less(items[place])
        if less is not None:
            return (*items[:place], less, *items[place + 1 :])
    return ()


def _less(item: Item) -> Item | None:
    if item.sets > 1:
        return replace(item, sets=item.sets - 1)
    if item.count is not None and item.count > RULES.least_repetitions:
        return replace(item, count=item.count - 1)
    if item.seconds is not None and item.seconds > RULES.least_seconds:
        return replace(item, seconds=item.seconds - 1)
    return None
