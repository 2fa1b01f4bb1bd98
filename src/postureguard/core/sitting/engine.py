"""The engine: `step(state, input, plan) -> (state, effects)`, and when to look again.

Pure: the same values in give the same values out. A year of days is a loop in a test.
"""

from dataclasses import replace

from postureguard.core.facts import PauseFact
from postureguard.core.sitting import wishes
from postureguard.core.sitting.breaks import (
    TYPING_PATIENCE_S,
    TYPING_PAUSE_S,
    advance,
    announce_in,
    gives_up_t,
    running_until,
    sleep_through,
)
from postureguard.core.sitting.effects import Effect, Record
from postureguard.core.sitting.inputs import Input, Look, Sleeping, Woke
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import (
    Outcome,
    credit_absence,
    fall_asleep,
    observe,
    pass_time,
)
from postureguard.core.sitting.state import (
    Announced,
    Away,
    Due,
    Postponed,
    Returning,
    Running,
    Seated,
    Shown,
    Standing,
    State,
    Tally,
)

SOON_S = 0.05
"""The engine never asks to be woken sooner than this."""
RETURN_LOOK_S = 15.0
"""How often to look whether somebody is back from a break or a short absence, at first."""


def step(state: State, event: Input, plan: Plan) -> Outcome:
    """What follows from one input. `plan` is the plan of the input's moment."""
    state, gone = pass_time(state, event.at)
    state, effects = _expire(state, plan)
    state, more = sleep_through(state, gone)
    effects += more
    match event:
        case Look():
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
            state, more = wishes.grant(event, state, plan)
    effects += more
    state, more = advance(state, plan)
    return state, effects + more


def next_look(state: State, plan: Plan) -> float:
    """Seconds until anything could change by itself. Always positive, always finite."""
    moments = [(plan.changes_at - state.at.wall).total_seconds()]
    moments += [(pause.until - state.at.wall).total_seconds() for pause in state.pauses]
    moments += [t - state.t for t in _presence_moments(state, plan)]
    if isinstance(state.presence, Seated) or isinstance(state.phase, Running | Shown):
        wait = _phase_moment(state, plan)
        if wait is not None:
            moments.append(wait)
    return max(SOON_S, min(moments))


def _expire(state: State, plan: Plan) -> Outcome:
    """Pauses whose end has come are over; a new day starts with empty counts."""
    over = {pause for pause in state.pauses if pause.until <= state.at.wall}
    effects: tuple[Effect, ...] = tuple(
        Record(PauseFact(state.at.wall, pause.reason, None)) for pause in sorted(over, key=str)
    )
    if over:
        state = replace(state, pauses=state.pauses - over)
        state = wishes.settle(state)
    if state.tally.day != plan.day:
        state = replace(state, tally=Tally(plan.day))
    return state, effects


def _presence_moments(state: State, plan: Plan) -> list[float]:
    match state.presence:
        case Seated() if state.input_t is not None and state.t - state.input_t < plan.long_idle_s:
            return [state.input_t + plan.long_idle_s]
        case Away(since_t=since_t, credited=False):
            return [since_t + plan.away_s, state.t + RETURN_LOOK_S]
        case Standing(since_t=since_t, until_t=until_t, credited=credited):
            return [until_t] if credited else [until_t, since_t + plan.away_s]
        case Returning(since_t=since_t):
            gone_s = state.t - since_t
            return [state.t + min(max(RETURN_LOOK_S, gone_s / 10), 2 * RETURN_LOOK_S)]
        case _:
            return []


def _phase_moment(state: State, plan: Plan) -> float | None:
    """Seconds until the break's next stage, if the person stays; None when there is none."""
    match state.phase:
        case Announced(due_t=due_t):
            return max(due_t, state.quiet_until_t) - state.t
        case Due() as due:
            return max(_typing_look_t(due, state), state.quiet_until_t) - state.t
        case Postponed(until_t=until_t):
            return max(until_t - plan.notice_s, state.quiet_until_t) - state.t
        case Shown() as shown:
            gives_up = gives_up_t(state, shown)
            return None if gives_up is None else gives_up - state.t
        case Running() as running:
            return running_until(running) - state.t
        case _:
            return announce_in(state, plan)


def _typing_look_t(phase: Due, state: State) -> float:
    """The soonest moment at which typing can have paused for long enough."""
    last_input_t = state.t if state.input_t is None else state.input_t
    return min(
        max(last_input_t + TYPING_PAUSE_S, state.t + SOON_S), phase.since_t + TYPING_PATIENCE_S
    )
