"""The one door for wishes: each kind registers what it does, granted or refused."""

from functools import singledispatch

from postureguard.core.sitting.effects import Refused
from postureguard.core.sitting.inputs import Wish
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import Outcome
from postureguard.core.sitting.state import State


@singledispatch
def grant(wish: Wish, state: State, plan: Plan) -> Outcome:
    """Do what the person asks, if that is possible now."""
    raise TypeError(f"not a wish: {wish!r}")


def refused(state: State, message: str) -> Outcome:
    """Nothing is done, and one sentence says why."""
    return state, (Refused(message),)
