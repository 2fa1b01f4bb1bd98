"""The resident without Qt, in virtual time, against fakes of every port."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from fakes import BreakableJournal, FakeClock
from virtual_desk import SETTINGS, Desk

from postureguard.core.facts import PainRating, PauseFact, Said, SittingBout
from postureguard.core.sitting.plan import Offer
from postureguard.ports import Presence
from postureguard.verbs import TRAY_VERBS, answer


def test_a_day_from_sitting_down_to_a_finished_break():
    desk = Desk()
    desk.minutes(29.4)
    assert desk.notifier.visible is None
    desk.minutes(0.2)
    assert desk.notifier.visible.actions[0][0] == "start"
    assert len(desk.windows.prepared) == 1
    assert desk.windows.routine is None
    desk.minutes(0.5)
    assert desk.windows.routine is not None
    assert desk.notifier.visible is None
    desk.take()
    assert desk.stages() == [
        "announced",
        "shown",
        "started",
        "step_done",
        "step_done",
        "step_done",
        "done",
    ]
    assert desk.windows.finished
    assert any(isinstance(f, SittingBout) for f, _ in desk.journal.facts)
    assert desk.session.view().seated_s == 0


def test_an_ended_routine_with_one_step_done_is_partial():
    desk = Desk()
    desk.minutes(31)
    desk.take(steps=1)
    assert desk.stages()[-1] == "partial"


def test_pain_stops_the_routine_and_is_neither_done_nor_skipped():
    desk = Desk()
    desk.minutes(31)
    brk = desk.windows.routine
    desk.session.begin(brk.id)
    desk.session.stop_for_pain(brk.id)
    assert desk.stages()[-1] == "stopped"


def test_a_lost_window_is_recorded_and_the_break_comes_again_soon():
    desk = Desk()
    desk.minutes(31)
    desk.session.window_lost(desk.windows.routine.id)
    assert desk.stages()[-1] == "interrupted"
    desk.minutes(5.1)
    assert desk.stages()[-1] in ("announced", "shown")


def test_nothing_is_lost_while_the_disk_refuses():
    desk = Desk()
    troubles = []
    desk.keeper.on_trouble = troubles.append
    desk.journal.broken = True
    desk.minutes(31)
    desk.session.rate_pain(4)
    assert desk.journal.facts == []
    assert troubles
    desk.journal.broken = False
    desk.session.rate_pain(5)
    kept = [f.score for f, _ in desk.journal.facts if isinstance(f, PainRating)]
    assert kept == [4, 5]
    assert desk.stages() == ["announced", "shown"]


@pytest.mark.parametrize("score", [-1, 11, 400])
def test_pain_outside_0_to_10_is_refused(score):
    desk = Desk()
    assert desk.session.rate_pain(score) == "Pain is rated from 0 to 10."
    assert desk.journal.facts == []


def test_state_survives_a_restart():
    desk = Desk()
    desk.minutes(20)
    desk.session.pause(30)
    clock = desk.clock
    clock.advance(60)
    again = Desk(journal=desk.journal, clock=clock)
    view = again.session.view()
    assert 20 * 60 - 70 <= view.seated_s <= 21 * 60
    assert view.paused_until is not None


def test_a_postponed_break_survives_a_restart():
    desk = Desk()
    desk.minutes(31)
    assert desk.session.postpone(5) is None
    again = Desk(journal=desk.journal, clock=desk.clock)
    again.minutes(5.1)
    assert again.windows.routine is not None
    assert again.windows.routine.postponed == 1


def test_a_break_that_was_on_at_a_crash_is_closed_as_interrupted_at_the_next_start():
    desk = Desk()
    desk.minutes(31)
    desk.session.begin(desk.windows.routine.id)
    again = Desk(journal=desk.journal, clock=desk.clock)
    assert again.stages()[-1] == "interrupted"
    assert again.windows.routine is None


def test_an_unreadable_saved_state_starts_anew_without_a_word():
    journal = BreakableJournal()
    journal.save_state('{"at": 12')
    assert Desk(journal=journal).session.view().seated_s == 0


def test_resume_without_a_pause_says_so():
    assert Desk().session.resume() == "Nothing is paused."


def test_a_pause_is_recorded_and_ends_by_itself():
    desk = Desk()
    desk.session.pause(30)
    desk.minutes(31)
    pauses = [f for f, _ in desk.journal.facts if isinstance(f, PauseFact)]
    assert [p.until is None for p in pauses] == [False, True]
    assert desk.session.view().paused_until is None


def test_locked_screen_brings_no_window():
    desk = Desk()
    desk.minutes(20)
    desk.presence.now = Presence(idle_s=0.0, locked=True)
    desk.session.look()
    desk.minutes(120)
    assert desk.windows.routine is None
    assert desk.notifier.shown == []


def test_without_an_idle_source_the_clock_alone_counts():
    desk = Desk()
    desk.presence.now = Presence()
    desk.minutes(31)
    assert desk.windows.routine is not None


def test_new_settings_apply_to_the_time_already_spent():
    desk = Desk(replace(SETTINGS, sitting_limit_min=60))
    desk.minutes(40)
    desk.session.change_settings(replace(SETTINGS, sitting_limit_min=20))
    assert desk.windows.routine is None
    desk.minutes(2)
    assert desk.windows.routine is not None


def test_stopping_closes_the_window_and_its_record():
    desk = Desk()
    desk.minutes(31)
    desk.session.stop()
    assert desk.windows.routine is None
    assert desk.stages()[-1] == "interrupted"
    assert desk.alarms.pending == {}


def test_looks_are_never_more_than_a_minute_apart():
    desk = Desk()
    for _ in range(200):
        (at, _call) = desk.alarms.pending["look"]
        assert 0 < at - desk.clock.now().steady_s <= 60
        desk.alarms.run(at - desk.clock.now().steady_s)


def test_one_look_that_breaks_does_not_end_looking():
    desk = Desk()
    seen = []
    desk.session.on_unexpected = seen.append
    desk.minutes(29)
    read = desk.presence.read

    def broken():
        desk.presence.read = read
        raise LookupError("planted")

    desk.presence.read = broken
    with pytest.raises(LookupError):
        desk.minutes(1)
    desk.minutes(3)
    assert desk.windows.routine is not None


def test_an_effect_that_breaks_leaves_the_others_alone():
    desk = Desk()
    seen = []
    desk.session.on_unexpected = seen.append

    def broken(_brk):
        raise LookupError("planted")

    desk.windows.prepare = broken
    desk.minutes(31)
    assert [str(error) for error in seen] == ["planted"]
    assert desk.windows.routine is not None


def test_a_fact_that_the_journal_cannot_take_holds_up_no_other():
    desk = Desk()
    seen = []
    desk.keeper.on_unexpected = seen.append
    append, refused = desk.journal.append, []

    def picky(fact, day):
        if isinstance(fact, PainRating) and not refused:
            refused.append(fact)
            raise OverflowError("planted")
        append(fact, day)

    desk.journal.append = picky
    desk.session.rate_pain(3)
    assert desk.session.rate_pain(4) is None
    assert [f.score for f, _ in desk.journal.facts] == [4]
    assert len(seen) == 1


def test_what_waits_for_the_disk_is_kept_at_the_next_save():
    desk = Desk()
    desk.journal.broken = True
    assert "tried again" in desk.session.rate_pain(4)
    desk.journal.broken = False
    desk.minutes(2)
    assert [f.score for f, _ in desk.journal.facts] == [4]


def test_a_step_the_routine_does_not_have_is_refused():
    desk = Desk()
    desk.minutes(31)
    brk = desk.windows.routine
    desk.session.begin(brk.id)
    for index in (-1, 3, 10**30):
        assert desk.session.step_ended(brk.id, index, skipped=False)
    assert "step_done" not in desk.stages()


def test_e04_facts_of_yesterday_evening_belong_to_yesterday():
    desk = Desk()
    desk.minutes(25)
    desk.session.sleeping()
    desk.clock.sleep(15 * 3600)
    desk.session.woke()
    days = {day.isoformat() for f, day in desk.journal.facts if isinstance(f, SittingBout)}
    assert days == {"2026-03-02"}


def test_e15_a_stretch_of_sitting_is_kept_with_the_clock_that_hung_there():
    desk = Desk(clock=FakeClock(tz=ZoneInfo("Asia/Kolkata")))
    desk.minutes(25)
    desk.session.standing()
    desk.minutes(5)
    (bout,) = (f for f, _ in desk.journal.facts if isinstance(f, SittingBout))
    assert bout.offset_s == 5.5 * 3600


def test_a_window_that_always_crashes_is_not_offered_every_five_minutes():
    desk = Desk()
    announced = 0
    for _ in range(180):
        desk.minutes(1)
        if desk.windows.routine is not None:
            desk.session.window_lost(desk.windows.routine.id)
            desk.windows.routine = None
            announced += 1
    assert announced <= 8


@pytest.mark.parametrize("why", ["month", "worse", "legs"])
def test_safety_is_asked_for_kindly_and_that_is_kept(why):
    desk = Desk()
    desk.session.ask_again(why)
    assert desk.notifier.visible.actions[0][0] == "safety"
    assert desk.notifier.visible.body
    assert [(f.about, f.value) for f, _ in desk.journal.facts if isinstance(f, Said)] == [
        ("asked", why)
    ]


@pytest.mark.parametrize("why", ["questions", "absence"])
def test_the_questions_are_offered_again_and_can_be_put_off(why):
    desk = Desk()
    desk.session.ask_again(why)
    assert [verb for verb, _words in desk.notifier.visible.actions] == [
        "questions",
        "questions-not-now",
    ]
    assert desk.notifier.visible.title
    assert desk.notifier.visible.body
    answer(desk.session, TRAY_VERBS["questions-not-now"])
    assert [(f.about, f.value) for f, _ in desk.journal.facts if isinstance(f, Said)] == [
        ("asked", why),
        ("questions.put-off", "yes"),
    ]


def test_outside_the_working_hours_safety_is_asked_for_and_the_questions_wait():
    desk = Desk(replace(SETTINGS, mon="18:00-20:00"))
    desk.session.ask_again("questions")
    assert desk.notifier.visible is None
    desk.session.ask_again("month")
    assert desk.notifier.visible is not None


def test_safety_is_not_asked_for_over_a_break_nor_in_a_pause():
    for prepare in (lambda desk: desk.minutes(29.6), lambda desk: desk.session.pause(30)):
        desk = Desk()
        prepare(desk)
        shown = list(desk.notifier.shown)
        desk.session.ask_again("month")
        desk.session.ask_again("questions")
        assert desk.notifier.shown == shown
        assert not any(isinstance(f, Said) for f, _ in desk.journal.facts)


@pytest.mark.parametrize("about", ["screen", "screen.e"])
def test_after_a_sign_of_danger_nothing_is_offered_and_what_waits_is_taken_back(about):
    desk = Desk()
    desk.minutes(31)
    assert desk.windows.routine is not None
    desk.chooser.offers = {}
    desk.session.say(about, "saddle")
    assert desk.stages()[-1] == "held"
    assert desk.windows.routine is None
    assert desk.session.view().exercises_paused
    assert "Nothing is on offer" in desk.session.start_break()
    before = len(desk.stages())
    desk.minutes(120)
    assert len(desk.stages()) == before


@pytest.mark.parametrize(("about", "value"), [("screen.e", "none"), ("question.hips", "yes")])
def test_other_answers_leave_a_waiting_break_alone(about, value):
    desk = Desk()
    desk.minutes(31)
    desk.session.say(about, value)
    assert desk.windows.routine is not None
    assert not desk.session.view().exercises_paused


def test_a_kind_that_is_not_on_offer_is_refused_in_words():
    desk = Desk()
    desk.chooser.offers = {"micro": Offer("mi-walk", 80.0, 1)}
    desk.chooser.choose()
    assert "another kind" in desk.session.start_break("long")
    assert desk.session.start_break("micro") is None
