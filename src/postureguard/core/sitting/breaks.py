"""The life of one break: announced, due, shown, running, ended - each ending with a reason."""

from dataclasses import replace

from postureguard.core.facts import BreakFact, BreakStage, Ending
from postureguard.core.sitting.coming import next_kind
from postureguard.core.sitting.effects import Announce, CloseRoutine, Effect, Record, Reveal
from postureguard.core.sitting.exchange import new_break
from postureguard.core.sitting.moment import Elapsed
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import Outcome, stand_up, wall_at
from postureguard.core.sitting.state import (
    Announced,
    Away,
    Break,
    LeftOut,
    Returning,
    Running,
    Shown,
    Standing,
    State,
    Waiting,
    pending_break,
)

RETRY_S = 5 * 60.0
"""A break that was interrupted is offered again after so much more sitting."""
HOLD_MAX_S = 10 * 60.0
"""A routine that stays paused longer than this is over."""


def gives_up_t(state: State, phase: Shown) -> float | None:
    """When an unanswered window goes: after twice its routine, and at least two minutes.

    None while somebody is just getting up: that may become an answer of its own.
    """
    if isinstance(state.presence, Away | Standing) and not state.presence.credited:
        return None
    return phase.since_t + max(120.0, 2 * phase.brk.seconds)


def running_until(phase: Running) -> float:
    """When a running routine is over, come what may."""
    if phase.held_since_t is not None:
        return phase.held_since_t + HOLD_MAX_S
    return phase.ends_t + phase.brk.seconds


def sleep_through(state: State, gone: Elapsed) -> Outcome:
    """The machine slept in the middle of a routine: over if the rest of it fits into the sleep."""
    phase = state.phase
    if not isinstance(phase, Running) or gone.asleep_s == 0.0:
        return state, ()
    stopped_t = state.t - gone.asleep_s if phase.held_since_t is None else phase.held_since_t
    if gone.asleep_s >= phase.ends_t - stopped_t:
        now = state.at
        fell_asleep = replace(now, wall=wall_at(state, state.t - gone.asleep_s))
        state, effects = end(replace(state, at=fell_asleep), "away")
        return replace(state, at=now), effects
    if phase.held_since_t is not None:
        return state, ()
    return replace(state, phase=replace(phase, ends_t=phase.ends_t + gone.asleep_s)), ()


def new_prompt(state: State, plan: Plan) -> tuple[State, Break]:
    """The break that is due by itself, counted as a prompt of the day."""
    brk = new_break(state, plan, next_kind(state, plan, plan.notice_s))
    tally = replace(
        state.tally,
        prompts=state.tally.prompts + 1,
        long_offered=state.tally.long_offered or brk.kind == "long",
    )
    return replace(state, tally=tally), brk


def announce(state: State, plan: Plan, brk: Break) -> Outcome:
    """However late it is, the notice keeps its length."""
    state = replace(state, phase=Announced(brk, state.t + plan.notice_s))
    return state, (Record(fact(state, brk, "announced")), Announce(brk, plan.notice_s))


def show(state: State, brk: Break) -> Outcome:
    """The routine window appears."""
    state = replace(state, phase=Shown(brk, state.t))
    return state, (Record(fact(state, brk, "shown")), Reveal(brk))


def finish(state: State) -> Outcome:
    """The routine is over: done, done in part (half a minute always is), or not begun at all."""
    phase = state.phase
    if not isinstance(phase, Running) or not phase.steps_done:
        return end(state, "skipped")
    is_done = len(phase.steps_done) >= phase.brk.steps and not phase.brk.in_part
    return end(state, "done" if is_done else "partial")


def end(state: State, ending: Ending) -> Outcome:
    """The break is over, for a reason. Done counts as having stood up, unless done in the chair."""
    brk = pending_break(state.phase)
    if brk is None:
        return state, ()
    effects: tuple[Effect, ...] = (
        Record(fact(state, brk, "ended", ending=ending)),
        CloseRoutine(finished=ending in ("done", "partial", "stopped")),
    )
    left_out = LeftOut(brk, state.t) if ending in ("skipped", "missed") else None
    state = replace(state, phase=Waiting(), left_out=left_out)
    if ending == "held":
        return _unanswered(state, brk), effects
    state = replace(state, answered_s=state.sitting_s)
    if ending in ("done", "partial"):
        state = replace(state, tally=replace(state.tally, done=state.tally.done + 1))
        if brk.on_feet:
            state = replace(state, tally=replace(state.tally, up=state.tally.up + 1))
            state, more = stand_up(state, state.at.wall)
            return replace(state, presence=Returning(state.t)), effects + more
    return state, effects


def _unanswered(state: State, brk: Break) -> State:
    """A break that was held back is due again as soon as nothing forbids it."""
    if brk.kind != "long":
        return state
    return replace(state, tally=replace(state.tally, long_offered=False))


def offer_again(state: State, plan: Plan) -> State:
    """After an interruption the next break is due soon, not a whole limit later."""
    return replace(state, answered_s=state.sitting_s - plan.limit_s + RETRY_S)


def fact(
    state: State,
    brk: Break,
    stage: BreakStage,
    *,
    ending: Ending | None = None,
    step: int | None = None,
    minutes: int | None = None,
) -> BreakFact:
    """What happened to a break, at the moment of the state."""
    return BreakFact(
        at=state.at.wall,
        break_id=brk.id,
        kind=brk.kind,
        routine=brk.routine,
        stage=stage,
        seated_s=state.sitting_s,
        ending=ending,
        step=step,
        minutes=minutes,
        asked_for=brk.asked_for,
    )
