"""The menu over a long day: filled once a click, and nothing is left of the earlier ones."""

from dataclasses import replace
from datetime import UTC
from gettext import gettext as _

import pytest
from fakes import FakeClock
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from postureguard.core import wording
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import Offer, plan_at
from postureguard.core.sitting.state import fresh_state
from postureguard.core.sitting.view import view
from postureguard.tray.icon import Tray
from postureguard.tray.menu import fill_menu
from postureguard.verbs import TRAY_VERBS

OFFERS = {kind: Offer("r", 75.0, 3) for kind in ("micro", "short", "long")}


@pytest.fixture
def at_work():
    now = FakeClock().now()
    plan = plan_at(Settings(long_at=""), now.wall, UTC, OFFERS)
    return view(fresh_state(now, plan.day), plan)


def test_many_fills_leave_the_sub_menus_and_no_old_entries(qtbot, at_work):
    menu, wished = QMenu(), []
    fill_menu(menu, at_work, UTC, wished.append)
    first = len(menu.findChildren(QAction))
    for standing in (True, False) * 250:
        fill_menu(menu, replace(at_work, standing=standing), UTC, wished.append)
    assert len(menu.findChildren(QMenu)) == 2
    assert len(menu.findChildren(QAction)) == first


def test_the_pauses_are_in_the_menu_each_time_and_wish_once(qtbot, at_work):
    menu, old, new = QMenu(), [], []
    fill_menu(menu, at_work, UTC, old.append)
    fill_menu(menu, at_work, UTC, new.append)
    pause = next(a.menu() for a in menu.actions() if a.text() == _("Pause"))
    assert [a.text() for a in pause.actions()] == [_("30 minutes"), _("1 hour"), _("Today")]
    for action in pause.actions():
        action.trigger()
    assert (old, new) == ([], ["pause-30", "pause-60", "pause-today"])


def texts_of(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_exercises_and_the_posture_card_can_be_opened(qtbot, at_work):
    menu, wished = QMenu(), []
    fill_menu(menu, at_work, UTC, wished.append)
    for text in (_("Exercises"), _("Posture card")):
        next(a for a in menu.actions() if a.text() == text).trigger()
    assert wished == ["exercises", "posture"]
    assert set(wished) <= set(TRAY_VERBS)


def test_while_the_icon_suggests_another_position_the_card_is_the_first_entry(qtbot, at_work):
    menu, wished = QMenu(), []
    nudging = replace(at_work, tray="nudge")
    fill_menu(menu, nudging, UTC, wished.append)
    first = next(action for action in menu.actions() if action.isEnabled())
    assert first.text() == _("Another position?")
    assert first.text() in wording.tooltip(nudging, UTC)
    assert first.text() not in wording.tooltip(at_work, UTC)
    assert _("Posture card") not in texts_of(menu)
    first.trigger()
    assert wished == ["posture"]


def test_a_firm_break_is_left_out_with_a_second_press(qtbot, at_work):
    menu, wished = QMenu(), []
    waiting = replace(at_work, pending=True)
    fill_menu(menu, replace(waiting, firm=True), UTC, wished.append)
    skip = next(a for a in menu.actions() if a.text() == _("Skip"))
    skip.trigger()
    assert wished == []
    (sure,) = skip.menu().actions()
    sure.trigger()
    assert wished == ["skip"]
    fill_menu(menu, waiting, UTC, wished.append)
    skip = next(a for a in menu.actions() if a.text() == _("Skip"))
    assert skip.menu() is None
    skip.trigger()
    assert wished == ["skip", "skip"]


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)  # the offscreen platform
def test_a_click_asks_and_fills_once(qtbot, at_work):
    zones, opened = [], []

    def zone():
        zones.append(1)
        return UTC

    tray = Tray("auto", zone, lambda _verb: None)
    tray.on_open = lambda: opened.append(1)
    tray._view = at_work
    tray._fill()  # as when the icon is made
    zones.clear()
    tray._activated(QSystemTrayIcon.ActivationReason.Trigger)
    assert (len(opened), len(zones)) == (1, 1)
    assert tray._menu.isVisible()
    tray._menu.close()
    tray.stop()


def entries(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


BREAK = {
    _("Do the last one now"): "redo",
    _("Another one, please"): "another",
    _("Just 30 seconds"): "half-minute",
    _("The whole routine"): "whole",
}


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({}, set()),
        ({"can_redo": True}, {"redo"}),
        ({"can_exchange": True, "can_shorten": True, "tray": "due"}, {"half-minute"}),
        ({"can_exchange": True, "can_shorten": True, "tray": "break"}, {"another", "half-minute"}),
        ({"can_shorten": True, "in_part": True, "tray": "break"}, {"whole"}),
    ],
)
def test_what_else_a_break_could_be_is_in_the_menu_when_it_can_be(qtbot, at_work, known, wanted):
    menu, wished = QMenu(), []
    fill_menu(menu, replace(at_work, **known), UTC, wished.append)
    for text in BREAK:
        if text in entries(menu):
            entries(menu)[text].trigger()
    assert set(wished) == wanted
    assert wanted <= set(TRAY_VERBS)


@pytest.mark.parametrize(("bad_day", "verb"), [(False, "bad-day"), (True, "better")])
def test_a_bad_day_is_one_click_there_and_back(qtbot, at_work, bad_day, verb):
    menu, wished = QMenu(), []
    fill_menu(menu, replace(at_work, bad_day=bad_day), UTC, wished.append)
    texts = {_("A bad day"): "bad-day", _("Better again"): "better"}
    (text,) = texts.keys() & entries(menu).keys()
    entries(menu)[text].trigger()
    assert wished == [verb]
    assert TRAY_VERBS[verb].about == "bad-day"


def test_a_bad_day_is_told_and_nothing_is_counted_on_it(at_work):
    usual = replace(at_work, prompts_today=7, done_today=2)
    assert "2 of 7" in wording.tooltip(usual, UTC)
    bad = wording.tooltip(replace(usual, bad_day=True), UTC)
    assert bad.endswith(_("A bad day: gentler and shorter"))
    assert "of 7" not in bad


def test_half_a_minute_is_told_before_it_comes(at_work):
    assert "half a minute" in wording.headline(replace(at_work, in_part=True), UTC)


def test_a_choice_that_fails_is_told_only_where_nothing_is_left_to_offer(at_work):
    failing = replace(at_work, choosing_fails=True)
    assert wording.headline(failing, UTC) == wording.headline(at_work, UTC)
    empty = replace(failing, exercises_paused=True, next_break_in_s=None, next_kind=None)
    assert "tried again" in wording.headline(empty, UTC)


def test_e37_a_meeting_is_said_and_ended_from_the_menu(qtbot, at_work):
    menu, wished = QMenu(), []
    fill_menu(menu, at_work, UTC, wished.append)
    meeting = entries(menu)[_("In a meeting")].menu()
    for action in meeting.actions():
        action.trigger()
    assert wished == ["meeting-15", "meeting-30", "meeting-60", "meeting-90"]
    assert _("The meeting is over") not in entries(menu)
    until = FakeClock().now().wall
    fill_menu(menu, replace(at_work, meeting_until=until, tray="paused"), UTC, wished.append)
    entries(menu)[_("The meeting is over")].trigger()
    assert wished[-1] == "meeting-over"
    assert set(wished) <= set(TRAY_VERBS)


def test_e36_what_holds_a_break_back_is_the_first_entry_and_the_next_overrides_it(qtbot, at_work):
    menu, wished = QMenu(), []
    since = FakeClock().now().wall
    held = replace(at_work, held_by="do not disturb", held_since=since, tray="due", pending=True)
    fill_menu(menu, held, UTC, wished.append)
    first, second = [action for action in menu.actions() if action.text()][:2]
    assert first.text().startswith("Held by do-not-disturb since ")
    second.trigger()
    assert wished == ["remind"]
