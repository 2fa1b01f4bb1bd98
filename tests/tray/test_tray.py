"""The tray's words, menu and pictures, without a panel."""

from dataclasses import replace
from datetime import UTC, timedelta
from gettext import gettext as _

import pytest
from fakes import FakeClock
from PySide6.QtWidgets import QMenu

from postureguard.core import wording
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import Offer, plan_at
from postureguard.core.sitting.state import fresh_state
from postureguard.core.sitting.view import view
from postureguard.ports import Notice
from postureguard.tray.icon import Tray
from postureguard.tray.icons import STATES, TrayIcons
from postureguard.tray.menu import fill_menu
from postureguard.tray.notice import TrayNotifier, WindowNotifier

SETTINGS = Settings(long_at="")
OFFERS = {kind: Offer("r", 75.0, 3) for kind in ("micro", "short", "long")}


@pytest.fixture
def at_work():
    now = FakeClock().now()
    plan = plan_at(SETTINGS, now.wall, UTC, OFFERS)
    return view(fresh_state(now, plan.day), plan)


def entries(menu):
    return {a.text(): a for a in menu.actions() if a.text()}


def test_the_menu_offers_what_makes_sense_and_passes_it_on(qtbot, at_work):
    menu, wished = QMenu(), []
    fill_menu(menu, at_work, UTC, wished.append)
    shown = entries(menu)
    assert "30 min until a micro-break" in shown
    assert not shown[_("Skip")].isEnabled()
    assert _("Resume") not in shown
    for text in (_("Start now"), _("I'm standing"), _("Review"), _("Settings"), _("Quit")):
        shown[text].trigger()
    assert wished == ["start", "standing", "review", "settings", "quit"]
    pending = replace(at_work, pending=True, can_postpone=True, standing=True)
    paused = replace(pending, paused_until=FakeClock().now().wall + timedelta(minutes=30))
    fill_menu(menu, paused, UTC, wished.append)
    shown = entries(menu)
    assert shown[_("Skip")].isEnabled()
    assert "Paused until 09:30" in shown
    assert _("Resume") in shown
    assert _("I'm sitting again") in shown


def test_e54_no_kind_of_break_on_is_said_and_nothing_breaks(at_work):
    none = replace(at_work, breaks_on=False, next_break_in_s=None, next_kind=None)
    assert wording.headline(none, UTC) == _("No breaks on; choose some in the settings")


def test_exercises_paused_for_safety_are_told(at_work):
    paused = replace(at_work, exercises_paused=True, next_break_in_s=None, next_kind=None)
    assert wording.headline(paused, UTC) == _("Exercises are paused; see “About you”")


def test_the_tooltip_has_two_short_lines(at_work):
    later = replace(at_work, seated_s=1080, prompts_today=7, done_today=6, next_break_in_s=720)
    assert wording.tooltip(later, UTC) == (
        "12 min until a micro-break\nSeated 18 min · 6 of 7 breaks today"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "1 s"), (45, "45 s"), (60, "1 min"), (3570, "1 h 00 min"), (7800, "2 h 10 min")],
)
def test_durations_in_words(seconds, words):
    assert wording.minutes(seconds) == words


def test_every_state_has_a_picture(qtbot):
    for panel in ("light", "dark", "auto"):
        icons = TrayIcons(panel)
        for state in STATES:
            icon = icons.icon(state)
            assert not icon.pixmap(22, 22).isNull()
            assert icons.icon(state) is icon


def test_without_a_tray_the_balloon_says_that_it_failed(qtbot, at_work):
    tray = Tray("auto", lambda: UTC, lambda _verb: None)
    notifier, failures = TrayNotifier(tray), []
    notifier.on_failed = failures.append
    notifier.show(Notice("a", "b"))
    assert failures == ["no tray"]


def test_the_small_window_answers_and_takes_no_focus(qtbot):
    notifier, pressed = WindowNotifier("light"), []
    notifier.on_action = pressed.append
    notifier.show(Notice("Time to move soon", "In 30 s.", (("start", "Start"), ("skip", "Skip"))))
    notifier.show(Notice("Time to move soon", "In 30 s.", (("skip", "Skip"),)))
    window = notifier._window
    assert window.isVisible()
    assert not window.isActiveWindow()
    window._buttons.itemAt(0).widget().click()
    assert pressed == ["skip"]
    assert not window.isVisible()
    window.deleteLater()
