"""What every notifier keeps to, whether it is a fake or talks to a real bus."""

import sys

import pytest
from fakes import FakeNotifier
from notification_daemon import NotificationDaemon
from rig import AT_ONCE_MS, qt_until

from postureguard.ports import Notice
from postureguard.system.notify.choose import Link, NotifierChain
from postureguard.system.notify.freedesktop import FreedesktopNotifier
from postureguard.system.notify.null import NullNotifier
from postureguard.system.notify.plyer_channel import PlyerNotifier

BREAK = Notice("Time to move", "One minute.", (("start", "Start"), ("postpone", "Later")))
ODD = Notice("-h", "<&>\n" + "ü\u2060 long " * 500, ())

QUIET = (sys.executable, "-c", "")
STUCK = (sys.executable, "-c", "import time; time.sleep(60)")


def _daemon(rig, request, **kwargs):
    daemon = NotificationDaemon(rig.session_bus, **kwargs)
    request.addfinalizer(daemon.stop)
    return daemon


def fake(_rig, _request):
    return FakeNotifier()


def null(_rig, _request):
    return NullNotifier()


def plyer(_rig, _request):
    return PlyerNotifier(QUIET)


def plyer_stuck(_rig, _request):
    return PlyerNotifier(STUCK)


def plyer_missing(_rig, _request):
    return PlyerNotifier(("/nowhere",))


def freedesktop(rig, request):
    _daemon(rig, request)
    return FreedesktopNotifier(rig.session_bus)


def freedesktop_hung(rig, request):
    _daemon(rig, request, silent=("Notify", "GetCapabilities", "GetServerInformation"))
    return FreedesktopNotifier(rig.session_bus)


def freedesktop_without_daemon(rig, _request):
    return FreedesktopNotifier(rig.session_bus)


def chain(rig, request):
    _daemon(rig, request)
    links = [Link(FreedesktopNotifier(rig.session_bus)), Link(PlyerNotifier(QUIET), sure=False)]
    return NotifierChain([*links, Link(NullNotifier())])


def empty_chain(_rig, _request):
    return NotifierChain([])


ALL = [
    fake, null, plyer, plyer_stuck, plyer_missing, freedesktop, freedesktop_hung,
    freedesktop_without_daemon, chain, empty_chain,
]  # fmt: skip


@pytest.fixture(params=ALL, ids=lambda make: make.__name__)
def notifier(request, bus_rig, qapp):
    made = request.param(bus_rig, request)
    yield made
    close = getattr(made, "close", None)
    if close is not None:
        close()


def test_showing_returns_at_once_and_never_raises(notifier, elapsed_ms):
    for notice in (BREAK, ODD, BREAK, Notice("", "")):
        notifier.show(notice)
    assert elapsed_ms() < AT_ONCE_MS


def test_withdrawing_is_always_allowed(notifier, qapp):
    notifier.withdraw()
    notifier.show(BREAK)
    notifier.withdraw()
    notifier.withdraw()
    notifier.show(ODD)
    qapp.processEvents()
    notifier.withdraw()


def test_it_has_a_name_and_says_whether_it_has_buttons(notifier):
    if isinstance(notifier, FakeNotifier):
        pytest.skip("the engine's fake needs neither")
    assert notifier.name
    assert notifier.has_buttons in (True, False)


def test_nobody_pressed_anything(notifier, qapp):
    pressed = []
    notifier.on_action = pressed.append
    notifier.show(BREAK)
    qapp.processEvents()
    notifier.withdraw()
    assert pressed == []


@pytest.mark.parametrize("make", [freedesktop, chain], ids=lambda make: make.__name__)
def test_a_button_is_told_by_its_verb_until_the_notice_is_withdrawn(make, request, bus_rig, qapp):
    daemons = []
    notifier = make(bus_rig, _Collecting(request, daemons))
    (daemon,) = daemons
    pressed = []
    notifier.on_action = pressed.append
    notifier.show(BREAK)
    qt_until(lambda: daemon.shown, "a notification")
    daemon.press(daemon.only, "postpone")
    qt_until(lambda: pressed == ["postpone"], "the verb")
    notifier.show(BREAK)
    qt_until(lambda: daemon.shown, "a notification")
    number = daemon.only
    notifier.withdraw()
    daemon.press(number, "start")
    qt_until(lambda: not daemon.shown, "an empty screen")
    qapp.processEvents()
    assert pressed == ["postpone"]
    notifier.close()


class _Collecting:
    """Passes finalizers on, and keeps the daemons that ask for one."""

    def __init__(self, request, daemons):
        self._request, self._daemons = request, daemons

    def addfinalizer(self, stop):
        self._daemons.append(stop.__self__)
        self._request.addfinalizer(stop)
