"""Which routine comes next."""

from collections.abc import Sequence

from postureguard.core.facts import BreakKind
from postureguard.core.training.routine import Routine


def next_routine(
    kind: BreakKind, routines: Sequence[Routine], recent: Sequence[str]
) -> Routine | None:
    """The routine of a kind that was done longest ago; `recent` has the newest first."""
    fitting = [routine for routine in routines if routine.kind == kind]
    last_use = {name: index for index, name in reversed(list(enumerate(recent)))}
    return max(fitting, key=lambda r: last_use.get(r.id, len(recent)), default=None)
