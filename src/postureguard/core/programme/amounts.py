"""How much of each exercise: what was earned or has to be eased, within the length of a break."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from postureguard.core.programme.numbers import RULES
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.routine import Item, Routine, script, steps_of, total_seconds

MINIMUM_S: Final = 30
"""What is left of a routine when there is only half a minute."""
SECONDS_AT_ONCE: Final = 5
"""By so much a single hold or a walk is cut where the whole would take too long."""

Exercises = Mapping[str, Exercise]
Due = Callable[[str], tuple[int, float]]
"""Of an exercise: the step of its dose, and the share of it to do when it has to be eased."""


def length_s(routine: Routine, exercises: Exercises) -> int:
    """Seconds from the beginning of the first step to the end of the last one."""
    return total_seconds(script(routine, exercises))


def dosed(routine: Routine, exercises: Exercises, due: Due, longest_s: int) -> Routine:
    """The routine with the amounts that are due now.

    Where that takes too long, sets, repetitions and seconds are taken back, from the last item to
    the first, but never to less than the programme begins with.
    """
    usual = tuple(counted(item, exercises) for item in routine.items)
    found = replace(routine, items=tuple(_due(item, *due(item.exercise_id)) for item in usual))
    while length_s(found, exercises) > longest_s:
        items = _without_last_repeat(found.items, usual)
        if items == found.items:
            break
        found = replace(found, items=items)
    return found


def minimum(routine: Routine, exercises: Exercises) -> Routine:
    """Half a minute of the routine: its first exercise that is work, or else the first one."""
    work = [item for item in routine.items if exercises[item.exercise_id].track != "posture"]
    item = replace((work or [*routine.items])[0], sets=1)
    return replace(routine, items=(_cut(item, exercises, MINIMUM_S),))


def no_longer_than(item: Item, other: Item, exercises: Exercises) -> Item:
    """The other exercise, cut to the length of the first one."""
    return _cut(other, exercises, item_s(item, exercises))


def _cut(item: Item, exercises: Exercises, longest_s: int) -> Item:
    found = counted(item, exercises)
    while item_s(found, exercises) > longest_s and (less := _less(found)) != found:
        found = less
    return found


def item_s(item: Item, exercises: Exercises) -> int:
    """Seconds of an item, without the pause after it."""
    steps = steps_of(item, exercises[item.exercise_id])
    return total_seconds((*steps[:-1], replace(steps[-1], pause_seconds=0)))


def counted(item: Item, exercises: Exercises) -> Item:
    """The item with its amount written down."""
    dose = exercises[item.exercise_id].dose
    if item.count is not None or item.seconds is not None:
        return item
    if dose.mode == "time" or (dose.mode == "hold" and dose.count == 1):
        return replace(item, seconds=dose.on_seconds)
    return replace(item, count=dose.count)


def _due(item: Item, step: int, share: float) -> Item:
    factor = RULES.step_factors[step] * share
    return replace(
        item,
        count=_times(item.count, factor, RULES.least_repetitions),
        seconds=_times(item.seconds, factor, RULES.least_seconds),
        sets=item.sets + (step == RULES.most_step and share >= 1.0),
    )


def _times(amount: int | None, factor: float, least: int) -> int | None:
    """Less is rounded down and never below the least, more goes to the nearest."""
    if amount is None or factor == 1.0:
        return amount
    if factor < 1.0:
        return max(min(amount, least), int(amount * factor))
    return int(amount * factor + 0.5)


def _without_last_repeat(items: tuple[Item, ...], usual: tuple[Item, ...]) -> tuple[Item, ...]:
    for index in reversed(range(len(items))):
        less = _one_less(items[index], usual[index])
        if less != items[index]:
            return (*items[:index], less, *items[index + 1 :])
    return items


def _one_less(item: Item, usual: Item) -> Item:
    """A set less, or a repetition, or some seconds; the item itself when it is as usual."""
    if item.sets > usual.sets:
        return replace(item, sets=item.sets - 1)
    if item.count is not None and usual.count is not None:
        return replace(item, count=min(item.count, max(usual.count, item.count - 1)))
    if item.seconds is not None and usual.seconds is not None:
        less = max(usual.seconds, item.seconds - SECONDS_AT_ONCE)
        return replace(item, seconds=min(item.seconds, less))
    return item


def _less(item: Item) -> Item:
    """One repetition or one second less, if there is anything to spare."""
    if item.count is not None:
        return replace(item, count=max(1, item.count - 1))
    return replace(item, seconds=max(RULES.least_seconds, (item.seconds or 0) - 1))
