"""Which routine comes next (programme, section 3.2: variety, a walk, and getting up)."""

from collections.abc import Sequence

from postureguard.core.facts import BreakKind
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.routine import Routine

WALK_EVERY = 3
"""Every third micro-break is a walk."""
SEATED_AFTER = 3
"""A routine in the chair comes only after so many micro-breaks on the feet."""


def next_routine(kind: BreakKind, catalogue: Catalogue, recent: Sequence[str]) -> Routine | None:
    """The routine for a break of a kind; `recent` has the routines done last, newest first.

    It repeats as little as possible of the last break's work, and among equals it is the one
    done longest ago.
    """
    fitting = [routine for routine in catalogue.routines.values() if routine.kind == kind]
    if kind == "micro":
        done = [catalogue.routines[name] for name in recent if name in catalogue.routines]
        fitting = _varied(fitting, [routine for routine in done if routine.kind == kind])
    last = catalogue.routines.get(recent[0]) if recent else None
    last_use = {name: index for index, name in reversed(list(enumerate(recent)))}

    def merit(routine: Routine) -> tuple[int, int]:
        return -_repeated(routine, last, catalogue), last_use.get(routine.id, len(recent))

    return max(fitting, key=merit, default=None)


def on_feet(routine: Routine) -> bool:
    """True when the routine gets the person out of the chair."""
    return routine.place != "desk"


def _varied(routines: list[Routine], done: list[Routine]) -> list[Routine]:
    """What may come after the micro-breaks done last."""
    lately = done[: WALK_EVERY - 1]
    if len(lately) == WALK_EVERY - 1 and not any(_is_walk(routine) for routine in lately):
        return [routine for routine in routines if _is_walk(routine)] or routines
    others = [routine for routine in routines if not _is_walk(routine)]
    lately = done[:SEATED_AFTER]
    if len(lately) < SEATED_AFTER or not all(on_feet(routine) for routine in lately):
        others = [routine for routine in others if on_feet(routine)]
    return others or routines


def _is_walk(routine: Routine) -> bool:
    return {item.exercise_id for item in routine.items} == {"walk-snack"}


def _repeated(routine: Routine, last: Routine | None, catalogue: Catalogue) -> int:
    """How many exercises that are work, not posture, stand in both."""
    if last is None:
        return 0
    both = {i.exercise_id for i in routine.items} & {i.exercise_id for i in last.items}
    return sum(catalogue.exercises[name].track != "posture" for name in both)
