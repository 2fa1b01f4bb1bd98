"""Whoever is killed, nothing that was kept is lost, and nothing is left behind."""

import os
import random
import signal
import socket
import subprocess
import threading
import time

import pytest
from desktop.desk import Desk, alive
from rig import PATIENCE_S, until

CHANCE = random.Random(os.environ.get("PG_SEED", "7"))
ASKING_S = 3.0
"""Shorter than any stage lasts, however long an answer takes."""


def ask_for_a_while(desk: Desk, most: int = 40) -> None:
    """So many questions that the resident may be anywhere inside a stage."""
    began = time.monotonic()
    for _ in range(CHANCE.randrange(most)):
        if time.monotonic() - began < ASKING_S:
            desk.status()


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(PATIENCE_S)


def start_again(desk: Desk, before: list[str]) -> subprocess.Popen[bytes]:
    """A start after a crash: the broken break is closed exactly once, and all else is as it was."""
    resident = desk.start()
    assert desk.stages() == [*before, "ended(interrupted)"]
    assert desk.status()["pending"] is False
    return resident


def no_third_time(desk: Desk, resident: subprocess.Popen[bytes], facts: list[str]) -> None:
    """A later start has nothing more to mend."""
    resident.terminate()
    assert resident.wait(PATIENCE_S) == 0
    again = desk.start()
    assert desk.stages() == facts
    kill(again)


def test_e11_resident_killed_when_a_break_is_announced(desk: Desk) -> None:
    desk.has_sat()
    resident = desk.start()
    desk.wait_stage("announced", 60)
    ask_for_a_while(desk, 120)
    kill(resident)
    until(lambda: not desk.mine(), "the end of the hidden window")
    resident = start_again(desk, ["announced"])
    assert not desk.break_windows()
    no_third_time(desk, resident, ["announced", "ended(interrupted)"])


def test_e11_resident_killed_when_the_window_is_shown(desk: Desk) -> None:
    resident = desk.start()
    desk.ask("start")
    desk.break_window()
    desk.wait_stage("shown")
    ask_for_a_while(desk)
    kill(resident)
    until(lambda: not desk.mine(), "the end of a card that nobody would hear")
    resident = start_again(desk, ["shown"])
    assert not desk.break_windows()
    no_third_time(desk, resident, ["shown", "ended(interrupted)"])


def test_e11_resident_killed_in_the_routine(desk: Desk) -> None:
    """The routine goes on without it and can be closed; the next start does not know it."""
    resident = desk.start()
    desk.has_chosen()
    desk.ask("start")
    window = desk.break_window()
    desk.press_primary(window)
    desk.wait_stage("started")
    desk.press_primary(window)
    desk.press_primary(window)
    desk.wait_stage("step_done")
    ask_for_a_while(desk)
    kill(resident)
    before = desk.stages()
    resident = start_again(desk, before)
    assert desk.break_windows() == [window]
    desk.rig.xdotool("windowfocus", "--sync", window)
    desk.key("Escape")
    until(lambda: desk.mine() == [resident.pid], "the end of the routine")
    assert desk.stages() == [*before, "ended(interrupted)"]
    no_third_time(desk, resident, desk.stages())


@pytest.mark.parametrize("more", [1, 40, 200])
def test_e11_resident_killed_while_writing(desk: Desk, more: int) -> None:
    """Every rating that was answered is there afterwards, whole, and once."""
    resident = desk.start()
    answered = []

    def rate() -> None:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(desk.socket))
            number = 0
            try:
                while True:
                    words = f'{{"verb":"checkin","pain":{number % 11},"break_id":"{number}"}}\n'
                    line.sendall(words.encode())
                    if b'"ok":true' not in line.recv(65536):
                        return
                    answered.append(number)
                    number += 1
            except OSError:
                return

    thread = threading.Thread(target=rate)
    thread.start()
    until(lambda: len(answered) > 5, "some ratings")
    until(lambda: len(answered) > 5 + more, "more of them", 2 * PATIENCE_S)
    kill(resident)
    thread.join(PATIENCE_S)
    resident = desk.start()
    kept = desk.rows("SELECT CAST(break_id AS INTEGER), score FROM pain_rating ORDER BY id")
    assert [number for number, _score in kept] in (
        answered,
        [*answered, len(answered)],  # kept, but the answer was cut off
    )
    assert all(score == number % 11 for number, score in kept)
    assert desk.rows("PRAGMA integrity_check") == [("ok",)]
    kill(resident)


def test_player_killed(desk: Desk) -> None:
    resident = desk.start()
    desk.ask("start")
    window = desk.break_window()
    desk.press_primary(window)
    desk.wait_stage("started")
    (player,) = desk.children(resident, "routine")
    ask_for_a_while(desk)
    os.kill(player, signal.SIGKILL)
    desk.wait_stage("ended(interrupted)")
    assert desk.stages() == ["shown", "started", "ended(interrupted)"]
    until(lambda: not desk.children(resident, "window"), "the end of its process")
    assert desk.ask("start")["ok"]
    desk.break_window()


def test_e44_a_player_that_hangs_is_ended_from_outside(desk: Desk) -> None:
    resident = desk.start()
    desk.ask("start")
    desk.break_window()
    desk.wait_stage("shown")
    (player,) = desk.children(resident, "routine")
    os.kill(player, signal.SIGSTOP)
    began = time.monotonic()
    until(lambda: not alive(player), "the end of the stopped player")
    assert time.monotonic() - began > 2, "a player that is slow is not one that hangs"
    desk.wait_stage("ended(interrupted)")
    assert desk.stages() == ["shown", "ended(interrupted)"]
    assert desk.answers()
    until(lambda: not desk.break_windows(), "the end of its window")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_e44_the_end_in_mid_break_closes_everything(desk: Desk, name: str) -> None:
    """E44."""
    resident = desk.start()
    for window in ("review", "checkin"):
        desk.ask("show", window=window)
    desk.ask("start")
    desk.press_primary(desk.break_window())
    desk.wait_stage("started")
    until(lambda: desk.rig.windows("^Review") and desk.rig.windows("^Check-in"), "both windows")
    resident.send_signal(signal.Signals[name])
    assert resident.wait(PATIENCE_S) == 0
    until(lambda: not desk.mine(), "the end of all windows")
    assert desk.stages() == ["shown", "started", "ended(interrupted)"]
    assert not desk.socket.exists()
    assert not (desk.data / "resident.lock").exists()
