"""The settings window beside the real program: reached without a tray, and in force at once."""

import pytest
from desktop.desk import Desk
from rig import PATIENCE_S, until

SETTINGS = "^Settings – PostureGuard$"


def test_e52_a_limit_changed_by_keyboard_holds_at_once_and_the_clock_goes_on(desk: Desk) -> None:
    desk.has_sat(left_s=600)
    resident = desk.start()
    desk.has_chosen()
    seated_s = desk.status()["seated_s"]
    assert desk.run("settings").returncode == 0
    window = desk.rig.find_window(SETTINGS)
    until(lambda: desk.focused() == window, "the keyboard")
    desk.picture("settings")
    desk.key("Tab", "Tab")  # from the groups over the rhythms to the sitting limit
    desk.type("40")
    until(lambda: desk.status()["limit_s"] == 2400, "the new limit")
    status = desk.status()
    assert seated_s <= status["seated_s"] < seated_s + 2 * PATIENCE_S
    assert abs(status["next_break_in_s"] - (2400 - status["seated_s"])) < 2
    assert "sitting_limit_min = 40" in desk.config.read_text()

    desk.rules(sitting_limit_min=50)  # by an editor, while the window is open
    until(lambda: desk.status()["limit_s"] == 3000, "the limit of the file")
    assert desk.run("settings").returncode == 0
    assert desk.rig.windows(SETTINGS) == [window]
    assert len(desk.children(resident, "settings")) == 1
    desk.key("Escape")
    until(lambda: not desk.rig.windows(SETTINGS), "the end of the window")
    assert "sitting_limit_min = 50" in desk.config.read_text()


def test_the_window_opens_alone_and_makes_the_file(desk: Desk) -> None:
    desk.config.unlink()
    alone = desk.launch("settings")
    window = desk.rig.find_window(SETTINGS)
    until(lambda: desk.focused() == window, "the keyboard")
    desk.key("Tab", "Tab", "Up")  # five minutes more
    until(desk.config.exists, "the file")
    assert "\nsitting_limit_min = 35\n" in desk.config.read_text()
    assert desk.config.stat().st_mode & 0o777 == 0o600
    desk.key("Escape")
    assert alone.wait(PATIENCE_S) == 0


@pytest.mark.parametrize("bare_desk", [{"panel": False}], indirect=True)
def test_e50_with_every_break_off_and_no_tray_each_way_in_is_open(bare_desk: Desk) -> None:
    desk = bare_desk
    desk.rules(micro=False)  # the other kinds are off on this desk
    desk.start()
    desk.has_chosen()
    assert desk.status()["headline"] == "No breaks on; choose some in the settings"
    assert desk.launch().wait(PATIENCE_S) == 0
    desk.rig.find_window("^Review")
    assert desk.run("settings").returncode == 0
    desk.rig.find_window(SETTINGS)
