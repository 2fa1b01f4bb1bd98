"""What says "not now": asked only when it matters, heard at once, and answered by the person."""

from datetime import timedelta

import pytest
from fakes import FakeHolds
from virtual_desk import SETTINGS, Desk

from postureguard.core.facts import HoldFact, NaturalBreak, PauseFact
from postureguard.core.holding import Hold
from postureguard.ports import Presence
from postureguard.protocol import Meeting, Seen
from postureguard.verbs import TRAY_VERBS, answer, status

CALL = Hold("microphone", "Zoom")
QUIET = Hold("do not disturb")


class CountedHolds(FakeHolds):
    """Counts how often it was asked."""

    asked = 0

    def read(self):
        self.asked += 1
        return super().read()


def press(desk, verb):
    return answer(desk.session, TRAY_VERBS[verb])


def test_the_desktop_is_not_asked_until_a_break_is_near():
    desk = Desk()
    holds = CountedHolds()
    desk.session.hear_holds(holds)
    at_start = holds.asked
    desk.minutes(27)
    assert holds.asked == at_start == 1
    desk.minutes(2.4)
    assert 1 < holds.asked <= 4


def test_a_source_is_asked_before_the_notice_so_that_none_is_taken_back():
    """Some answers come only after the first question; the notice does not flash up."""

    class SlowHolds(FakeHolds):
        def read(self):
            before, self.now = self.now, frozenset({CALL})
            return before

    desk = Desk()
    desk.session.hear_holds(SlowHolds())
    desk.minutes(31)
    assert desk.notifier.shown == []


def test_e36_status_names_what_holds_and_the_tray_overrides_it():
    desk = Desk()
    desk.minutes(10)
    desk.holds.say(QUIET)
    desk.minutes(25)
    told = status(desk.session)
    assert (told["held_by"], told["tray"]) == ("do not disturb", "held")
    assert told["headline"].startswith("Held by do-not-disturb since ")
    assert press(desk, "remind").ok
    assert desk.notifier.visible is not None
    assert not press(desk, "remind").ok
    (kept,) = [fact for fact, _ in desk.journal.facts if isinstance(fact, HoldFact)]
    assert kept.reason == "do not disturb"


def test_e34_a_call_that_begins_closes_the_window_at_once():
    desk = Desk()
    desk.minutes(31)
    assert desk.windows.routine is not None
    desk.holds.say(CALL)
    desk.minutes(0.01)
    assert desk.windows.routine is None
    assert desk.stages()[-1] == "interrupted"
    desk.minutes(5)
    desk.holds.say()
    desk.minutes(2)
    assert desk.windows.routine is not None


def test_another_source_is_heard_and_the_old_one_no_more():
    desk = Desk()
    old = desk.holds
    desk.session.hear_holds(FakeHolds(now=frozenset({QUIET})))
    desk.minutes(31)
    old.say()
    desk.minutes(5)
    assert desk.notifier.shown == []


def test_a_program_can_be_started_when_a_break_waits():
    desk, told = Desk(), []
    desk.session.on_kept_back = lambda _brk: told.append(1)
    desk.holds.say(QUIET)
    desk.minutes(40)
    assert told == [1]


def test_e37_a_meeting_from_the_menu_ends_with_a_question():
    desk = Desk()
    assert press(desk, "meeting-15").ok
    desk.minutes(14.5)
    assert [verb for verb, _ in desk.notifier.visible.actions] == ["meeting-more", "meeting-over"]
    assert press(desk, "meeting-more").ok
    assert desk.notifier.visible is None
    desk.minutes(10)
    assert desk.session.view().meeting_until is not None
    assert press(desk, "meeting-over").ok
    assert not press(desk, "meeting-over").ok
    reasons = [fact.reason for fact, _ in desk.journal.facts if isinstance(fact, PauseFact)]
    assert reasons == ["meeting"] * 3


@pytest.mark.parametrize("minutes", [0, 481])
def test_a_meeting_has_a_length(minutes):
    assert Desk().session.meeting(minutes) == "A meeting lasts from 1 minute to 8 hours."


def test_a_meeting_survives_a_restart():
    desk = Desk()
    assert answer(desk.session, Meeting(minutes=60)).ok
    desk.session.stop()
    again = Desk(journal=desk.journal, clock=desk.clock)
    until = again.session.view().meeting_until
    assert until == desk.clock.now().wall + timedelta(minutes=60)


@pytest.mark.parametrize(("verb", "confirmed"), [("was-away", True), (None, False)])
def test_e20_after_a_long_silence_it_is_asked_and_the_notice_goes(verb, confirmed):
    desk = silent()
    if verb:
        assert press(desk, verb).ok
    desk.minutes(0.5)
    assert desk.notifier.visible is None
    (relief,) = [fact for fact, _ in desk.journal.facts if isinstance(fact, NaturalBreak)]
    assert relief.confirmed is confirmed


def test_e20_who_was_reading_goes_on_sitting():
    desk = silent()
    assert press(desk, "was-there").ok
    assert desk.session.view().seated_s > 40 * 60
    assert not press(desk, "was-there").ok


def test_e20_the_question_comes_at_the_return():
    desk = silent(asked=False)
    assert desk.notifier.visible is None
    desk.presence.now = Presence(idle_s=3.0)
    desk.alarms.run(10)
    desk.presence.now = Presence(idle_s=0.0)  # they are still at it
    desk.alarms.run(3)
    assert [verb for verb, _ in desk.notifier.visible.actions] == ["was-away", "was-there"]


def test_a_silence_is_looked_at_a_few_times_a_minute_and_later_less():
    desk = silent(asked=False)
    looks = []
    look = desk.presence.read
    desk.presence.read = lambda: looks.append(desk.clock.now()) or look()
    for minute in range(120):
        idle_s = (desk.presence.now.idle_s or 0.0) + 60.0
        desk.presence.now = Presence(idle_s=idle_s)
        before = len(looks)
        desk.minutes(1)
        assert len(looks) - before <= (7 if minute < 45 else 3)


def silent(*, asked=True):
    """Somebody who comes back after 20 silent minutes, and is asked."""
    desk = Desk(settings=SETTINGS)
    desk.minutes(22)
    for _ in range(40):
        desk.presence.now = Presence(idle_s=(desk.presence.now.idle_s or 0.0) + 30.0)
        desk.minutes(0.5)
    assert desk.session.view().tray == "away"
    if not asked:
        return desk
    desk.presence.now = Presence(idle_s=0.0)
    desk.minutes(0.25)
    assert [verb for verb, _ in desk.notifier.visible.actions] == ["was-away", "was-there"]
    return desk


def test_e43_a_window_that_nobody_sees_is_called_for_until_it_is_seen():
    desk = Desk()
    desk.minutes(30.5)
    brk = desk.windows.routine
    desk.minutes(0.4)
    assert [verb for verb, _ in desk.notifier.visible.actions] == ["start", "postpone", "skip"]
    assert desk.session.view().tray == "due"
    assert answer(desk.session, Seen(break_id=brk.id)).ok
    assert desk.notifier.visible is None
    assert desk.session.view().tray == "break"
