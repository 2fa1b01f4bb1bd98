"""Chips that wrap like words, and a box whose text answers too."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from postureguard.windows.chips import Choices, Tick, Ticks

WORDS = {f"v{i}": "word " * (i + 1) for i in range(6)}


@pytest.fixture
def shown(qtbot):
    def show(widget, width=600):
        qtbot.addWidget(widget)
        widget.resize(width, widget.heightForWidth(width))
        widget.show()
        return widget

    return show


@pytest.mark.parametrize("width", [220, 300, 600, 2000])
def test_every_chip_is_inside_and_none_covers_another(shown, width):
    chips = shown(Choices("Which?", WORDS), width)
    places = []
    for chip in chips.chips.values():
        corner = chip.mapTo(chips, chip.rect().topLeft())
        places.append(chip.rect().translated(corner))
    assert all(chips.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    if width == 2000:
        assert len({place.top() for place in places}) == 1


def test_one_choice_takes_the_place_of_another(shown):
    chips = shown(Choices("Which?", WORDS))
    heard = []
    chips.said.connect(lambda value, on: heard.append((value, on)))
    chips.chips["v1"].click()
    chips.chips["v2"].click()
    assert heard == [("v1", True), ("v2", True)]
    assert [value for value, chip in chips.chips.items() if chip.isChecked()] == ["v2"]


def test_a_tick_is_taken_back_by_a_second_tap(shown):
    chips = shown(Ticks("Which?", WORDS))
    heard = []
    chips.said.connect(lambda value, on: heard.append((value, on)))
    for value in ("v1", "v2", "v1"):
        chips.chips[value].click()
    assert heard == [("v1", True), ("v2", True), ("v1", False)]


def test_the_text_of_a_box_answers_like_the_box(shown):
    tick = shown(Tick("Something that is so"))
    heard = []
    tick.said.connect(heard.append)
    (text,) = tick.findChildren(QLabel)
    place = text.mapTo(tick, text.rect().center())
    press = partial(QTest.mouseClick, tick.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    press()
    QTest.mouseClick(tick.box, Qt.MouseButton.LeftButton)
    QTest.keyClick(tick.box, Qt.Key.Key_Space)
    assert heard == [True, False, True]
    assert tick.box.accessibleName() == "Something that is so"
    tick.setEnabled(False)
    press()
    assert heard == [True, False, True]
