"""What the tray, the command line and scripts may see of the engine."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from postureguard.core.facts import BreakKind
from postureguard.core.holding import HoldReason
from postureguard.core.sitting.coming import due_in, may_prompt, next_kind
from postureguard.core.sitting.exchange import another, can_postpone, redone, shortened
from postureguard.core.sitting.holds import reason_now
from postureguard.core.sitting.pauses import in_meeting
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.state import (
    MEETING,
    Announced,
    Away,
    Due,
    HeldBack,
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
    "held",
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
    can_exchange: bool
    """There is another routine for the pending break."""
    can_shorten: bool
    """Half a minute of its routine would do, or does."""
    in_part: bool
    """The pending break leads through half a minute of its routine."""
    can_redo: bool
    """The last break was left out a short while ago, and can be done now."""
    bad_day: bool
    """The person called it a bad day: gentler and shorter."""
    paused_until: datetime | None
    meeting_until: datetime | None
    """The person said that they are in a meeting; breaks wait until then."""
    held_by: HoldReason | None
    """Why a break that is due waits."""
    held_program: str
    """Which program that is, as far as the desktop tells."""
    held_since: datetime | None
    firm: bool
    """The person wants to be held to their breaks."""
    shared: bool
    """Others see the screen: nothing private belongs there."""
    off_until: datetime | None
    standing: bool
    exercises_paused: bool
    """Nothing is on offer: the answers about safety ask for help first, or nobody knows yet."""
    nothing_fits: bool
    """Nothing is on offer, but not for safety: what would fit is switched off."""
    resting: bool
    """Nothing is on offer for today: all of it has hurt."""
    choosing_fails: bool
    """No routine could be chosen lately; what was chosen before holds."""
    breaks_on: bool
    """False when the settings leave no kind of break on."""
    prompts_today: int
    done_today: int
    natural_today: int
    up_today: int
    """How often the person stood up, with a routine or by themselves."""
    next_if_skipped_s: float | None
    """Seconds until the next break if the pending one is left out; None when that is open."""


def view(
    state: State,
    plan: Plan,
    *,
    choosing_fails: bool = False,
    for_safety: bool = True,
    resting: bool = False,
) -> View:
    """The view of a state under a plan; the last two say why nothing is on offer, if so."""
    brk = pending_break(state.phase)
    running = isinstance(state.phase, Running)
    pending = None if running else brk
    wait = _next_break_in(state, plan)
    meeting = in_meeting(state)
    reason = reason_now(state) if isinstance(state.phase, HeldBack) else None
    held = next((each for each in state.holds if each.reason == reason), None)
    kind = brk.kind if brk else (None if wait is None else next_kind(state, plan, wait))
    return View(
        tray=_tray(state, plan),
        seated_s=state.sitting_s,
        limit_s=plan.limit_s,
        next_break_in_s=wait,
        next_kind=kind,
        pending=pending is not None,
        running=running,
        can_postpone=pending is not None and can_postpone(pending, plan),
        can_exchange=pending is not None and another(pending, plan) is not None,
        can_shorten=pending is not None and shortened(pending, plan) is not None,
        in_part=pending is not None and pending.in_part,
        can_redo=redone(state, plan) is not None,
        bad_day=plan.bad_day,
        paused_until=max((p.until for p in state.pauses if p.reason != MEETING), default=None),
        meeting_until=meeting.until if meeting else None,
        held_by=reason,
        held_program=held.by if held else "",
        held_since=held.since if held else None,
        firm=plan.firm,
        shared=any(each.reason == "screen share" for each in state.holds),
        off_until=None if plan.on_duty else plan.duty_at or plan.changes_at,
        standing=isinstance(state.presence, Standing),
        exercises_paused=not plan.offers,
        nothing_fits=not plan.offers and not for_safety and not resting,
        resting=not plan.offers and not for_safety and resting,
        choosing_fails=choosing_fails,
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
    if isinstance(state.phase, Shown) and state.phase.called:
        return "due"
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
        case _:
            return _seated(state, plan)


def _seated(state: State, plan: Plan) -> TrayState:
    match state.phase:
        case HeldBack():
            return "held"
        case Announced() | Due():
            return "due"
    since_nudge = state.sitting_s - state.answered_s - plan.nudge_s
    if plan.nudge_s > 0 and 0 <= since_nudge < NUDGE_SHOWN_S:
        return "nudge"
    share = (state.sitting_s - state.answered_s) / plan.limit_s
    if share < 1 / 3:
        return "seated-0"
    if share < 2 / 3:
        return "seated-1"
    return "seated-2" if share < 11 / 12 else "seated-3"
