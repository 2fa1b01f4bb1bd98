"""Is the person in the chair? Three facts that are never merged.

When the last input was; whether anything speaks for being away (locked, asleep, display off,
a long silence); and whether they stood up (a break, an absence long enough, their own word).
A short silence without evidence is still sitting.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from postureguard.core.facts import AwayEvidence, Fact, NaturalBreak, SittingBout
from postureguard.core.sitting.effects import AskOnReturn, Effect, Record, RemindOfPause
from postureguard.core.sitting.inputs import Look
from postureguard.core.sitting.moment import Elapsed, Moment, elapsed
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.state import (
    MEETING,
    Asked,
    Away,
    Returning,
    Running,
    Seated,
    Silence,
    Standing,
    State,
)

NATURAL_MIN_S = 90.0
"""An absence this long relieves the back (programme, section 5)…"""
NATURAL_AFTER_S = 20 * 60.0
"""…after at least this much sitting."""
GRACE_S = 60.0
"""No prompt so soon after waking, coming back, resuming or changing a setting."""
ANSWER_S = 20.0
"""So long the question on return can be answered; then the silence counts, unconfirmed."""
BUMP_S = 2.0
"""Less input than this is a bump of the desk, and ends no absence…"""
BUMP_FORGOTTEN_S = 60.0
"""…unless more comes within this time."""
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
        later = settle(replace(later, sleep_announced=False))
    return later, gone


def fall_asleep(state: State, since_t: float) -> State:
    """The machine sleeps from since_t on; whoever sat there no longer does."""
    match state.presence:
        case Seated() | Standing():
            away = Away(since_t, "asleep", state.sitting_s)
            return replace(state, presence=away)
        case Away(evidence="long idle") as away:
            return replace(state, presence=replace(away, evidence="asleep"))
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
        locked=look.locked,
    )
    evidence = _evidence(state, look, plan)
    state, returned = _stirred(state, evidence, fresh=fresh_input and evidence is None)
    up_to_t = state.t if state.stirred_t is None else state.stirred_t
    state, effects = credit_absence(state, plan, up_to_t)
    match state.presence:
        case Seated() | Standing() if evidence:
            state = _leave(state, evidence)
            state, more = credit_absence(state, plan, state.t)
            effects += more
        case Standing(until_t=until_t) if state.t >= until_t:
            state, more = come_back(state, state.t)
            effects += more
        case Away(evidence="long idle") as away if evidence in ("locked", "display off"):
            state = replace(state, presence=replace(away, evidence=evidence))
        case Away(evidence=before) if returned or (before == "locked" and evidence is None):
            state, more = come_back(state, up_to_t)
            effects += more
        case Returning(since_t=since_t) if returned and _input_after(state, since_t):
            back_t = max(since_t, up_to_t)
            began = wall_at(state, back_t)
            state = replace(state, presence=Seated(back_t), sitting_s=0.0, bout_began=began)
            state = _sat_since(state, back_t)
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
    presence = replace(presence, credited=True)
    if isinstance(presence, Away) and presence.silence is not None:
        bout = next((fact for fact in _facts(effects) if isinstance(fact, SittingBout)), None)
        presence = replace(presence, silence=replace(presence.silence, bout=bout))
        effects = ()
    return replace(state, presence=presence), effects


def stand_up(state: State, when: datetime) -> Outcome:
    """The stretch of sitting is over: keep it, and start the sitting clock anew."""
    effects: tuple[Effect, ...] = ()
    seated_s = state.sitting_s - state.kept_s
    if seated_s > 0.0 and state.bout_began is not None:
        effects = (Record(SittingBout(state.bout_began, when, seated_s)),)
    state = replace(state, sitting_s=0.0, answered_s=0.0, bout_began=None, kept_s=0.0)
    return state, effects


def part_days(state: State, began: datetime) -> Outcome:
    """A new day has begun: the sitting before it belongs to the day before."""
    since = state.bout_began
    if not isinstance(state.presence, Seated) or since is None or since >= began:
        return state, ()
    today_s = (state.at.wall - began).total_seconds()
    seated_s = state.sitting_s - state.kept_s - today_s
    if seated_s <= 0.0:
        return state, ()
    bout = SittingBout(since, began - timedelta(milliseconds=1), seated_s)
    state = replace(state, bout_began=began, kept_s=state.kept_s + seated_s)
    return state, (Record(bout),)


def come_back(state: State, back_t: float) -> Outcome:
    """An absence or a time of standing is over; the person sits from back_t on."""
    presence = state.presence
    if not isinstance(presence, Away | Standing):
        return state, ()
    evidence: AwayEvidence = "standing" if isinstance(presence, Standing) else presence.evidence
    silence = presence.silence if isinstance(presence, Away) else None
    back_t = max(presence.since_t, min(back_t, state.t))
    relief = _relief(state, presence, back_t, evidence)
    effects: tuple[Effect, ...] = ()
    if silence is not None and evidence == "long idle":
        asked = Asked(silence, state.t + ANSWER_S, presence.seated_before_s, relief)
        state, effects = replace(state, asked=asked), (AskOnReturn(),)
    else:
        state, effects = count_relief(state, silence.bout if silence else None, relief)
    pauses = [pause for pause in state.pauses if pause.reason != MEETING]
    if pauses and evidence in ("locked", "asleep"):
        effects += (RemindOfPause(max(pauses, key=lambda pause: pause.until)),)
    state = replace(
        state,
        presence=Seated(back_t),
        bout_began=state.bout_began or wall_at(state, back_t),
    )
    return settle(_sat_since(state, back_t)), effects


def _sat_since(state: State, back_t: float) -> State:
    """A return is noticed a little later than it was."""
    return replace(state, sitting_s=state.sitting_s + state.t - back_t)


def count_relief(state: State, bout: SittingBout | None, relief: NaturalBreak | None) -> Outcome:
    """Keep what ended with an absence, and the relief that it was."""
    effects = tuple(Record(fact) for fact in (bout, relief) if fact is not None)
    if relief is not None:
        tally = replace(state.tally, natural=state.tally.natural + 1, up=state.tally.up + 1)
        state = replace(state, tally=tally)
    return state, effects


def settle(state: State) -> State:
    """Give the person a minute before the next prompt."""
    return replace(state, quiet_until_t=max(state.quiet_until_t, state.t + GRACE_S))


def _relief(
    state: State, presence: Away | Standing, back_t: float, evidence: AwayEvidence
) -> NaturalBreak | None:
    seconds = back_t - presence.since_t
    if seconds < NATURAL_MIN_S or presence.seated_before_s < NATURAL_AFTER_S:
        return None
    return NaturalBreak(
        began=wall_at(state, presence.since_t),
        at=wall_at(state, back_t),
        seconds=seconds,
        seated_before_s=presence.seated_before_s,
        evidence=evidence,
        confirmed=evidence != "long idle",
    )


def _facts(effects: tuple[Effect, ...]) -> Iterator[Fact]:
    return (effect.fact for effect in effects if isinstance(effect, Record))


def wall_at(state: State, t: float) -> datetime:
    """Calendar time of a moment on the engine's time line, by today's clock."""
    return state.at.wall - timedelta(seconds=state.t - t)


def _stirred(state: State, evidence: AwayEvidence | None, *, fresh: bool) -> tuple[State, bool]:
    """Whether input tells of a return: where the desktop tells, a bump of the desk is none."""
    is_gone = isinstance(state.presence, Away | Returning) and evidence is None
    first_t = state.stirred_t
    if is_gone and _lasts(state):
        return state, True
    if first_t is not None and (not is_gone or state.t - first_t > BUMP_FORGOTTEN_S):
        state, first_t = replace(state, stirred_t=None), None
    if not is_gone or not fresh or state.input_t is None:
        return state, fresh
    return (state if first_t is not None else replace(state, stirred_t=state.input_t)), False


def _lasts(state: State) -> bool:
    if state.stirred_t is None or state.input_t is None:
        return False
    return BUMP_S <= state.input_t - state.stirred_t <= BUMP_FORGOTTEN_S


def _input_after(state: State, since_t: float) -> bool:
    """There was input after since_t; where the desktop does not tell, time has passed."""
    last_t = state.t if state.input_t is None else state.input_t
    return last_t > since_t


def _evidence(state: State, look: Look, plan: Plan) -> AwayEvidence | None:
    if look.locked:
        return "locked"
    if look.display_off:
        return "display off"
    if look.idle_s is not None and state.t - last_sign_t(state) >= plan.long_idle_s:
        return "long idle"
    return None


def last_sign_t(state: State) -> float:
    """When the person was last known to be there: by input, or because they were in a call."""
    return max(state.in_call_t, state.t if state.input_t is None else state.input_t)


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
    since_t = max(presence.since_t, min(last_sign_t(state), state.t))
    sitting_s = max(0.0, state.sitting_s - (state.t - since_t))
    silence = Silence(since_t, state.answered_s, state.bout_began)
    away = Away(since_t, evidence, sitting_s, silence=silence if evidence == "long idle" else None)
    return replace(state, sitting_s=sitting_s, presence=away)
