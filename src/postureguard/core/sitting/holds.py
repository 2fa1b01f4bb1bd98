"""What says "not now": a break that is due waits for it to end, and is neither lost nor doubled.

Sitting time runs on. No hold says that somebody is there or stood up; but the silence of the
keyboard during a call says nothing either, for a call is not an absence.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from postureguard.core.facts import HoldFact
from postureguard.core.holding import Hold, HoldReason
from postureguard.core.sitting.breaks import end, new_prompt
from postureguard.core.sitting.coming import announce_in
from postureguard.core.sitting.effects import CloseRoutine, Effect, KeepBack, Record
from postureguard.core.sitting.exchange import new_break
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.pauses import in_meeting
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import Outcome, wall_at
from postureguard.core.sitting.state import (
    Announced,
    Break,
    Due,
    Held,
    HeldBack,
    Postponed,
    Running,
    Seated,
    Shown,
    State,
    Waiting,
)

CALLS: Final[tuple[HoldReason, ...]] = ("screen share", "meeting", "camera", "microphone")
"""When one of these begins, even a break that is there already goes."""
NEAR_S: Final = 60.0
"""So long before it matters the desktop is asked what holds; some answers take a moment."""
HELD_LOOK_S: Final = 30.0
"""How often to look whether a break can come, where the desktop does not tell by itself."""


def reason_now(state: State) -> HoldReason | None:
    """Why breaks wait now; None when they do not."""
    if in_meeting(state):
        return "meeting"
    return next((held.reason for held in state.holds if not held.overridden), None)


def is_asked_for(state: State, plan: Plan, at: Moment, idle_s: float | None) -> bool:
    """Whether it matters at this moment what holds."""
    since_s = at.steady_s - state.at.steady_s
    match state.phase:
        case Shown() | Running():
            return True
        case _ if not isinstance(state.presence, Seated):
            return False
        case Waiting():
            wait_s = announce_in(state, plan)
        case Postponed(until_t=until_t):
            wait_s = until_t - plan.notice_s - state.t
        case _:
            return True
    is_near = wait_s is not None and wait_s - since_s <= NEAR_S
    is_silent = idle_s is not None and idle_s >= plan.long_idle_s - NEAR_S
    return is_near or is_silent or any(held.overridden for held in state.holds)


def listen(state: State, said: frozenset[Hold] | None, plan: Plan) -> Outcome:
    """What the desktop says at a look; None leaves it at what was known."""
    begun: frozenset[HoldReason] = frozenset()
    if said is not None:
        begun = frozenset(hold.reason for hold in said) - {held.reason for held in state.holds}
        state = replace(state, holds=_told(state, said))
    is_in_call = said is not None and any(held.reason in CALLS for held in state.holds)
    if isinstance(state.presence, Seated) and (is_in_call or in_meeting(state)):
        state = replace(state, in_call_t=state.t)
    return interrupt(state, begun, plan)


def interrupt(state: State, begun: Iterable[HoldReason], plan: Plan) -> Outcome:
    """A call that begins takes the window of a break away; the break comes again after it.

    What the person asked for stays, unless others would see it.
    """
    phase = state.phase
    if not isinstance(phase, Shown | Running):
        return state, ()
    brk, most = phase.brk, CALLS[:1] if phase.brk.asked_for else CALLS
    reason = next((reason for reason in most if reason in set(begun)), None)
    if reason is None:
        return state, ()
    state, effects = end(state, "interrupted")
    if brk.kind not in plan.offers:
        return state, effects
    again = new_break(state, plan, brk.kind, asked_for=brk.asked_for)
    prompts = state.tally.prompts + (not brk.asked_for)
    state = replace(state, tally=replace(state.tally, prompts=prompts))
    return _kept(state, again, reason, effects)


def keep_back(state: State, plan: Plan, reason: HoldReason) -> Outcome:
    """While something says "not now": what is due waits, and what was announced is taken back."""
    is_there = isinstance(state.presence, Seated) and state.t >= state.quiet_until_t
    match state.phase:
        case Announced(brk=brk) | Due(brk=brk):
            return _kept(state, brk, reason, (CloseRoutine(finished=False),))
        case Postponed(brk, until_t) if is_there and state.t >= until_t - plan.notice_s:
            return _kept(state, brk, reason)
        case Waiting() if is_there:
            wait_s = announce_in(state, plan)
            if wait_s is None or wait_s > 0.0:
                return state, ()
            state, brk = new_prompt(state, plan)
            return _kept(state, brk, reason)
        case _:
            return state, ()


def override(state: State) -> State:
    """What holds now does so no more until it has ended, by the person's own word."""
    return replace(state, holds=tuple(replace(held, overridden=True) for held in state.holds))


def let_go(before: State, state: State) -> tuple[Effect, ...]:
    """What is worth keeping once nothing keeps a break back any more, in whatever way."""
    kept, now = before.phase, state.phase
    if not isinstance(kept, HeldBack) or (isinstance(now, HeldBack) and now.brk == kept.brk):
        return ()
    began = wall_at(state, kept.since_t)
    return (Record(HoldFact(began, state.at.wall, kept.reason, kept.brk.id)),)


def _kept(
    state: State, brk: Break, reason: HoldReason, effects: tuple[Effect, ...] = ()
) -> Outcome:
    state = replace(state, phase=HeldBack(brk, state.t, reason))
    return state, (*effects, KeepBack(brk, reason))


def _told(state: State, said: frozenset[Hold]) -> tuple[Held, ...]:
    """What holds now, by reason: what held before goes on as it was."""
    before = {held.reason: held for held in state.holds}
    found: dict[HoldReason, list[str]] = {}
    for hold in sorted(said, key=lambda hold: (hold.reason, hold.by)):
        found.setdefault(hold.reason, []).append(hold.by)
    holds = []
    for reason, names in found.items():
        by = ", ".join(filter(None, names))
        known = before.get(reason)
        holds.append(replace(known, by=by) if known else Held(reason, by, state.at.wall))
    return tuple(sorted(holds, key=lambda held: held.since))
