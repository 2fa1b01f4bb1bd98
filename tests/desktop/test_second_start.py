"""E55: there is only one resident; whoever starts it again gets its window."""

import os
import signal
import subprocess
from contextlib import suppress

import pytest
from desktop.desk import Desk
from rig import PATIENCE_S, until


def test_e55_the_second_start_opens_the_window_of_the_first(desk: Desk) -> None:
    first = desk.start()
    second = desk.launch()
    assert second.wait(PATIENCE_S) == 0
    desk.rig.find_window("^Review")
    assert first.poll() is None
    third = desk.launch()
    assert third.wait(PATIENCE_S) == 0
    assert len(desk.children(first, "review")) == 1


@pytest.mark.parametrize("round_", range(3))
def test_e55_starts_at_the_same_time_leave_one(desk: Desk, round_: int) -> None:
    """On the first start of all, when the journal is still to be made."""
    starts = [desk.launch() for _ in range(3)]
    until(desk.answers, f"an answer; {desk.said()}", 2 * PATIENCE_S)
    until(lambda: sum(one.poll() is None for one in starts) == 1, "a single one", 2 * PATIENCE_S)
    assert [code for one in starts if (code := one.poll()) is not None] == [0, 0], desk.said()
    assert desk.answers()
    desk.rig.find_window("^Review")


def leftovers(desk: Desk) -> None:
    """A start that was killed."""
    resident = desk.start()
    resident.kill()
    resident.wait()
    assert desk.socket.exists()
    assert (desk.data / "resident.lock").exists()


@pytest.mark.parametrize(
    "lock",
    [
        None,
        b"",
        b"\0\xff garbage \n\n\n" * 50,
        b"99999999\npostureguard\nsomewhere-else\n",
        f"{os.getpid()}\npython3\n{os.uname().nodename}\n".encode(),  # a process that lives
    ],
    ids=["real", "empty", "garbage", "other-machine", "another-process"],
)
def test_e55_what_a_killed_one_left_is_survived(desk: Desk, lock: bytes | None) -> None:
    leftovers(desk)
    if lock is not None:
        (desk.data / "resident.lock").write_bytes(lock)
    resident = desk.start()
    assert desk.run("status").returncode == 0
    assert desk.launch().wait(PATIENCE_S) == 0
    resident.terminate()
    assert resident.wait(PATIENCE_S) == 0


def test_e55_one_that_hangs_is_named(desk: Desk) -> None:
    """No second one beside it; the person is told what to do."""
    resident = desk.start()
    os.kill(resident.pid, signal.SIGSTOP)
    try:
        second = desk.launch()
        code = None
        with suppress(subprocess.TimeoutExpired):
            code = second.wait(2 * PATIENCE_S)
        assert code == 1
        assert "does not answer" in desk.said()
    finally:
        os.kill(resident.pid, signal.SIGCONT)
    until(desk.answers, "an answer")
