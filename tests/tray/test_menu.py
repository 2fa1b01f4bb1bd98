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


def test_many_fills_leave_one_sub_menu_and_no_old_entries(qtbot, at_work):
    menu, wished = QMenu(), []
    fill_menu(menu, at_work, UTC, wished.append)
    first = len(menu.findChildren(QAction))
    for standing in (True, False) * 250:
        fill_menu(menu, replace(at_work, standing=standing), UTC, wished.append)
    assert len(menu.findChildren(QMenu)) == 1
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
