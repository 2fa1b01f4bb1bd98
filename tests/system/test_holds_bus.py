"""What services on real buses tell: small ones of the test, the real dunst and the real xfconfd."""

import os

import pytest
from bus_service import BusService
from rig import PATIENCE_S, Rig, need, qt_until, until, xfconfd

from postureguard.core.holding import Hold
from postureguard.system.holds.bus_facts import (
    GNOME_SESSION,
    KDE_POWER,
    LOGIN,
    LOGIN_MANAGER,
    NOTIFICATIONS,
    OLD_PROFILES,
    POWER,
    PROFILES,
    session_facts,
    system_facts,
)
from postureguard.system.holds.bus_holds import BusHolds

PROPERTIES_CHANGED = "org.freedesktop.DBus.Properties.PropertiesChanged"
NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"
POWER_PATH = "/org/freedesktop/PowerManagement"
KDE_POWER_PATH = "/org/kde/Solid/PowerManagement/PolicyAgent"
LOGIN_PATH = "/org/freedesktop/login1"
INHIBITED = f"{NOTIFICATIONS}.Inhibited"
PATIENCE_MS = int(PATIENCE_S * 1000)


@pytest.fixture(scope="module")
def buses():
    need("dbus-daemon")
    with Rig() as rig:
        rig.start_session_bus()
        rig.start_system_bus()
        yield rig


@pytest.fixture
def service(buses, qapp):
    made = []

    def make(name, answers, *, system=False):
        address = buses.system_bus if system else buses.session_bus
        made.append(BusService(address, name, answers))
        return made[-1]

    yield make
    for one in made:
        one.stop()


@pytest.fixture
def make(buses, qapp):
    made = []

    def make(*, system=False, **environ):
        facts = system_facts() if system else session_facts(environ)
        holds = BusHolds("bus", facts, buses.system_bus if system else buses.session_bus)
        holds.heard = []
        holds.on_change = lambda: holds.heard.append(holds.read())
        made.append(holds)
        return holds

    yield make
    for one in made:
        one.close()


def held(holds, reason, *names):
    wanted = frozenset(Hold(reason, name) for name in names)
    qt_until(lambda: holds.read() == wanted, f"{wanted}, before {holds.read()}")


def boolean(value):
    return "v", (("b", value),)


def test_plasma_says_do_not_disturb(service, make):
    plasma = service(NOTIFICATIONS, {INHIBITED: boolean(False)})
    holds = make()
    qt_until(lambda: holds.told() == {"do not disturb": "Plasma"}, "the first answer")
    assert holds.read() == frozenset()
    plasma.answers[INHIBITED] = boolean(True)
    changed = {"Inhibited": ("b", True)}
    plasma.tell(NOTIFICATIONS_PATH, PROPERTIES_CHANGED, "sa{sv}as", NOTIFICATIONS, changed, [])
    held(holds, "do not disturb", "")
    assert holds.heard == [{Hold("do not disturb")}]


def test_a_service_that_goes_holds_no_more_and_is_asked_again_when_it_comes(service, make):
    first = service(NOTIFICATIONS, {INHIBITED: boolean(True)})
    holds = make()
    held(holds, "do not disturb", "")
    first.stop()
    held(holds, "do not disturb")
    assert holds.told() == {}
    service(NOTIFICATIONS, {INHIBITED: boolean(True)})
    held(holds, "do not disturb", "")
    assert len(holds.heard) == 3


def test_e09_each_source_takes_back_only_its_own(service, make):
    service(NOTIFICATIONS, {INHIBITED: boolean(True)})
    power = service(POWER, {"HasInhibit": ("b", (True,))})
    holds = make()
    both = {Hold("do not disturb"), Hold("inhibitor")}
    qt_until(lambda: holds.read() == both, "both")
    power.stop()
    held(holds, "do not disturb", "")


def test_a_notification_daemon_without_that_word_tells_nothing(service, make):
    daemon = service(NOTIFICATIONS, {})
    holds = make()
    qt_until(lambda: len(daemon.asked) == 2, "both questions")
    assert holds.told() == {}
    assert holds.read() == frozenset()


@pytest.mark.parametrize("answer", [("s", ("nonsense",)), ("b", (True,)), ("as", ([],))])
def test_an_answer_of_another_shape_tells_nothing(service, make, answer):
    daemon = service(NOTIFICATIONS, {INHIBITED: answer})
    holds = make()
    qt_until(lambda: len(daemon.asked) == 2, "both questions")
    holds.settle(PATIENCE_MS)
    assert holds.told() == {}


@pytest.mark.parametrize(
    ("desktop", "name", "path", "words"),
    [
        ("GNOME", GNOME_SESSION, "/org/gnome/SessionManager", ("IsInhibited", "InhibitorAdded")),
        ("", POWER, f"{POWER_PATH}/Inhibit", ("HasInhibit", "Inhibit.HasInhibitChanged")),
        ("KDE", KDE_POWER, KDE_POWER_PATH, ("HasInhibition", "InhibitionsChanged")),
    ],
)
def test_a_desktop_that_is_kept_awake(service, make, desktop, name, path, words):
    method, change = words
    one = service(name, {method: ("b", (False,))})
    holds = make(XDG_CURRENT_DESKTOP=desktop)
    qt_until(lambda: set(holds.told()) == {"inhibitor"}, "the first answer")
    assert holds.read() == frozenset()
    one.answers[method] = ("b", (True,))
    one.tell(path, f"{name}.{change}", "")
    held(holds, "inhibitor", "")


def test_plasma_is_asked_about_the_screen_and_not_about_music(service, make):
    service(POWER, {"HasInhibit": ("b", (True,))})
    plasma = service(KDE_POWER, {"HasInhibition": ("b", (False,))})
    holds = make(XDG_CURRENT_DESKTOP="KDE")
    qt_until(lambda: holds.told() == {"inhibitor": "Plasma"}, "the first answer")
    assert plasma.asked == [("HasInhibition", (4,))]
    assert holds.read() == frozenset()


def inhibitors(*rows):
    return "a(ssssuu)", (list(rows),)


def test_e26_who_keeps_the_session_from_being_idle_but_never_ourselves(service, make):
    us, other = os.getuid(), os.getuid() + 1
    logind = service(
        LOGIN,
        {
            "ListInhibitors": inhibitors(
                ("idle", "PostureGuard", "a break", "block", us, 1),
                ("idle", "another user", "a film", "block", other, 2),
                ("idle", "a delay", "soon", "delay", us, 3),
                ("sleep:shutdown", "a backup", "not done", "block", us, 4),
            )
        },
        system=True,
    )
    holds = make(system=True)
    qt_until(lambda: holds.told() == {"inhibitor": "logind"}, "the first answer")
    assert holds.read() == frozenset()
    logind.answers["ListInhibitors"] = inhibitors(
        ("sleep:idle", "Film player", "a film", "block", us, 5)
    )
    changed = {"BlockInhibited": ("s", "sleep:idle")}
    logind.tell(LOGIN_PATH, PROPERTIES_CHANGED, "sa{sv}as", LOGIN_MANAGER, changed, [])
    held(holds, "inhibitor", "Film player")


@pytest.mark.parametrize("name", [PROFILES, OLD_PROFILES])
def test_the_battery_is_saved(service, make, name):
    profile = f"{name}.ActiveProfile"
    daemon = service(name, {profile: ("v", (("s", "balanced"),))}, system=True)
    holds = make(system=True)
    qt_until(lambda: set(holds.told()) == {"battery saver"}, "the first answer")
    assert holds.read() == frozenset()
    daemon.answers[profile] = ("v", (("s", "power-saver"),))
    path = "/" + name.replace(".", "/")
    daemon.tell(path, PROPERTIES_CHANGED, "sa{sv}as", name, {}, ["ActiveProfile"])
    held(holds, "battery saver", "")


def test_a_bus_that_breaks_off_is_joined_again(qapp):
    need("dbus-daemon")
    with Rig() as rig:
        address = rig.start_session_bus()
        (daemon,) = rig._processes
        first = BusService(address, NOTIFICATIONS, {INHIBITED: boolean(True)})
        holds = BusHolds("bus", session_facts({}), address)
        held(holds, "do not disturb", "")
        rig.stop(daemon)
        first.stop()
        held(holds, "do not disturb")
        (rig.runtime / "bus").unlink(missing_ok=True)
        assert rig.start_session_bus() == address
        second = BusService(address, NOTIFICATIONS, {INHIBITED: boolean(True)})
        held(holds, "do not disturb", "")
        second.stop()
        holds.close()


@pytest.mark.desktop
def test_the_real_dunst(qapp):
    need("Xvfb", "xdpyinfo", "dbus-daemon", "dunst", "dunstctl")
    with Rig("640x480x24") as rig:
        rig.start_x()
        rig.start_session_bus()
        daemon = rig.start_dunst()
        holds = BusHolds("bus", session_facts({}), rig.session_bus)
        qt_until(lambda: holds.told() == {"do not disturb": "dunst"}, "the first answer")
        assert holds.read() == frozenset()
        assert rig.succeeds("dunstctl", "set-paused", "true")
        held(holds, "do not disturb", "")
        assert rig.succeeds("dunstctl", "set-paused", "false")
        held(holds, "do not disturb")
        rig.stop(daemon)
        qt_until(lambda: holds.told() == {}, "the end of dunst")
        holds.close()


@pytest.mark.desktop
def test_the_real_xfconfd(qapp):
    need("dbus-daemon", "xfconf-query")
    if (keeper := xfconfd()) is None:
        pytest.skip("not installed: xfconfd")
    with Rig() as rig:
        rig.start_session_bus()
        rig.start([keeper])
        until(lambda: rig.owns("org.xfce.Xfconf"), "xfconfd on the bus")
        say = ("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t", "bool")
        assert rig.succeeds(*say, "-s", "false")
        elsewhere = BusHolds("bus", session_facts({}), rig.session_bus)
        holds = BusHolds("bus", session_facts({"XDG_CURRENT_DESKTOP": "XFCE"}), rig.session_bus)
        qt_until(lambda: holds.told() == {"do not disturb": "Xfce"}, "the first answer")
        assert holds.read() == frozenset()
        assert rig.succeeds(*say, "-s", "true")
        held(holds, "do not disturb", "")
        assert elsewhere.read() == frozenset()
        assert rig.succeeds("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-r")
        held(holds, "do not disturb")
        holds.close()
        elsewhere.close()
