"""What the person says of their time: paused, in a meeting, up or down, there or away."""

from dataclasses import replace
from datetime import timedelta
from gettext import gettext as _

from postureguard.core.sitting.effects import (
    Withdraw,
)
from postureguard.core.sitting.granting import grant, refused
from postureguard.core.sitting.holds import interrupt, override, reason_now
from postureguard.core.sitting.inputs import (
    InMeeting,
    NewSettings,
    PauseUntil,
    RemindAnyway,
    Resume,
    SitDown,
    StandUp,
    WasAway,
)
from postureguard.core.sitting.pauses import (
    MEETING_TELL_S,
    in_meeting,
    with_pause,
    without_pause,
)
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.presence import (
    STANDING_MAX_S,
    Outcome,
    come_back,
    settle,
)
from postureguard.core.sitting.silence import answered
from postureguard.core.sitting.state import (
    MEETING,
    Away,
    Pause,
    Seated,
    Standing,
    State,
)


@grant.register
def _pause(wish: PauseUntil, state: State, plan: Plan) -> Outcome:
    if wish.until <= state.at.wall:
        return refused(state, _("That moment is past."))
    return with_pause(state, Pause(wish.reason, wish.until))


@grant.register
def _resume(wish: Resume, state: State, plan: Plan) -> Outcome:
    ended = next((pause for pause in state.pauses if pause.reason == wish.reason), None)
    if ended is None:
        is_meeting = wish.reason == MEETING
        words = _("No meeting is on.") if is_meeting else _("Nothing is paused.")
        return refused(state, words)
    state, effects = without_pause(state, ended)
    return (state if ended.reason == MEETING else settle(state)), effects


@grant.register
def _in_meeting(wish: InMeeting, state: State, plan: Plan) -> Outcome:
    present = in_meeting(state)
    begins = state.at.wall if present is None or not wish.more else present.until
    until = begins + timedelta(minutes=wish.minutes)
    told = (until - state.at.wall).total_seconds() <= MEETING_TELL_S
    state, effects = with_pause(state, Pause(MEETING, until, told))
    state, more = interrupt(state, (MEETING,) if present is None else (), plan)
    withdraw = (Withdraw(),) if present is not None and present.told else ()
    return state, (*effects, *withdraw, *more)


@grant.register
def _remind_anyway(wish: RemindAnyway, state: State, plan: Plan) -> Outcome:
    if reason_now(state) is None:
        return refused(state, _("Nothing holds a break back."))
    meeting = in_meeting(state)
    state = override(state)
    return without_pause(state, meeting) if meeting else (state, ())


@grant.register
def _was_away(wish: WasAway, state: State, plan: Plan) -> Outcome:
    if state.asked is None:
        return refused(state, _("That time is counted already."))
    return answered(state, were_away=wish.yes)


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
