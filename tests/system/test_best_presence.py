"""Which source is used, and what happens when it is lost."""

import subprocess
import sys
from itertools import pairwise

import pytest

from postureguard.ports import Presence
from postureguard.system.presence.candidates import candidates
from postureguard.system.presence.choose import choose_presence, describe, describe_in_full, survey
from postureguard.system.presence.idle import FIRST_RETRY_S, LAST_RETRY_S, BestIdle, Candidate
from postureguard.system.presence.null import ClockOnly
from postureguard.system.unavailable import Unavailable

NOWHERE = {"DBUS_SESSION_BUS_ADDRESS": "", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}


class Source(ClockOnly):
    """A source that can die."""

    def __init__(self, name, idle_s):
        super().__init__()
        self.name, self.idle_s = name, idle_s
        self.closed = False

    alive = True

    def read(self):
        return Presence(self.idle_s) if self.alive else Presence()

    def close(self):
        self.closed = True


class Desk:
    """Ways to know that come and go, and a clock that is moved by hand."""

    def __init__(self, **working):
        self.now_s = 0.0
        self.working = working
        self.attached = []
        self.tried = 0
        self.ways = tuple(
            Candidate(name, "idle time", lambda name=name: self.attach(name)) for name in working
        )

    def attach(self, name):
        self.tried += 1
        if self.working[name] is None:
            raise Unavailable(f"{name} is not here.")
        self.attached.append(Source(name, self.working[name]))
        return self.attached[-1]

    def best(self):
        return BestIdle(self.ways, ClockOnly(), lambda: self.now_s)


def test_the_first_that_works_is_used_and_the_rest_is_not_even_tried():
    desk = Desk(first=None, second=5.0, third=7.0)
    best = desk.best()
    assert (best.name, best.read().idle_s) == ("second", 5.0)
    assert desk.tried == 2


def test_e28_without_any_source_time_goes_on():
    best = Desk(first=None, second=None).best()
    assert best.name == "time only"
    assert best.read() == Presence()
    assert not best.describe()[0].works


def test_e29_a_lost_source_is_looked_for_at_once():
    desk = Desk(first=5.0, second=7.0)
    best = desk.best()
    desk.attached[0].alive = False
    desk.working["first"] = None
    assert (best.read().idle_s, best.name) == (7.0, "second")
    assert desk.attached[0].closed


def test_e29_one_that_comes_back_is_found_though_less_and_less_often():
    desk = Desk(only=5.0)
    best = desk.best()
    desk.attached[0].alive = False
    desk.working["only"] = None
    assert best.read() == Presence()
    tries = []
    for _second in range(3600):
        before = desk.tried
        assert best.read() == Presence()
        if desk.tried > before:
            tries.append(desk.now_s)
        desk.now_s += 1.0
    waits = [after - before for before, after in pairwise(tries)]
    assert waits[:3] == [2 * FIRST_RETRY_S, 4 * FIRST_RETRY_S, 8 * FIRST_RETRY_S]
    assert max(waits) == LAST_RETRY_S
    desk.working["only"] = 6.0
    desk.now_s += LAST_RETRY_S
    assert best.read().idle_s == 6.0


def test_e29_waking_or_unlocking_is_a_reason_to_try_at_once():
    desk = Desk(only=None)
    best = desk.best()
    desk.working["only"] = 6.0
    assert best.read() == Presence()
    best.hurry()
    assert best.read().idle_s == 6.0


def test_after_the_end_nothing_is_tried():
    desk = Desk(only=5.0)
    best = desk.best()
    best.close()
    desk.now_s += 2 * LAST_RETRY_S
    assert best.read() == Presence()
    assert desk.tried == 1
    assert desk.attached[0].closed


def test_the_survey_says_which_is_used_and_why():
    rows = survey("auto", Desk(first=None, second=5.0, third=7.0).ways)
    assert [row.name.strip() for row in rows] == ["first", "second", "third"]
    assert [row.works for row in rows] == [False, True, True]
    assert rows[0].meaning == "first is not here."
    assert "used" in rows[1].meaning
    assert "above" in rows[2].meaning


def test_e27_with_time_only_the_survey_says_so():
    (row,) = survey("time only", Desk(only=5.0).ways)
    assert "time only" in row.meaning


def test_the_survey_leaves_nothing_open():
    desk = Desk(first=4.0, second=5.0)
    survey("auto", desk.ways)
    assert all(source.closed for source in desk.attached)


def test_e27_time_only_asks_nobody_about_input(x_rig, qapp):
    source = choose_presence("time only", NOWHERE | {"DISPLAY": x_rig.display})
    assert source.name == "time only"
    assert source.read().idle_s is None
    source.close()


def test_e28_a_desktop_without_anything_is_described_in_full(qapp):
    found = describe_in_full("auto", NOWHERE)
    assert not any(capability.works for capability in found)
    names = [capability.name.strip() for capability in found]
    tried = ["XScreenSaver", "GNOME Shell", "Cinnamon", "Wayland"]
    assert names == ["Idle time", *tried, "Sleep", "Lock", "Other users"]
    assert all(capability.meaning.endswith(".") for capability in found)


def test_e28_with_an_x_server_that_one_is_described_as_used(x_rig, qapp):
    found = describe_in_full("auto", NOWHERE | {"DISPLAY": x_rig.display})
    assert found[0] == describe("auto", NOWHERE | {"DISPLAY": x_rig.display})[0]
    assert found[0].by == "XScreenSaver"
    (row,) = [capability for capability in found if capability.name == "  XScreenSaver"]
    assert row.works
    assert "used" in row.meaning


@pytest.mark.parametrize(
    ("system", "names"),
    [
        ("linux", ["XScreenSaver", "GNOME Shell", "Cinnamon", "Wayland"]),
        ("win32", ["GetLastInputInfo"]),
        ("darwin", ["Quartz"]),
    ],
)
def test_each_system_has_its_own_ways(system, names):
    assert [way.name for way in candidates({}, system)] == names


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_ways_of_another_system_are_unavailable_here(system, qapp):
    if sys.platform == system:
        pytest.skip("this is that system")
    for way in candidates({}, system):
        with pytest.raises(Unavailable):
            way.attach()


def test_only_what_is_tried_is_loaded(x_rig):
    code = (
        "import sys; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
        "from postureguard.system.presence.choose import choose_presence;"
        f"source = choose_presence('auto', {NOWHERE | {'DISPLAY': x_rig.display}!r});"
        "assert source.name == 'XScreenSaver', source.name;"
        "source.close(); print(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.rpartition(".")[2] for name in done.stdout.split() if ".presence." in name}
    assert "x11" in loaded
    others = {"wayland", "wayland_wire", "idle_monitor", "windows", "windows_api", "mac", "mac_api"}
    assert not loaded & others
    assert "ctypes" not in done.stdout.split()


@pytest.mark.parametrize("system", ["win32", "darwin"])
@pytest.mark.parametrize("setting", ["auto", "time only"])
def test_e28_where_the_calls_of_a_system_fail_the_program_goes_on(system, setting, qapp):
    if sys.platform == system:
        pytest.skip("they do not fail on that system")
    source = choose_presence(setting, NOWHERE, system)
    source.settle()
    assert source.name == "time only"
    assert source.read() == Presence()
    found = source.describe()
    assert [c.name for c in found] == ["Idle time", "Sleep", "Lock", "Other users"]
    assert not any(capability.works for capability in found)
    assert all(capability.meaning.endswith(".") for capability in found)
    source.close()
