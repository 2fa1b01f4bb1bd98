"""Idle time from GNOME Shell or Cinnamon, played by a mock on a real bus."""

import pytest
from mocked_bus import Mocked, need_mocks
from rig import AT_ONCE_MS, Rig, bus_has, until

from postureguard.system.presence.choose import choose_presence
from postureguard.system.presence.idle_monitor import CINNAMON, GNOME, IdleMonitor
from postureguard.system.unavailable import Unavailable

IDLE_S = 754.321


def start_shell(rig, service):
    """A shell whose idle time never changes."""
    path = "/" + service.replace(".", "/") + "/Core"
    shell = Mocked(rig, rig.session_bus, service, service, path, service)
    answer = f"ret = dbus.UInt64({round(IDLE_S * 1000)})"
    shell.tell(path, "AddMethod", "sssss", service, "GetIdletime", "", "t", answer)
    return shell


@pytest.fixture(scope="module")
def bus():
    need_mocks()
    with Rig() as rig:
        rig.start_session_bus()
        yield rig


@pytest.fixture(params=[GNOME, CINNAMON])
def service(request):
    return request.param


@pytest.fixture
def shell(bus, service):
    shell = start_shell(bus, service)
    yield shell
    shell.stop()


@pytest.fixture
def environ(bus):
    return {
        "DBUS_SESSION_BUS_ADDRESS": bus.session_bus,
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
        "XDG_SESSION_TYPE": "wayland",
    }


def test_it_is_asked_at_each_look(shell, service, environ, qapp):
    source = IdleMonitor(service, environ)
    for _look in range(3):
        until(lambda: source.read().idle_s == pytest.approx(IDLE_S), "an answer")
    assert source.describe()[0].by == service
    source.close()


def test_it_is_chosen_on_its_own_desktop(shell, service, environ, qapp):
    source = choose_presence("auto", environ)
    until(lambda: source.read().idle_s == pytest.approx(IDLE_S), "an answer")
    assert source.name.startswith(service)
    source.close()


def test_where_no_shell_runs_it_is_unavailable_and_none_is_started(service, environ, bus, qapp):
    with pytest.raises(Unavailable, match="does not answer"):
        IdleMonitor(service, environ)
    assert not bus_has(bus.session_bus, service)


def test_e29_a_shell_that_ends_and_comes_back(shell, service, environ, bus, qapp):
    source = choose_presence("auto", environ)
    shell.stop()
    assert source.read().idle_s is None
    assert source.name.startswith("time only")
    again = start_shell(bus, service)
    source._watch.locked.emit(False)  # unlocking is when it is looked for at once
    until(lambda: source.read().idle_s == pytest.approx(IDLE_S), "an answer")
    assert source.name.startswith(service)
    source.close()
    again.stop()


def test_a_shell_that_hangs_is_not_waited_for_and_not_given_up(
    shell, service, environ, elapsed_ms, qapp
):
    source = IdleMonitor(service, environ)
    shell.process.send_signal(19)
    before = elapsed_ms()
    assert source.read().idle_s is None
    assert elapsed_ms() - before < AT_ONCE_MS
    assert source.alive
    shell.process.send_signal(18)
    until(lambda: source.read().idle_s is not None, "the shell")
    source.close()


def test_a_bus_that_ends_is_the_end_of_the_source(qapp):
    need_mocks()
    with Rig() as rig:
        rig.start_session_bus()
        start_shell(rig, GNOME)
        source = IdleMonitor(GNOME, {"DBUS_SESSION_BUS_ADDRESS": rig.session_bus})
        rig.close()
        assert source.read().idle_s is None
        assert not source.alive
        source.close()
