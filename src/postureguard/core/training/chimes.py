"""Which bell belongs to a moment of a routine, for who is on the floor or faces the wall."""

from typing import Final, Literal, get_args

from postureguard.core.training.player import View
from postureguard.core.training.routine import Step

Chime = Literal["break", "ready", "go", "half", "over"]
"""break: one has come; ready: another step, or the other side; go: the step begins; half: half of
a long step is over; over: the routine is."""
CHIMES: Final[tuple[Chime, ...]] = get_args(Chime)
LONG_S: Final = 20.0
"""A step that is held or kept up for so long has a bell in the middle."""
_WAITING: Final = frozenset({"ready", "swap"})


def step_chime(step: Step, before: View | None, now: View) -> Chime | None:
    """The bell for what has changed between two views; `step` is the one that is on now."""
    if before is None or now.beat == "over":
        return None
    if now.beat in _WAITING:
        return "ready" if before.beat not in _WAITING or before.index != now.index else None
    if before.beat in _WAITING or before.index != now.index:
        return "go"
    half = before.beat == now.beat and before.beat_share > 0.5 >= now.beat_share
    return "half" if half and _unbroken_s(step) >= LONG_S else None


def _unbroken_s(step: Step) -> float:
    """How long a step goes on without a count that could be followed; 0 if it is counted."""
    if step.mode == "time":
        return step.seconds
    return step.on_seconds if step.mode == "hold" and step.count == 1 else 0.0
