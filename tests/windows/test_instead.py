"""Another routine, or half a minute of it, on the start card."""

from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.routine import script
from postureguard.errors import UserError
from postureguard.protocol import Status
from postureguard.windows import routine as player
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine import instead, pages
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.window import RoutineWindow

CATALOGUE = shipped_catalogue()
FIRST = CATALOGUE.routines["mi-wall"]
OTHER = CATALOGUE.routines["mi-lcs-2"]
HALF = '[{"exercise":"wall-reset","count":2,"sets":1,"rest_s":20,"last_rest":true}]'
ALL = {"can_postpone": True, "can_exchange": True, "can_shorten": True, "in_part": False}


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is told."""
    said = []
    monkeypatch.setattr(pages, "announce", lambda _where, sentence: said.append(sentence))
    return said


@pytest.fixture
def make(qtbot, resident):
    clients = []

    def build():
        client = ResidentClient(resident.name)
        clients.append(client)
        clocks = Clocks(lambda: 0.0, lambda: datetime(2026, 3, 2, 14, 30))  # noqa: DTZ001
        steps = script(FIRST, CATALOGUE.exercises)
        window = RoutineWindow(FIRST, steps, "b1", client, clocks, Settings())
        window.hearing.routine_told.connect(partial(player._lead_through, window, CATALOGUE))
        qtbot.addWidget(window)
        client.open()
        return window

    yield build
    for client in clients:
        client.close()


@pytest.fixture
def window(qtbot, resident, make, said):
    """A window that the resident has revealed."""
    resident.status = ALL
    built = make()
    built._client.send(Status())
    qtbot.waitUntil(lambda: "status" in resident.verbs)
    resident.tell("show", break_id="b1", routine="mi-wall", script="")
    qtbot.waitUntil(built.isVisible)
    qtbot.waitUntil(built.start_page.instead.another.isVisible)
    return built


def texts(page):
    return [text.text() for text in page.findChildren(QLabel) if text.isVisibleTo(page)]


def exchange(qtbot, resident, window, routine, items=""):
    resident.tell("show", break_id="b1", routine=routine, script=items)
    resident.tell("status", **{**window.hearing.facts, "told": routine + items})
    qtbot.waitUntil(lambda: window.hearing.facts.get("told") == routine + items)
    assert CATALOGUE.routines[routine].name in texts(window.start_page)


def test_another_one_is_asked_for_and_the_card_changes(qtbot, resident, window, said):
    said.clear()
    window.start_page.instead.another.click()
    qtbot.waitUntil(lambda: "another" in resident.verbs)
    assert resident.requests("another") == [{"verb": "another", "break_id": "b1"}]
    exchange(qtbot, resident, window, "mi-lcs-2")
    assert FIRST.name not in texts(window.start_page)
    assert said == [f"{OTHER.name}. About a minute and a half."]
    window.lead_through(*window._led)
    assert len(said) == 1


def test_what_is_begun_is_what_the_card_shows(qtbot, resident, window):
    exchange(qtbot, resident, window, "mi-lcs-2")
    window.start_page.start.click()
    steps = script(OTHER, CATALOGUE.exercises)
    assert window._leader.present == steps[0]
    assert window.play_page.lines.name.text() == steps[0].exercise.name


def test_the_keyboard_stays_where_it_is(qtbot, resident, window):
    another = window.start_page.instead.another
    another.setFocus()
    exchange(qtbot, resident, window, "mi-lcs-2")
    assert window.focusWidget() is another


def test_both_can_be_reached_and_pressed_by_keyboard(qtbot, resident, window, monkeypatch):
    monkeypatch.setattr(window._keys, "_deaf_s", 0.0)
    wishes = window.start_page.instead
    window.start_page.title.setFocus()
    reached = []
    for _ in range(20):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
        if reached[-1] is wishes.half:
            break
    assert wishes.another in reached
    QTest.keyClick(wishes.half, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "half-minute" in resident.verbs)
    assert resident.requests("half-minute") == [
        {"verb": "half-minute", "break_id": "b1", "on": True}
    ]


def test_half_a_minute_can_be_taken_back(qtbot, resident, window):
    wishes = window.start_page.instead
    resident.tell("status", **(ALL | {"in_part": True}))
    qtbot.waitUntil(lambda: wishes.half.text() == "The whole routine")
    assert wishes.half.accessibleName() == "The whole routine"
    exchange(qtbot, resident, window, "mi-wall", HALF)
    assert len(window._led[1]) == 1
    assert window._led[1][0].exercise.name in texts(window.start_page)
    wishes.half.click()
    qtbot.waitUntil(lambda: bool(resident.requests("half-minute")))
    assert resident.requests("half-minute")[0]["on"] is False


@pytest.mark.parametrize("facts", [{}, {"can_exchange": "yes"}, {"can_exchange": False}])
def test_what_is_not_possible_is_not_offered(qtbot, resident, window, facts):
    resident.tell("status", **facts)
    qtbot.waitUntil(window.start_page.instead.another.isHidden)
    assert window.start_page.instead.half.isHidden()


def test_a_hidden_window_changes_without_a_word(qtbot, resident, make, said):
    window = make()
    window.lead_through(OTHER, script(OTHER, CATALOGUE.exercises))
    assert said == []
    window.appear()
    assert [sentence for sentence in said if OTHER.name in sentence] == [window.start_page.spoken]


def test_whoever_began_a_moment_too_early_is_led_through_the_other_one(qtbot, resident, window):
    window.start_page.start.click()
    old = window._leader
    resident.tell("show", break_id="b1", routine="mi-lcs-2", script="")
    qtbot.waitUntil(lambda: window._leader is not old)
    qtbot.waitUntil(lambda: not isValid(old))
    assert window._leader.leading
    assert window.pages.at(window.play_page)
    assert window.pages.count() == 2 + len(window.afterwards.pages)


def test_after_the_routine_nothing_is_exchanged(qtbot, resident, window):
    window.start_page.start.click()
    window.play_page.hurts.click()
    led = window._led
    window.lead_through(OTHER, script(OTHER, CATALOGUE.exercises))
    assert window._led == led
    assert not window._leader.leading


@pytest.mark.parametrize(("name", "items"), [("nothing", ""), ("mi-wall", "[1]")])
def test_a_routine_that_is_not_there_ends_the_window(window, monkeypatch, name, items):
    ended = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    with pytest.raises(UserError):
        player._lead_through(window, CATALOGUE, name, items)
    assert ended == [1]


def test_odd_words_about_a_routine_change_nothing(qtbot, resident, window):
    led = window._led
    for data in ({}, {"routine": 7, "script": ""}, {"routine": "mi-lcs-2"}):
        resident.tell("show", **data)
    resident.tell("status", **(ALL | {"in_part": True}))
    qtbot.waitUntil(lambda: window.start_page.instead.half.text() == "The whole routine")
    assert window._led == led


@pytest.mark.parametrize("size", [QSize(600, 450), QSize(880, 620)])
def test_long_words_find_room(qtbot, monkeypatch, make, size):
    long = {
        "Another one, please": "Bitte eine andere Übung vorschlagen",
        "Just 30 seconds": "Nur eine halbe Minute davon",
    }
    monkeypatch.setattr(instead, "_", lambda text: long.get(text, text))
    window = make()
    window.hearing.know(ALL)
    window.appear()
    window.resize(size)
    QApplication.processEvents()
    for wish in (window.start_page.instead.another, window.start_page.instead.half):
        assert wish.isVisible()
        assert wish.sizeHint().width() <= wish.width()
        assert window.rect().contains(wish.mapTo(window, wish.rect().bottomRight()))
