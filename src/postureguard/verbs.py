"""What each request does to the session. Tray, command line and windows share it."""

from collections.abc import Callable
from typing import Any

import msgspec

from postureguard import protocol as ask
from postureguard.core import wording
from postureguard.core.sitting.plan import BAD_DAY
from postureguard.protocol import Answer, Request
from postureguard.session import Session

TRAY_VERBS: dict[str, Request] = {
    "start": ask.StartBreak(),
    "postpone": ask.Postpone(minutes=5),
    "skip": ask.Skip(),
    "another": ask.Another(),
    "half-minute": ask.HalfMinute(),
    "whole": ask.HalfMinute(on=False),
    "redo": ask.Redo(),
    "bad-day": ask.Say(BAD_DAY, "on"),
    "better": ask.Say(BAD_DAY, "off"),
    "pause-30": ask.Pause(minutes=30),
    "pause-60": ask.Pause(minutes=60),
    "pause-today": ask.Pause(),
    "resume": ask.Resume(),
    "meeting-15": ask.Meeting(minutes=15),
    "meeting-30": ask.Meeting(minutes=30),
    "meeting-60": ask.Meeting(minutes=60),
    "meeting-90": ask.Meeting(minutes=90),
    "meeting-more": ask.Meeting(minutes=15, more=True),
    "meeting-over": ask.Meeting(),
    "remind": ask.RemindAnyway(),
    "was-away": ask.WasAway(yes=True),
    "was-there": ask.WasAway(yes=False),
    "standing": ask.Standing(),
    "sitting": ask.Sitting(),
    "checkin": ask.Show(window="checkin"),
    "review": ask.Show(window="review"),
    "plan": ask.Show(window="plan"),
    "exercises": ask.Show(window="exercises"),
    "posture": ask.Show(window="posture"),
    "welcome": ask.Show(window="welcome"),
    "safety": ask.Show(window="welcome", item="safety"),
    "settings": ask.Show(window="settings"),
    "questions": ask.Show(window="welcome", item="questions"),
    "questions-not-now": ask.Say("questions.put-off", "yes"),
    "quit": ask.Quit(),
}
"""The requests behind the entries of the tray's menu and the buttons of notifications."""

_Action = Callable[[Session, Any], str | None]

_ACTIONS: dict[type[Any], _Action] = {
    ask.StartBreak: lambda session, request: session.start_break(request.kind),
    ask.Postpone: lambda session, request: session.postpone(request.minutes),
    ask.Skip: lambda session, _: session.skip(),
    ask.Another: lambda session, request: session.another(request.break_id),
    ask.HalfMinute: lambda session, request: session.half_a_minute(request.break_id, on=request.on),
    ask.Redo: lambda session, _: session.redo(),
    ask.Pause: lambda session, request: session.pause(request.minutes),
    ask.Meeting: lambda session, request: session.meeting(request.minutes, more=request.more),
    ask.RemindAnyway: lambda session, _: session.remind_anyway(),
    ask.WasAway: lambda session, request: session.was_away(yes=request.yes),
    ask.Resume: lambda session, _: session.resume(),
    ask.Standing: lambda session, _: session.standing(),
    ask.Sitting: lambda session, _: session.sitting(),
    ask.Checkin: lambda session, request: session.rate_pain(request.pain, request.break_id),
    ask.Say: lambda session, request: session.say(request.about, request.value, request.break_id),
    ask.Correct: lambda session, request: session.correct(request.entry, request.value),
    ask.Seen: lambda session, request: session.seen(request.break_id),
    ask.Begin: lambda session, request: session.begin(request.break_id),
    ask.Step: lambda session, request: session.step_ended(
        request.break_id,
        request.index,
        skipped=request.skipped,
        exercise=request.exercise,
        amount=request.amount,
    ),
    ask.Hold: lambda session, request: session.hold(request.break_id, on=request.on),
    ask.Finish: lambda session, request: session.finish(request.break_id),
    ask.Stop: lambda session, request: session.stop_for_pain(request.break_id),
}


def answer(session: Session, request: Request) -> Answer:
    """Do what is asked; the answer says how things stand then, or why it cannot be done."""
    if isinstance(request, ask.Status):
        session.look()  # what was seen last may be a minute old
        return Answer(data=status(session))
    refused = _ACTIONS[type(request)](session, request)
    if refused is not None:
        return Answer(ok=False, message=refused)
    return Answer(data=status(session))


def status(session: Session) -> dict[str, Any]:
    """The view as plain data for JSON, with its headline in words."""
    now = session.view()
    data: dict[str, Any] = msgspec.to_builtins(now)
    return {**data, "headline": wording.headline(now, session.zone())}
