"""A message bus that ends and starts anew at its place: whoever was on it is on it again."""

import pytest
from bus_service import BusService
from notification_daemon import NotificationDaemon
from rig import PATIENCE_S, Rig, need, qt_until

from postureguard.core.holding import Hold
from postureguard.ports import Notice
from postureguard.system.bus_guest import FIRST_WAIT_MS, LAST_WAIT_MS, MORE, BusGuest
from postureguard.system.holds.bus_facts import LOGIN, NOTIFICATIONS, session_facts
from postureguard.system.holds.bus_holds import BusHolds
from postureguard.system.holds.gnome import GnomeBanners
from postureguard.system.notify.freedesktop import FreedesktopNotifier
from postureguard.system.presence.linux_session import LinuxSession
from postureguard.system.tray_watch import WATCHER, TrayWatch

SESSION = "/org/freedesktop/login1/session/c1"
LOCKED = {
    "GetSession": ("o", (SESSION,)),
    "GetAll": ("a{sv}", ({"LockedHint": ("b", True), "Active": ("b", True)},)),
}
SAVER = "org.gnome.ScreenSaver"
EVERYTHING = {"Sleep", "Lock", "Other users"}


class Bus:
    """A bus of its own that can end, and begin again at the same address."""

    def __init__(self, rig):
        self._rig = rig
        self._services = []
        self.address = rig.start_session_bus()
        (self._daemon,) = rig._processes

    def service(self, name, answers):
        self._services.append(BusService(self.address, name, answers))
        return self._services[-1]

    def end(self):
        for service in self._services:
            service.stop()
        self._services.clear()
        self._rig.stop(self._daemon)
        (self._rig.runtime / "bus").unlink(missing_ok=True)

    def begin(self):
        assert self._rig.start_session_bus() == self.address
        (self._daemon,) = self._rig._processes


@pytest.fixture
def bus(qapp):
    need("dbus-daemon")
    with Rig() as rig:
        bus = Bus(rig)
        yield bus
        bus.end()


def works(watch):
    return {found.name for found in watch.describe() if found.works}


def test_e29_sleep_and_lock_are_told_again_and_doctor_says_so(bus):
    bus.service(LOGIN, LOCKED)
    bus.service(SAVER, {"GetActive": ("b", (False,))})
    watch = LinuxSession(bus.address, bus.address, {"XDG_SESSION_ID": "c1"})
    heard = []
    watch.sleeping.connect(heard.append)
    qt_until(lambda: works(watch) == EVERYTHING and watch.savers.present, "the first answers")
    assert watch.read_locked() is True
    bus.end()
    qt_until(lambda: watch.read_locked() is None, "the end of the bus")
    assert works(watch) == set()
    bus.begin()
    logind = bus.service(LOGIN, LOCKED)
    bus.service(SAVER, {"GetActive": ("b", (True,))})
    qt_until(lambda: works(watch) == EVERYTHING and watch.savers.covering, "both again")
    assert watch.read_locked() is True
    logind.tell(
        "/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "b", True
    )
    qt_until(lambda: heard == [True], "the word about sleep")
    watch.close()


def test_e29_a_bus_that_is_late_is_joined_when_it_comes(bus):
    bus.end()
    watch = LinuxSession(bus.address, "", {"XDG_SESSION_ID": "c1"})
    assert watch.read_locked() is None
    bus.begin()
    bus.service(LOGIN, LOCKED)
    qt_until(watch.read_locked, "the lock")
    watch.close()


def test_e29_what_keeps_breaks_back_is_heard_again_without_a_look(bus):
    paused = {"org.freedesktop.Notifications.Inhibited": ("v", (("b", True),))}
    bus.service(NOTIFICATIONS, paused)
    holds, heard = BusHolds("bus", session_facts({}), bus.address), []
    holds.on_change = lambda: heard.append(bool(holds.told()))
    qt_until(lambda: heard == [True], "the hold")
    bus.end()
    qt_until(lambda: heard == [True, False], "its end with the bus")
    bus.begin()
    bus.service(NOTIFICATIONS, paused)
    qt_until(lambda: heard == [True, False, True], "the hold again")
    holds.close()


def test_e29_gnome_is_asked_again(bus, tmp_path):
    words, program = tmp_path / "words", tmp_path / "gsettings"
    words.write_text("true\n")
    program.write_text(f"#!/bin/sh\ncat {words}\n")
    program.chmod(0o755)
    path = f"{tmp_path}:/bin:/usr/bin"
    source = GnomeBanners({"DBUS_SESSION_BUS_ADDRESS": bus.address, "PATH": path})
    qt_until(source.told, "the first answer")
    assert source.read() == frozenset()
    bus.end()
    words.write_text("false\n")
    bus.begin()
    qt_until(lambda: source.read() == {Hold("do not disturb")}, "the answer on the new bus")
    source.close()


def test_e29_notices_are_shown_on_the_new_bus_with_their_buttons(bus):
    old = NotificationDaemon(bus.address)
    notifier, pressed = FreedesktopNotifier(bus.address), []
    notifier.on_action = pressed.append
    notice = Notice("Time to move", "One minute.", (("start", "Start"),))
    notifier.show(notice)
    qt_until(lambda: old.shown, "the first notice")
    old.stop()
    bus.end()
    qt_until(lambda: not notifier.present, "the end of the bus")
    bus.begin()
    new = NotificationDaemon(bus.address)
    notifier.show(notice)
    qt_until(lambda: new.shown, "the notice on the new bus")
    new.press(new.only, "start")
    qt_until(lambda: pressed == ["start"], "the button")
    notifier.close()
    new.stop()


def test_e49_a_tray_is_heard_of_when_it_comes_and_again_on_a_new_bus(bus):
    watch, heard = TrayWatch(bus.address), []
    watch.on_come = lambda: heard.append(watch.came_back)
    watch.settle(int(PATIENCE_S * 1000))
    bus.service(WATCHER, {})
    qt_until(lambda: heard == [False], "the tray")
    bus.end()
    bus.begin()
    bus.service(WATCHER, {})
    qt_until(lambda: heard == [False, True], "the tray on the new bus")
    watch.close()


def test_e29_a_tray_that_was_on_the_new_bus_first_is_heard_of_too(bus):
    watch, heard = TrayWatch(bus.address), []
    watch.on_come = lambda: heard.append(watch.came_back)
    watch.settle(int(PATIENCE_S * 1000))
    bus.end()
    bus.begin()
    bus.service(WATCHER, {})
    qt_until(lambda: heard == [True], "the tray on the new bus")
    watch.close()


def test_e29_a_tray_on_a_bus_that_was_late_is_one_on_a_new_bus(bus):
    bus.end()
    watch, heard = TrayWatch(bus.address), []
    watch.on_come = lambda: heard.append(watch.came_back)
    bus.begin()
    bus.service(WATCHER, {})
    qt_until(lambda: heard == [True], "the tray")
    watch.close()


class Patient(BusGuest):
    """Counts what it is told."""

    def __init__(self, address):
        super().__init__(address)
        self.joins = self.losses = 0

    def _joined(self, link):
        self.joins += 1

    def _hear(self, signal):
        pass

    def _lost(self):
        self.losses += 1


def test_where_no_bus_is_it_is_tried_less_and_less_often(qapp):
    guest, waits = Patient("unix:path=/nowhere"), []
    for _try in range(12):
        guest.start()
        waits.append(guest._again.interval())
    assert waits[:3] == [FIRST_WAIT_MS, MORE * FIRST_WAIT_MS, MORE * MORE * FIRST_WAIT_MS]
    assert waits[-1] == LAST_WAIT_MS
    guest.close()
    assert not guest._again.isActive()


def test_without_an_address_nothing_is_tried(qapp):
    guest = Patient("")
    guest.start()
    assert not guest._again.isActive()
    guest.close()


def test_joined_once_though_asked_twice_and_never_after_the_end(bus):
    guest = Patient(bus.address)
    guest.start()
    guest.start()
    assert guest.joins == 1
    guest.close()
    guest.start()
    assert (guest.joins, guest.losses) == (1, 0)


def test_one_that_left_comes_not_back_with_the_bus(bus):
    guest = Patient(bus.address)
    guest.start()
    bus.end()
    qt_until(lambda: guest.losses == 1, "the end of the bus")
    guest.close()
    bus.begin()
    assert not guest._again.isActive()
    assert guest.joins == 1
