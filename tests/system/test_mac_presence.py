"""macOS, as Apple documents it: these calls cannot be had on another system.

The numbers of messages are written out here, as the headers of macOS have them.
"""

import ctypes

import pytest

from postureguard.system.presence.choose import DesktopPresence
from postureguard.system.presence.mac import MacIdle, MacSession
from postureguard.system.presence.mac_api import SIGNATURES, MacCalls, OnNotification, OnPower
from postureguard.system.unavailable import Unavailable

WILL_SLEEP, CAN_SLEEP, WILL_WAKE, AWAKE = 0xE0000280, 0xE0000270, 0xE0000320, 0xE0000300
LOCKED, CONSOLE = "CGSSessionScreenIsLocked", "kCGSSessionOnConsoleKey"
BOOLEANS, NUMBERS = 21, 22


class Call:
    """A function of a library, which may be told the types of its arguments."""

    def __init__(self, act):
        self.act = act

    def __call__(self, *arguments):
        return self.act(*arguments)


class Mac:
    """The three frameworks in one, with a session and what was asked of them."""

    def __init__(self):
        self.idle_s = 3.25
        self.dark = False
        self.session = {CONSOLE: (BOOLEANS, 1)}
        self.texts, self.values, self.released = {}, {}, []
        self.asked, self.allowed, self.observed, self.modes = [], [], [], []
        self.root = 0x1303
        self.on_lock = self.on_power = None
        self.removed = []
        self.kCFRunLoopCommonModes = ctypes.c_void_p(77)
        for name in SIGNATURES:
            setattr(self, name, Call(getattr(self, f"do_{name}", lambda *_words: 1)))

    def do_CGEventSourceSecondsSinceLastEventType(self, state, kind):  # noqa: N802
        self.asked.append((state, kind))
        return self.idle_s

    def do_CGDisplayIsAsleep(self, _display):  # noqa: N802
        return int(self.dark)

    def do_CGSessionCopyCurrentDictionary(self):  # noqa: N802
        return 5 if self.session is not None else None

    def do_CFStringCreateWithCString(self, _allocator, text, _encoding):  # noqa: N802
        number = 100 + len(self.texts)
        self.texts[number] = text.decode()
        return number

    def do_CFDictionaryGetValue(self, _session, key):  # noqa: N802
        return {LOCKED: 1, CONSOLE: 2}[self.texts[key]] if self.texts[key] in self.session else None

    def value(self, number):
        return self.session[{1: LOCKED, 2: CONSOLE}[number]]

    def do_CFGetTypeID(self, number):  # noqa: N802
        return self.value(number)[0]

    def do_CFBooleanGetTypeID(self):  # noqa: N802
        return BOOLEANS

    def do_CFBooleanGetValue(self, number):  # noqa: N802
        return bool(self.value(number)[1])

    def do_CFNumberGetValue(self, number, _kind, pointer):  # noqa: N802
        pointer._obj.value = self.value(number)[1]
        return True

    def do_CFRelease(self, number):  # noqa: N802
        self.released.append(number)

    def do_CFNotificationCenterAddObserver(self, _c, _o, call, name, _object, _how):  # noqa: N802
        assert isinstance(call, OnNotification)
        self.observed.append(self.texts[name])
        self.on_lock = call

    def do_CFNotificationCenterRemoveEveryObserver(self, _c, _o):  # noqa: N802
        self.removed.append("lock")

    def do_IORegisterForSystemPower(self, _own, _port, call, _notifier):  # noqa: N802
        assert isinstance(call, OnPower)
        self.on_power = call
        return self.root

    def do_IODeregisterForSystemPower(self, _notifier):  # noqa: N802
        self.removed.append("power")
        return 0

    def do_IOAllowPowerChange(self, root, argument):  # noqa: N802
        self.allowed.append((root, argument))
        return 0

    def calls(self):
        return MacCalls(self, self, self)


@pytest.fixture
def mac(monkeypatch):
    mac = Mac()
    # a variable of a library that is none
    monkeypatch.setattr(
        "postureguard.system.presence.mac_api.common_modes",
        lambda library: library.kCFRunLoopCommonModes,
    )
    return mac


@pytest.fixture
def session(mac):
    watch = MacSession(mac.calls())
    watch.heard = []
    watch.sleeping.connect(lambda on: watch.heard.append(("sleeping", on)))
    watch.locked.connect(lambda on: watch.heard.append(("locked", on)))
    return watch


def test_e26_devices_are_asked_not_what_programs_make_up(mac):
    assert MacIdle(mac.calls()).read().idle_s == 3.25
    assert set(mac.asked) == {(1, 0xFFFFFFFF)}


@pytest.mark.parametrize("nonsense", [-1.0, 1.8e19])
def test_where_there_is_no_session_it_is_no_source(mac, nonsense):
    mac.idle_s = nonsense
    with pytest.raises(Unavailable):
        MacIdle(mac.calls())


def test_the_display(mac, session):
    presence = DesktopPresence(MacIdle(mac.calls()), session)
    assert not presence.read().display_off
    mac.dark = True
    assert presence.read().display_off


@pytest.mark.parametrize("kind", [BOOLEANS, NUMBERS])
def test_lock_and_unlock(mac, session, kind):
    assert session.read_locked() is False
    mac.session[LOCKED] = (kind, 1)
    mac.on_lock(None, None, None, None, None)
    del mac.session[LOCKED]
    mac.on_lock(None, None, None, None, None)
    assert session.heard == [("locked", True), ("locked", False)]
    assert mac.observed == ["com.apple.screenIsLocked", "com.apple.screenIsUnlocked"]


def test_the_session_that_was_copied_is_released(mac, session):
    for _look in range(5):
        session.read_locked()
    assert mac.released == [5] * 5


def test_e30_another_user_at_the_screen_means_away(mac, session):
    mac.session[CONSOLE] = (BOOLEANS, 0)
    assert session.read_locked() is True


def test_sleep_is_told_and_never_held_up(mac, session):
    for message, argument in ((CAN_SLEEP, 11), (WILL_SLEEP, 12), (WILL_WAKE, None), (AWAKE, None)):
        mac.on_power(None, 0, message, argument)
    assert session.heard == [("sleeping", True), ("sleeping", False)]
    assert mac.allowed == [(mac.root, 11), (mac.root, 12)]


def test_e28_what_is_missing_is_said(mac):
    mac.root = 0
    mac.session = None
    watch = MacSession(mac.calls())
    assert watch.read_locked() is None
    assert not any(capability.works for capability in watch.describe())


def test_everything_that_works_is_described(session):
    described = session.describe()
    assert [c.name for c in described] == ["Sleep", "Lock", "Other users", "Display off"]
    assert all(c.works and c.by and c.meaning.endswith(".") for c in described)


def test_the_end_takes_everything_back(mac, session):
    session.close()
    session.close()
    assert mac.removed == ["lock", "power"]
