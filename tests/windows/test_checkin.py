"""The check-in window: eleven answers, or none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from postureguard.windows.checkin import CheckinWindow, rated_today
from postureguard.windows.client import ResidentClient
from postureguard.windows.keys import TURNED_S


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


def said(resident):
    requests = resident.requests("say")
    assert not any(request["break_id"] for request in requests)
    return [(request["about"], request["value"]) for request in requests]


def rate(qtbot, resident, window, score=3):
    window.scale.chips[score].click()
    qtbot.waitUntil(lambda: "checkin" in resident.verbs)


def test_more_about_today_is_folded_away_and_the_window_grows_for_it(window):
    assert window.today.worst.isHidden()
    assert window.today.chips.isHidden()
    before = window.height()
    window.today.unfold.setFocus()
    window.today.unfold.click()
    assert window.today.worst.isVisible()
    assert window.height() > before
    chips = (*window.today.worst.chips, *window.today.chips.chips.values())
    assert not any(chip.isChecked() for chip in chips)
    assert not any(each.hasFocus() for each in window.findChildren(QPushButton))


def test_each_tap_about_today_is_sent_at_once_and_can_be_taken_back(qtbot, resident, window):
    window.today.unfold.click()
    window.today.worst.chips[6].click()
    for chip in window.today.chips.chips.values():
        chip.click()
    window.today.chips.chips["sport"].click()
    qtbot.waitUntil(lambda: len(resident.requests("say")) == 8)
    assert said(resident) == [
        ("day.worst", "6"),
        ("pain.legs", "yes"),
        ("day.slept-badly", "yes"),
        ("day.heavy-lifting", "yes"),
        ("day.stressful", "yes"),
        ("day.sport", "yes"),
        ("day.pain-medicine", "yes"),
        ("day.sport", "no"),
    ]
    assert window.isVisible()
    with qtbot.waitSignal(window.ended):
        window.scale.not_now.click()


def test_who_has_asked_for_more_leaves_when_done(qtbot, resident, window):
    window.today.unfold.click()
    rate(qtbot, resident, window)
    qtbot.waitUntil(lambda: window.scale.not_now.text() == "Done")
    assert window.isVisible()
    assert window.scale.chips[3].isChecked()
    window.today.worst.chips[6].click()
    with qtbot.waitSignal(window.ended):
        window.scale.not_now.click()
    qtbot.waitUntil(lambda: said(resident) == [("day.worst", "6")])


def test_a_refused_tap_about_today_is_told(qtbot, resident, window):
    resident.answer = {"ok": False, "message": "The journal is full."}
    window.today.unfold.click()
    window.today.worst.chips[6].click()
    qtbot.waitUntil(lambda: window.scale.note.text() == "The journal is full.")


@pytest.fixture
def friday(qtbot, resident):
    client = ResidentClient(resident.name)
    shown = CheckinWindow(client, week_due=True)
    qtbot.addWidget(shown)
    client.open()
    shown.show()
    yield shown
    client.close()


@pytest.fixture
def week(qtbot, resident, friday):
    """The questions about the week, after the rating."""
    rate(qtbot, resident, friday)
    qtbot.waitUntil(friday.week.isVisible)
    return friday


def test_the_week_is_asked_only_after_the_rating(qtbot, resident, friday):
    assert friday.week.isHidden()
    with qtbot.waitSignal(friday.ended):
        friday.scale.not_now.click()
    assert resident.verbs == []


def test_the_week_is_asked_tap_by_tap_and_nothing_is_chosen(qtbot, resident, week):
    chips = [chip for scale in week.week.scales.values() for chip in scale.chips]
    chips += week.week.change.chips.values()
    assert len(chips) == 40
    assert not any(chip.isChecked() for chip in chips)
    assert week.scale.isHidden()
    for score, scale in enumerate(week.week.scales.values()):
        scale.chips[score].click()
    for chip in week.week.change.chips.values():
        chip.click()
    qtbot.waitUntil(lambda: len(resident.requests("say")) == 10)
    assert said(resident) == [
        ("week.desk", "0"),
        ("week.moving", "1"),
        ("week.enjoying", "2"),
        *[("week.change", str(step)) for step in range(-3, 4)],
    ]
    assert week.week_foot.button.text() == "Done"
    with qtbot.waitSignal(week.ended):
        week.week_foot.button.click()
    assert len(resident.requests("say")) == 10


def test_the_week_can_be_left_out_as_a_whole(qtbot, resident, week):
    with qtbot.waitSignal(week.ended):
        week.week_foot.button.click()
    qtbot.waitUntil(lambda: said(resident) == [("week.left-out", "yes")])


def test_closing_the_window_leaves_the_week_open(qtbot, resident, week):
    with qtbot.waitSignal(week.ended):
        qtbot.keyClick(week, Qt.Key.Key_Escape)
    assert resident.requests("say") == []


def test_with_more_about_today_the_week_comes_when_that_is_done(qtbot, resident, friday):
    friday.today.unfold.click()
    rate(qtbot, resident, friday)
    qtbot.waitUntil(lambda: friday.scale.not_now.text() == "Done")
    assert friday.week.isHidden()
    friday.scale.not_now.click()
    assert friday.week.isVisible()


def test_without_the_resident_the_week_says_so_and_can_be_closed(qtbot, resident, week):
    with qtbot.waitSignal(week._client.lost):
        resident.go()
    assert not week.week.scales["desk"].chips[0].isEnabled()
    assert "not running" in week.week_foot.note.text()
    with qtbot.waitSignal(week.ended):
        week.week_foot.button.click()


def test_everything_more_that_takes_the_keyboard_has_a_name(week):
    for each in week.findChildren(QPushButton):
        assert each.accessibleName()
    assert week.week.scales["desk"].chips[10].accessibleName().endswith("10 of 10, completely")


def test_the_second_click_on_a_number_answers_nothing_about_the_week(qtbot, resident, week):
    chip = week.week.scales["desk"].chips[3]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(chip, Qt.MouseButton.LeftButton)
    assert not chip.isChecked()
    week._keys._turned_s -= TURNED_S
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    qtbot.waitUntil(lambda: said(resident) == [("week.desk", "3")])


def test_what_was_rated_today_is_told_and_nothing_is_filled_in(qtbot, resident):
    client = ResidentClient(resident.name)
    known = rated_today([(3, "09:10"), (5, "14:20")])
    shown = CheckinWindow(client, rated_today=known)
    qtbot.addWidget(shown)
    client.open()
    shown.show()
    assert shown.earlier.text() == "Today so far: 3 at 09:10 · 5 at 14:20"
    assert shown.earlier.isVisible()
    assert not any(chip.isChecked() for chip in shown.scale.chips)
    with qtbot.waitSignal(shown.ended):
        shown.scale.chips[4].click()
    assert [r["pain"] for r in resident.requests("checkin")] == [4]
    client.close()


def test_without_an_earlier_rating_nothing_is_told(window):
    assert rated_today([]) == ""
    assert window.earlier.isHidden()


def test_the_entries_are_a_tap_away(qtbot, resident, window):
    with qtbot.waitSignal(window.ended):
        window.entries.click()
    qtbot.waitUntil(lambda: [r["window"] for r in resident.requests("show")] == ["entries"])
