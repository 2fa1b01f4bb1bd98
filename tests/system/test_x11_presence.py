"""Idle time of a real X server."""

import pytest
from rig import AT_ONCE_MS, Rig, need, until

from postureguard.system.presence.choose import choose_presence
from postureguard.system.presence.x11 import XScreenSaverSource
from postureguard.system.unavailable import Unavailable

SILENCE_S = 0.4
NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}


@pytest.fixture
def source(x_rig):
    source = XScreenSaverSource(x_rig.display, {})
    yield source
    source.close()


@pytest.mark.parametrize("input_", [("mousemove_relative", "7", "3"), ("key", "a")])
def test_it_grows_in_silence_and_falls_with_input(x_rig, source, elapsed_ms, input_):
    until(lambda: (source.read().idle_s or 0.0) > SILENCE_S, "silence")
    before = elapsed_ms()
    x_rig.xdotool(*input_)
    assert source.read().idle_s < (elapsed_ms() - before) / 1000 + SILENCE_S / 2


def test_e26_a_screen_saver_that_was_switched_off_changes_nothing(x_rig, source):
    need("xset")
    assert x_rig.succeeds("xset", "s", "off", "-dpms", "s", "noblank")
    until(lambda: (source.read().idle_s or 0.0) > SILENCE_S, "silence")


def test_it_prints_nothing(x_rig, capfd):
    source = XScreenSaverSource(x_rig.display, {})
    source.read()
    source.describe()
    source.close()
    assert capfd.readouterr() == ("", "")


def test_a_thousand_looks_leave_nothing_behind(x_rig, source):
    for _look in range(1000):
        source.read()
    x_rig.run("setxkbmap", "de")
    x_rig.run("setxkbmap", "us")
    source.read()
    assert source._server._x.event_queue == []
    assert source._server._x.sent_requests == []


def test_a_server_that_ends_is_lost():
    need("Xvfb", "xdpyinfo")
    with Rig() as rig:
        rig.start_x()
        source = XScreenSaverSource(rig.display, {})
        (server,) = rig._processes
        rig.stop(server)
        assert source.read().idle_s is None
        assert not source.alive
        assert not source.describe()[0].works


def test_e29_an_x_server_that_comes_back_is_found_again(qapp):
    need("Xvfb", "xdpyinfo")
    with Rig() as rig:
        display = rig.start_x()
        source = choose_presence("auto", NO_BUS | {"DISPLAY": display})
        assert source.read().idle_s is not None
        (server,) = rig._processes
        rig.stop(server)
        assert source.read().idle_s is None
        assert source.name == "time only"
        if rig.start_x() != display:
            pytest.skip("somebody else took the display")
        source._watch.locked.emit(False)
        assert source.read().idle_s is not None
        assert source.name == "XScreenSaver"
        source.close()


def test_a_stopped_server_is_not_waited_for(elapsed_ms):
    need("Xvfb", "xdpyinfo")
    with Rig() as rig:
        rig.start_x()
        source = XScreenSaverSource(rig.display, {})
        (server,) = rig._processes
        server.send_signal(19)
        before = elapsed_ms()
        assert source.read().idle_s is None
        assert elapsed_ms() - before < AT_ONCE_MS
        server.send_signal(18)
        until(lambda: source.read().idle_s is not None, "the server")
        source.close()


@pytest.mark.parametrize(
    "environ",
    [
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
        {"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"},
        {},
        {"DISPLAY": ":987"},
        {"DISPLAY": "nonsense"},
    ],
)
def test_where_it_means_nothing_it_is_unavailable(environ):
    with pytest.raises(Unavailable):
        XScreenSaverSource(environ=environ)


def test_choosing(x_rig, qapp):
    environ = NO_BUS | {"DISPLAY": x_rig.display}
    best = choose_presence("auto", environ)
    assert best.name == "XScreenSaver"
    assert best.read().idle_s is not None
    best.close()
    clock = choose_presence("time only", environ)
    assert clock.name == "time only"
    assert clock.read().idle_s is None
    clock.close()
    wayland = choose_presence("auto", environ | {"WAYLAND_DISPLAY": "/nowhere"})
    assert wayland.name == "time only"
    assert wayland.read().idle_s is None
    assert all(capability.meaning for capability in wayland.describe())
    wayland.close()
