"""E29: the session bus ends and starts anew at its place, and with it whatever lived on it."""

import subprocess
from contextlib import suppress

import pytest
from desktop.desk import Desk
from jeepney import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from rig import PATIENCE_S, until

from postureguard.system.tray_watch import WATCHER

BARE = {"panel": False, "notifications": False}


def the_bus_ends(desk: Desk, *lived_on_it: subprocess.Popen[bytes]) -> None:
    """First the panel and the like: without a bus they would only hang."""
    for part in lived_on_it:
        desk.rig.stop(part)
    desk.rig.stop(next(one for one in desk.rig._processes if "dbus-daemon" in one.args[0]))
    (desk.rig.runtime / "bus").unlink(missing_ok=True)


def has_tray(desk: Desk) -> bool:
    """Whether icons can register on the session bus."""
    with open_dbus_connection(desk.rig.session_bus) as bus:
        (there,) = Proxy(message_bus, bus, timeout=PATIENCE_S).NameHasOwner(WATCHER)
        return bool(there)


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


@pytest.mark.parametrize("bare_desk", [BARE], indirect=True)
def test_e29_an_open_page_stays_open_when_a_bus_ends(bare_desk: Desk) -> None:
    desk = bare_desk
    panel = desk.rig.start_panel()
    resident = desk.start()
    assert desk.ask("show", window="settings")["ok"]
    page = desk.rig.find_window("^Settings")

    the_bus_ends(desk, panel)
    desk.rig.start_session_bus()
    desk.rig.start_panel()
    until(lambda: desk.is_on_the_bus(resident), "the resident on the new bus")
    until(lambda: has_tray(desk), "the tray of the new panel")
    for _look in range(3):
        assert desk.ask("pause", minutes=5)["ok"]
        assert desk.ask("resume")["ok"]
    assert desk.rig.find_window("^Settings") == page
    desk.rig.xdotool("windowfocus", "--sync", page, "key", "Escape")

    def is_back() -> bool:
        with suppress(OSError):  # it is just starting anew
            desk.ask("pause", minutes=5)
        return desk.tray_items() == [resident.pid]

    until(is_back, "the icon with the watcher")
    until(desk.answers, "an answer")


@pytest.mark.parametrize("bare_desk", [BARE], indirect=True)
def test_e29_who_quits_in_a_break_that_a_bus_ended_in_has_quit(bare_desk: Desk) -> None:
    desk = bare_desk
    panel = desk.rig.start_panel()
    resident = desk.start()
    desk.ask("start")
    desk.break_window()

    the_bus_ends(desk, panel)
    desk.rig.start_session_bus()
    desk.rig.start_panel()
    until(lambda: desk.is_on_the_bus(resident), "the resident on the new bus")
    assert desk.ask("quit")["ok"]
    assert resident.wait(PATIENCE_S) == 0
