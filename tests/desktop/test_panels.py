"""The icon on each kind of panel: it is there, says how things stand, and opens its menu."""

from collections.abc import Callable, Iterator

import pytest
from desktop.desk import INK, Box, Desk
from desktop.screen import Screen
from rig import Rig, need, settled, until

LXQT = """\
[General]
panels=panel1

[panel1]
plugins=statusnotifier
position=Top
panelSize=28
iconSize=22

[statusnotifier]
type=statusnotifier
"""
TRAYER = (
    *("trayer", "--edge", "top", "--align", "right", "--widthtype", "request"),
    *("--height", "24", "--transparent", "true", "--alpha", "0", "--tint", "0x222222"),
)
SCREEN = Box(0, 0, 1280, 800)
SMALLEST = 12
"""The light part of the smallest icon that can be told from a dot is as high as this."""
MENU_HEIGHT = 150
"""A menu is higher than this; what a panel tells about an icon is lower."""


def start_lxqt(rig: Rig) -> None:
    """It has nothing on it by itself, and writes its file when it ends."""
    folder = rig.home / ".config/lxqt"
    folder.mkdir(parents=True)
    (folder / "panel.conf").write_text(LXQT)
    rig.start(["lxqt-panel"])
    until(lambda: rig.owns("org.kde.StatusNotifierWatcher"), "a tray")


def start_trayer(rig: Rig) -> None:
    rig.start([*TRAYER])
    until(lambda: has_old_tray(rig), "a tray")


def start_tint2(rig: Rig) -> None:
    rig.start(["tint2"])
    until(lambda: has_old_tray(rig), "a tray")


def has_old_tray(rig: Rig) -> bool:
    """Whether somebody takes windows as icons."""
    screen = Screen(rig.display)
    try:
        return screen.is_owned("_NET_SYSTEM_TRAY_S0")
    finally:
        screen.close()


PANELS: dict[str, Callable[[Rig], object]] = {
    "xfce4-panel": Rig.start_panel,
    "lxqt-panel": start_lxqt,
    "trayer": start_trayer,
    "tint2": start_tint2,
}
BARE = pytest.mark.parametrize("bare_desk", [{"panel": False}], indirect=True)


@pytest.fixture(params=PANELS)
def panel(request: pytest.FixtureRequest, bare_desk: Desk) -> str:
    need(request.param)
    PANELS[request.param](bare_desk.rig)
    return str(request.param)


@pytest.fixture
def screen(bare_desk: Desk) -> Iterator[Screen]:
    screen = Screen(bare_desk.rig.display)
    yield screen
    screen.close()


def icon(screen: Screen) -> Box:
    place = settled(lambda: screen.ink(INK, SCREEN), "the icon in the panel")
    assert place is not None
    return place


def comes_up(screen: Screen, before: dict[int, Box], least: int, most: int) -> Box:
    """What has come up since, of that height."""

    def new() -> Box | None:
        boxes = [box for window, box in screen.shown().items() if window not in before]
        return next((box for box in boxes if least <= box.height <= most), None)

    found = settled(new, f"something {least} to {most} pixels high")
    assert found is not None
    return found


@BARE
def test_e49_the_icon_tells_how_things_stand(bare_desk: Desk, panel: str, screen: Screen) -> None:
    bare_desk.start()
    place = icon(screen)
    assert place.height >= SMALLEST
    before = screen.shown()
    screen.point(*place.centre)
    screen.point(place.centre[0] + 1, place.centre[1])
    told = comes_up(screen, before, 10, MENU_HEIGHT - 1)
    bare_desk.picture(f"{panel}-told")
    assert abs(told.centre[0] - place.centre[0]) < 400


@BARE
@pytest.mark.parametrize("button", [1, 3], ids=["left", "right"])
def test_e49_the_menu_opens_and_does_what_it_says(
    bare_desk: Desk, panel: str, screen: Screen, button: int
) -> None:
    bare_desk.start()
    place = icon(screen)
    before = screen.shown()
    screen.click(*place.centre, button)
    menu = comes_up(screen, before, MENU_HEIGHT, 800)
    bare_desk.picture(f"{panel}-menu-{button}")
    assert SCREEN.x <= menu.x
    assert menu.x + menu.width <= SCREEN.width
    assert menu.y + menu.height <= SCREEN.height
    bare_desk.key("Down", "Return")  # the first entry that can be chosen
    bare_desk.break_window()
    bare_desk.wait_stage("shown")
    assert menu not in screen.shown().values()
