"""Which sources are put together, and what doctor says of them."""

import json
import subprocess
import sys

import pytest
from fakes import FakeHolds

from postureguard.core.holding import HOLD_REASONS, Hold
from postureguard.system.holds.choose import DesktopHolds, choose_holds

ALL = frozenset(HOLD_REASONS)
NOTHING = {
    "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
    "PATH": "/nowhere",
}


class Source(FakeHolds):
    """A source that can tell some reasons."""

    def __init__(self, *holds, tells=()):
        super().__init__(now=frozenset(holds))
        self.tells = dict.fromkeys(tells, "a test")
        self.closed = False

    def told(self):
        return self.tells

    def settle(self, timeout_ms):
        pass

    def close(self):
        self.closed = True


def test_the_holds_of_all_sources_but_only_those_wanted():
    holds = DesktopHolds(
        (Source(Hold("camera", "Calls")), Source(Hold("inhibitor"), Hold("full screen", "film"))),
        frozenset({"camera", "full screen"}),
    )
    assert holds.read() == {Hold("camera", "Calls"), Hold("full screen", "film")}


def test_who_holds_is_named_if_anybody_knows():
    sources = (Source(Hold("microphone")), Source(Hold("microphone", "Calls")))
    assert DesktopHolds(sources, ALL).read() == {Hold("microphone", "Calls")}


def test_every_source_is_heard_and_ended():
    first, second = Source(), Source()
    holds = DesktopHolds((first, second), ALL)
    heard = []
    holds.on_change = lambda: heard.append(holds.read())
    second.say(Hold("camera"))
    first.say(Hold("full screen"))
    assert heard == [{Hold("camera")}, {Hold("camera"), Hold("full screen")}]
    holds.close()
    assert first.closed
    assert second.closed
    assert holds.read() == frozenset()


def test_doctor_says_what_can_be_told_and_what_holds_now():
    told = DesktopHolds(
        (
            Source(Hold("full screen", "film"), tells=("full screen",)),
            Source(Hold("camera"), tells=("camera", "microphone")),
        ),
        ALL,
    ).describe()
    words = {capability.name: capability for capability in told}
    assert words["Full screen"].works
    assert words["Full screen"].by == "a test"
    assert words["Full screen"].meaning.endswith("It holds right now: film.")
    assert words["Camera"].meaning.endswith("It holds right now.")
    assert "right now" not in words["Microphone"].meaning
    assert not words["Do not disturb"].works
    assert words["Do not disturb"].meaning == "This desktop does not tell."
    assert "Meeting" not in words


def test_a_desktop_that_has_nothing(qapp):
    holds = choose_holds(ALL, NOTHING)
    holds.settle()
    assert holds.read() <= {Hold("camera"), Hold("microphone")}
    assert len(holds.describe()) == len(ALL) - 1
    holds.close()


MODULES = "postureguard.system.holds."


@pytest.mark.parametrize(
    ("wanted", "desktop", "loaded"),
    [
        ([], "GNOME", set()),
        (["meeting"], "GNOME", set()),
        (["camera"], "GNOME", {"camera"}),
        (["full screen"], "GNOME", {"full_screen", "ourselves"}),
        (["do not disturb"], "KDE", {"bus_facts", "bus_holds"}),
        (["do not disturb"], "ubuntu:GNOME", {"bus_facts", "bus_holds", "gnome", "program"}),
    ],
)
def test_only_what_is_wanted_is_loaded(wanted, desktop, loaded):
    environ = NOTHING | {"XDG_CURRENT_DESKTOP": desktop}
    code = (
        "import json, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "app = QCoreApplication([])\n"
        "from postureguard.system.holds.choose import choose_holds\n"
        f"choose_holds(frozenset({wanted!r}), {environ!r})\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = json.loads(done.stdout)
    ours = {name.removeprefix(MODULES) for name in modules if name.startswith(MODULES)}
    assert ours - {"choose", "source", "linux"} == loaded
    assert "ctypes" not in modules
    assert "Xlib" not in modules
