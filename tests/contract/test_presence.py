"""What every source of presence keeps to, whether it is a fake or asks a real X server."""

import pytest
from fakes import FakePresence
from rig import AT_ONCE_MS, Rig, need

from postureguard.ports import Presence
from postureguard.system.presence.choose import DesktopPresence, choose_presence
from postureguard.system.presence.logind import LogindWatch
from postureguard.system.presence.null import ClockOnly
from postureguard.system.presence.x11 import XScreenSaverSource


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
        XScreenSaverSource(rig.display, {}), LogindWatch("", rig.session_bus, {})
    )


def chosen_on_nothing(_rig, _request):
    return choose_presence("auto", {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"})


ALL = [fake, clock_only, x_screen_saver, dead_x_server, joined, chosen_on_nothing]


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
