"""When the routine window rings and speaks, led by a clock that the test moves."""

from datetime import datetime

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.routine import script
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.sounding import Sounding
from postureguard.windows.routine.window import RoutineWindow

CATALOGUE = shipped_catalogue()
ROUTINE = CATALOGUE.routines["mi-wall"]
STEPS = script(ROUTINE, CATALOGUE.exercises)
NOW = datetime(2026, 3, 2, 14, 30)  # noqa: DTZ001 - the time on the wall


class Loud:
    """Keeps what it was asked for."""

    def __init__(self):
        self.rung = []
        self.said = []

    def ring(self, chime):
        self.rung.append(chime)

    def say(self, sentence):
        self.said.append(sentence)

    def close(self):
        raise AssertionError("whoever made it ends it")


class Led:
    """A window on nobody's line, with a loudspeaker."""

    def __init__(self, qtbot, settings):
        self.seconds = 0.0
        client = ResidentClient("nobody")
        clocks = Clocks(lambda: self.seconds, lambda: NOW)
        self.window = RoutineWindow(ROUTINE, STEPS, "b1", client, clocks, settings)
        qtbot.addWidget(self.window)
        self.loud = Loud()
        self.sounding = Sounding(self.window, self.loud, settings)
        self.window.appear()
        qtbot.waitUntil(lambda: self.window.windowHandle().isExposed())

    def lead(self, seconds=200.0):
        self.window.start_page.start.click()
        while self.seconds < seconds and self.window.pages.at(self.window.play_page):
            self.seconds += 0.5
            self.window._leader.look()


@pytest.fixture
def led(qtbot):
    return lambda **chosen: Led(qtbot, Settings(theme="light", **chosen))


def test_by_default_only_the_end_is_rung_and_nothing_is_said(led):
    window = led()
    window.lead()
    assert (window.loud.rung, window.loud.said) == (["over"], [])


def test_steps_are_rung_when_that_is_wanted(led):
    window = led(sounds="steps")
    window.lead()
    rung = [chime for chime in window.loud.rung if chime != "half"]
    assert rung == ["go", *["ready", "go"] * (len(STEPS) - 1), "over"]


def test_without_bells_the_steps_can_still_be_said(led):
    window = led(sounds="off", voice=True)
    window.lead()
    assert window.loud.rung == []
    assert STEPS[0].exercise.name in window.loud.said[0]
    assert len(window.loud.said) > len(STEPS)


def test_a_pause_is_silent(led):
    window = led(sounds="steps")
    window.lead(1.0)
    window.window.play_page.hold.click()
    for _look in range(100):
        window.seconds += 1.0
        window.window._leader.look()
    assert window.loud.rung == []


def test_a_firm_break_is_rung_in_once(led):
    window = led(strictness="firm")
    assert window.loud.rung == []
    for _answer in range(2):
        window.window.hearing.know({"firm": True, "meeting_until": None, "tray": "break"})
    assert window.loud.rung == ["break"]


def test_e43_a_gentle_break_is_rung_when_the_resident_calls_for_it(led):
    window = led()
    for tray in ("break", "due", "due"):
        window.window.hearing.know({"firm": False, "tray": tray})
    assert window.loud.rung == ["break"]


def test_e43_a_break_without_bells_is_not_rung(led):
    window = led(sounds="off")
    window.window.hearing.know({"firm": False, "tray": "due"})
    assert window.loud.rung == []


def test_e43_a_break_that_is_not_shown_yet_is_not_rung(led):
    window = led()
    window.window.hide()
    window.window.hearing.know({"firm": False, "tray": "due"})
    assert window.loud.rung == []


def test_e43_a_break_that_was_answered_is_not_rung(led):
    window = led()
    window.lead(1.0)
    window.window.hearing.know({"firm": False, "tray": "due"})
    assert window.loud.rung == []


def test_e57_no_sound_in_a_meeting(led):
    window = led(sounds="steps", voice=True)
    window.window.hearing.know({"firm": True, "meeting_until": "2026-03-02T15:00:00Z"})
    window.lead()
    assert (window.loud.rung, window.loud.said) == ([], [])
