"""The windows as processes: real ones that crash, hang, dawdle, or cannot be started at all."""

import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QTimer
from rig import PATIENCE_S

from postureguard.core.sitting.state import Break
from postureguard.protocol import (
    Alive,
    Answer,
    Event,
    ProtocolError,
    Show,
    decode_request,
    encode,
)
from postureguard.system import window_processes
from postureguard.system.server import Server
from postureguard.system.window_processes import END_S, LOSSES, WindowProcesses

CHILD = Path(__file__).with_name("window_child.py")
BREAK = Break("b1", "micro", "mi-wall", 60.0, 3)
CYCLES = 60


class Desk:
    """A server, the windows, and what was heard."""

    def __init__(self, folder, qtbot):
        self.qtbot = qtbot
        self.socket, self.gate = folder / "s", folder / "gate"
        os.mkfifo(self.gate)
        self.alive, self.lost, self.troubles = [], [], []
        self.server = Server(str(self.socket), self._handle)
        self.server.listen()
        self.windows = WindowProcesses(self.server)
        self.server.on_subscribe = self.windows.subscribed
        self.windows.on_lost = self.lost.append
        self.windows.on_trouble = self.troubles.append
        self.manner("polite")

    def manner(self, manner):
        """How the windows behave that are started from now on."""
        child = ("-I", "-S", str(CHILD), manner, str(self.socket), str(self.gate))
        self.windows._command = (sys.executable, *child)

    def _handle(self, request):
        if isinstance(request, Alive):
            self.windows.alive(request.break_id)
            self.alive.append(request.break_id)
        return Answer()

    @property
    def routine(self):
        return self.windows._routines[BREAK.id]

    @property
    def pids(self):
        return [p.processId() for p in self.windows.findChildren(QProcess) if p.processId()]

    def wait(self, condition):
        self.qtbot.waitUntil(condition)

    def is_idle(self):
        """Nothing runs and nothing is remembered."""
        held = self.windows._routines or self.windows._pages
        return not held and not self.windows.findChildren(QProcess)

    def wait_idle(self):
        self.wait(self.is_idle)
        assert not any(timer.isActive() for timer in self.windows.findChildren(QTimer))


@pytest.fixture
def desk(tmp_path, qtbot):
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.windows.end_all()
    desk.server.close()


def runs(pid):
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


# --- the window of a break -------------------------------------------------------------------


def test_a_prepared_window_stays_hidden_until_it_is_revealed(desk):
    desk.windows.prepare(BREAK)
    desk.windows.prepare(BREAK)
    desk.wait(lambda: desk.server.has_subscribers)
    assert desk.alive == []
    desk.windows.reveal(BREAK)
    desk.wait(lambda: desk.alive == ["b1"])
    desk.windows.close_routine(finished=False)
    desk.wait_idle()
    assert desk.lost == desk.troubles == []


def test_an_open_window_is_told_what_it_is_to_lead_through_now(desk, monkeypatch):
    told, tell = [], desk.server.tell
    monkeypatch.setattr(desk.server, "tell", lambda *what: told.append(what[1]) or tell(*what))
    desk.windows.prepare(BREAK)
    desk.wait(lambda: desk.server.has_subscribers)
    other = replace(BREAK, routine="mi-lcs-1", script="[1]")
    for brk in (BREAK, other):
        desk.windows.reveal(brk)
    desk.wait(lambda: len(desk.alive) == 2)
    assert len(desk.pids) == 1
    assert [(event.data["routine"], event.data["script"]) for event in told] == [
        ("mi-wall", ""),
        ("mi-lcs-1", "[1]"),
    ]


def test_one_that_cannot_be_started_is_lost_and_told_once(desk):
    desk.windows._command = ("/nonexistent/python", "-m", "postureguard")
    desk.windows.prepare(BREAK)
    desk.windows.reveal(BREAK)
    assert desk.lost == []  # not from within, which would surprise the session
    desk.wait(lambda: desk.lost == ["b1"])
    assert [error.title for error in desk.troubles] == ["The break window could not be started."]
    assert desk.troubles[0].advice
    assert desk.windows.failing
    desk.wait_idle()
    desk.windows.reveal(BREAK)
    desk.wait(lambda: desk.lost == ["b1", "b1"])
    assert len(desk.troubles) == 1


def test_one_that_cannot_be_started_and_is_no_longer_wanted_is_forgotten(desk):
    desk.windows._command = ("/nonexistent/python",)
    desk.windows.reveal(BREAK)
    desk.windows.close_routine(finished=False)
    desk.wait_idle()
    assert desk.lost == desk.troubles == []


def test_one_that_crashes_every_time_is_told_once(desk):
    desk.manner("crash")
    told = []
    for count in range(1, 5):
        desk.windows.reveal(BREAK)
        desk.wait(lambda count=count: len(desk.lost) == count)
        told.append((desk.windows.failing, len(desk.troubles)))
    assert told == [(False, 0), *[(True, 1)] * 3]
    assert "ends before" in desk.troubles[0].title
    desk.wait_idle()


def test_the_loss_is_known_as_failing_when_it_is_told_and_before_the_trouble(desk):
    desk.manner("crash")
    order = []
    desk.windows.on_lost = lambda _id: order.append(desk.windows.failing)
    desk.windows.on_trouble = lambda _error: order.append("trouble")
    for count in range(1, LOSSES + 1):
        desk.windows.reveal(BREAK)
        desk.wait(lambda count=count: len(order) >= count)
    assert order == [False, True, "trouble"]


def test_a_window_that_comes_up_ends_the_row_of_losses(desk):
    desk.manner("crash")
    for count in (1, 2):
        desk.windows.reveal(BREAK)
        desk.wait(lambda count=count: len(desk.lost) == count)
    assert desk.windows.failing
    desk.manner("polite")
    desk.windows.reveal(BREAK)
    desk.wait(lambda: desk.alive == ["b1"])
    assert not desk.windows.failing


def test_one_that_was_there_and_then_crashed_is_no_row(desk):
    desk.manner("short")
    for count in (1, 2, 3):
        desk.windows.reveal(BREAK)
        desk.wait(lambda count=count: len(desk.lost) == count)
    assert not desk.windows.failing
    assert desk.troubles == []


@pytest.mark.parametrize("name", ["SILENCE_S", "START_S"])
def test_one_that_hangs_is_ended_and_lost(desk, monkeypatch, name):
    monkeypatch.setattr(window_processes, name, 0.0)
    desk.manner("polite" if name == "SILENCE_S" else "deaf")
    desk.windows.reveal(BREAK)
    desk.wait(lambda: desk.alive == ["b1"] or name == "START_S")
    desk.windows._check()
    desk.windows._check()
    desk.wait(lambda: desk.lost == ["b1"])
    desk.wait_idle()


def test_one_that_does_not_go_is_ended_and_not_lost(desk, monkeypatch):
    monkeypatch.setattr(window_processes, "CLOSE_S", 0.0)
    desk.manner("slow")
    desk.windows.reveal(BREAK)
    desk.wait(lambda: bool(desk.alive))
    desk.windows.close_routine(finished=False)
    desk.windows._check()
    desk.wait_idle()
    assert desk.lost == []


def closing(desk):
    """A window that was asked to close and takes its time."""
    desk.manner("slow")
    desk.windows.reveal(BREAK)
    desk.wait(lambda: desk.alive == ["b1"])
    desk.windows.close_routine(finished=False)
    desk.wait(lambda: desk.alive == ["b1", "closing"])
    desk.manner("polite")
    return desk.routine.process.processId()


def test_a_break_revealed_while_its_old_window_closes_gets_a_new_one(desk):
    old = closing(desk)
    again = replace(BREAK, postponed=1)
    desk.windows.prepare(again)
    desk.windows.reveal(again)
    assert desk.pids == [old]
    desk.gate.write_bytes(b"")
    desk.wait(lambda: desk.alive == ["b1", "closing", "b1"])
    assert desk.routine.process.processId() != old
    assert desk.routine.brk == again
    desk.windows.close_routine(finished=False)
    desk.wait_idle()
    assert desk.lost == []


def test_a_break_prepared_while_its_old_window_closes_stays_hidden(desk):
    old = closing(desk)
    desk.windows.prepare(BREAK)
    desk.gate.write_bytes(b"")
    desk.wait(lambda: desk.pids not in ([], [old]) and desk.server.has_subscribers)
    assert not desk.routine.revealed
    assert desk.alive == ["b1", "closing"]


def test_a_new_window_that_is_no_longer_wanted_is_not_started(desk):
    closing(desk)
    desk.windows.reveal(BREAK)
    desk.windows.close_routine(finished=False)
    desk.gate.write_bytes(b"")
    desk.wait_idle()
    assert desk.alive == ["b1", "closing"]


def test_asking_twice_to_close_gives_no_more_time(desk):
    closing(desk)
    deadline_s = desk.routine.deadline_s
    desk.windows.close_routine(finished=True)
    assert desk.routine.deadline_s == deadline_s
    desk.gate.write_bytes(b"")


# --- check-in and review -----------------------------------------------------------------------


def test_opened_twice_the_same_window_comes_forward(desk):
    desk.windows.open("review")
    desk.wait(lambda: desk.server.has_subscribers)
    pids = desk.pids
    desk.windows.open("review")
    desk.wait(lambda: desk.alive == ["review"])
    assert desk.pids == pids


def test_one_that_still_starts_is_left_in_peace(desk):
    desk.manner("deaf")
    desk.windows.open("review")
    first = desk.windows._pages["review"]
    desk.windows.open("review")
    assert desk.windows._pages["review"] is first
    assert len(desk.windows.findChildren(QProcess)) == 1


def test_one_that_does_not_listen_is_ended_and_opened_anew(desk, monkeypatch):
    monkeypatch.setattr(window_processes, "START_S", 0.0)
    desk.manner("deaf")
    desk.windows.open("review")
    desk.wait(lambda: bool(desk.pids))
    first = desk.pids
    desk.manner("polite")
    desk.windows.open("review")
    desk.wait(lambda: desk.server.has_subscribers and len(desk.pids) == 1)
    assert desk.pids != first
    desk.windows.open("review")
    desk.wait(lambda: desk.alive == ["review"])


def test_one_that_has_hung_up_is_opened_anew_at_once(desk):
    desk.manner("hangs-up")
    desk.windows.open("checkin")
    first = desk.windows._pages["checkin"]
    desk.wait(lambda: first.ready_by_s == 0.0 and not desk.server.has_subscribers)
    desk.windows.open("checkin")
    assert desk.windows._pages["checkin"] is not first


def test_one_that_is_killed_as_it_is_asked_for_is_opened_once_more(desk):
    desk.windows.open("review")
    desk.wait(lambda: desk.server.has_subscribers)
    (first,) = desk.pids
    os.kill(first, signal.SIGSTOP)  # what is said now is never heard
    desk.windows.open("review")
    os.kill(first, signal.SIGKILL)
    desk.wait(lambda: desk.pids not in ([], [first]))
    (second,) = desk.pids
    desk.wait(lambda: desk.windows._pages["review"].ready_by_s == 0.0)
    os.kill(second, signal.SIGKILL)  # nobody has asked for this one
    desk.wait_idle()


def test_a_page_that_cannot_be_started_is_told(desk):
    desk.windows._command = ("/nonexistent/python",)
    desk.windows.open("review")
    desk.wait(lambda: len(desk.troubles) == 1)
    assert desk.lost == []
    desk.wait_idle()


def test_pages_leave_nothing_behind(desk):
    desk.manner("crash")
    for _ in range(10):
        desk.windows.open("checkin")
        desk.windows.open("review")
        desk.wait_idle()
    assert desk.troubles == []


def test_the_open_window_turns_to_what_is_asked_for(desk):
    desk.windows.open("exercises", "sit-to-stand")
    desk.wait(lambda: desk.server.has_subscribers)
    arguments = desk.windows._pages["exercises"].process.arguments()
    assert arguments[-3:] == ["exercises", "--item", "sit-to-stand"]
    told = []
    desk.server.tell_window = lambda name, event: told.append((name, event)) or True
    desk.windows.open("exercises", "glute-bridge")
    desk.windows.open("exercises")
    events = [Event("show", {"item": "glute-bridge"}), Event("show")]
    assert told == [("exercises", event) for event in events]


def test_what_is_asked_for_while_it_starts_is_said_as_soon_as_it_listens(desk):
    desk.windows.open("exercises")
    desk.windows.open("exercises", "glute-bridge")
    page = desk.windows._pages["exercises"]
    assert page.item == "glute-bridge"
    desk.wait(lambda: desk.alive == ["exercises"])  # it heard "show" and says so
    assert page.item is None


@pytest.mark.parametrize("item", ["", "-x", "--item", "a/b", "A", "a" * 61, "a b", 3])
def test_an_item_is_an_identifier(item):
    with pytest.raises(ProtocolError):
        decode_request(json.dumps({"verb": "show", "window": "exercises", "item": item}).encode())


def test_the_routine_window_cannot_be_asked_for():
    assert decode_request(encode(Show(window="review"))) == Show()
    with pytest.raises(ProtocolError):
        decode_request(b'{"verb":"show","window":"routine"}')


# --- the end, and the long run -------------------------------------------------------------------


def test_the_end_is_quick_and_takes_every_window(desk, elapsed_ms):
    desk.manner("deaf")
    for number in range(3):
        desk.windows.reveal(replace(BREAK, id=f"b{number}"))
    desk.windows.open("checkin")
    desk.windows.open("review")
    desk.wait(lambda: len(desk.pids) == 5)
    pids, before = desk.pids, elapsed_ms()
    desk.windows.end_all()
    assert elapsed_ms() - before < 4 * END_S * 1000, "for all of them together, not for each"
    assert not any(map(runs, pids))
    desk.windows.end_all()
    desk.wait_idle()
    assert desk.lost == desk.troubles == []


def test_the_end_finds_windows_that_ended_or_never_began(desk):
    desk.windows.end_all()
    desk.manner("crash")
    desk.windows.open("checkin")
    desk.windows._pages["checkin"].process.waitForFinished(int(PATIENCE_S * 1000))
    desk.windows.open("checkin")
    desk.windows._command = ("/nonexistent/python",)
    desk.windows.reveal(BREAK)
    desk.windows.open("review")
    desk.windows.end_all()
    desk.wait_idle()
    assert desk.lost == desk.troubles == []


def test_many_breaks_leave_nothing_behind(desk):
    for number in range(CYCLES):
        brk = replace(BREAK, id=f"b{number}")
        desk.windows.prepare(brk)
        desk.windows.reveal(brk)
        desk.wait(lambda brk=brk: desk.alive[-1:] == [brk.id])
        desk.windows.close_routine(finished=False)
    desk.wait_idle()
    assert desk.lost == desk.troubles == []
    assert not desk.server.has_subscribers
