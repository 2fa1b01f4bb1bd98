"""Is the person in the chair? Three facts that are never merged.

When the last input was; whether anything speaks for being away (locked, asleep, display off,
a long silence); and whether they stood up (a break, an absence long enough, their own word).
A short silence without evidence is still sitting.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from postureguard.core.facts import AwayEvidence, NaturalBreak, SittingBout
from postureguard.core.sitting.effects import Effect, Record, RemindOfPause
from postureguard.core.sitting.inputs import Look
from postureguard.core.sitting.moment import Elapsed, Moment, elapsed
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.state import Away, Returning, Running, Seated, Standing, State

NATURAL_MIN_S = 90.0
"""An absence this long relieves the back (programme, section 5)…"""
NATURAL_AFTER_S = 20 * 60.0
"""…after at least this much sitting."""
GRACE_S = 60.0
"""No prompt so soon after waking, coming back, resuming or changing a setting."""
STANDING_MAX_S = 45 * 60.0
"""Standing at the desk is capped, so that a forgotten click cannot silence the program."""

Outcome = tuple[State, tuple[Effect, ...]]


def pass_time(state: State, at: Moment) -> tuple[State, Elapsed]:
    """The state some time later, before anything new is known."""
    gone = elapsed(state.at, at, sleep_announced=state.sleep_announced)
    sitting = isinstance(state.presence, Seated) and not isinstance(state.phase, Running)
    later = replace(
        state,
        at=at,
        t=state.t + gone.awake_s + gone.asleep_s,
        sitting_s=state.sitting_s + (gone.awake_s if sitting else 0.0),
    )
    if gone.asleep_s > 0.0:
        later = fall_asleep(later, state.t + gone.awake_s)
        later = replace(
            later,
            sleep_announced=False,
            quiet_until_t=max(later.quiet_until_t, later.t + GRACE_S),
        )
    return later, gone


def fall_asleep(state: State, since_t: float) -> State:
    """The machine sleeps from since_t on; whoever sat there no longer does."""
    match state.presence:
        case Seated() | Standing():
            away = Away(since_t, "asleep", state.sitting_s)
            return replace(state, presence=away)
        case _:
            return state


def observe(state: State, look: Look, plan: Plan) -> Outcome:
    """What a look at the desktop tells about the person."""
    fresh_input = look.idle_s is None or (
        look.idle_s < max(0.0, look.at.steady_s - state.looked_steady_s)
    )
    state = replace(
        state,
        looked_steady_s=look.at.steady_s,
        input_t=None if look.idle_s is None else state.t - look.idle_s,
    )
    evidence = _evidence(look, plan)
    returned = fresh_input and evidence is None
    up_to_t = _absent_up_to(state) if returned else state.t
    state, effects = credit_absence(state, plan, up_to_t)
    match state.presence:
        case Seated() | Standing() if evidence:
            state = _leave(state, evidence)
            state, more = credit_absence(state, plan, state.t)
            effects += more
        case Standing(until_t=until_t) if state.t >= until_t:
            state, more = come_back(state, state.t)
            effects += more
        case Away(evidence=before) if returned or (before == "locked" and evidence is None):
            state, more = come_back(state, up_to_t)
            effects += more
        case Returning(since_t=since_t) if returned and _input_after(state, since_t):
            state = replace(state, presence=Seated(state.t), bout_began=state.at.wall)
        case _:
            pass
    return state, effects


def credit_absence(state: State, plan: Plan, up_to_t: float) -> Outcome:
    """Once somebody was up for long enough, the sitting clock starts anew."""
    presence = state.presence
    if not isinstance(presence, Away | Standing) or presence.credited:
        return state, ()
    if up_to_t - presence.since_t < plan.away_s:
        return state, ()
    state, effects = stand_up(state, wall_at(state, presence.since_t))
    return replace(state, presence=replace(presence, credited=True)), effects


def stand_up(state: State, when: datetime) -> Outcome:
    """The stretch of sitting is over: keep it, and start the sitting clock anew."""
    effects: tuple[Effect, ...] = ()
    if state.sitting_s > 0.0 and state.bout_began is not None:
        effects = (Record(SittingBout(state.bout_began, when, state.sitting_s)),)
    return replace(state, sitting_s=0.0, answered_s=0.0, bout_began=None), effects


def come_back(state: State, back_t: float) -> Outcome:
    """An absence or a time of standing is over; the person sits from back_t on."""
    presence = state.presence
    if not isinstance(presence, Away | Standing):
        return state, ()
    evidence: AwayEvidence = "standing" if isinstance(presence, Standing) else presence.evidence
    back_t = max(presence.since_t, min(back_t, state.t))
    seconds = back_t - presence.since_t
    effects: tuple[Effect, ...] = ()
    tally = state.tally
    if seconds >= NATURAL_MIN_S and presence.seated_before_s >= NATURAL_AFTER_S:
        effects = (
            Record(
                NaturalBreak(
                    began=wall_at(state, presence.since_t),
                    at=wall_at(state, back_t),
                    seconds=seconds,
                    seated_before_s=presence.seated_before_s,
                    evidence=evidence,
                    confirmed=evidence != "long idle",
                )
            ),
        )
        tally = replace(tally, natural=tally.natural + 1, up=tally.up + 1)
    if state.pauses and evidence in ("locked", "asleep"):
        effects += (RemindOfPause(max(state.pauses, key=lambda pause: pause.until)),)
    return (
        replace(
            state,
            presence=Seated(back_t),
            tally=tally,
            bout_began=state.bout_began or wall_at(state, back_t),
            quiet_until_t=max(state.quiet_until_t, state.t + GRACE_S),
        ),
        effects,
    )


def wall_at(state: State, t: float) -> datetime:
    """Calendar time of a moment on the engine's time line, by today's clock."""
    return state.at.wall - timedelta(seconds=state.t - t)


def _absent_up_to(state: State) -> float:
    """When somebody who has just been noticed came back: a silence ended with its last input."""
    presence = state.presence
    if isinstance(presence, Away) and presence.evidence == "long idle":
        return state.t if state.input_t is None else state.input_t
    return state.t


def _input_after(state: State, since_t: float) -> bool:
    """There was input after since_t; where the desktop does not tell, time has passed."""
    last_t = state.t if state.input_t is None else state.input_t
    return last_t > since_t


def _evidence(look: Look, plan: Plan) -> AwayEvidence | None:
    if look.locked:
        return "locked"
    if look.display_off:
        return "display off"
    if look.idle_s is not None and look.idle_s >= plan.long_idle_s:
        return "long idle"
    return None


def _leave(state: State, evidence: AwayEvidence) -> State:
    """Away since the last input, if that is known: the silence before was no sitting."""
    presence = state.presence
    if isinstance(presence, Standing):
        return replace(
            state,
            presence=Away(
                presence.since_t, evidence, presence.seated_before_s, credited=presence.credited
            ),
        )
    assert isinstance(presence, Seated)  # noqa: S101 - narrows the type
    last_seen_t = state.t if state.input_t is None else state.input_t
    since_t = max(presence.since_t, min(last_seen_t, state.t))
    sitting_s = max(0.0, state.sitting_s - (state.t - since_t))
    return replace(
        state, sitting_s=sitting_s, presence=Away(since_t, evidence, seated_before_s=sitting_s)
    )
