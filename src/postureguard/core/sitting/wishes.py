"""What the person asks of a break, granted or refused with one sentence."""

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _

from postureguard.core.facts import BreakStage
from postureguard.core.sitting.breaks import (
    end,
    fact,
    finish,
    offer_again,
    show,
)
from postureguard.core.sitting.coming import next_kind
from postureguard.core.sitting.effects import (
    CloseRoutine,
    Effect,
    Record,
    Reveal,
    Withdraw,
)
from postureguard.core.sitting.exchange import (
    another,
    can_postpone,
    lengthened,
    new_break,
    redone,
    shortened,
)
from postureguard.core.sitting.granting import grant, refused
from postureguard.core.sitting.inputs import (
    Another,
    Begin,
    Finish,
    HalfMinute,
    Hold,
    Postpone,
    Redo,
    Seen,
    Skip,
    StartNow,
    StepEnded,
    StopForPain,
    WindowLost,
)
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import (
    Outcome,
)
from postureguard.core.sitting.state import (
    Break,
    Postponed,
    Running,
    Shown,
    State,
    Waiting,
    pending_break,
)


def _nothing(plan: Plan) -> str:
    if plan.offers:
        return _("No routine of this kind fits now; another kind may.")
    return _("Nothing is on offer just now; the first line of the menu says why.")


@grant.register
def _start(wish: StartNow, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    match phase:
        case Running(brk=brk) | Shown(brk=brk):
            return state, (Reveal(brk),)
        case Waiting():
            kind = wish.kind or next_kind(state, plan)
            if kind not in plan.offers:
                return refused(state, _nothing(plan))
            offered = state.tally.long_offered or kind == "long"
            state = replace(state, tally=replace(state.tally, long_offered=offered))
            return show(state, new_break(state, plan, kind, asked_for=True))
        case _:
            return show(state, phase.brk)


@grant.register
def _postpone(wish: Postpone, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if isinstance(phase, Waiting | Running):
        return refused(state, _("No break is waiting."))
    if not can_postpone(phase.brk, plan):
        words = (
            _("This break was put off once already; start it or leave it out.")
            if plan.firm
            else _("This break was put off twice already; start it or leave it out.")
        )
        return refused(state, words)
    brk = replace(phase.brk, postponed=phase.brk.postponed + 1)
    effects: tuple[Effect, ...] = (
        Record(fact(state, brk, "postponed", minutes=wish.minutes)),
        CloseRoutine(finished=False),
    )
    return replace(state, phase=Postponed(brk, state.t + wish.minutes * 60.0)), effects


@grant.register
def _skip(wish: Skip, state: State, plan: Plan) -> Outcome:
    if isinstance(state.phase, Waiting):
        return refused(state, _("No break is waiting."))
    return finish(state)


@grant.register
def _another(wish: Another, state: State, plan: Plan) -> Outcome:
    none = _("There is no other routine for this break now.")
    return _exchange(state, wish.break_id, lambda brk: another(brk, plan), none)


@grant.register
def _half_minute(wish: HalfMinute, state: State, plan: Plan) -> Outcome:
    none = _("This one is as short as it gets.")
    to = shortened if wish.on else lengthened
    return _exchange(state, wish.break_id, lambda brk: to(brk, plan), none)


def _exchange(
    state: State, break_id: str | None, to: Callable[[Break], Break | None], none: str
) -> Outcome:
    """Let the break that waits lead through something else; an open window shows it at once."""
    phase = state.phase
    if isinstance(phase, Waiting):
        return refused(state, _("No break is waiting."))
    if break_id not in (None, phase.brk.id):
        return _over(state)
    if isinstance(phase, Running):
        words = _("This one has begun. You can leave out a step, or end it at any time.")
        return refused(state, words)
    brk = to(phase.brk)
    if brk is None:
        return refused(state, none)
    if isinstance(phase, Shown):
        return replace(state, phase=replace(phase, brk=brk, since_t=state.t)), (Reveal(brk),)
    return replace(state, phase=replace(phase, brk=brk)), ()


@grant.register
def _redo(wish: Redo, state: State, plan: Plan) -> Outcome:
    brk = redone(state, plan)
    if brk is None:
        return refused(state, _("No break was left out in the last few minutes."))
    return show(replace(state, left_out=None), brk)


@grant.register
def _seen(wish: Seen, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if not isinstance(phase, Shown) or phase.brk.id != wish.break_id:
        return state, ()
    called_for = (Withdraw(),) if phase.called else ()
    return replace(state, phase=replace(phase, seen=True, called=False)), called_for


@grant.register
def _begin(wish: Begin, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if isinstance(phase, Running) and phase.brk.id == wish.break_id:
        return state, ()
    if not isinstance(phase, Shown) or phase.brk.id != wish.break_id:
        return _over(state)
    running = Running(phase.brk, ends_t=state.t + phase.brk.seconds)
    state = replace(state, phase=running, lost_windows=0)
    return state, (Record(fact(state, phase.brk, "started")),)


@grant.register
def _step_ended(wish: StepEnded, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if not isinstance(phase, Running) or phase.brk.id != wish.break_id:
        return _over(state)
    if not 0 <= wish.index < phase.brk.steps:
        return refused(state, _("That routine has no such step."))
    is_undone = wish.skipped or state.locked
    stage: BreakStage = "step_skipped" if is_undone else "step_done"
    if not is_undone:
        state = replace(state, phase=replace(phase, steps_done=phase.steps_done | {wish.index}))
    ended = fact(state, phase.brk, stage, step=wish.index)
    return state, (Record(replace(ended, exercise=wish.exercise, amount=wish.amount)),)


@grant.register
def _hold(wish: Hold, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if not isinstance(phase, Running) or phase.brk.id != wish.break_id:
        return _over(state)
    if wish.on:
        held = phase if phase.held_since_t is not None else replace(phase, held_since_t=state.t)
        return replace(state, phase=held), ()
    if phase.held_since_t is None:
        return state, ()
    paused_s = state.t - phase.held_since_t
    going_on = replace(phase, held_since_t=None, ends_t=phase.ends_t + paused_s)
    return replace(state, phase=going_on), ()


@grant.register
def _finish(wish: Finish, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if not isinstance(phase, Running | Shown) or phase.brk.id != wish.break_id:
        return _over(state)
    return end(state, "away") if state.locked else finish(state)


@grant.register
def _stop_for_pain(wish: StopForPain, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if not isinstance(phase, Running | Shown) or phase.brk.id != wish.break_id:
        return _over(state)
    return end(state, "stopped")


@grant.register
def _window_lost(wish: WindowLost, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if not isinstance(phase, Running | Shown) or phase.brk.id != wish.break_id:
        return state, ()
    state, effects = end(replace(state, lost_windows=state.lost_windows + 1), "interrupted")
    if state.lost_windows > 1:
        return state, effects
    return offer_again(state, plan), effects


def _over(state: State) -> Outcome:
    brk = pending_break(state.phase)
    return refused(state, _("That break is over.") if brk is None else _("Another break is on."))
