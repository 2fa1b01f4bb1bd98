"""After a long silence: had they left the chair, or were they reading? Asked once, on return."""

from dataclasses import replace

from postureguard.core.sitting.effects import Withdraw
from postureguard.core.sitting.presence import Outcome, count_relief
from postureguard.core.sitting.state import Asked, Seated, State


def left_open(state: State) -> Outcome:
    """Nobody answered in time, or they left again: it counts as an absence, unconfirmed."""
    asked = state.asked
    if asked is None or (state.t < asked.until_t and isinstance(state.presence, Seated)):
        return state, ()
    state, effects = _were_away(state, asked, confirmed=False)
    return state, (*effects, Withdraw())


def answered(state: State, *, were_away: bool) -> Outcome:
    """What they say: up, or there all the time; then the sitting clock goes on from before."""
    asked = state.asked
    if asked is None:
        return state, ()
    if were_away:
        state, effects = _were_away(state, asked, confirmed=True)
        return state, (*effects, Withdraw())
    silence = asked.silence
    sitting_s = asked.seated_before_s + state.t - silence.since_t
    there = replace(
        state,
        asked=None,
        sitting_s=sitting_s,
        answered_s=silence.answered_s,
        bout_began=silence.bout_began,
    )
    return there, (Withdraw(),)


def _were_away(state: State, asked: Asked, *, confirmed: bool) -> Outcome:
    relief = asked.relief and replace(asked.relief, confirmed=confirmed)
    return count_relief(replace(state, asked=None), asked.silence.bout, relief)
