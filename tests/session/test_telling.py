"""The week in a notification: once, at work, and never in the way of anything."""

from datetime import UTC, date, datetime, timedelta

import pytest
from fakes import FakeClock
from virtual_desk import ALWAYS, Desk

from postureguard.core.facts import Said
from postureguard.core.holding import Hold
from postureguard.core.settings import Settings
from postureguard.core.sitting.moment import Moment
from postureguard.core.week_news import TOLD, WeekNews
from postureguard.ports import Presence
from postureguard.protocol import Show
from postureguard.verbs import TRAY_VERBS

FRIDAY = datetime(2026, 3, 6, 9, tzinfo=UTC)
NEWS = WeekNews(date(2026, 3, 2), "You stood up 31 of 38 times.")
RARE = Settings(quiet_start_min=0, long_at="", sitting_limit_min=60, **ALWAYS)


def desk_at(wall=FRIDAY, settings=RARE, **others):
    return Desk(settings, clock=FakeClock(Moment(wall, 1000.0, 0.0)), **others)


def told(desk):
    return [notice for notice in desk.notifier.shown if notice.title == "Your week"]


def noted(desk):
    return [(f.about, f.value) for f, _day in desk.journal.facts if isinstance(f, Said)]


def test_it_is_told_once_and_noted():
    desk = desk_at()
    desk.session.hear_of_week(NEWS)
    desk.minutes(1.5)
    assert told(desk) == []
    desk.minutes(2)
    (notice,) = told(desk)
    assert notice.body == NEWS.text
    assert notice.actions == (("review", "Open the review"),)
    assert TRAY_VERBS["review"] == Show(window="review")
    assert noted(desk) == [(TOLD, "2026-03-02")]
    desk.session.hear_of_week(NEWS)  # from a choice that was begun before
    desk.minutes(20)
    assert len(told(desk)) == 1


def test_two_minutes_pass_after_whatever_happened_last():
    desk = desk_at()
    for _n in range(4):
        desk.session.hear_of_week(NEWS)
        desk.minutes(1.5)
    assert told(desk) == []


def test_what_is_no_longer_to_be_told_is_not():
    desk = desk_at()
    desk.session.hear_of_week(NEWS)
    desk.minutes(1)
    desk.session.hear_of_week(None)
    desk.minutes(20)
    assert told(desk) == []


def test_the_next_week_is_told_as_well():
    desk = desk_at()
    desk.session.hear_of_week(NEWS)
    desk.minutes(4)
    desk.session.hear_of_week(WeekNews(date(2026, 3, 9), "Next."))
    desk.minutes(4)
    assert [notice.body for notice in told(desk)] == [NEWS.text, "Next."]


@pytest.mark.parametrize("way", ["pause", "meeting", "standing", "locked", "bad day", "off duty"])
def test_it_waits_until_nothing_is_in_its_way(way):
    hours = ALWAYS | {"fri": "10:00-24:00"} if way == "off duty" else ALWAYS
    desk = desk_at(settings=Settings(quiet_start_min=0, long_at="", sitting_limit_min=60, **hours))
    begin, end = {
        "pause": (lambda: desk.session.pause(60), desk.session.resume),
        "meeting": (lambda: desk.session.meeting(60), lambda: desk.session.meeting(None)),
        "standing": (desk.session.standing, desk.session.sitting),
        "locked": (lambda: away(desk), lambda: back(desk)),
        "bad day": (lambda: bad_day(desk, FRIDAY.date()), lambda: bad_day(desk, None)),
        "off duty": (lambda: None, lambda: desk.minutes(50)),
    }[way]
    begin()
    desk.session.hear_of_week(NEWS)
    desk.minutes(12)
    assert told(desk) == []
    end()
    desk.minutes(3)
    assert len(told(desk)) == 1


def bad_day(desk, day):
    desk.chooser.bad_day = day
    desk.session.say("bad-day", "on" if day else "off")


def away(desk):
    desk.presence.now = Presence(locked=True)


def back(desk):
    desk.presence.now = Presence(idle_s=2.0)


def test_it_waits_for_what_says_not_now():
    desk = desk_at()
    desk.holds.say(Hold("camera"))
    desk.session.hear_of_week(NEWS)
    desk.minutes(10)
    assert told(desk) == []
    desk.holds.say()
    desk.minutes(2)
    assert len(told(desk)) == 1


def test_it_does_not_come_with_a_break():
    desk = desk_at(settings=Settings(quiet_start_min=0, long_at="", **ALWAYS))
    desk.minutes(27.5)
    desk.session.hear_of_week(NEWS)
    desk.minutes(3.5)
    assert desk.windows.routine is not None
    assert told(desk) == []
    desk.take()
    desk.minutes(3)
    assert len(told(desk)) == 1


def test_what_waits_for_the_disk_is_known_to_nobody_who_chooses():
    desk = desk_at()
    desk.journal.broken = True
    desk.session.rate_pain(3)
    desk.session.hear_of_week(NEWS)
    desk.minutes(5)
    assert told(desk) == []


def test_at_its_time_it_is_asked_for():
    desk = desk_at(settings=Settings(quiet_start_min=0, long_at="", sitting_limit_min=60))
    asked = desk.chooser.asked
    away(desk)
    at, _call = desk.alarms.pending["review"]
    assert at - desk.clock.now().steady_s == timedelta(hours=8, minutes=30).total_seconds()
    desk.minutes(8.4 * 60)
    assert desk.chooser.asked == asked
    desk.minutes(10)
    assert desk.chooser.asked == asked + 1


def test_another_day_for_it_holds_at_once():
    desk = desk_at()
    desk.session.hear_of_week(NEWS)
    off = Settings(quiet_start_min=0, long_at="", sitting_limit_min=60, review_day="off", **ALWAYS)
    desk.session.change_settings(off)
    assert "review" not in desk.alarms.pending
    desk.minutes(10)
    assert told(desk) == []


def test_the_end_ends_this_as_well():
    desk = desk_at()
    desk.session.stop()
    assert desk.alarms.pending == {}
