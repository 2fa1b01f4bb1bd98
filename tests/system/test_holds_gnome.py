"""GNOME's do not disturb, as the real gsettings and dconf keep it."""

import os
import subprocess
from pathlib import Path

import pytest
from bus_service import BusService
from jeepney.bus_messages import message_bus
from rig import Rig, need, qt_until, until

from postureguard.core.holding import Hold
from postureguard.system.holds.gnome import COMMAND, DCONF, DCONF_PATH, GnomeBanners
from postureguard.system.unavailable import Unavailable

HELD = {Hold("do not disturb")}
SERVICES = ("/usr/libexec/dconf-service", "/usr/lib/dconf/dconf-service")


def gnome(address, path):
    return {"DBUS_SESSION_BUS_ADDRESS": address, "PATH": path}


@pytest.fixture
def answers(tmp_path):
    """A gsettings that prints what the test says."""
    words = tmp_path / "words"
    file = tmp_path / "gsettings"
    file.write_text(f"#!/bin/sh\ncat {words}\n")
    file.chmod(0o755)
    return words


def test_the_real_gsettings(qapp):
    need("dbus-daemon", "gsettings")
    keeper = next(filter(os.path.exists, SERVICES), None)
    if keeper is None or subprocess.run(COMMAND, capture_output=True, check=False).returncode:
        pytest.skip("dconf or GNOME's schema of notifications is not installed")
    with Rig() as rig:
        rig.start_session_bus()
        rig.start([keeper])
        until(lambda: rig.owns("ca.desrt.dconf"), "dconf on the bus")
        environ = rig.env | {"GSETTINGS_BACKEND": "dconf"}
        rig.env = environ
        source = GnomeBanners(environ)
        heard = []
        source.on_change = lambda: heard.append(source.read())
        qt_until(lambda: source.told() == {"do not disturb": "GNOME"}, "the first answer")
        assert source.read() == frozenset()
        write = ("gsettings", "set", *COMMAND[2:])
        assert rig.succeeds(*write, "false")
        qt_until(lambda: source.read() == HELD, "do not disturb")
        assert rig.succeeds("gsettings", "reset", *COMMAND[2:])
        qt_until(lambda: source.read() == frozenset(), "the end of it")
        assert heard == [HELD, frozenset()]
        source.close()


@pytest.mark.parametrize("place", ["/", "/org/gnome/desktop/notifications/"])
def test_a_folder_that_was_written_is_looked_at(bus_rig, qapp, answers, tmp_path, place):
    dconf = BusService(bus_rig.session_bus, "ca.desrt.dconf", {})
    answers.write_text("true\n")
    source = GnomeBanners(gnome(bus_rig.session_bus, f"{tmp_path}:/bin:/usr/bin"))
    qt_until(source.told, "the first answer")
    answers.write_text("false\n")
    dconf.tell(DCONF_PATH, f"{DCONF}.Notify", "sass", place, ["x"], "tag")
    qt_until(lambda: source.read() == HELD, "do not disturb")
    source.close()
    dconf.stop()


def test_other_settings_ask_nothing(bus_rig, qapp, answers, tmp_path):
    dconf = BusService(bus_rig.session_bus, "ca.desrt.dconf", {})
    answers.write_text("true\n")
    source = GnomeBanners(gnome(bus_rig.session_bus, f"{tmp_path}:/bin:/usr/bin"))
    qt_until(source.told, "the first answer")
    answers.write_text("false\n")
    dconf.tell(DCONF_PATH, f"{DCONF}.Notify", "sass", "/org/gnome/desktop/sound/", ["x"], "tag")
    dconf.tell(DCONF_PATH, f"{DCONF}.Notify", "sass", "/org/gnome/shell/", ["x"], "tag")
    source._link.call(message_bus.GetId(), lambda _reply: None)
    assert source._link.settle(30_000)  # both signals have come in before that answer
    assert not source._program.asked
    assert source.read() == frozenset()
    source.close()
    dconf.stop()


@pytest.mark.parametrize("words", ["nonsense\n", ""])
def test_an_answer_that_is_none_tells_nothing(bus_rig, qapp, answers, tmp_path, words):
    answers.write_text(words)
    source = GnomeBanners(gnome(bus_rig.session_bus, f"{tmp_path}:/bin:/usr/bin"))
    source.settle(30_000)
    assert source.told() == {}
    assert source.read() == frozenset()
    source.close()


@pytest.mark.parametrize(
    "environ",
    [
        {"PATH": "/nowhere"},
        {"PATH": os.environ["PATH"]},
    ],
)
def test_without_gsettings_or_a_bus_it_is_unavailable(qapp, environ):
    if not any(Path(folder, "gsettings").exists() for folder in os.environ["PATH"].split(":")):
        pytest.skip("not installed: gsettings")
    with pytest.raises(Unavailable):
        GnomeBanners(environ)
