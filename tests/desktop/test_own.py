"""One's own exercises on a real desktop: made, put into a routine, and led through, by keyboard."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.desk import Desk
from rig import RigError, settled, until

from postureguard.catalogue import shipped_catalogue

if TYPE_CHECKING:
    from pathlib import Path

EDITOR = "^Own exercises – PostureGuard$"


def only_own_routines_are_wanted(desk: Desk) -> None:
    """Everything that comes with the program is left out, so that the next break is one's own."""
    desk.has_answered()
    now = datetime.now(UTC)
    desk.has_said(now, "screen", "none")
    for routine in shipped_catalogue().routines:
        desk.has_said(now, f"off.{routine}", "yes")
    desk.has_said(now, "off.walk-snack", "yes")


def press(desk: Desk, window: str, *keys: str) -> None:
    until(lambda: desk.focused() == window, "the keyboard")
    desk.key(*keys)


def make_an_exercise(desk: Desk, window: str) -> "Path":
    press(desk, window, "space")  # the keyboard is on New exercise
    desk.type("Heel drops")
    press(desk, window, "Tab", "Tab")
    desk.type("Stand on the edge of a step.")
    press(desk, window, "Tab")
    desk.type("Lower your heels slowly.")
    desk.picture("own-exercise")
    press(desk, window, "ctrl+s")
    file = desk.data / "own" / "own-heel-drops" / "exercise.toml"
    until(file.exists, "the file of the exercise")
    return file


def make_a_routine(desk: Desk, window: str) -> None:
    press(desk, window, "Tab", "Tab", "space")  # from the list on to New routine
    desk.type("After lunch")
    press(desk, window, "Tab")
    desk.type("heel")
    press(desk, window, "Return", "Return")
    desk.picture("own-routine")
    press(desk, window, "ctrl+s")
    until((desk.data / "own" / "routines.toml").exists, "the file of routines")


def led_through(desk: Desk) -> None:
    until(lambda: "own-after-lunch" in desk.said(), "the own routine on offer")
    assert desk.run("start-break").returncode == 0
    window = desk.break_window()
    desk.rig.xdotool("windowfocus", "--sync", window)  # it takes the keyboard from nobody
    settled(lambda: desk.primary(window), "the start card")
    desk.picture("own-start-card")
    until(lambda: is_begun(desk), "the start")
    desk.picture("own-ready")
    desk.key("shift+Tab", "space")  # Next: the person is ready
    desk.picture("own-step")
    desk.key("space")  # Next: done
    desk.wait_stage("ended(done)")


def is_begun(desk: Desk) -> bool:
    """Press the last button, and see whether that was heard: at first keys are for others."""
    desk.key("shift+Tab", "space")
    try:
        desk.wait_stage("started", 1)
    except RigError:
        return False
    return True


def test_an_own_exercise_is_made_and_led_through_by_keyboard(desk: Desk) -> None:
    only_own_routines_are_wanted(desk)
    desk.start()
    assert desk.run("own").returncode == 0
    window = desk.rig.find_window(EDITOR)
    desk.picture("own-empty")
    file = make_an_exercise(desk, window)
    assert "Lower your heels slowly." in file.read_text()
    make_a_routine(desk, window)
    press(desk, window, "Escape")
    until(lambda: not desk.rig.windows(EDITOR), "no editor any more")
    led_through(desk)
    steps = desk.rows("SELECT exercise, stage FROM break_event WHERE exercise IS NOT NULL")
    assert ("own-heel-drops", "step_done") in steps
