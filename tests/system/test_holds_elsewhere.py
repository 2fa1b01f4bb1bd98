# ruff: noqa: N802 - the names are those of winreg
"""Windows and macOS by their documented contracts, against answers that were written down.

Neither runs here: the libraries are played by functions that fill in what they are given.
"""

from types import SimpleNamespace

import pytest

from postureguard.core.holding import HOLD_REASONS, Hold
from postureguard.system.holds.macos import MacHolds
from postureguard.system.holds.macos_api import MacCalls, four, mac_calls
from postureguard.system.holds.windows import Use, WindowsHolds
from postureguard.system.holds.windows_api import (
    BATTERY_SAVER_ON,
    FOCUS_STATE,
    STORE,
    WindowsCalls,
    windows_calls,
)
from postureguard.system.unavailable import Unavailable

ALL = frozenset(HOLD_REASONS)
BOOT = 133_400_000_000_000_000
OWN = r"C:\Program Files\PostureGuard\postureguard.exe"


class FakeCalls:
    """What Windows said, as the test has it."""

    def __init__(self, **answers):
        self.state, self.level, self.saver = 5, 0, False
        self.front = r"C:\Games\chess.exe"
        self.entries = {}
        self.__dict__.update(answers)

    def notification_state(self):
        return self.state

    def focus_level(self):
        return self.level

    def foreground_program(self):
        return self.front

    def uses(self, device):
        return self.entries.get(device, [])

    def started_at(self):
        return BOOT

    def saves_battery(self):
        return self.saver


DISTURB, FULL = {Hold("do not disturb")}, {Hold("full screen", "chess")}


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({}, set()),
        ({"state": 1}, set()),  # locked
        ({"state": 2}, FULL),
        ({"state": 3}, FULL),
        ({"state": 4}, DISTURB),
        ({"state": 6}, set()),  # the first hour after an upgrade says nothing
        ({"state": 7}, FULL),
        ({"state": None, "level": None, "saver": None}, set()),
        ({"state": 2, "front": OWN.upper()}, set()),
        ({"level": 1}, DISTURB),
        ({"level": 2}, DISTURB),
        ({"saver": True}, {Hold("battery saver")}),
        ({"entries": {"webcam": [Use("Microsoft.Teams_8wekyb3d8bbwe", BOOT + 5, 0)]}},
         {Hold("camera", "Microsoft.Teams")}),
        ({"entries": {"microphone": [Use("C:#Program Files#Zoom#bin#Zoom.exe", BOOT + 5, 0)]}},
         {Hold("microphone", "Zoom")}),
        ({"entries": {"microphone": [Use("a_b", BOOT + 5, BOOT + 9)]}}, set()),
        ({"entries": {"microphone": [Use("a_b", BOOT - 5, 0)]}}, set()),  # it crashed long ago
        ({"entries": {"microphone": [Use("NonPackaged", -1, -1)]}}, set()),
    ],
)  # fmt: skip
def test_what_windows_says_and_what_it_means(answers, holds):
    assert WindowsHolds(ALL, FakeCalls(**answers), OWN).read() == holds


def test_on_windows_nothing_is_told_that_is_not_wanted():
    said = FakeCalls(state=2, level=2, saver=True)
    assert WindowsHolds(frozenset({"camera"}), said, OWN).read() == frozenset()
    assert WindowsHolds(frozenset({"camera"}), said, OWN).told() == {"camera": "Windows"}
    assert "battery saver" not in WindowsHolds(ALL, FakeCalls(saver=None), OWN).told()


class Function:
    """One call of a library: takes what ctypes is told of it, and answers with a function."""

    def __init__(self, answer):
        self._answer = answer
        self.argtypes, self.restype = None, None

    def __call__(self, *arguments):
        return self._answer(*arguments)


def library(**functions):
    return SimpleNamespace(**{name: Function(answer) for name, answer in functions.items()})


def fills(position, value, result=0):
    """A call that writes a number through the pointer at that position."""

    def call(*arguments):
        arguments[position]._obj.value = value
        return result

    return call


class Registry:
    """winreg over a dictionary of folders."""

    HKEY_CURRENT_USER = ""

    def __init__(self, folders):
        self.folders = folders

    def OpenKey(self, folder, name):
        path = f"{folder.path}\\{name}" if folder else name
        if path not in self.folders:
            raise FileNotFoundError(path)
        return Key(path)

    def QueryInfoKey(self, folder):
        return len(self.children(folder)), 0, 0

    def EnumKey(self, folder, number):
        return self.children(folder)[number]

    def QueryValueEx(self, folder, name):
        values = self.folders[folder.path]
        if name not in values:
            raise FileNotFoundError(name)
        return values[name], 11

    def children(self, folder):
        start = folder.path + "\\"
        names = (path[len(start) :] for path in self.folders if path.startswith(start))
        return [name for name in names if "\\" not in name]


class Key:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        pass


def asked_focus(name, _kind, _scope, _stamp, level, size):
    assert name._obj.value == FOCUS_STATE
    assert size._obj.value == 4
    level._obj.value = 1
    return 0


def asked_path(process, flags, path, size):
    assert (process, flags, size._obj.value) == (77, 0, 1024)
    path.value = OWN
    return 1


def saver_on(status):
    status._obj.SystemStatusFlag = BATTERY_SAVER_ON
    return 1


@pytest.fixture
def libraries():
    return {
        "shell32": library(SHQueryUserNotificationState=fills(0, 3)),
        "ntdll": library(NtQueryWnfStateData=asked_focus),
        "user32": library(
            GetForegroundWindow=lambda: 5, GetWindowThreadProcessId=fills(1, 4711, result=9)
        ),
        "kernel32": library(
            OpenProcess=lambda _access, _inherit, number: 77 if number == 4711 else 0,
            QueryFullProcessImageNameW=asked_path,
            CloseHandle=lambda _handle: 1,
            GetSystemTimeAsFileTime=fills(0, BOOT + 90_000_000),
            GetTickCount64=lambda: 9_000,
            GetSystemPowerStatus=saver_on,
        ),
    }


def test_the_calls_of_windows(libraries):
    store = f"{STORE}\\webcam"
    folders = {
        store: {},
        f"{store}\\App_1": {"LastUsedTimeStart": BOOT + 1, "LastUsedTimeStop": BOOT + 2},
        f"{store}\\NonPackaged": {"Value": "Allow"},
        f"{store}\\NonPackaged\\C:#a#call.exe": {
            "LastUsedTimeStart": BOOT + 3,
            "LastUsedTimeStop": 0,
        },
    }
    calls = WindowsCalls(libraries.__getitem__, Registry(folders))
    assert calls.notification_state() == 3
    assert calls.focus_level() == 1
    assert calls.foreground_program() == OWN
    assert calls.started_at() == BOOT
    assert calls.saves_battery() is True
    assert calls.uses("webcam") == [
        Use("App_1", BOOT + 1, BOOT + 2),
        Use("NonPackaged", -1, -1),
        Use("C:#a#call.exe", BOOT + 3, 0),
    ]
    assert calls.uses("microphone") == []
    camera = Hold("camera", "call")
    others = {Hold("do not disturb"), Hold("battery saver")}
    assert WindowsHolds(ALL, calls, OWN).read() == {camera, *others}


def test_calls_of_windows_that_fail_tell_nothing(libraries):
    libraries["shell32"] = library(SHQueryUserNotificationState=lambda _state: -1)
    libraries["ntdll"] = library(NtQueryWnfStateData=lambda *_words: -1)
    libraries["kernel32"].OpenProcess = Function(lambda *_words: 0)
    libraries["kernel32"].GetSystemPowerStatus = Function(lambda _status: 0)
    calls = WindowsCalls(libraries.__getitem__, Registry({}))
    assert calls.notification_state() is None
    assert calls.focus_level() is None
    assert calls.foreground_program() == ""
    assert calls.saves_battery() is None
    assert WindowsHolds(ALL, calls, OWN).read() == frozenset()


def answers_of(properties):
    """The two calls of an object tree, by object and code, for sound and for cameras alike."""

    def found(thing, address):
        place = address._obj
        assert place.scope == four("glob")
        return properties.get((thing, place.selector))

    def size(thing, address, _length, _qualifier, size):
        words = found(thing, address)
        if words is None:
            return -1
        size._obj.value = 4 * len(words)
        return 0

    def data(thing, address, *rest):
        words = found(thing, address)
        rest[-1][:] = words
        return 0

    return size, data


def mac(properties):
    size, data = answers_of(properties)
    audio = library(AudioObjectGetPropertyDataSize=size, AudioObjectGetPropertyData=data)
    media = library(CMIOObjectGetPropertyDataSize=size, CMIOObjectGetPropertyData=data)

    def proc_name(number, text, length):
        assert length == 256
        text.value = {501: b"zoom.us"}.get(number, b"")
        return len(text.value)

    return MacCalls(audio, media, library(proc_name=proc_name))


TREE = {
    (1, four("prs#")): [70, 71, 72],
    (70, four("piri")): [0],
    (71, four("piri")): [1],
    (71, four("ppid")): [501],
    (72, four("piri")): [1],
    (1, four("dev#")): [80, 81],
    (80, four("gone")): [0],
    (81, four("gone")): [1],
}


def test_the_calls_of_macos():
    calls = mac(TREE)
    assert calls.recording_programs() == ["zoom.us", ""]
    assert calls.running_cameras() == 1
    holds = MacHolds(ALL, calls)
    assert holds.read() == {Hold("camera"), Hold("microphone", "zoom.us"), Hold("microphone")}
    assert holds.told() == {"camera": "macOS", "microphone": "macOS"}
    assert MacHolds(frozenset({"full screen"}), calls).read() == frozenset()


def test_an_older_macos_tells_less():
    older = {(1, four("dev#")): []}
    holds = MacHolds(ALL, mac(older))
    assert holds.told() == {"camera": "macOS"}
    assert holds.read() == frozenset()


@pytest.mark.parametrize("make", [windows_calls, mac_calls])
def test_elsewhere_they_are_unavailable(make):
    with pytest.raises(Unavailable):
        make()
