"""The player in a window with little room: nothing to press is cut off."""

from datetime import datetime

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.routine import script
from postureguard.windows import screens
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine import window as routine_window
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.narrow import Foot
from postureguard.windows.routine.window import RoutineWindow
from postureguard.windows.texts import button

CATALOGUE = shipped_catalogue()
ROUTINE = CATALOGUE.routines["mi-glu-2"]
NOW = datetime(2026, 3, 2, 14, 30)  # noqa: DTZ001 - the time on the wall
SCREEN = QRect(0, 0, 408, 448)


class SmallScreen:
    def availableGeometry(self):  # noqa: N802
        return SCREEN


@pytest.fixture
def window(qtbot, monkeypatch):
    for module in (routine_window, screens):
        monkeypatch.setattr(module, "chosen_screen", lambda _wanted: SmallScreen())
    steps = script(ROUTINE, CATALOGUE.exercises)
    clocks = Clocks(lambda: 0.0, lambda: NOW)
    made = RoutineWindow(ROUTINE, steps, "b1", ResidentClient("nobody"), clocks, Settings())
    qtbot.addWidget(made)
    made.appear()
    made.resize(400, 400)
    facts = {"can_exchange": True, "can_shorten": True, "next_if_skipped_s": 1800}
    made.hearing.know(facts)
    qtbot.waitUntil(lambda: made.width() == 400 and made.windowHandle().isExposed())
    return made


def cut(window):
    """The buttons of the present page that are not wholly there."""
    page = window.pages.currentWidget()
    found = []
    for each in page.findChildren(QPushButton):
        place = QRect(each.mapTo(window, each.rect().topLeft()), each.size())
        needed = each.fontMetrics().horizontalAdvance(each.text())
        if each.isVisible() and not (window.rect().contains(place) and each.width() >= needed):
            found.append(each.text())
    return found


def test_nothing_to_press_is_cut_off_at_400_by_400(window):
    assert cut(window) == []
    window.start_page.start.click()
    assert cut(window) == []
    window.afterwards.ask(())
    assert cut(window) == []


def test_the_stop_rule_is_all_there_at_400_by_400(window):
    (rule,) = [text for text, _size, _strong in window.start_page.rule._texts]
    assert rule.heightForWidth(rule.width()) <= rule.height() + 1


def test_the_keyboard_is_on_a_text_although_there_is_no_room_for_it(window):
    assert window.start_page.title.width() == 0
    assert window.focusWidget() is window.start_page.title


def test_buttons_are_as_large_as_there_is_room(qtbot):
    foot = Foot(40, QPushButton().font())
    qtbot.addWidget(foot)
    wide, narrow = button("Something long to press", "quiet", bool), button("Go", "primary", bool)
    foot.add(wide, None, narrow)
    foot.show()
    foot.resize(600, 40)
    usual = QFontMetrics(QPushButton().font()).height()
    assert wide.fontMetrics().height() == usual
    foot.resize(180, 40)
    assert wide.fontMetrics().height() < usual
    wide.setText("Less")
    qtbot.waitUntil(lambda: wide.fontMetrics().height() == usual)
