"""The engine: `step(state, input, plan) -> (state, effects)`, and when to look again.

Pure: the same values in give the same values out. A year of days is a loop in a test.
"""

from dataclasses import replace

from postureguard.core.sitting import times, wishes  # noqa: F401 - what each wish does
from postureguard.core.sitting.advance import SOON_S, advance, phase_moment
from postureguard.core.sitting.breaks import sleep_through
from postureguard.core.sitting.effects import Effect, Withdraw
from postureguard.core.sitting.granting import grant
from postureguard.core.sitting.holds import let_go, listen
from postureguard.core.sitting.inputs import Input, Look, Sleeping, Woke
from postureguard.core.sitting.pauses import MEETING_TELL_S, expire, in_meeting, tell_of_meeting
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import (
    BUMP_S,
    Outcome,
    credit_absence,
    fall_asleep,
    last_sign_t,
    observe,
    pass_time,
)
from postureguard.core.sitting.silence import left_open
from postureguard.core.sitting.state import (
    Announced,
    Away,
    Returning,
    Running,
    Seated,
    Shown,
    Standing,
    State,
)

STIRRED_LOOKS_S = (BUMP_S + 0.5, 10.0, 25.0, 60.0)
"""So long after the first input it is looked whether somebody is back."""
RETURN_LOOK_S = 15.0
"""How often to look whether somebody is back from a break or a short absence, at first."""
SILENCE_LOOK_S = 10.0
"""How often to look whether a silence is over: the question about it comes on the return…"""
SILENCE_FRESH_S = 60 * 60.0
"""…while it is no longer than this; then more seldom."""


def step(state: State, event: Input, plan: Plan) -> Outcome:
    """What follows from one input. `plan` is the plan of the input's moment."""
    before = state
    state, gone = pass_time(state, event.at)
    state, effects = expire(state, plan)
    state, more = sleep_through(state, gone)
    effects += more
    match event:
        case Look():
            state, effects = _followed(listen(state, event.holds, plan), effects)
            state, more = observe(state, event, plan)
        case Sleeping():
            state = replace(fall_asleep(state, state.t), sleep_announced=True)
            state = replace(state, looked_steady_s=event.at.steady_s)
            more = ()
        case Woke():
            state, more = replace(state, sleep_announced=False), ()
        case _:
            state, credited = credit_absence(state, plan, state.t)
            effects += credited
            state, more = grant(event, state, plan)
    effects += more
    state, effects = _followed(left_open(state), effects)
    state, effects = _followed(advance(state, plan), effects)
    state, effects = _followed(tell_of_meeting(state), effects)
    effects += let_go(before, state)
    return state, effects + _unread(before, state)


def next_look(state: State, plan: Plan) -> float:
    """Seconds until anything could change by itself. Always positive, always finite."""
    moments = [(plan.changes_at - state.at.wall).total_seconds()]
    moments += [(pause.until - state.at.wall).total_seconds() for pause in state.pauses]
    meeting = in_meeting(state)
    if meeting is not None and not meeting.told and isinstance(state.presence, Seated):
        moments.append((meeting.until - state.at.wall).total_seconds() - MEETING_TELL_S)
    moments += [t - state.t for t in _presence_moments(state, plan)]
    if isinstance(state.presence, Seated) or isinstance(state.phase, Running | Shown):
        wait = phase_moment(state, plan)
        if wait is not None:
            moments.append(wait)
    return max(SOON_S, min(moments))


def _followed(outcome: Outcome, effects: tuple[Effect, ...]) -> Outcome:
    state, more = outcome
    return state, effects + more


def _unread(before: State, state: State) -> tuple[Effect, ...]:
    """A notice is for somebody who is there."""
    left = isinstance(state.presence, Away) and not isinstance(before.presence, Away)
    is_announced = isinstance(state.phase, Announced) and state.phase == before.phase
    called = isinstance(state.phase, Shown) and state.phase.called
    return (Withdraw(),) if left and (is_announced or called) else ()


def _presence_moments(state: State, plan: Plan) -> list[float]:
    moments_t = _moments_of(state, plan)
    if state.stirred_t is not None:
        looks_t = (state.stirred_t + after_s for after_s in STIRRED_LOOKS_S)
        moments_t += [t for t in looks_t if t > state.t + SOON_S][:1]
    if state.asked is not None:
        moments_t.append(state.asked.until_t)
    return moments_t


def _moments_of(state: State, plan: Plan) -> list[float]:
    silent_from_t = last_sign_t(state)
    match state.presence:
        case Seated() if state.input_t is not None and state.t - silent_from_t < plan.long_idle_s:
            return [silent_from_t + plan.long_idle_s]
        case Away(since_t=since_t, credited=False):
            return [since_t + plan.away_s, state.t + RETURN_LOOK_S]
        case Away(since_t=since_t, evidence="long idle"):
            is_fresh = state.t - since_t < SILENCE_FRESH_S
            return [state.t + (SILENCE_LOOK_S if is_fresh else 2 * RETURN_LOOK_S)]
        case Standing(since_t=since_t, until_t=until_t, credited=credited):
            return [until_t] if credited else [until_t, since_t + plan.away_s]
        case Returning(since_t=since_t):
            gone_s = state.t - since_t
            return [state.t + min(max(RETURN_LOOK_S, gone_s / 10), 2 * RETURN_LOOK_S)]
        case _:
            return []
