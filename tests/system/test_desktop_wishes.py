"""What the desktop asks of figures: portals that know, that do not, and that hang."""

import socket
import threading

import pytest
from jeepney import MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

from postureguard.system.desktop_wishes import (
    FREEDESKTOP,
    GNOME,
    GNOME_ACCESS,
    KDE,
    PORTAL,
    Wishes,
    desktop_wishes,
)

pytestmark = pytest.mark.usefixtures("qapp")
GUARD_S = 30


class Portal:
    """Answers one question with what it was made with, or with an error, or not at all."""

    def __init__(self, address, told, *, silent=False):
        self.asked = []
        self._told, self._silent = told, silent
        self._bus = open_dbus_connection(address)
        Proxy(message_bus, self._bus, timeout=GUARD_S).RequestName(PORTAL, 4)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        while True:
            try:
                message = self._bus.receive(timeout=GUARD_S)
            except (OSError, TimeoutError, ConnectionError):
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            self.asked.append(message.body)
            if self._silent:
                continue
            if self._told is None:
                self._bus.send(new_error(message, "org.freedesktop.portal.Error.NotFound"))
            else:
                self._bus.send(new_method_return(message, "a{sa{sv}}", (self._told,)))

    def stop(self):
        self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(GUARD_S)
        self._bus.close()


@pytest.fixture
def portal(bus_rig):
    """Starts a portal on the private bus; ends it after the test."""
    made = []

    def make(told, **kwargs):
        made.append(Portal(bus_rig.session_bus, told, **kwargs))
        return made[-1]

    yield make
    for one in made:
        one.stop()


LESS, MORE, NONE = Wishes(less_motion=True), Wishes(more_contrast=True), Wishes()


@pytest.mark.parametrize(
    ("told", "wishes"),
    [
        ({}, NONE),
        ({FREEDESKTOP: {"reduced-motion": ("u", 0), "contrast": ("u", 0)}}, NONE),
        ({FREEDESKTOP: {"reduced-motion": ("u", 1), "contrast": ("u", 0)}}, LESS),
        ({FREEDESKTOP: {"contrast": ("u", 1)}}, MORE),
        ({FREEDESKTOP: {"reduced-motion": ("u", 1), "contrast": ("u", 1)}}, Wishes(True, True)),
        ({GNOME: {"enable-animations": ("b", True)}}, NONE),
        ({GNOME: {"enable-animations": ("b", False)}}, LESS),
        ({GNOME_ACCESS: {"high-contrast": ("b", False)}}, NONE),
        ({GNOME_ACCESS: {"high-contrast": ("b", True)}}, MORE),
        ({KDE: {"AnimationDurationFactor": ("s", "1")}}, NONE),
        ({KDE: {"AnimationDurationFactor": ("s", "0")}}, LESS),
        ({KDE: {"AnimationDurationFactor": ("d", 0.0)}}, LESS),
        ({KDE: {"AnimationDurationFactor": ("s", "slow")}}, NONE),
    ],
)
def test_what_the_desktop_tells_is_understood(bus_rig, portal, told, wishes):
    there = portal(told)
    assert desktop_wishes(bus_rig.session_bus, GUARD_S * 1000) == wishes
    assert there.asked == [([FREEDESKTOP, GNOME, GNOME_ACCESS, KDE],)]


def test_a_portal_without_settings_wishes_nothing(bus_rig, portal):
    there = portal(None)
    assert desktop_wishes(bus_rig.session_bus, GUARD_S * 1000) == NONE
    assert there.asked


def test_a_portal_that_hangs_is_not_waited_for(bus_rig, portal):
    portal({FREEDESKTOP: {"reduced-motion": ("u", 1)}}, silent=True)
    assert desktop_wishes(bus_rig.session_bus, 50) == NONE


def test_without_a_portal_or_a_bus_nothing_is_wished(bus_rig):
    assert desktop_wishes(bus_rig.session_bus, GUARD_S * 1000) == NONE
    assert desktop_wishes("") == NONE
    assert desktop_wishes("unix:path=/nowhere/at/all") == NONE
