"""The check-in window: eleven answers, or none."""

import pytest
from PySide6.QtCore import Qt

from postureguard.windows.checkin import CheckinWindow
from postureguard.windows.client import ResidentClient


@pytest.fixture
def window(qtbot, resident):
    client = ResidentClient(resident.name)
    shown = CheckinWindow(client)
    qtbot.addWidget(shown)
    client.open()
    shown.show()
    yield shown
    client.close()


def test_nothing_is_chosen_and_no_chip_looks_chosen(window):
    assert len(window.scale.chips) == 11
    assert not any(chip.isChecked() or chip.isDefault() for chip in window.scale.chips)
    assert not any(chip.hasFocus() for chip in window.scale.chips)


def test_all_chips_are_equal_and_not_now_is_as_tall(window):
    widths = {chip.width() for chip in window.scale.chips}
    assert max(widths) - min(widths) <= 1
    assert window.scale.not_now.height() >= window.scale.chips[0].height()


@pytest.mark.parametrize("score", [0, 7, 10])
def test_one_tap_is_sent_and_the_window_goes(qtbot, resident, window, score):
    with qtbot.waitSignal(window.ended):
        window.scale.chips[score].click()
    assert [r["pain"] for r in resident.requests("checkin")] == [score]


def test_not_now_sends_nothing(qtbot, resident, window):
    with qtbot.waitSignal(window.ended):
        window.scale.not_now.click()
    assert resident.verbs == []


def test_escape_closes(qtbot, window):
    with qtbot.waitSignal(window.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)


def test_a_refusal_is_shown_and_can_be_tried_again(qtbot, resident, window):
    resident.answer = {"ok": False, "message": "The journal is full."}
    window.scale.chips[3].click()
    qtbot.waitUntil(lambda: window.scale.note.text() == "The journal is full.")
    assert window.scale.chips[3].isEnabled()
    assert window.isVisible()


def test_without_the_resident_it_says_so_and_can_be_closed(qtbot, resident, window):
    window.scale.chips[3].setFocus()
    resident.silent = True
    window.scale.chips[3].click()
    qtbot.waitUntil(lambda: bool(resident.heard))
    resident.go()
    qtbot.waitUntil(lambda: "not running" in window.scale.note.text())
    with qtbot.waitSignal(window.ended):
        window.scale.not_now.click()


def test_everything_that_takes_the_keyboard_has_a_name(window):
    for chip in (*window.scale.chips, window.scale.not_now):
        assert chip.accessibleName()
    assert "worst imaginable" in window.scale.chips[10].accessibleName()
    assert window.scale.chips[4].accessibleName() == "How is your back right now? 4 of 10"
