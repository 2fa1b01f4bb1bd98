"""Desktop notifications against daemons that are well, hung, gone, restarted or choosy."""

import socket
import subprocess
import sys

import pytest
from notification_daemon import NotificationDaemon
from rig import AT_ONCE_MS, PATIENCE_S, Rig, need, qt_until

from postureguard.ports import Notice
from postureguard.system.notify.freedesktop import FreedesktopNotifier, notify_arguments
from postureguard.system.unavailable import Unavailable

BREAK = Notice(
    "Time to move", "<1 minute & you are done", (("start", "Start"), ("postpone", "Later"))
)
PLAIN = Notice("Welcome back", "A new stretch begins.")


class Ear:
    """Collects what a notifier tells."""

    def __init__(self, notifier):
        self.actions, self.failures = [], []
        notifier.action.connect(self.actions.append)
        notifier.failed.connect(self.failures.append)


@pytest.fixture
def daemons(bus_rig, qapp):
    """Makes daemons; ends those that a test leaves."""
    made = []

    def make(*args, **kwargs):
        made.append(NotificationDaemon(bus_rig.session_bus, *args, **kwargs))
        return made[-1]

    yield make
    for daemon in made:
        daemon.stop()


@pytest.fixture
def notifiers(bus_rig, qapp):
    """Makes notifiers on the private bus; closes them."""
    made = []

    def make(**kwargs):
        made.append(FreedesktopNotifier(bus_rig.session_bus, **kwargs))
        return made[-1]

    yield make
    for notifier in made:
        notifier.close()


def test_shows_all_the_specification_asks_for(daemons, notifiers):
    daemon = daemons()
    notifier = notifiers()
    notifier.show(BREAK)
    qt_until(lambda: daemon.shown, "a notification")
    app, replaces, icon, title, body, buttons, hints, expire = daemon.shown[daemon.only]
    assert (app, replaces, icon) == ("PostureGuard", 0, "org.postureguard.PostureGuard")
    assert (title, body) == ("Time to move", "&lt;1 minute &amp; you are done")
    assert buttons == ["start", "Start", "postpone", "Later"]
    assert hints["urgency"] == ("y", 1)
    assert hints["transient"] == ("b", True)
    assert hints["desktop-entry"] == ("s", "org.postureguard.PostureGuard")
    assert expire >= 30_000
    assert "testd 1.0" in notifier.name


def test_a_daemon_without_markup_gets_the_plain_text_and_no_buttons():
    arguments = notify_arguments(BREAK, frozenset({"body"}), 7)
    assert arguments[1] == 7
    assert arguments[4] == BREAK.body
    assert arguments[5] == []


def test_a_pressed_button_comes_back(daemons, notifiers):
    daemon, notifier = daemons(), notifiers()
    ear = Ear(notifier)
    notifier.show(BREAK)
    qt_until(lambda: daemon.shown, "a notification")
    notifier.settle()
    daemon.press(daemon.only, "postpone")
    qt_until(lambda: ear.actions, "the action")
    assert ear.actions == ["postpone"]
    assert ear.failures == []


def test_foreign_ids_and_unknown_verbs_are_not_ours(daemons, notifiers):
    daemon, notifier = daemons(), notifiers()
    ear = Ear(notifier)
    notifier.show(BREAK)
    qt_until(lambda: daemon.shown, "a notification")
    daemon.press(daemon.only + 1, "start")
    daemon.emit("ActionInvoked", "us", daemon.only, "default")
    daemon.emit("ActionInvoked", "s", "start")
    daemon.press(daemon.only, "start")
    qt_until(lambda: ear.actions, "the action")
    assert ear.actions == ["start"]


def test_a_new_notice_takes_the_place_of_the_old_one(daemons, notifiers):
    daemon, notifier = daemons(), notifiers()
    notifier.show(BREAK)
    qt_until(lambda: notifier._shown, "the id")
    notifier.show(PLAIN)
    qt_until(lambda: len(daemon.notified) == 2, "the second")
    assert daemon.shown[daemon.only][3] == PLAIN.title


def test_only_the_last_of_many_notices_at_once_stays(daemons, notifiers):
    daemon, notifier = daemons(), notifiers()
    for number in range(20):
        notifier.show(Notice(f"Notice {number}", ""))
    qt_until(lambda: daemon.shown and daemon.shown[daemon.only][3] == "Notice 19", "the last")
    assert len(daemon.shown) == 1
    assert len(daemon.notified) <= 2


def test_withdraw_takes_it_off_the_screen(daemons, notifiers):
    daemon, notifier = daemons(), notifiers()
    notifier.show(BREAK)
    qt_until(lambda: notifier._shown, "the id")
    notifier.withdraw()
    qt_until(lambda: not daemon.shown, "an empty screen")


def test_withdraw_of_one_still_on_its_way(daemons, notifiers):
    daemon = daemons(silent=("Notify",))
    notifier = notifiers()
    ear = Ear(notifier)
    notifier.show(BREAK)
    qt_until(lambda: daemon.held, "the call")
    notifier.withdraw()
    daemon.wake()
    qt_until(lambda: daemon.notified and not daemon.shown, "shown and closed")
    assert ear.failures == []


@pytest.mark.parametrize("silent", [("Notify",), ("GetCapabilities", "GetServerInformation")])
def test_a_hung_daemon_is_a_failure_once_and_what_it_shows_later_is_closed(
    daemons, notifiers, silent
):
    daemon = daemons(silent=silent)
    notifier = notifiers(patience_ms=150)
    ear = Ear(notifier)
    notifier.show(BREAK)
    qt_until(lambda: ear.failures, "the failure")
    notifier._patience.setInterval(int(PATIENCE_S * 1000))  # now it answers, however slowly
    daemon.wake()
    notifier.show(PLAIN)
    qt_until(lambda: daemon.notified and not notifier._patience.isActive(), "the next notice")
    qt_until(lambda: len(daemon.shown) == 1, "the late one gone")
    assert daemon.shown[daemon.only][3] == PLAIN.title
    assert ear.failures == ["The notification service does not answer."]


def test_showing_to_a_hung_daemon_does_not_wait(daemons, notifiers, elapsed_ms):
    daemons(silent=("Notify", "GetCapabilities", "GetServerInformation"))
    notifier = notifiers()
    for _number in range(50):
        notifier.show(Notice("Again", "x" * 500))
    notifier.withdraw()
    assert elapsed_ms() < AT_ONCE_MS


def test_no_daemon_is_told_at_once(bus_rig, notifiers):
    notifier = notifiers()
    ear = Ear(notifier)
    notifier.show(BREAK)
    qt_until(lambda: ear.failures, "the failure")
    assert "ServiceUnknown" in ear.failures[0]


def test_a_daemon_that_comes_later_is_used(daemons, notifiers):
    notifier = notifiers()
    ear = Ear(notifier)
    notifier.show(PLAIN)
    qt_until(lambda: ear.failures, "the failure")
    daemon = daemons()
    notifier.show(BREAK)
    qt_until(lambda: daemon.shown, "a notification")


def test_a_restarted_daemon_is_asked_anew(daemons, notifiers):
    first = daemons()
    notifier = notifiers()
    ear = Ear(notifier)
    notifier.show(BREAK)
    qt_until(lambda: notifier._shown, "the id")
    first.stop()
    qt_until(lambda: not notifier.present, "the end of the first")
    second = daemons(("body",))
    qt_until(lambda: notifier.present, "the second")
    assert not notifier.has_buttons
    second.emit("ActionInvoked", "us", 1, "start")  # the same id, another notification
    notifier.show(BREAK)
    qt_until(lambda: second.shown, "a notification")
    assert second.notified[0][1] == 0
    assert second.notified[0][5] == []
    assert ear.actions == []


def test_a_daemon_without_buttons_fails_where_they_are_needed(daemons, notifiers):
    daemon = daemons(("body",))
    notifier = notifiers(buttons_needed=True)
    ear = Ear(notifier)
    notifier.show(PLAIN)
    qt_until(lambda: daemon.shown, "the plain one")
    notifier.show(BREAK)
    qt_until(lambda: ear.failures, "the failure")
    qt_until(lambda: not daemon.shown, "the plain one gone")


def test_a_daemon_that_refuses(daemons, notifiers):
    daemons(refuses=True)
    notifier = notifiers()
    ear = Ear(notifier)
    notifier.show(BREAK)
    qt_until(lambda: ear.failures, "the failure")
    assert "org.test.Refused" in ear.failures[0]


def test_a_bus_that_ends_and_comes_back(qapp):
    need("dbus-daemon")
    with Rig() as rig:
        rig.start_session_bus()
        (bus,) = rig._processes
        notifier = FreedesktopNotifier(rig.session_bus)
        ear = Ear(notifier)
        rig.stop(bus)
        qt_until(lambda: not notifier._link.alive, "the broken link")
        notifier.show(BREAK)
        assert len(ear.failures) == 1
        rig.runtime.joinpath("bus").unlink(missing_ok=True)
        rig.start_session_bus()
        daemon = NotificationDaemon(rig.session_bus)
        notifier.show(BREAK)
        qt_until(lambda: daemon.shown, "a notification")
        notifier.close()
        daemon.stop()


def test_a_bus_that_stops_in_mid_air(qapp, elapsed_ms):
    """The worst case: the bus itself does not read any more, and the socket fills up."""
    need("dbus-daemon")
    with Rig() as rig:
        rig.start_session_bus()
        (bus,) = rig._processes
        daemon = NotificationDaemon(rig.session_bus)
        notifier = FreedesktopNotifier(rig.session_bus, patience_ms=200)
        ear = Ear(notifier)
        qt_until(lambda: notifier.present, "the daemon")
        bus.send_signal(19)
        for number in range(2000):
            notifier.show(Notice(f"{number}", "x" * 2000))
            notifier.withdraw()
        notifier.show(BREAK)
        assert elapsed_ms() < 10 * AT_ONCE_MS
        qt_until(lambda: ear.failures, "the failure")
        notifier.close()
        bus.send_signal(18)
        daemon.stop()


@pytest.mark.parametrize(
    "address", ["", "unix:path=/nowhere/bus", "tcp:host=localhost", "nonsense"]
)
def test_no_bus_is_unavailable(qapp, address):
    with pytest.raises(Unavailable):
        FreedesktopNotifier(address)


def test_a_bus_that_never_shakes_hands_is_unavailable(qapp, tmp_path, elapsed_ms):
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "bus"))
        deaf.listen(1)
        with pytest.raises(Unavailable):
            FreedesktopNotifier(f"unix:path={tmp_path / 'bus'}")
    assert elapsed_ms() < 2 * AT_ONCE_MS


def test_importing_it_costs_neither_jeepney_nor_asyncio():
    code = (
        "import sys, postureguard.system.notify.choose, postureguard.system.presence.choose;"
        "print([m for m in ('jeepney','Xlib','asyncio','plyer','click','numpy','sqlite3',"
        "'PySide6.QtWidgets','PySide6.QtDBus') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_dunst_shows_it_and_takes_it_back(x_rig, qapp, tmp_path):
    need("dunst", "import")
    dunst = x_rig.start_dunst()
    notifier = FreedesktopNotifier(x_rig.session_bus)
    ear = Ear(notifier)
    try:
        assert notifier.settle(int(PATIENCE_S * 1000))
        assert notifier.has_buttons
        assert "dunst" in notifier.name
        notifier.show(BREAK)
        qt_until(lambda: x_rig.windows("Dunst"), "a bubble")
        x_rig.screenshot(tmp_path / "bubble.png")
        assert (tmp_path / "bubble.png").stat().st_size > 1000
        notifier.withdraw()
        qt_until(lambda: not x_rig.windows("Dunst"), "no bubble")
        notifier.show(BREAK)
        window = x_rig.find_window("Dunst")
        x_rig.xdotool("mousemove", "--window", window, "20", "20", "click", "1")
        qt_until(lambda: not x_rig.windows("Dunst"), "closed by a click")
        assert ear.failures == []
    finally:
        notifier.close()
        x_rig.stop(dunst)
