"""The last words of a window count, though its end is known at the same moment."""

import os
import signal
from contextlib import closing

import pytest
from desktop.desk import BREAK, Desk, alive
from desktop.screen import Screen
from rig import until


@pytest.mark.parametrize("way", ["close", "escape"])
def test_e59_a_break_that_was_left_while_the_program_was_busy_counts_as_left(
    desk: Desk, way: str
) -> None:
    resident = desk.start()
    desk.ask("start")
    desk.wait_stage("shown")
    with closing(Screen(desk.rig.display)) as screen:
        window = until(lambda: screen.windows(BREAK), "the window")[-1]
        (player,) = desk.children(resident, "window routine")
        os.kill(resident.pid, signal.SIGSTOP)
        if way == "close":
            screen.ask_to_close(window)
        else:
            screen.focus(window)
            screen.key("Escape")
        until(lambda: not alive(player), "the end of the window's process")
    os.kill(resident.pid, signal.SIGCONT)
    until(lambda: desk.stages()[-1].startswith("ended"), "an ending")
    assert desk.stages() == ["shown", "ended(skipped)"]
