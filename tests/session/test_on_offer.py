"""What is on offer: kept, withdrawn at a sign of danger, chosen again when choosing fails."""

import json

import pytest
from fakes import BreakableJournal
from virtual_desk import Desk

from postureguard.core.facts import Said
from postureguard.core.sitting.plan import WALK, Offer
from postureguard.on_offer import AGAIN_S
from postureguard.ports import Presence
from postureguard.protocol import HalfMinute, Redo
from postureguard.verbs import TRAY_VERBS, answer

GENTLE = {"micro": Offer("mi-seat-discreet", 84.0, 3, on_feet=False)}


def saved(desk):
    return json.loads(desk.journal.load_state())


def offered(desk):
    """The routine that a break started now leads through; None when there is none."""
    refused = desk.session.start_break("micro")
    return None if refused else desk.windows.routine.routine


def begun_with(journal):
    """A start on a journal, where nothing can be chosen."""
    return Desk(journal=journal, can_choose=False)


# --- kept -------------------------------------------------------------------------------------


def test_only_a_first_start_has_the_walk():
    assert offered(begun_with(BreakableJournal())) == WALK.routine


def test_what_was_chosen_last_is_on_offer_from_the_first_moment():
    before = Desk()
    before.chooser.offers = GENTLE
    before.chooser.choose()
    again = begun_with(before.journal)
    assert offered(again) == "mi-seat-discreet"
    assert set(saved(again)["chosen"]["offers"]) == {"micro"}


def test_alternatives_are_kept_as_well():
    before = Desk()
    wall = Offer("mi-wall", 65.0, 2, least=Offer("mi-wall", 28.0, 1, script="[1]"))
    before.chooser.offers = {"micro": Offer("mi-lcs-1", 82.0, 3, instead=(wall,))}
    before.chooser.choose()
    again = begun_with(before.journal)
    again.session.start_break("micro")
    again.session.another()
    again.session.half_a_minute(on=True)
    assert again.windows.routine.script == "[1]"


@pytest.mark.parametrize("text", ["old", '{"at": 12', "[]"])
def test_where_nobody_can_tell_what_was_on_offer_nothing_is(text):
    journal = Desk().journal
    if text == "old":
        state = json.loads(journal.load_state())
        del state["chosen"]
        state["sitting_s"] = 300.0
        text = json.dumps(state)
    journal.save_state(text)
    desk = begun_with(journal)
    assert offered(desk) is None
    if "sitting_s" in text:
        assert desk.session.view().seated_s == pytest.approx(300.0)


def test_an_older_state_with_a_break_that_was_put_off_still_loads_and_the_break_comes():
    desk = Desk()
    desk.minutes(31)
    desk.session.postpone(5)
    state = saved(desk)
    del state["chosen"], state["brk"]["in_part"]
    desk.journal.save_state(json.dumps(state))
    again = Desk(journal=desk.journal, clock=desk.clock)
    assert again.stages()[-1] == "held"
    again.minutes(3)
    assert again.windows.routine.seconds == 75.0


# --- a sign of danger -------------------------------------------------------------------------


def test_a_sign_of_danger_empties_the_offers_even_for_the_start_after_a_crash():
    desk = Desk()
    desk.chooser.slow = True
    desk.session.say("screen.e", "saddle")
    assert saved(desk)["chosen"]["offers"] == {}
    again = begun_with(desk.journal)
    assert offered(again) is None


def test_a_choice_that_was_begun_before_a_sign_brings_nothing_back():
    desk = Desk()
    desk.chooser.slow = True
    desk.chooser.choose()
    desk.session.say("screen", "saddle")
    desk.chooser.offers = {}
    desk.chooser.answer()
    assert offered(desk) is None
    desk.chooser.offers = GENTLE
    desk.chooser.choose()
    desk.chooser.answer()  # what was begun with the sign in mind is dropped as well
    assert offered(desk) is None
    desk.chooser.answer()
    assert offered(desk) == "mi-seat-discreet"


def test_a_choice_that_cannot_know_the_sign_yet_is_none():
    desk = Desk()
    desk.journal.broken = True
    desk.session.say("screen", "saddle")
    assert offered(desk) is None
    desk.minutes(1.5)
    assert offered(desk) is None
    desk.journal.broken = False
    desk.chooser.offers = GENTLE
    desk.minutes(6)
    assert offered(desk) == "mi-seat-discreet"


# --- choosing fails ---------------------------------------------------------------------------


def test_what_fails_is_tried_again_after_one_five_and_thirty_minutes():
    desk = Desk()
    desk.presence.now = Presence(locked=True)  # no break comes in between
    desk.chooser.fails = True
    desk.chooser.choose()
    asked = desk.chooser.asked
    waits = []
    for _ in range(5):
        before = desk.clock.now().steady_s
        (at, _call) = desk.alarms.pending["choose"]
        waits.append(round(at - before))
        desk.alarms.run(at - before)
    assert waits == [60, 300, 1800, 1800, 1800]
    assert waits[:3] == list(AGAIN_S)
    assert desk.chooser.asked == asked + 5
    assert desk.session.view().choosing_fails


def test_it_is_tried_again_at_each_cause_and_then_no_more():
    desk = Desk()
    desk.chooser.fails = True
    desk.chooser.choose()
    desk.minutes(0.1)
    assert desk.views[-1].choosing_fails
    desk.chooser.fails = False
    desk.session.rate_pain(3)
    assert "choose" not in desk.alarms.pending
    desk.minutes(0.1)
    assert not desk.views[-1].choosing_fails


def test_the_end_ends_the_tries_as_well():
    desk = Desk()
    desk.chooser.fails = True
    desk.chooser.choose()
    desk.session.stop()
    assert desk.alarms.pending == {}


def test_the_status_says_that_choosing_fails():
    desk = begun_with(BreakableJournal())
    desk.session.say("screen", "saddle")
    status = answer(desk.session, TRAY_VERBS["standing"]).data
    assert status["choosing_fails"]
    assert "tried again" in status["headline"]


# --- what the person says ---------------------------------------------------------------------


def say(desk, verb):
    return answer(desk.session, TRAY_VERBS[verb])


def test_a_bad_day_begins_with_the_click_and_ends_with_another():
    desk = Desk()
    desk.chooser.slow = True
    desk.minutes(5)
    assert say(desk, "bad-day").data["bad_day"]
    assert desk.session.view().limit_s == 20 * 60
    assert not say(desk, "better").data["bad_day"]
    assert desk.session.view().limit_s == 30 * 60
    said = [(f.about, f.value) for f, _ in desk.journal.facts if isinstance(f, Said)]
    assert said == [("bad-day", "on"), ("bad-day", "off")]


def test_a_bad_day_survives_a_restart():
    desk = Desk()
    desk.chooser.slow = True
    say(desk, "bad-day")
    again = begun_with(desk.journal)
    assert again.session.view().bad_day
    again.minutes(24 * 60)
    assert not again.session.view().bad_day


def test_a_bad_day_can_be_heard_of_from_the_one_who_chooses():
    desk = Desk()
    desk.chooser.bad_day = desk.session._plan(desk.clock.now()).day
    desk.chooser.choose()
    desk.minutes(0.1)
    assert desk.views[-1].bad_day


def test_a_notice_offers_to_put_off_as_often_as_one_likes_on_a_bad_day():
    desk = Desk()
    desk.chooser.bad_day = desk.session._plan(desk.clock.now()).day
    say(desk, "bad-day")
    desk.minutes(21)
    for _ in range(4):
        assert desk.session.postpone(2) is None
        desk.minutes(1.6)
        assert "postpone" in [verb for verb, _ in desk.notifier.visible.actions]
        desk.minutes(1)
        assert desk.windows.routine is not None


def test_the_words_of_the_tray_for_a_break():
    desk = Desk()
    desk.chooser.offers = {
        "micro": Offer(
            "one", 60.0, 2, instead=(Offer("two", 60.0, 2),), least=Offer("one", 30.0, 1, script="")
        )
    }
    desk.chooser.choose()
    assert not say(desk, "another").ok
    desk.session.start_break("micro")
    assert say(desk, "another").ok
    assert desk.windows.routine.routine == "two"
    assert say(desk, "another").ok
    assert say(desk, "half-minute").data["in_part"]
    assert not say(desk, "whole").data["in_part"]
    assert not answer(desk.session, HalfMinute(break_id="old")).ok
    desk.session.skip()
    assert answer(desk.session, Redo()).ok
    assert desk.windows.routine.routine == "one"
