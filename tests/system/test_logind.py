"""Sleep and lock against a mocked logind and mocked screen savers on real buses."""

import subprocess
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from rig import AT_ONCE_MS, PATIENCE_S, Rig, bus_has, need, qt_until, until

from postureguard.system.presence.choose import DesktopPresence
from postureguard.system.presence.logind import LogindWatch
from postureguard.system.presence.null import ClockOnly

PYTHON = "/usr/bin/python3"
LOGIN = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
MANAGER = f"{LOGIN}.Manager"
SESSION_PATH = f"{MANAGER_PATH}/session/c1"
SESSION = f"{LOGIN}.Session"
SAVER = "org.gnome.ScreenSaver"
SAVER_PATH = "/org/gnome/ScreenSaver"
MOCK = "org.freedesktop.DBus.Mock"


@pytest.fixture(scope="module")
def buses():
    need("dbus-daemon")
    if (
        not Path(PYTHON).exists()
        or subprocess.run([PYTHON, "-c", "import dbusmock"], check=False).returncode
    ):
        pytest.skip("python3-dbusmock is not installed")
    with Rig() as rig:
        rig.start_session_bus()
        rig.start_system_bus()
        yield rig


class Mocked:
    """A mocked service and the wires to it."""

    def __init__(self, rig, address, service, *arguments):
        self.rig, self.address, self.service = rig, address, service
        self.process = rig.start([PYTHON, "-m", "dbusmock", *arguments])
        until(lambda: bus_has(address, service), f"{service}: {rig.last_words('python3')}")

    def tell(self, path, method, signature, *body):
        with open_dbus_connection(self.address) as bus:
            address = DBusAddress(path, self.service, MOCK)
            reply = bus.send_and_get_reply(
                new_method_call(address, method, signature, body), timeout=PATIENCE_S
            )
            assert reply.header.message_type.name == "method_return", reply.body

    def signal(self, path, interface, name, signature="", *values):
        self.tell(path, "EmitSignal", "sssav", interface, name, signature, list(values))

    def set(self, path, interface, **values):
        changed = {key: ("b", value) for key, value in values.items()}
        self.tell(path, "UpdateProperties", "sa{sv}", interface, changed)


@pytest.fixture
def logind(buses):
    mocked = Mocked(buses, buses.system_bus, LOGIN, "--system", "--template", "logind")
    mocked.tell(MANAGER_PATH, "AddSession", "ssusb", "c1", "seat0", 1000, "tester", True)
    code = f"ret = '{SESSION_PATH}'"
    mocked.tell(MANAGER_PATH, "AddMethod", "sssss", MANAGER, "GetSessionByPID", "u", "o", code)
    yield mocked
    if mocked.process.poll() is None:
        buses.stop(mocked.process)
    until(lambda: not bus_has(buses.system_bus, LOGIN), "the end of the mock")


@pytest.fixture
def saver(buses):
    mocked = Mocked(buses, buses.session_bus, SAVER, SAVER, SAVER_PATH, SAVER)
    mocked.tell(SAVER_PATH, "AddMethod", "sssss", SAVER, "GetActive", "", "b", "ret = False")
    yield mocked
    if mocked.process.poll() is None:
        buses.stop(mocked.process)


@pytest.fixture
def make(buses, qapp):
    made = []

    def make(**environ):
        watch = LogindWatch(buses.system_bus, buses.session_bus, environ)
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
    watch._proof.setInterval(50)
    logind.signal(SESSION_PATH, SESSION, "Lock")
    hears(watch, ("locked", True), ("locked", False))


def test_a_wish_to_lock_that_is_granted_stays(logind, make):
    watch = make()
    logind.signal(SESSION_PATH, SESSION, "Lock")
    hears(watch, ("locked", True))
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    qt_until(lambda: not watch._proof.isActive(), "the proof")
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
    assert not watch.logind_works
    logind = request.getfixturevalue("logind")
    qt_until(lambda: bus_has(buses.system_bus, LOGIN), "logind")
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", True))
    hears(watch, ("sleeping", True))
    assert watch.logind_works
    buses.stop(logind.process)
    qt_until(lambda: not watch.logind_works, "its end")


def test_nothing_at_all_is_quiet(qapp):
    watch = LogindWatch("unix:path=/nowhere", "", {})
    watch.settle(100)
    assert watch.read_locked() is None
    assert [capability.works for capability in watch.describe()] == [False, False]
    watch.close()


def test_a_hung_logind_does_not_block(logind, make, elapsed_ms):
    logind.process.send_signal(19)
    watch = LogindWatch(logind.address, "", {})
    watch.settle(100)
    assert watch.read_locked() is None
    assert elapsed_ms() < AT_ONCE_MS
    watch.close()
    logind.process.send_signal(18)


def test_the_lock_outlives_nothing_when_the_bus_ends(qapp):
    need("dbus-daemon")
    with Rig() as rig:
        address = rig.start_session_bus()
        watch = LogindWatch("", address, {})
        watch.take_saver(SAVER, active=True)
        assert watch.read_locked() is True
        rig.close()
        qt_until(lambda: watch.read_locked() is None, "the end of the bus")
        watch.close()


def test_the_joined_source_names_what_works(logind, buses, qapp):
    watch = LogindWatch(buses.system_bus, buses.session_bus, {"XDG_SESSION_ID": "c1"})
    source = DesktopPresence(ClockOnly(), watch)
    heard = []
    source.locked.connect(heard.append)
    source.sleeping.connect(heard.append)
    source.settle(int(PATIENCE_S * 1000))
    qt_until(lambda: watch.lock_by, "the hint")
    assert source.name == "time only; sleep by logind; lock by logind"
    logind.set(SESSION_PATH, SESSION, LockedHint=True)
    qt_until(lambda: heard == [True], "the lock")
    assert source.read().locked
    assert source.read().idle_s is None
    logind.signal(MANAGER_PATH, MANAGER, "PrepareForSleep", "b", ("b", False))
    qt_until(lambda: heard == [True, False], "the end of sleep")
    source.close()
