"""Windows, as Microsoft documents it: these calls and messages cannot be had on another system.

The numbers of messages are written out here, as the headers of Windows have them.
"""

import ctypes
from ctypes import wintypes
from types import SimpleNamespace

import pytest

from postureguard.system.presence.choose import DesktopPresence
from postureguard.system.presence.windows import WindowsIdle, WindowsSession
from postureguard.system.presence.windows_api import (
    LastInputInfo,
    PowerSetting,
    Win32,
    WindowsMessages,
    display_state_guid,
)
from postureguard.system.unavailable import Unavailable

POWER, SESSION = 0x218, 0x2B1
WINDOW = 0x20A6E


class Call:
    """A function of a library: what it is told to give back, and what it was given."""

    def __init__(self, act):
        self.act = act

    def __call__(self, *arguments):
        return self.act(*arguments)


class Library:
    """user32 and kernel32 in one."""

    def __init__(self, last_ms, tick_ms, works=1):
        self.last_ms, self.tick_ms, self.works = last_ms, tick_ms, works
        self.sizes = []
        self.GetLastInputInfo = Call(self.answer)
        self.GetTickCount = Call(lambda: self.tick_ms)

    def answer(self, pointer):
        self.sizes.append(pointer._obj.cbSize)
        pointer._obj.dwTime = self.last_ms
        return self.works


class Sent:
    """The messages of one sitting, as they are sent."""

    def __init__(self, works=True):
        self.works = works
        self.closed = False

    def listen(self, on_message):
        self.send = on_message
        return self.works

    def close(self):
        self.closed = True


@pytest.fixture
def session():
    sent = Sent()
    watch = WindowsSession(sent)
    watch.send = sent.send
    watch.heard = []
    watch.sleeping.connect(lambda on: watch.heard.append(("sleeping", on)))
    watch.locked.connect(lambda on: watch.heard.append(("locked", on)))
    return watch


@pytest.mark.parametrize(
    ("last_ms", "tick_ms", "idle_s"),
    [
        (81_234_561, 81_234_561, 0.0),
        (81_234_561, 81_412_343, 177.782),
        (4_294_967_000, 704, 1.0),  # the count began anew in between
        (81_234_577, 81_234_561, 0.0),  # told a tick too early
    ],
)
def test_the_idle_time_is_the_difference_of_two_counts(last_ms, tick_ms, idle_s):
    library = Library(last_ms, tick_ms)
    source = WindowsIdle(Win32(library, library))
    assert source.read().idle_s == pytest.approx(idle_s)
    assert set(library.sizes) == {8}  # or the call fails


def test_a_call_that_fails_is_no_source_and_later_no_answer():
    library = Library(5, 10)
    source = WindowsIdle(Win32(library, library))
    library.works = 0
    assert source.read().idle_s is None
    with pytest.raises(Unavailable):
        WindowsIdle(Win32(library, library))


def test_sleep_is_told_however_the_machine_wakes(session):
    session.send(POWER, 0x4, 0)
    session.send(POWER, 0x12, 0)
    assert session.heard == [("sleeping", True), ("sleeping", False)]


def test_e07_waking_by_hand_is_told_twice_and_that_is_fine(session):
    for code in (0x4, 0x12, 0x7):
        session.send(POWER, code, 0)
    assert session.heard == [("sleeping", True), ("sleeping", False), ("sleeping", False)]


def test_lock_and_unlock(session):
    session.send(SESSION, 7, 0)
    assert session.read_locked() is True
    session.send(SESSION, 8, 0)
    assert session.read_locked() is False
    assert session.heard == [("locked", True), ("locked", False)]


@pytest.mark.parametrize(("gone", "back"), [(2, 1), (4, 3)])
def test_e30_another_user_or_a_remote_end_means_away(session, gone, back):
    for code in (7, gone, back, 8):
        session.send(SESSION, code, 0)
    assert session.heard == [("locked", True), ("locked", False)]
    session.send(SESSION, gone, 0)
    assert session.read_locked() is True


def test_the_display_is_off_only_when_it_is_off(session):
    presence = DesktopPresence(WindowsIdle(Win32(Library(5, 10), Library(5, 10))), session)
    seen = []
    for state in (1, 2, 0, 1):
        session.send(POWER, 0x8013, state)
        seen.append(presence.read().display_off)
    assert seen == [False, False, True, False]


def test_what_it_does_not_know_changes_nothing(session):
    for message, code in ((POWER, 0xA), (SESSION, 5), (SESSION, 6), (0x11, 0)):
        session.send(message, code, 0)
    assert session.heard == []
    assert session.read_locked() is False


def test_e28_without_messages_it_says_so():
    sent = Sent(works=False)
    watch = WindowsSession(sent)
    assert watch.read_locked() is None
    assert not any(capability.works for capability in watch.describe())
    watch.close()
    assert sent.closed


def test_everything_that_works_is_described(session):
    described = session.describe()
    assert [c.name for c in described] == ["Sleep", "Lock", "Other users", "Display off"]
    assert all(c.works and c.by and c.meaning.endswith(".") for c in described)


def test_the_structures_have_the_sizes_of_the_headers():
    assert ctypes.sizeof(LastInputInfo) == 8
    assert PowerSetting.DataLength.offset == 16
    assert PowerSetting.Data.offset == 20


def test_the_name_of_the_display_setting_is_laid_out_as_windows_wants_it():
    laid_out = bytes(display_state_guid())
    assert laid_out.hex() == "5695e66f4a70a0478f24c28d936fda47"


def message(kind, code, pointer=0, window=WINDOW):
    made = wintypes.MSG()
    made.hWnd, made.message, made.wParam, made.lParam = window, kind, code, pointer
    return made


@pytest.fixture
def messages():
    taken = WindowsMessages()
    taken._handle = WINDOW
    taken.heard = []
    taken._on_message = lambda *words: taken.heard.append(words)
    return taken


def test_messages_to_our_window_are_handed_on_and_no_others(messages):
    messages.take(message(SESSION, 7))
    messages.take(message(SESSION, 8, window=WINDOW + 2))
    messages.take(message(0x200, 0))
    messages.take(message(POWER, 4))
    assert messages.heard == [(SESSION, 7, 0), (POWER, 4, 0)]


def test_the_value_of_a_power_setting_is_read_from_where_it_lies(messages):
    setting = PowerSetting(display_state_guid(), 4, 2)
    messages.take(message(POWER, 0x8013, ctypes.addressof(setting)))
    messages.take(message(POWER, 0x8013, 0))
    assert messages.heard == [(POWER, 0x8013, 2)]


def test_the_filter_lets_every_message_pass(messages):
    made = message(SESSION, 7)
    for kind in (b"windows_generic_MSG", b"windows_dispatcher_MSG", b"xcb_generic_event_t"):
        assert messages.nativeEventFilter(kind, ctypes.addressof(made)) == (False, 0)
    assert messages.heard == [(SESSION, 7, 0)]


def test_our_window_asks_for_both_kinds_of_messages(messages):
    asked = []
    user32 = SimpleNamespace(
        RegisterPowerSettingNotification=Call(
            lambda window, guid, how: asked.append((window.value, bytes(guid._obj), how)) or 9
        )
    )
    wts = SimpleNamespace(
        WTSRegisterSessionNotification=Call(
            lambda window, which: asked.append((window.value, which)) or 1
        )
    )
    assert messages._register(user32, wts)
    assert asked == [(WINDOW, bytes(display_state_guid()), 0), (WINDOW, 0)]
    assert messages._power == 9
