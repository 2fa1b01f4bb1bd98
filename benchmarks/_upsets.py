"""What happens to a desktop while somebody works: each is over when its function returns.

The clocks of the machine are left alone, for setting them needs an administrator. The program
tells sleep by a clock that runs through it and another that does not, so what is played here is
sleep whose signals come while no time has passed: no break may be lost by that.
"""

import subprocess
from random import Random

from desktop.desk import Desk
from desktop.screen import Screen
from mocked_bus import Mocked
from rig import Rig, RigError, until

LOGIN = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
MANAGER = f"{LOGIN}.Manager"
SESSION_PATH = f"{MANAGER_PATH}/session/c1"
SESSION = f"{LOGIN}.Session"
LEFT = ("LEFT", "1280/338x800/211+0+0", "screen")
RIGHT = ("RIGHT", "1024/270x768/203+1280+0", "none")
SIZE = "2304x800x24"
BROKEN = "[breaks\nsitting_limit_min = "
PAGES = {
    "review": "Review",
    "checkin": "Check-in",
    "posture": "Another position",
    "plan": "My plan",
    "entries": "Your entries",
    "settings": "Settings",
}
"""Windows that are opened in between, and how their titles begin."""


def start_logind(rig: Rig) -> Mocked:
    """A stand-in for logind with one session, ours."""
    mocked = Mocked(rig, rig.system_bus, LOGIN, "--system", "--template", "logind")
    session = ("c1", "seat0", 1000, "tester", True)
    mocked.tell(MANAGER_PATH, "AddSession", "ssusb", *session)
    code = f"ret = '{SESSION_PATH}'"
    mocked.tell(MANAGER_PATH, "AddMethod", "sssss", MANAGER, "GetSessionByPID", "u", "o", code)
    return mocked


class Upsets:
    """Everything that can go wrong around a break, one at a time."""

    def __init__(self, desk: Desk, screen: Screen, chance: Random) -> None:
        self._desk, self._rig = desk, desk.rig
        self._screen, self._chance = screen, chance
        self._logind = start_logind(desk.rig)
        self._dunst = desk.rig.start_dunst()
        self._panel = desk.rig.start_panel()
        self._two = False
        self._plug(LEFT)

    def some(self, resident: subprocess.Popen[bytes]) -> str:
        """Do one of them; its name."""
        each = {
            "lock": self._lock,
            "sleep": self._sleep,
            "settings": self._settings,
            "bad settings": self._bad_settings,
            "notifications": self._notifications,
            "monitor": self.one_monitor if self._two else self.two_monitors,
            "panel": lambda: self._panel_anew(resident),
            "page": lambda: self._page(resident),
        }
        name = self._chance.choice(list(each))
        each[name]()
        return name

    # --- monitors ----------------------------------------------------------------------------

    def two_monitors(self) -> None:
        """A second one to the right, where the person looks next."""
        if not self._two:
            self._plug(RIGHT)
            self._two = True
        self._screen.point(1800, 400)

    def one_monitor(self) -> bool:
        """The second one is gone; whether it was there."""
        had_two, self._two = self._two, False
        if had_two:
            self._rig.run("xrandr", "--delmonitor", RIGHT[0])
            self._rig.run("xrandr")
        return had_two

    def comes_home(self, window: int) -> None:
        """After a monitor went, the window is wholly on the one that is left."""

        def on_left() -> bool:
            box = self._screen.box(window)
            return box.width > 0 and box.x >= 0 and box.x + box.width <= 1280

        try:
            until(on_left, "a window on the monitor that is left")
        except RigError as error:
            raise RigError(f"{error}; it is at {self._screen.box(window)}") from None

    def _plug(self, monitor: tuple[str, str, str]) -> None:
        self._rig.run("xrandr", "--setmonitor", *monitor)
        self._rig.run("xrandr")  # some programs see it only now

    # --- the session -------------------------------------------------------------------------

    def _lock(self) -> None:
        for locked in (True, False):
            self._logind.set(SESSION_PATH, SESSION, LockedHint=locked)
            self._desk.status()

    def _sleep(self) -> None:
        """Sometimes told twice, sometimes only half of it."""
        for asleep in self._chance.choice([(True, False), (True, True, False, False), (False,)]):
            self._logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", asleep))
            self._desk.status()

    def _settings(self) -> None:
        limit = self._chance.randrange(20, 61)
        self._desk.rules(sitting_limit_min=limit)
        until(lambda: self._desk.status()["limit_s"] == limit * 60, "the new limit")

    def _bad_settings(self) -> None:
        self._desk.write_config(BROKEN)
        self._desk.status()
        self._settings()

    # --- the programs of the desktop ---------------------------------------------------------

    def _notifications(self) -> None:
        self._rig.stop(self._dunst)
        self._dunst = self._rig.start_dunst()

    def _panel_anew(self, resident: subprocess.Popen[bytes]) -> None:
        self._rig.stop(self._panel)
        until(lambda: not self._rig.owns("org.kde.StatusNotifierWatcher"), "the panel's end")
        self._desk.status()
        self._panel = self._rig.start_panel()
        until(lambda: self._desk.tray_items() == [resident.pid], "the icon in the new panel")

    def _page(self, resident: subprocess.Popen[bytes]) -> None:
        """A window is opened and closed again."""
        name = self._chance.choice(list(PAGES))
        self._desk.ask("show", window=name)
        window = self._rig.find_window(f"^{PAGES[name]}")
        self._screen.ask_to_close(int(window))
        until(lambda: not self._desk.children(resident, f"window {name}"), f"the end of {name}")
