"""E29: the session bus ends and starts anew at its place, and with it whatever lived on it."""

import subprocess

import pytest
from desktop.desk import Desk
from rig import until

BARE = {"panel": False, "notifications": False}


def the_bus_ends(desk: Desk, *lived_on_it: subprocess.Popen[bytes]) -> None:
    """First the panel and the like: without a bus they would only hang."""
    for part in lived_on_it:
        desk.rig.stop(part)
    desk.rig.stop(next(one for one in desk.rig._processes if "dbus-daemon" in one.args[0]))
    (desk.rig.runtime / "bus").unlink(missing_ok=True)


@pytest.mark.parametrize("bare_desk", [BARE], indirect=True)
def test_e29_the_icon_comes_back_with_the_session_bus_and_nothing_is_forgotten(
    bare_desk: Desk,
) -> None:
    desk = bare_desk
    panel = desk.rig.start_panel()
    resident = desk.start()
    until(lambda: desk.tray_items() == [resident.pid], "the icon with the watcher")
    assert desk.ask("pause", minutes=90)["ok"]
    paused = desk.status()["paused_until"]

    the_bus_ends(desk, panel)
    assert desk.answers()
    desk.rig.start_session_bus()
    desk.rig.start_panel()
    until(lambda: desk.tray_items() == [resident.pid], "the icon with the watcher")
    until(desk.icon, "the icon in the panel")
    until(desk.answers, "an answer")
    assert desk.status()["paused_until"] == paused


@pytest.mark.parametrize("bare_desk", [BARE], indirect=True)
def test_e29_a_break_is_not_disturbed_by_a_bus_that_ends(bare_desk: Desk) -> None:
    desk = bare_desk
    panel = desk.rig.start_panel()
    resident = desk.start()
    desk.ask("start")
    window = desk.break_window()

    the_bus_ends(desk, panel)
    desk.rig.start_session_bus()
    desk.rig.start_panel()
    assert desk.answers()
    assert desk.break_windows() == [window]
    assert desk.ask("skip")["ok"]
    until(lambda: desk.tray_items() == [resident.pid], "the icon with the watcher")
    until(desk.icon, "the icon in the panel")
    assert desk.stages()[-1] == "ended(skipped)"
    assert desk.stages().count("ended(skipped)") == 1
