"""What every source of presence keeps to, whether it is a fake or asks something real."""

import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from compositor import Compositor
from fakes import FakePresence
from mocked_bus import Mocked, need_mocks
from rig import AT_ONCE_MS, Rig, need

from postureguard.ports import Presence
from postureguard.system.presence.candidates import candidates
from postureguard.system.presence.choose import DesktopPresence, choose_presence
from postureguard.system.presence.idle import BestIdle
from postureguard.system.presence.idle_monitor import GNOME, IdleMonitor
from postureguard.system.presence.linux_session import LinuxSession
from postureguard.system.presence.mac import MacIdle, MacSession
from postureguard.system.presence.null import ClockOnly
from postureguard.system.presence.wayland import WaylandIdle
from postureguard.system.presence.windows import WindowsIdle, WindowsSession
from postureguard.system.presence.x11 import XScreenSaverSource

NOWHERE = {"DBUS_SESSION_BUS_ADDRESS": "", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}


def fake(_rig, _request):
    return FakePresence()


def clock_only(_rig, _request):
    return ClockOnly()


def x_screen_saver(rig, _request):
    return XScreenSaverSource(rig.display, {})


def dead_x_server(_rig, request):
    need("Xvfb", "xdpyinfo")
    with Rig() as rig:
        rig.start_x()
        return XScreenSaverSource(rig.display, {})


def joined(rig, _request):
    return DesktopPresence(
        XScreenSaverSource(rig.display, {}), LinuxSession("", rig.session_bus, {})
    )


def chosen_on_nothing(_rig, _request):
    return choose_presence("auto", NOWHERE)


def chosen_on_x(rig, _request):
    return choose_presence("auto", NOWHERE | {"DISPLAY": rig.display})


def wayland(_rig, request):
    folder = tempfile.TemporaryDirectory(prefix="pg-")
    request.addfinalizer(folder.cleanup)
    offers = {"wl_seat": 9, "ext_idle_notifier_v1": 2}
    compositor = Compositor(Path(folder.name) / "w", offers)
    request.addfinalizer(compositor.stop)
    return WaylandIdle({"WAYLAND_DISPLAY": compositor.path})


def dead_compositor(_rig, _request):
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        compositor = Compositor(Path(folder) / "w", {"wl_seat": 9, "ext_idle_notifier_v1": 2})
        source = BestIdle(
            candidates(NOWHERE | {"WAYLAND_DISPLAY": compositor.path}, "linux"), ClockOnly()
        )
        assert source.name == "ext_idle_notifier_v1"
        compositor.stop()
    return source


def gnome(rig, request):
    need_mocks()
    path = "/" + GNOME.replace(".", "/") + "/Core"
    shell = Mocked(rig, rig.session_bus, GNOME, GNOME, path, GNOME)
    request.addfinalizer(shell.stop)
    shell.tell(path, "AddMethod", "sssss", GNOME, "GetIdletime", "", "t", "ret = dbus.UInt64(7)")
    return IdleMonitor(GNOME, {"DBUS_SESSION_BUS_ADDRESS": rig.session_bus})


def windows(_rig, _request):
    calls = SimpleNamespace(last_input_ms=lambda: 4_294_967_000, tick_ms=lambda: 704)
    messages = SimpleNamespace(listen=lambda _on_message: True, close=lambda: None)
    return DesktopPresence(WindowsIdle(calls), WindowsSession(messages))


def mac(_rig, _request):
    quartz = SimpleNamespace(
        seconds_since_input=lambda: 3.5,
        display_asleep=lambda: False,
        session_flags=lambda: {"kCGSSessionOnConsoleKey": True},
        listen=lambda _on_lock, _on_power: True,
        close=lambda: None,
    )
    return DesktopPresence(MacIdle(quartz), MacSession(quartz))


ALL = [
    *(fake, clock_only, x_screen_saver, dead_x_server, joined, chosen_on_nothing, chosen_on_x),
    *(wayland, dead_compositor, gnome, windows, mac),
]


@pytest.fixture(params=ALL, ids=lambda make: make.__name__)
def source(request, x_rig, qapp):
    made = request.param(x_rig, request)
    yield made
    close = getattr(made, "close", None)
    if close is not None:
        close()


def test_reading_never_raises_and_never_waits(source, elapsed_ms):
    before = elapsed_ms()
    for _look in range(20):
        seen = source.read()
        assert isinstance(seen, Presence)
        assert seen.idle_s is None or 0.0 <= seen.idle_s < 86400.0 * 365
        assert seen.locked in (True, False)
        assert seen.display_off in (True, False)
    assert elapsed_ms() - before < AT_ONCE_MS


def test_it_has_a_name(source):
    assert source.name


def test_what_it_describes_has_a_meaning_for_the_user(source):
    if isinstance(source, FakePresence):
        pytest.skip("only doctor asks, and only the real ones")
    for capability in source.describe():
        assert capability.name
        assert capability.meaning.endswith(".")
        assert bool(capability.by) is capability.works


def test_reading_after_the_end_is_harmless(source):
    close = getattr(source, "close", None)
    if close is not None:
        close()
    source.read()
