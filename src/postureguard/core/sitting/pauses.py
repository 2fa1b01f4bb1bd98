"""Reasons not to prompt that the person sets: a pause, and a meeting, which always has an end."""

from dataclasses import replace
from typing import Final

from postureguard.core.facts import PauseFact
from postureguard.core.sitting.effects import Effect, MeetingEnds, Record, Withdraw
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import Outcome, part_days, settle
from postureguard.core.sitting.state import MEETING, Pause, Seated, State, Tally

MEETING_TELL_S: Final = 60.0
"""So long before its end it is said that a meeting ends."""


def in_meeting(state: State) -> Pause | None:
    """The meeting that the person said they are in."""
    return next((pause for pause in state.pauses if pause.reason == MEETING), None)


def stops_prompts(state: State) -> bool:
    """True in a pause in which no break is wanted at all."""
    return any(pause.reason != MEETING for pause in state.pauses)


def with_pause(state: State, pause: Pause) -> Outcome:
    """The state with a pause, in place of the one of its reason."""
    others = frozenset(each for each in state.pauses if each.reason != pause.reason)
    state = replace(state, pauses=others | {pause})
    return state, (Record(PauseFact(state.at.wall, pause.reason, pause.until)),)


def without_pause(state: State, pause: Pause) -> Outcome:
    """The state after a pause."""
    effects: tuple[Effect, ...] = (Record(PauseFact(state.at.wall, pause.reason, None)),)
    state = replace(state, pauses=state.pauses - {pause})
    return state, (*effects, Withdraw()) if pause.told else effects


def expire(state: State, plan: Plan) -> Outcome:
    """Pauses whose end has come are over; a new day starts with empty counts and no meeting."""
    effects: tuple[Effect, ...] = ()
    over = {pause for pause in state.pauses if pause.until <= state.at.wall}
    if state.tally.day != plan.day:
        state, effects = part_days(replace(state, tally=Tally(plan.day)), plan.day_began)
        over |= {pause for pause in state.pauses if pause.reason == MEETING}
    for pause in sorted(over, key=str):
        state, more = without_pause(state, pause)
        effects += more
    return (settle(state) if any(pause.reason != MEETING for pause in over) else state), effects


def tell_of_meeting(state: State) -> Outcome:
    """A minute before its end, say that the meeting ends."""
    pause = in_meeting(state)
    if pause is None or pause.told or not isinstance(state.presence, Seated):
        return state, ()
    if (pause.until - state.at.wall).total_seconds() > MEETING_TELL_S:
        return state, ()
    pauses = (state.pauses - {pause}) | {replace(pause, told=True)}
    return replace(state, pauses=pauses), (MeetingEnds(pause.until),)
