"""The state across a restart: what is written down, and what of it still holds later."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from postureguard.core.facts import Ending, NaturalBreak, SittingBout
from postureguard.core.holding import HoldReason
from postureguard.core.sitting.breaks import fact
from postureguard.core.sitting.effects import Record
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import Chosen, Plan
from postureguard.core.sitting.presence import (
    NATURAL_AFTER_S,
    NATURAL_MIN_S,
    Outcome,
    count_relief,
    stand_up,
)
from postureguard.core.sitting.state import (
    MEETING,
    Away,
    Break,
    Held,
    HeldBack,
    Pause,
    Postponed,
    State,
    Tally,
    fresh_state,
    pending_break,
)

RESTART_QUIET_S = 15.0
"""No prompt so soon after a start that goes on where the program was ended."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The part of a state that survives the program. Moments are calendar time (UTC)."""

    at: datetime
    day: date
    sitting_s: float
    answered_s: float
    prompts: int
    done: int
    natural: int
    up: int
    long_offered: bool
    bout_began: datetime | None = None
    kept_s: float = 0.0
    pauses: Mapping[str, datetime] | None = None
    """Ends of the pauses by reason."""
    brk: Break | None = None
    """The break that was pending or running."""
    postponed_until: datetime | None = None
    """Set when that break was put off."""
    held_back: bool = False
    """Something held that break back."""
    holds: tuple[Held, ...] = ()
    bout: SittingBout | None = None
    """Ended with a silence of which nobody knows yet whether it was an absence…"""
    relief: NaturalBreak | None = None
    """…and what it counts as if it was one."""
    chosen: Chosen | None = None
    """What was on offer."""


def save(state: State, chosen: Chosen | None = None) -> Saved:
    """Write down what a later start needs."""
    until = None
    if isinstance(state.phase, Postponed):
        until = state.at.wall + timedelta(seconds=state.phase.until_t - state.t)
    silence = state.asked.silence if state.asked else None
    if isinstance(state.presence, Away):
        silence = state.presence.silence
    return Saved(
        at=state.at.wall,
        day=state.tally.day,
        sitting_s=state.sitting_s,
        answered_s=state.answered_s,
        prompts=state.tally.prompts,
        done=state.tally.done,
        natural=state.tally.natural,
        up=state.tally.up,
        long_offered=state.tally.long_offered,
        bout_began=state.bout_began,
        kept_s=state.kept_s,
        pauses={pause.reason: pause.until for pause in state.pauses},
        brk=pending_break(state.phase),
        postponed_until=until,
        held_back=isinstance(state.phase, HeldBack),
        holds=state.holds,
        bout=silence.bout if silence else None,
        relief=state.asked.relief if state.asked else None,
        chosen=chosen,
    )


def restore(saved: Saved, at: Moment, plan: Plan, *, quiet_s: float) -> Outcome:
    """The state to go on with, and the facts that close what was open.

    A gap as long as an absence counts as having stood up; what happened in it is unknown,
    so the relief is marked unconfirmed. A break that was on is recorded as interrupted
    at the last moment the program was known to run.
    """
    gap_s = max(0.0, (at.wall - saved.at).total_seconds())
    state = fresh_state(at, plan.day, quiet_s=quiet_s if gap_s >= plan.away_s else RESTART_QUIET_S)
    state = replace(
        state,
        pauses=frozenset(
            Pause(reason, until)
            for reason, until in (saved.pauses or {}).items()
            if until > at.wall
        ),
        holds=saved.holds if gap_s < plan.away_s else (),
        sitting_s=saved.sitting_s,
        answered_s=saved.answered_s,
        bout_began=saved.bout_began or at.wall,
        kept_s=saved.kept_s,
        tally=_tally(saved, plan),
    )
    state, effects = count_relief(state, saved.bout, saved.relief)
    state, more = _break_again(saved, state, gap_s, plan)
    effects += more
    if gap_s < plan.away_s:
        return state, effects
    state, more = stand_up(state, saved.at)
    effects += more
    if gap_s >= NATURAL_MIN_S and saved.sitting_s >= NATURAL_AFTER_S:
        relief = NaturalBreak(
            saved.at, at.wall, gap_s, saved.sitting_s, evidence="closed", confirmed=False
        )
        effects += (Record(relief),)
        tally = state.tally
        tally = replace(tally, natural=tally.natural + 1, up=tally.up + 1)
        state = replace(state, tally=tally)
    return replace(state, bout_began=at.wall), effects


def _break_again(saved: Saved, state: State, gap_s: float, plan: Plan) -> Outcome:
    """A break that waited goes on waiting, if the gap was short; any other one is over."""
    if saved.brk is None:
        return state, ()
    waits = saved.held_back or saved.postponed_until is not None
    if not waits or gap_s >= plan.away_s:
        was = replace(state, at=replace(state.at, wall=saved.at))
        ending: Ending = "away" if waits else "interrupted"
        return state, (Record(fact(was, saved.brk, "ended", ending=ending)),)
    if saved.held_back:
        reasons = (held.reason for held in saved.holds if not held.overridden)
        reason: HoldReason = next(reasons, MEETING)
        return replace(state, phase=HeldBack(saved.brk, state.t, reason)), ()
    until = saved.postponed_until or state.at.wall
    left_s = max(plan.notice_s, (until - state.at.wall).total_seconds())
    return replace(state, phase=Postponed(saved.brk, state.t + left_s)), ()


def _tally(saved: Saved, plan: Plan) -> Tally:
    if saved.day != plan.day:
        return Tally(plan.day)
    return Tally(
        saved.day,
        prompts=saved.prompts,
        done=saved.done,
        up=saved.up,
        natural=saved.natural,
        long_offered=saved.long_offered,
    )
