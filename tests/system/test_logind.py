"""Sleep and lock against a mocked logind and mocked screen savers on real buses."""

import pytest
from mocked_bus import Mocked, need_mocks
from rig import AT_ONCE_MS, PATIENCE_S, Rig, bus_has, need, qt_until

from postureguard.system.clock import monotonic_s
from postureguard.system.presence.choose import DesktopPresence, choose_presence
from postureguard.system.presence.linux_session import LinuxSession
from postureguard.system.presence.null import ClockOnly

LOGIN = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
MANAGER = f"{LOGIN}.Manager"
SESSION_PATH = f"{MANAGER_PATH}/session/c1"
SESSION = f"{LOGIN}.Session"
SAVER = "org.gnome.ScreenSaver"
SAVER_PATH = "/org/gnome/ScreenSaver"


@pytest.fixture(scope="module")
def buses():
    need_mocks()
    with Rig() as rig:
        rig.start_session_bus()
        rig.start_system_bus()
        yield rig


@pytest.fixture
def logind(buses):
    mocked = Mocked(buses, buses.system_bus, LOGIN, "--system", "--template", "logind")
    mocked.tell(MANAGER_PATH, "AddSession", "ssusb", "c1", "seat0", 1000, "tester", True)
    code = f"ret = '{SESSION_PATH}'"
    mocked.tell(MANAGER_PATH, "AddMethod", "sssss", MANAGER, "GetSessionByPID", "u", "o", code)
    yield mocked
    mocked.stop()


@pytest.fixture
def saver(buses):
    mocked = Mocked(buses, buses.session_bus, SAVER, SAVER, SAVER_PATH, SAVER)
    mocked.tell(SAVER_PATH, "AddMethod", "sssss", SAVER, "GetActive", "", "b", "ret = False")
    yield mocked
    mocked.stop()


@pytest.fixture
def make(buses, qapp):
    made = []

    def make(**environ):
        watch = LinuxSession(buses.system_bus, buses.session_bus, environ)
        watch.heard = []
        watch.sleeping.connect(lambda on: watch.heard.append(("sleeping", on)))
        watch.locked.connect(lambda on: watch.heard.append(("locked", on)))
        made.append(watch)
        watch.settle(int(PATIENCE_S * 1000))
        return watch

    yield make
    for watch in made:
        watch.close()


def hears(watch, *heard):
    qt_until(lambda: watch.heard == list(heard), f"{heard}")


def test_sleep_comes_and_goes(logind, make):
    watch = make()
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", True))
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", False))
    hears(watch, ("sleeping", True), ("sleeping", False))


@pytest.mark.parametrize("environ", [{}, {"XDG_SESSION_ID": "c1"}])
def test_the_session_is_found_and_its_hint_followed(logind, make, environ):
    watch = make(**environ)
    qt_until(lambda: watch.read_locked() is False, "the hint")
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    hears(watch, ("locked", True))
    assert watch.read_locked() is True
    logind.set(SESSION_PATH, SESSION, LockedHint=False)
    hears(watch, ("locked", True), ("locked", False))


def test_the_hint_at_the_start_is_told(logind, make):
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    watch = make()
    hears(watch, ("locked", True))


def test_lock_and_unlock_signals(logind, make):
    watch = make()
    qt_until(lambda: watch.read_locked() is False, "the hint")
    logind.signal(SESSION_PATH, SESSION, "Lock")
    hears(watch, ("locked", True))
    logind.signal(SESSION_PATH, SESSION, "Unlock")
    hears(watch, ("locked", True), ("locked", False))


def test_a_wish_to_lock_that_nobody_grants_is_forgotten(logind, make):
    watch = make()
    qt_until(lambda: watch.read_locked() is False, "the hint")
    watch.login._proof.setInterval(50)
    logind.signal(SESSION_PATH, SESSION, "Lock")
    hears(watch, ("locked", True), ("locked", False))


def test_a_wish_to_lock_that_is_granted_stays(logind, make):
    watch = make()
    logind.signal(SESSION_PATH, SESSION, "Lock")
    hears(watch, ("locked", True))
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    qt_until(lambda: not watch.login._proof.isActive(), "the proof")
    assert watch.heard == [("locked", True)]


def test_another_session_is_not_ours(logind, make):
    logind.tell(MANAGER_PATH, "AddSession", "ssusb", "c2", "seat0", 1001, "other", False)
    watch = make()
    logind.signal(f"{MANAGER_PATH}/session/c2", SESSION, "Lock")
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", True))
    hears(watch, ("sleeping", True))


def test_a_screen_saver_is_evidence(saver, make):
    watch = make()
    qt_until(lambda: watch.lock_by == SAVER, "the screen saver")
    saver.signal(SAVER_PATH, SAVER, "ActiveChanged", "b", ("b", True))
    hears(watch, ("locked", True))
    saver.signal(SAVER_PATH, SAVER, "ActiveChanged", "b", ("b", False))
    hears(watch, ("locked", True), ("locked", False))


def test_a_screen_saver_that_dies_does_not_lock_for_ever(saver, make, buses):
    watch = make()
    saver.signal(SAVER_PATH, SAVER, "ActiveChanged", "b", ("b", True))
    hears(watch, ("locked", True))
    buses.stop(saver.process)
    hears(watch, ("locked", True), ("locked", False))
    assert watch.lock_by == ""


def test_logind_that_comes_later_or_again(buses, make, request):
    watch = make()
    assert not watch.login.works
    logind = request.getfixturevalue("logind")
    qt_until(lambda: bus_has(buses.system_bus, LOGIN), "logind")
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", True))
    hears(watch, ("sleeping", True))
    assert watch.login.works
    buses.stop(logind.process)
    qt_until(lambda: not watch.login.works, "its end")


def test_nothing_at_all_is_quiet(qapp):
    watch = LinuxSession("unix:path=/nowhere", "", {})
    watch.settle(100)
    assert watch.read_locked() is None
    assert [capability.works for capability in watch.describe()] == [False] * 3
    watch.close()


def test_a_hung_logind_does_not_block(logind, make, elapsed_ms):
    logind.process.send_signal(19)
    watch = LinuxSession(logind.address, "", {})
    watch.settle(100)
    assert watch.read_locked() is None
    assert elapsed_ms() < AT_ONCE_MS
    watch.close()
    logind.process.send_signal(18)


def test_the_lock_outlives_nothing_when_the_bus_ends(qapp):
    need("dbus-daemon")
    with Rig() as rig:
        address = rig.start_session_bus()
        watch = LinuxSession("", address, {})
        watch.savers.take(SAVER, active=True)
        assert watch.read_locked() is True
        rig.close()
        qt_until(lambda: watch.read_locked() is None, "the end of the bus")
        watch.close()


def test_the_joined_source_names_what_works(logind, buses, qapp):
    watch = LinuxSession(buses.system_bus, buses.session_bus, {"XDG_SESSION_ID": "c1"})
    source = DesktopPresence(ClockOnly(), watch)
    heard = []
    source.locked.connect(heard.append)
    source.sleeping.connect(heard.append)
    source.settle(int(PATIENCE_S * 1000))
    qt_until(lambda: watch.lock_by, "the hint")
    works = ["sleep", "lock", "other users"]
    assert source.name == "; ".join(["time only", *(f"{what} by logind" for what in works)])
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    qt_until(lambda: heard == [True], "the lock")
    assert source.read().locked
    assert source.read().idle_s is None
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", False))
    qt_until(lambda: heard == [True, False], "the end of sleep")
    source.close()


def test_e07_a_signal_that_comes_twice_or_without_its_other_half_is_passed_on(logind, make):
    watch = make()
    for asleep in (True, True, False, False, True):
        logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", asleep))
    hears(watch, *(("sleeping", asleep) for asleep in (True, True, False, False, True)))


def test_e08_sleep_is_heard_before_the_lock_that_comes_with_it(logind, make):
    watch = make()
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", True))
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", False))
    logind.set(SESSION_PATH, SESSION, LockedHint=False)
    hears(watch, ("sleeping", True), ("locked", True), ("sleeping", False), ("locked", False))


def test_e09_after_waking_everything_is_asked_anew(logind, saver, make):
    watch = make()
    qt_until(lambda: watch.read_locked() is False, "the hint")
    watch.login._known["LockedHint"] = True  # as it was when the machine fell asleep
    watch.savers.take(SAVER, active=True)
    hears(watch, ("locked", True))
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", False))
    hears(watch, ("locked", True), ("sleeping", False), ("locked", False))
    assert watch.read_locked() is False


def test_e09_waking_does_not_unlock_what_is_locked(logind, make):
    watch = make()
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    hears(watch, ("locked", True))
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", False))
    hears(watch, ("locked", True), ("sleeping", False))
    watch.settle(int(PATIENCE_S * 1000))
    assert watch.read_locked() is True


def test_e30_another_user_at_the_screen_means_away(logind, make):
    watch = make()
    qt_until(lambda: watch.read_locked() is False, "the session")
    logind.set(SESSION_PATH, SESSION, Active=False)
    hears(watch, ("locked", True))
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    logind.set(SESSION_PATH, SESSION, Active=True)
    qt_until(lambda: watch.login.in_front, "our turn")
    assert watch.read_locked() is True  # ours again, and still locked
    logind.set(SESSION_PATH, SESSION, LockedHint=False)
    hears(watch, ("locked", True), ("locked", False))
    assert [c.name for c in watch.describe() if c.works] == ["Sleep", "Lock", "Other users"]


def test_e28_without_a_source_the_session_called_idle_counts(logind, buses, qapp):
    environ = {
        "DBUS_SYSTEM_BUS_ADDRESS": buses.system_bus,
        "DBUS_SESSION_BUS_ADDRESS": "",
        "XDG_SESSION_ID": "c1",
    }
    source = choose_presence("auto", environ)
    source.settle(int(PATIENCE_S * 1000))
    assert source.name == "time only; sleep by logind; lock by logind; other users by logind"
    assert source.read().idle_s is None
    since_us = int((monotonic_s() - 400.0) * 1e6)
    hint = {"IdleHint": True, "IdleSinceHintMonotonic": ("t", max(1, since_us))}
    logind.set(SESSION_PATH, SESSION, **hint)
    qt_until(lambda: source.read().idle_s is not None, "the hint")
    assert source.read().idle_s == pytest.approx(400.0, abs=PATIENCE_S)
    logind.set(SESSION_PATH, SESSION, IdleHint=False)
    qt_until(lambda: source.read().idle_s is None, "the end of the hint")
    source.close()


def test_e27_with_time_only_not_even_that_counts(logind, buses, qapp):
    environ = {"DBUS_SYSTEM_BUS_ADDRESS": buses.system_bus, "XDG_SESSION_ID": "c1"}
    source = choose_presence("time only", environ)
    hint = {"IdleHint": True, "IdleSinceHintMonotonic": ("t", 1)}
    logind.set(SESSION_PATH, SESSION, LockedHint=True, **hint)
    qt_until(lambda: source.read().locked, "the lock")
    assert source.read().idle_s is None
    source.close()
