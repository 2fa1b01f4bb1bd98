"""What the person asks for, granted or refused with one sentence."""

from dataclasses import replace
from functools import singledispatch
from gettext import gettext as _

from postureguard.core.facts import BreakStage, PauseFact
from postureguard.core.sitting.breaks import (
    end,
    fact,
    finish,
    new_break,
    next_kind,
    offer_again,
    show,
)
from postureguard.core.sitting.effects import CloseRoutine, Effect, Record, Refused, Reveal
from postureguard.core.sitting.inputs import (
    Begin,
    Finish,
    Hold,
    NewSettings,
    PauseUntil,
    Postpone,
    Resume,
    SitDown,
    Skip,
    StandUp,
    StartNow,
    StepEnded,
    StopForPain,
    WindowLost,
    Wish,
)
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import GRACE_S, STANDING_MAX_S, Outcome, come_back
from postureguard.core.sitting.state import (
    Away,
    Pause,
    Postponed,
    Running,
    Seated,
    Shown,
    Standing,
    State,
    Waiting,
    pending_break,
)


@singledispatch
def grant(wish: Wish, state: State, plan: Plan) -> Outcome:
    """Do what the person asks, if that is possible now."""
    raise TypeError(f"not a wish: {wish!r}")


def settle(state: State) -> State:
    """Give the person a minute before the next prompt."""
    return replace(state, quiet_until_t=max(state.quiet_until_t, state.t + GRACE_S))


def _refused(state: State, message: str) -> Outcome:
    return state, (Refused(message),)


def _nothing(plan: Plan) -> str:
    if plan.offers:
        return _("No routine of this kind fits now; another kind may.")
    return _("Exercises are paused. “About you” in the menu has the questions about safety.")


@grant.register
def _start(wish: StartNow, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    match phase:
        case Running(brk=brk) | Shown(brk=brk):
            return state, (Reveal(brk),)
        case Waiting():
            kind = wish.kind or next_kind(state, plan)
            if kind not in plan.offers:
                return _refused(state, _nothing(plan))
            offered = state.tally.long_offered or kind == "long"
            state = replace(state, tally=replace(state.tally, long_offered=offered))
            return show(state, new_break(state, plan, kind, asked_for=True))
        case _:
            return show(state, phase.brk)


@grant.register
def _postpone(wish: Postpone, state: State, plan: Plan) -> Outcome:
    phase = state.phase
    if isinstance(phase, Waiting | Running):
        return _refused(state, _("No break is waiting."))
    if not phase.brk.can_postpone:
        return _refused(state, _("This break was put off twice already; start it or leave it out."))
    brk = replace(phase.brk, postponed=phase.brk.postponed + 1)
    effects: tuple[Effect, ...] = (
        Record(fact(state, brk, "postponed", minutes=wish.minutes)),
        CloseRoutine(finished=False),
    )
    return replace(state, phase=Postponed(brk, state.t + wish.minutes * 60.0)), effects


@grant.register
def _skip(wish: Skip, state: State, plan: Plan) -> Outcome:
    if isinstance(state.phase, Waiting):
        return _refused(state, _("No break is waiting."))
    return finish(state)


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
        return _refused(state, _("That routine has no such step."))
    stage: BreakStage = "step_skipped" if wish.skipped else "step_done"
    if not wish.skipped:
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
    return finish(state)


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


@grant.register
def _pause(wish: PauseUntil, state: State, plan: Plan) -> Outcome:
    if wish.until <= state.at.wall:
        return _refused(state, _("That moment is past."))
    others = frozenset(p for p in state.pauses if p.reason != wish.reason)
    pause = Pause(wish.reason, wish.until)
    state = replace(state, pauses=others | {pause})
    return state, (Record(PauseFact(state.at.wall, wish.reason, wish.until)),)


@grant.register
def _resume(wish: Resume, state: State, plan: Plan) -> Outcome:
    kept = frozenset(p for p in state.pauses if p.reason != wish.reason)
    if kept == state.pauses:
        return _refused(state, _("Nothing is paused."))
    state = settle(replace(state, pauses=kept))
    return state, (Record(PauseFact(state.at.wall, wish.reason, None)),)


@grant.register
def _stand_up(wish: StandUp, state: State, plan: Plan) -> Outcome:
    if isinstance(state.presence, Standing):
        return state, ()
    standing = Standing(state.t, state.t + STANDING_MAX_S, seated_before_s=state.sitting_s)
    return replace(state, presence=standing), ()


@grant.register
def _sit_down(wish: SitDown, state: State, plan: Plan) -> Outcome:
    if isinstance(state.presence, Seated):
        return state, ()
    if isinstance(state.presence, Standing | Away):
        return come_back(state, state.t)
    return replace(state, presence=Seated(state.t), bout_began=state.at.wall), ()


@grant.register
def _new_settings(wish: NewSettings, state: State, plan: Plan) -> Outcome:
    return settle(state), ()


def _over(state: State) -> Outcome:
    brk = pending_break(state.phase)
    return _refused(state, _("That break is over.") if brk is None else _("Another break is on."))
