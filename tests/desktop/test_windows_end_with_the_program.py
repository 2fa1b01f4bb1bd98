"""E44: quitting takes every window along, also from the tray's menu."""

from desktop.desk import Desk
from rig import PATIENCE_S, until


def test_quit_in_the_menu_closes_everything(desk: Desk) -> None:
    resident = desk.start()
    until(desk.icon, "the icon in the panel")
    desk.has_chosen()
    for window in ("review", "checkin"):
        desk.ask("show", window=window)
    desk.ask("start")
    desk.break_window()
    until(lambda: desk.rig.windows("^Review") and desk.rig.windows("^Check-in"), "both windows")
    assert len(desk.children(resident, "window")) == 3
    menu = desk.open_menu()
    desk.picture("menu")
    desk.click(menu.x + 40, menu.y + menu.height - 16)
    assert resident.wait(PATIENCE_S) == 0
    until(lambda: not desk.mine(), "the end of all windows")
    until(lambda: desk.icon() is None, "a panel without the icon")
    assert desk.stages() == ["shown", "ended(interrupted)"]
