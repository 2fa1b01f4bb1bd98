"""The posture card: it takes no focus, and goes by itself, by a click or by Escape."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from postureguard.core.settings import Settings
from postureguard.protocol import Event
from postureguard.windows.posture import PostureWindow, _hear, shipped_posture_card

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)  # offscreen


@pytest.fixture
def window(qtbot):
    shown = PostureWindow(shipped_posture_card(), Settings())
    qtbot.addWidget(shown)
    shown.appear()
    return shown


def test_it_shows_both_ways_to_sit_at_one_scale_with_words(window):
    slumped, tall = window.pictures
    assert slumped._card.framing == tall._card.framing
    assert slumped.grab().toImage() != tall.grab().toImage()
    said = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "change, not perfection" in said
    assert slumped.accessibleName().startswith("Slumped")
    assert tall.accessibleName().startswith("Tall")


def test_it_takes_no_focus(window):
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_it_is_wholly_on_the_screen(window):
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.frameGeometry())


def test_its_time_ends_it(qtbot, window):
    assert window.leaving
    with qtbot.waitSignal(window.ended):
        window._gone_soon.timeout.emit()
    assert not window.isVisible()


def test_a_click_sends_it_away(qtbot, window):
    with qtbot.waitSignal(window.ended):
        qtbot.mouseClick(window.pictures[0], Qt.MouseButton.LeftButton)


def test_escape_sends_it_away_and_other_keys_do_not(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.isVisible()
    with qtbot.waitSignal(window.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.leaving


def test_it_stays_while_the_pointer_is_on_it(window):
    middle = QPointF(window.rect().center())
    QApplication.sendEvent(window, QEnterEvent(middle, middle, middle))
    assert not window.leaving
    QApplication.sendEvent(window, QEvent(QEvent.Type.Leave))
    assert window.leaving


def test_asked_for_again_its_time_begins_anew(window):
    window._gone_soon.stop()
    _hear(window, Event("status"))
    assert not window.leaving
    _hear(window, Event("show"))
    assert window.leaving


def test_asked_for_again_under_the_pointer_it_stays(window):
    place = QPointF(5, 5)
    QApplication.sendEvent(window, QEnterEvent(place, place, place))
    window.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    window.appear()
    assert not window.leaving
