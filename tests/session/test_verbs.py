"""The same words for tray, command line and windows: what each request does."""

import pytest
from virtual_desk import Desk

from postureguard import protocol as ask
from postureguard.verbs import TRAY_VERBS, answer

STARTED = ask.StartBreak(kind="short")


def test_status_is_plain_data_with_words():
    data = answer(Desk().session, ask.Status()).data
    assert data["headline"] == "30 min until a micro-break"
    assert data["next_break_in_s"] == pytest.approx(1800)


def test_a_break_from_start_to_finish_over_the_protocol():
    desk = Desk()
    assert answer(desk.session, STARTED).ok
    brk = desk.windows.routine
    assert brk.kind == "short"
    for request in (
        ask.Begin(break_id=brk.id),
        ask.Step(break_id=brk.id, index=0),
        ask.Hold(break_id=brk.id, on=True),
        ask.Hold(break_id=brk.id, on=False),
        ask.Step(break_id=brk.id, index=1, skipped=True),
        ask.Finish(break_id=brk.id),
        ask.Checkin(pain=2, break_id=brk.id),
    ):
        assert answer(desk.session, request).ok, request
    assert desk.stages() == ["shown", "started", "step_done", "step_skipped", "partial"]


def test_the_wishes_of_the_tray():
    desk = Desk()
    for verb in ("standing", "sitting", "pause-30", "pause-60", "pause-today", "resume", "start"):
        assert answer(desk.session, TRAY_VERBS[verb]).ok, verb
    assert answer(desk.session, ask.Stop(break_id=desk.windows.routine.id)).ok


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (ask.Skip(), "No break is waiting."),
        (ask.Postpone(), "No break is waiting."),
        (ask.Resume(), "Nothing is paused."),
        (ask.Checkin(pain=11), "Pain is rated from 0 to 10."),
        (ask.Begin(break_id="old"), "That break is over."),
        (ask.Pause(minutes=0), "A pause lasts from 1 minute to 24 hours."),
        (ask.Pause(minutes=10**9), "A pause lasts from 1 minute to 24 hours."),
    ],
)
def test_what_cannot_be_done_is_refused_with_one_sentence(request_, words):
    reply = answer(Desk().session, request_)
    assert not reply.ok
    assert reply.message == words


def test_a_third_postponement_is_refused():
    desk = Desk()
    desk.minutes(31)
    for _ in range(2):
        assert answer(desk.session, ask.Postpone(minutes=2)).ok
        desk.minutes(2.2)
    reply = answer(desk.session, ask.Postpone(minutes=2))
    assert reply.message.startswith("This break was put off twice")
