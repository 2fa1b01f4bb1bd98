"""Breaks on several screens, which come and go; real windows of a real program."""

import os
import re
import signal
import sys
from collections.abc import Iterator

import pytest
from desktop.conftest import assert_quiet
from desktop.desk import Box, Desk
from rig import Rig, need, settled, until
from Xlib.display import Display
from Xlib.X import NONE

FIELD = Box(1400, 200, 300, 200)
OTHER = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

class Field(QWidget):
    def mousePressEvent(self, _event):
        open(sys.argv[1], "w").close()

app = QApplication([])
field = Field(None, Qt.WindowType.BypassWindowManagerHint)
field.setStyleSheet("background: white")
field.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
field.setGeometry(1400, 200, 300, 200)
field.show()
app.exec()
"""
LEFT, RIGHT = Box(0, 0, 1280, 800), Box(1280, 0, 1024, 768)


class Screens(Desk):
    """A desk with two screens side by side."""

    def plug(self) -> None:
        self.rig.run("xrandr", "--setmonitor", "RIGHT", "1024/270x768/203+1280+0", "none")

    def unplug(self) -> None:
        self.rig.run("xrandr", "--delmonitor", "RIGHT")

    def choose(self, **options: str) -> None:
        lines = "".join(f"{key} = {value}\n" for key, value in options.items())
        self.write_config(f"{self.config.read_text()}{lines}")  # the last group is [look]

    def shows_break(self, screen: Box) -> str:
        """A break is begun; its window, which is wholly on that screen."""
        self.has_chosen()
        assert self.run("start-break").returncode == 0
        window = self.break_window()
        self.wait_on(window, screen)
        return window

    def wait_on(self, window: str, screen: Box) -> None:
        until(lambda: within(self.box(window), screen), f"{window} on {screen}")

    def shades(self) -> list[Box]:
        """Windows that cover a whole screen and belong to no window manager."""
        tree = self.rig.run("xwininfo", "-root", "-tree").stdout
        found = re.findall(r"(\d+)x(\d+)\+\d+\+\d+ +\+(\d+)\+(\d+)$", tree, re.MULTILINE)
        boxes = [Box(int(x), int(y), int(w), int(h)) for w, h, x, y in found]
        return [box for box in boxes if box in (LEFT, RIGHT)]


def within(box: Box, screen: Box) -> bool:
    right, bottom = box.x + box.width, box.y + box.height
    return (
        box.width > 100
        and screen.x <= box.x
        and screen.y <= box.y
        and right <= screen.x + screen.width
        and bottom <= screen.y + screen.height
    )


@pytest.fixture
def desk(request: pytest.FixtureRequest) -> Iterator[Screens]:
    """Two screens; the window manager is openbox, or the one that is asked for."""
    manager = getattr(request, "param", ["openbox"])
    need("Xvfb", "xrandr", "xdotool", "xwininfo", *manager[:1])
    with Rig("2304x800x24") as rig:
        rig.start_x()
        rig.start_session_bus()
        rig.start(manager)  # first: xfwm4 paints only the screens that it found at its start
        until(rig._has_window_manager, "a window manager")
        rig.run("xrandr", "--setmonitor", "LEFT", "1280/338x800/211+0+0", "screen")
        desk = Screens(rig)
        desk.plug()
        yield desk
        said = desk.said()
        desk.close()
    assert_quiet(said)


COMPOSED = pytest.mark.parametrize(
    "desk",
    [pytest.param(["xfwm4", "--compositor=on"], id="composed")],
    indirect=True,
)


@pytest.fixture
def composed(desk: Screens) -> Screens:
    def has_compositor() -> bool:
        display = Display(desk.rig.display)
        owner = display.get_selection_owner(display.intern_atom("_NET_WM_CM_S0"))
        display.close()
        return owner != NONE

    until(has_compositor, "a compositor")
    return desk


def test_a_break_appears_where_the_pointer_is_or_where_it_is_wanted(desk: Screens) -> None:
    desk.rig.xdotool("mousemove", "1900", "300")
    desk.start()
    desk.shows_break(RIGHT)
    desk.run("skip")
    until(lambda: not desk.break_windows(), "the end of it")
    desk.choose(screen='"LEFT"')
    desk.shows_break(LEFT)


def test_e39_the_screen_of_a_running_break_is_unplugged(desk: Screens) -> None:
    desk.choose(screen='"RIGHT"')
    resident = desk.start()
    window = desk.shows_break(RIGHT)
    desk.press_primary(window)
    desk.wait_stage("started")
    [player] = desk.children(resident, "routine")
    desk.unplug()
    desk.wait_on(window, LEFT)
    desk.plug()
    assert desk.status()["running"]
    assert desk.children(resident, "routine") == [player]
    assert within(settled(lambda: desk.box(window), "a place"), LEFT)
    desk.rig.xdotool("windowfocus", "--sync", window)
    desk.key("Escape")
    until(lambda: desk.stages()[-1].startswith("ended"), "an end by the person")


def test_e41_a_screen_that_is_not_there_gives_way(desk: Screens) -> None:
    desk.choose(screen='"GONE"')
    desk.rig.xdotool("mousemove", "1900", "300")
    desk.start()
    window = desk.shows_break(RIGHT)
    desk.rig.run("xrandr", "--delmonitor", "RIGHT")
    desk.rig.run("xrandr", "--setmonitor", "RIGHT", "768/203x1024/270+1280+0", "none")
    turned = Box(1280, 0, 768, 800)
    places = (LEFT, turned)  # the left one, if it was there alone for long enough
    until(lambda: any(within(desk.box(window), place) for place in places), "a place")


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_e41_fractional_scaling(desk: Screens, scale: str) -> None:
    desk.env["QT_SCALE_FACTOR"] = scale
    desk.choose(screen='"RIGHT"')
    desk.start()
    desk.shows_break(RIGHT)
    desk.picture(f"scale-{scale}")


@COMPOSED
def test_the_other_screen_is_dimmed_and_goes_on_working(composed: Screens) -> None:
    desk = composed
    desk.choose(screen='"LEFT"', dim_others="true")
    clicks = desk.folder / "clicks"
    other = desk.rig.start([sys.executable, "-c", OTHER, str(clicks)])
    until(lambda: brightness(desk, FIELD) > 250, "another program on the right")
    desk.start()
    desk.shows_break(LEFT)
    until(lambda: desk.shades() == [RIGHT], "a shade on the right")
    until(lambda: 90 < brightness(desk, FIELD) < 180, "a darker right screen")
    desk.click(*FIELD.centre)
    until(clicks.exists, "a click that goes through the shade")
    desk.unplug()
    until(lambda: not desk.shades(), "no shade without its screen")
    desk.plug()
    until(lambda: desk.shades() == [RIGHT], "the shade again")
    desk.run("skip")
    until(lambda: not desk.shades(), "no shade without a break")
    until(lambda: brightness(desk, FIELD) > 250, "a right screen as bright as before")
    desk.rig.stop(other)


@COMPOSED
def test_e44_a_dimmed_screen_never_outlives_its_player(composed: Screens) -> None:
    desk = composed
    desk.choose(screen='"LEFT"', dim_others="true")
    resident = desk.start()
    desk.shows_break(LEFT)
    until(lambda: desk.shades() == [RIGHT], "a shade on the right")
    [player] = desk.children(resident, "routine")
    os.kill(player, signal.SIGKILL)
    until(lambda: not desk.shades(), "no shade without its player")


def test_without_a_compositor_nothing_is_dimmed(desk: Screens) -> None:
    desk.choose(screen='"LEFT"', dim_others="true")
    desk.start()
    window = desk.shows_break(LEFT)
    desk.press_primary(window)
    desk.wait_stage("started")
    assert desk.shades() == []


def brightness(desk: Screens, box: Box) -> float:
    """Of the middle of a window, 0 to 255."""
    image = desk.picture("dimmed")
    x, y = box.centre
    return image.pixelColor(x, y).lightnessF() * 255
