"""E49: no tray, a tray that comes late or again; no notification service."""

import pytest
from desktop.desk import NOTICE, Desk
from rig import PATIENCE_S, settled, until


@pytest.mark.parametrize("bare_desk", [{"panel": False}], indirect=True)
def test_e49_without_a_panel_and_with_one_that_comes_and_goes(bare_desk: Desk) -> None:
    desk = bare_desk
    resident = desk.start()
    desk.ask("start")
    desk.break_window()
    desk.ask("skip")
    until(lambda: not desk.break_windows(), "the end of the window")

    until(lambda: desk.dunst_shows() == 1, "a word about the missing tray", 60)
    assert desk.notices() == ["This desktop shows no tray icons"]
    assert desk.launch().wait(PATIENCE_S) == 0  # another start shows the window instead
    desk.rig.find_window("^Review")

    for _time in range(2):
        panel = desk.rig.start_panel()
        until(lambda: resident.pid in desk.tray_items(), "the icon with the watcher")
        until(desk.icon, "the icon in the panel")
        desk.rig.stop(panel)
        until(lambda: not desk.rig.owns("org.kde.StatusNotifierWatcher"), "the end of the tray")
    assert desk.answers()
    assert desk.notices() == ["This desktop shows no tray icons"]


@pytest.mark.parametrize("bare_desk", [{"panel": False}], indirect=True)
def test_e49_a_panel_that_is_a_little_late(bare_desk: Desk) -> None:
    """As at login: found by one of the tries, and no word about it."""
    desk = bare_desk
    resident = desk.start()
    desk.rig.start_panel()
    until(lambda: resident.pid in desk.tray_items(), "the icon with the watcher")
    until(desk.icon, "the icon in the panel")
    until(lambda: desk.tray_items() == [resident.pid], "one icon and no more")
    assert not desk.notices()


@pytest.mark.parametrize("bare_desk", [{"notifications": False}], indirect=True)
def test_e49_without_a_notification_service_a_small_window_asks(bare_desk: Desk) -> None:
    desk = bare_desk
    desk.has_sat()
    desk.start()
    small = desk.rig.find_window(f"^{NOTICE}$", 60)
    box = settled(lambda: desk.box(small), "the place of the window")
    desk.picture("small-window")
    desk.click(box.x + box.width * 5 // 6, box.y + box.height - 30)
    desk.wait_stage("ended(skipped)")
    assert desk.stages() == ["announced", "ended(skipped)"]
    until(lambda: not desk.rig.windows(f"^{NOTICE}$"), "the end of the window")
