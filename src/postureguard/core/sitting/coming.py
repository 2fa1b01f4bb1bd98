"""When the next break comes, and of which kind it is."""

from postureguard.core.facts import BreakKind
from postureguard.core.sitting.pauses import stops_prompts
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.state import State

LONG_MIN_SITTING_S = 5 * 60.0
"""A long session is not offered to somebody who has just sat down."""
LONG_EARLY_S = 10 * 60.0
"""A prompt so shortly before the long session's time becomes that session."""


def may_prompt(state: State, plan: Plan) -> bool:
    """True when nothing forbids a prompt: working hours, and no pause."""
    return plan.on_duty and not stops_prompts(state)


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
