"""What the tray, the command line and scripts may see of the engine."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from postureguard.core.facts import BreakKind
from postureguard.core.sitting.breaks import due_in, may_prompt, next_kind
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.state import (
    Announced,
    Away,
    Due,
    Postponed,
    Returning,
    Running,
    Shown,
    Standing,
    State,
    Waiting,
    pending_break,
)

TrayState = Literal[
    "seated-0",
    "seated-1",
    "seated-2",
    "seated-3",
    "nudge",
    "due",
    "break",
    "standing",
    "paused",
    "off",
    "away",
]

NUDGE_SHOWN_S = 150.0
"""How long the tray suggests a new position."""


@dataclass(frozen=True, slots=True)
class View:
    """A picture of one moment."""

    tray: TrayState
    seated_s: float
    limit_s: float
    next_break_in_s: float | None
    """Seconds until the next break if the person stays; None when none is to come."""
    next_kind: BreakKind | None
    pending: bool
    """A break is announced, due, shown or put off, and can be started, put off or skipped."""
    running: bool
    can_postpone: bool
    paused_until: datetime | None
    off_until: datetime | None
    standing: bool
    exercises_paused: bool
    """Nothing is on offer: the answers about safety ask for help first."""
    breaks_on: bool
    """False when the settings leave no kind of break on."""
    prompts_today: int
    done_today: int
    natural_today: int
    up_today: int
    """How often the person stood up, with a routine or by themselves."""
    next_if_skipped_s: float | None
    """Seconds until the next break if the pending one is left out; None when that is open."""


def view(state: State, plan: Plan) -> View:
    """The view of a state under a plan."""
    brk = pending_break(state.phase)
    running = isinstance(state.phase, Running)
    wait = _next_break_in(state, plan)
    kind = brk.kind if brk else (None if wait is None else next_kind(state, plan, wait))
    return View(
        tray=_tray(state, plan),
        seated_s=state.sitting_s,
        limit_s=plan.limit_s,
        next_break_in_s=wait,
        next_kind=kind,
        pending=brk is not None and not running,
        running=running,
        can_postpone=brk is not None and not running and brk.can_postpone,
        paused_until=max((pause.until for pause in state.pauses), default=None),
        off_until=None if plan.on_duty else plan.duty_at or plan.changes_at,
        standing=isinstance(state.presence, Standing),
        exercises_paused=not plan.offers,
        breaks_on=plan.prompts_by_sitting or plan.long_at is not None,
        prompts_today=state.tally.prompts,
        done_today=state.tally.done,
        natural_today=state.tally.natural,
        up_today=state.tally.up,
        next_if_skipped_s=_next_if_skipped(state, plan),
    )


def _next_break_in(state: State, plan: Plan) -> float | None:
    match state.phase:
        case Waiting():
            return due_in(state, plan) if may_prompt(state, plan) else None
        case Announced(due_t=due_t):
            return max(0.0, due_t - state.t)
        case Postponed(until_t=until_t):
            return max(0.0, until_t - state.t)
        case _:
            return 0.0


def _next_if_skipped(state: State, plan: Plan) -> float | None:
    if isinstance(state.phase, Waiting | Running):
        return None
    skipped = replace(state, phase=Waiting(), answered_s=state.sitting_s)
    wait_s = due_in(skipped, plan)
    left_s = (plan.changes_at - state.at.wall).total_seconds()
    return wait_s if wait_s is not None and wait_s < left_s else None


def _tray(state: State, plan: Plan) -> TrayState:
    if isinstance(state.phase, Running | Shown):
        return "break"
    if state.pauses:
        return "paused"
    if not plan.on_duty:
        return "off"
    match state.presence:
        case Standing():
            return "standing"
        case Away() | Returning():
            return "away"
        case _ if isinstance(state.phase, Announced | Due):
            return "due"
        case _:
            return _seated(state, plan)


def _seated(state: State, plan: Plan) -> TrayState:
    since_nudge = state.sitting_s - state.answered_s - plan.nudge_s
    if plan.nudge_s > 0 and 0 <= since_nudge < NUDGE_SHOWN_S:
        return "nudge"
    share = (state.sitting_s - state.answered_s) / plan.limit_s
    if share < 1 / 3:
        return "seated-0"
    if share < 2 / 3:
        return "seated-1"
    return "seated-2" if share < 11 / 12 else "seated-3"
