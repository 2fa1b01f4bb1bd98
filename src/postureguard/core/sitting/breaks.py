"""The life of one break: announced, due, shown, running, ended - each ending with a reason."""

import math
from dataclasses import replace

from postureguard.core.facts import BreakFact, BreakKind, BreakStage, Ending
from postureguard.core.sitting.effects import Announce, CloseRoutine, Effect, Record, Reveal
from postureguard.core.sitting.moment import Elapsed
from postureguard.core.sitting.plan import Offer, Plan
from postureguard.core.sitting.presence import Outcome, stand_up, wall_at
from postureguard.core.sitting.state import (
    Announced,
    Away,
    Break,
    Due,
    Phase,
    Postponed,
    Returning,
    Running,
    Seated,
    Shown,
    Standing,
    State,
    Waiting,
    pending_break,
)

TYPING_PAUSE_S = 3.0
"""A break waits for a pause in typing as long as this…"""
TYPING_PATIENCE_S = 60.0
"""…but no longer than this."""
LONG_MIN_SITTING_S = 5 * 60.0
"""A long session is not offered to somebody who has just sat down."""
LONG_EARLY_S = 10 * 60.0
"""A prompt so shortly before the long session's time becomes that session."""
RETRY_S = 5 * 60.0
"""A break that was interrupted is offered again after so much more sitting."""
HOLD_MAX_S = 10 * 60.0
"""A routine that stays paused longer than this is over."""


def may_prompt(state: State, plan: Plan) -> bool:
    """True when nothing forbids a prompt: working hours, and no pause."""
    return plan.on_duty and not state.pauses


def next_kind(state: State, plan: Plan, wait_s: float = 0.0) -> BreakKind:
    """The kind of a prompt that is due in wait_s seconds, by the time and the count of the day."""
    if plan.long_at is not None and not state.tally.long_offered:
        until_long = (plan.long_at - state.at.wall).total_seconds()
        if until_long <= wait_s + LONG_EARLY_S and state.sitting_s + wait_s >= LONG_MIN_SITTING_S:
            return "long"
    nth = state.tally.prompts + 1
    short = plan.short_every > 0 and (nth % plan.short_every == 0 or not plan.micro)
    return "short" if short else "micro"


def due_in(state: State, plan: Plan) -> float | None:
    """Seconds until the next break is due if the person stays seated; None when never.

    The long session comes at its own time. Whoever was away then gets it in place of the next
    prompt, not on top of it.
    """
    waits: list[float] = []
    if plan.prompts_by_sitting:
        waits.append(state.answered_s + plan.limit_s - state.sitting_s)
    if plan.long_at is not None and not state.tally.long_offered:
        until_long = (plan.long_at - state.at.wall).total_seconds()
        if until_long > 0 or not plan.prompts_by_sitting:
            waits.append(max(until_long, LONG_MIN_SITTING_S - state.sitting_s))
    if not waits:
        return None
    quiet_s = state.quiet_until_t - state.t
    return max(min(waits), quiet_s + plan.notice_s if quiet_s > 0 else 0.0, 0.0)


def announce_in(state: State, plan: Plan) -> float | None:
    """Seconds until the next break is announced if the person stays; None when none is to come.

    What could only be announced and taken back, because the rules change before it is due,
    waits until they have changed.
    """
    due_s = due_in(state, plan)
    if due_s is None or not may_prompt(state, plan):
        return None
    wait_s = due_s - plan.notice_s
    left_s = (plan.changes_at - state.at.wall).total_seconds()
    return left_s if max(wait_s, 0.0) + plan.notice_s > left_s else wait_s


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


def _advance_once(state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if isinstance(phase, Running):
        return finish(state) if state.t >= running_until(phase) else (state, ())
    if not isinstance(phase, Waiting) and not plan.offers:
        return end(state, "held")
    if isinstance(phase, Shown) and state.t >= (gives_up_t(state, phase) or math.inf):
        return end(state, "missed")
    if not isinstance(phase, Waiting) and not _wanted(phase):
        if _held(state, phase, plan):
            return end(state, "held")
        if _stood_up(state):
            return end(state, "away")
    return _go_on(state, plan) if isinstance(state.presence, Seated) else (state, ())


def _go_on(state: State, plan: Plan) -> Outcome:
    """The next stage of a break that is not running, for somebody who is there."""
    if state.t < state.quiet_until_t:
        return state, ()
    match state.phase:
        case Waiting():
            return _maybe_announce(state, plan)
        case Announced(brk, due_t) if state.t >= due_t:
            return replace(state, phase=Due(brk, state.t)), ()
        case Due(brk, since_t) if _typing_paused(state, since_t):
            return show(state, brk)
        case Postponed(brk, until_t) if state.t >= until_t - plan.notice_s:
            return _announce(state, plan, brk)
        case _:
            return state, ()


def _wanted(phase: Announced | Due | Postponed | Shown) -> bool:
    """A window that the person opened stays; once put off, the break is like any other."""
    return isinstance(phase, Shown) and phase.brk.asked_for


def _held(state: State, phase: Phase, plan: Plan) -> bool:
    """A pause takes even the window back; the end of the working hours only what is to come."""
    return bool(state.pauses) or not (plan.on_duty or isinstance(phase, Shown))


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


def _stood_up(state: State) -> bool:
    return isinstance(state.presence, Away | Standing) and state.presence.credited


def _typing_paused(state: State, since_t: float) -> bool:
    idle_s = None if state.input_t is None else state.t - state.input_t
    return idle_s is None or idle_s >= TYPING_PAUSE_S or state.t - since_t >= TYPING_PATIENCE_S


def _maybe_announce(state: State, plan: Plan) -> Outcome:
    wait_s = announce_in(state, plan)
    if wait_s is None or wait_s > 0.0:
        return state, ()
    brk = new_break(state, plan, next_kind(state, plan, plan.notice_s))
    tally = replace(
        state.tally,
        prompts=state.tally.prompts + 1,
        long_offered=state.tally.long_offered or brk.kind == "long",
    )
    return _announce(replace(state, tally=tally), plan, brk)


def new_break(state: State, plan: Plan, kind: BreakKind, *, asked_for: bool = False) -> Break:
    """A break of a kind, with the routine that is on offer; its id is the moment it was made."""
    offer: Offer = plan.offers[kind]
    stamp = state.at.wall.strftime("%Y%m%dT%H%M%S%fZ")
    return Break(
        stamp,
        kind,
        offer.routine,
        offer.seconds,
        offer.steps,
        offer.on_feet,
        offer.script,
        asked_for=asked_for,
    )


def _announce(state: State, plan: Plan, brk: Break) -> Outcome:
    """However late it is, the notice keeps its length."""
    state = replace(state, phase=Announced(brk, state.t + plan.notice_s))
    return state, (Record(fact(state, brk, "announced")), Announce(brk, plan.notice_s))


def show(state: State, brk: Break) -> Outcome:
    """The routine window appears."""
    state = replace(state, phase=Shown(brk, state.t))
    return state, (Record(fact(state, brk, "shown")), Reveal(brk))


def finish(state: State) -> Outcome:
    """The routine is over: done, done in part, or not begun at all."""
    phase = state.phase
    if not isinstance(phase, Running) or not phase.steps_done:
        return end(state, "skipped")
    return end(state, "done" if len(phase.steps_done) >= phase.brk.steps else "partial")


def end(state: State, ending: Ending) -> Outcome:
    """The break is over, for a reason. Done counts as having stood up, unless done in the chair."""
    brk = pending_break(state.phase)
    if brk is None:
        return state, ()
    effects: tuple[Effect, ...] = (
        Record(fact(state, brk, "ended", ending=ending)),
        CloseRoutine(finished=ending in ("done", "partial", "stopped")),
    )
    state = replace(state, phase=Waiting())
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
