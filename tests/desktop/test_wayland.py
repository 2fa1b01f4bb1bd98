"""Windows of the real program under a real Wayland compositor, where only that places them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from desktop.conftest import assert_quiet
from desktop.desk import BREAK, BUTTON_HEIGHT, PRIMARY, Box, Desk
from rig import Rig, until
from sway import Shown, Sway

from postureguard import DESKTOP_FILE

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

FIRST = "X11-1"
SETTINGS = "Settings – PostureGuard"


class WaylandDesk(Desk):
    """A desk whose windows are seen through the compositor."""

    def __init__(self, rig: Rig, sway: Sway) -> None:
        super().__init__(rig)
        self.sway = sway
        self.env |= sway.environ | {"XDG_RUNTIME_DIR": str(self.runtime)}
        del self.env["DISPLAY"]

    def titled(self, title: str) -> list[Shown]:
        return [window for window in self.sway.windows() if window.title == title]

    def window(self, title: str = BREAK) -> Shown:
        """The one window of that title, shown and with a size."""

        def look() -> list[Shown]:
            found = self.titled(title)
            return [each for each in found if each.visible and each.place[2] > 100]

        found = until(look, f"a window called {title}; {self.said()}")
        assert len(found) == 1
        return found[0]

    def shows_break(self) -> Shown:
        self.has_chosen()
        assert self.run("start-break").returncode == 0
        return self.window()

    def wait_on(self, output: str, title: str = BREAK) -> Shown:
        """Wait until all of the window is on an output."""

        def there() -> bool:
            shown, room = self.titled(title), self.sway.outputs().get(output)
            if not shown or room is None or shown[0].output != output:
                return False
            (x, y, width, height), (left, top, wide, high) = shown[0].place, room
            return left <= x and top <= y and x + width <= left + wide and y + height <= top + high

        until(there, f"{title} on {output}")
        return self.window(title)

    def choose(self, **options: str) -> None:
        lines = "".join(f"{key} = {value}\n" for key, value in options.items())
        self.write_config(f"{self.config.read_text()}{lines}")  # the last group is [look]

    def painted(self, title: str = BREAK) -> "QImage":
        """The screen once the main button of that window can be seen on it."""
        pictures = []

        def look() -> bool:
            pictures.append(self.sway.picture(title.split(maxsplit=1)[0]))
            place = Box(*self.window(title).place)
            return any(self.patch(pictures[-1], each, place, BUTTON_HEIGHT) for each in PRIMARY)

        until(look, f"a main button in {title}")
        return pictures[-1]

    def begin(self) -> None:
        """Press Start, the last thing on the card, as soon as keys are heard."""
        self.sway.say(f'[title="{BREAK}"]', "focus")

        def began() -> bool:
            if "started" not in self.stages():
                self.sway.press("-M", "shift", "-k", "Tab", "-m", "shift", "-k", "space")
            return "started" in self.stages()

        until(began, "a routine that began")


@pytest.fixture
def desk() -> Iterator[WaylandDesk]:
    """One output, no panel, no notifications."""
    with Rig("2700x900x24") as rig:
        rig.start_x()
        rig.start_window_manager()
        rig.start_session_bus()
        sway = Sway(rig)
        desk = WaylandDesk(rig, sway)
        yield desk
        said = desk.said()
        desk.close()
        sway.close()
    assert_quiet(said)


def test_a_break_is_one_window_of_the_program_and_closes(desk: WaylandDesk) -> None:
    resident = desk.start()
    shown = desk.shows_break()
    assert shown.app == DESKTOP_FILE
    assert shown.pid in desk.children(resident, "routine")
    desk.wait_on(FIRST)
    desk.painted()
    assert desk.run("skip").returncode == 0
    until(lambda: not desk.titled(BREAK), "the end of the window")
    until(lambda: not desk.children(resident, "routine"), "the end of its process")


def test_the_settings_open_and_close(desk: WaylandDesk) -> None:
    resident = desk.start()
    assert desk.run("settings").returncode == 0
    shown = desk.window(SETTINGS)
    assert shown.app == DESKTOP_FILE
    desk.wait_on(FIRST, SETTINGS)
    desk.sway.say(f'[title="{SETTINGS}"]', "kill")
    until(lambda: not desk.titled(SETTINGS), "the end of the window")
    until(lambda: not desk.children(resident, "settings"), "the end of its process")


def test_e40_one_window_on_the_output_in_use(desk: WaylandDesk) -> None:
    second = desk.sway.plug()
    desk.sway.say("focus", "output", second)
    desk.start()
    desk.shows_break()
    desk.wait_on(second)
    desk.painted()


def test_e40_one_window_that_fills_the_output_that_is_wanted(desk: WaylandDesk) -> None:
    second = desk.sway.plug()
    desk.sway.say("focus", "output", FIRST)
    desk.choose(screen=f'"{second}"', dim_others="true")
    desk.start()
    desk.shows_break()
    assert desk.wait_on(second).place == desk.sway.outputs()[second]
    desk.painted()


def test_e39_the_output_of_a_running_break_goes_and_comes_again(desk: WaylandDesk) -> None:
    second = desk.sway.plug()
    desk.choose(screen=f'"{second}"')
    resident = desk.start()
    player = desk.shows_break().pid
    desk.wait_on(second)
    desk.begin()
    desk.sway.unplug(second)
    desk.wait_on(FIRST)
    desk.sway.plug()
    desk.wait_on(FIRST)
    assert desk.status()["running"]
    assert desk.children(resident, "routine") == [player]
    desk.sway.picture("wayland-unplugged")
    desk.sway.say(f'[title="{BREAK}"]', "focus")

    def ended() -> bool:
        desk.sway.press("-k", "Escape")
        return desk.stages()[-1].startswith("ended")

    until(ended, "an end by the person")


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_e41_the_scale_changes_while_a_break_is_shown(desk: WaylandDesk, scale: str) -> None:
    desk.start()
    desk.shows_break()
    desk.wait_on(FIRST)
    desk.sway.say("output", FIRST, "scale", scale)
    desk.wait_on(FIRST)
    desk.painted()
    desk.sway.picture(f"wayland-scale-{scale}")
    assert desk.run("skip").returncode == 0
    until(lambda: not desk.titled(BREAK), "the end of the window")
