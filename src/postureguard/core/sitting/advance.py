"""What happens to a break by itself: the next stage of its life, when its time has come."""

import math
from dataclasses import replace

from postureguard.core.sitting.breaks import (
    announce,
    end,
    finish,
    gives_up_t,
    new_prompt,
    running_until,
    show,
)
from postureguard.core.sitting.coming import announce_in
from postureguard.core.sitting.effects import CallFor, Effect
from postureguard.core.sitting.holds import HELD_LOOK_S, keep_back, reason_now
from postureguard.core.sitting.pauses import stops_prompts
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import Outcome
from postureguard.core.sitting.state import (
    Announced,
    Away,
    Due,
    HeldBack,
    Phase,
    Postponed,
    Running,
    Seated,
    Shown,
    Standing,
    State,
    Waiting,
)

SOON_S = 0.05
"""The engine never asks to be woken sooner than this."""
TYPING_PAUSE_S = 3.0
"""A break waits for a pause in typing as long as this…"""
TYPING_PATIENCE_S = 60.0
"""…but no longer than this."""
UNSEEN_S = 20.0
"""A window that cannot be seen for so long is called for in another way."""


def advance(state: State, plan: Plan) -> Outcome:
    """Let everything happen that is due now."""
    effects: tuple[Effect, ...] = ()
    for _ in range(6):
        before = state.phase
        state, more = _advance_once(state, plan)
        effects += more
        if state.phase is before:
            return state, effects
    return state, effects


def phase_moment(state: State, plan: Plan) -> float | None:
    """Seconds until the break's next stage, if the person stays; None when there is none."""
    match state.phase:
        case Announced(due_t=due_t):
            return max(due_t, state.quiet_until_t) - state.t
        case Due() as due:
            return max(_typing_look_t(due, state), state.quiet_until_t) - state.t
        case HeldBack():
            wait_s = HELD_LOOK_S if reason_now(state) else SOON_S
            return max(wait_s, state.quiet_until_t - state.t)
        case Postponed(until_t=until_t):
            return max(until_t - plan.notice_s, state.quiet_until_t) - state.t
        case Shown() as shown:
            return _shown_moment(state, shown)
        case Running() as running:
            is_counted = state.locked and running.held_since_t is None
            return (running.ends_t if is_counted else running_until(running)) - state.t
        case _:
            return announce_in(state, plan)


def _advance_once(state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if isinstance(phase, Running):
        return _run(state, phase)
    if not isinstance(phase, Waiting) and not plan.offers:
        return end(state, "held")
    if isinstance(phase, Shown) and state.t >= (gives_up_t(state, phase) or math.inf):
        return end(state, "missed")
    if not isinstance(phase, Waiting) and not _wanted(phase):
        if _forbidden(state, phase, plan):
            return end(state, "held")
        if _stood_up(state):
            return end(state, "away")
    reason = reason_now(state)
    if reason is not None and not isinstance(phase, Shown):
        return keep_back(state, plan, reason)
    return _go_on(state, plan) if isinstance(state.presence, Seated) else (state, ())


def _run(state: State, phase: Running) -> Outcome:
    """Time goes on behind a locked screen, but nobody is led through anything there."""
    if state.t >= running_until(phase):
        return finish(state)
    is_undone = len(phase.steps_done) < phase.brk.steps and phase.held_since_t is None
    if is_undone and state.locked and state.t >= phase.ends_t:
        return end(state, "away")
    return state, ()


def _go_on(state: State, plan: Plan) -> Outcome:
    """The next stage of a break that is not running, for somebody who is there."""
    if state.t < state.quiet_until_t:
        return state, ()
    match state.phase:
        case Waiting():
            wait_s = announce_in(state, plan)
            return (state, ()) if wait_s is None or wait_s > 0.0 else _announce_new(state, plan)
        case Announced(brk, due_t) if state.t >= due_t:
            return replace(state, phase=Due(brk, state.t)), ()
        case Due(brk, since_t) if _typing_paused(state, since_t):
            return show(state, brk)
        case HeldBack(brk):
            return announce(state, plan, brk)
        case Postponed(brk, until_t) if state.t >= until_t - plan.notice_s:
            return announce(state, plan, brk)
        case Shown(brk) as shown if _is_unseen(shown) and state.t >= shown.since_t + UNSEEN_S:
            return replace(state, phase=replace(shown, called=True)), (CallFor(brk),)
        case _:
            return state, ()


def _announce_new(state: State, plan: Plan) -> Outcome:
    state, brk = new_prompt(state, plan)
    return announce(state, plan, brk)


def _wanted(phase: Announced | Due | HeldBack | Postponed | Shown) -> bool:
    """A window that the person opened stays; once put off, the break is like any other."""
    return isinstance(phase, Shown) and phase.brk.asked_for


def _forbidden(state: State, phase: Phase, plan: Plan) -> bool:
    """A pause takes even the window back; the end of the working hours only what is to come."""
    return stops_prompts(state) or not (plan.on_duty or isinstance(phase, Shown))


def _is_unseen(phase: Shown) -> bool:
    return not (phase.seen or phase.called)


def _stood_up(state: State) -> bool:
    return isinstance(state.presence, Away | Standing) and state.presence.credited


def _typing_paused(state: State, since_t: float) -> bool:
    idle_s = None if state.input_t is None else state.t - state.input_t
    return idle_s is None or idle_s >= TYPING_PAUSE_S or state.t - since_t >= TYPING_PATIENCE_S


def _typing_look_t(phase: Due, state: State) -> float:
    """The soonest moment at which typing can have paused for long enough."""
    last_input_t = state.t if state.input_t is None else state.input_t
    return min(
        max(last_input_t + TYPING_PAUSE_S, state.t + SOON_S), phase.since_t + TYPING_PATIENCE_S
    )


def _shown_moment(state: State, phase: Shown) -> float | None:
    moments_t = [gives_up_t(state, phase)]
    if _is_unseen(phase) and isinstance(state.presence, Seated):
        moments_t.append(max(phase.since_t + UNSEEN_S, state.quiet_until_t))
    return min((t - state.t for t in moments_t if t is not None), default=None)
