"""A Flatpak asks the desktop's portal to start it, and takes no for an answer."""

import subprocess
import sys
from pathlib import Path

import pytest
from bus_service import BusService
from rig import Rig, need, qt_until

from postureguard.system.autostart import autostart_file
from postureguard.system.paths import user_paths

HANDLE = "/org/freedesktop/portal/desktop/request/1_2/t"
ASK = """
import os
from postureguard.errors import UserError
from postureguard.system.autostart import write_autostart
try:
    write_autostart(os.environ["ON"] == "yes", ["postureguard"])
except UserError as error:
    raise SystemExit(str(error))
"""


@pytest.fixture
def rig():
    need("dbus-daemon")
    with Rig() as rig:
        rig.start_session_bus()
        yield rig


@pytest.mark.parametrize(
    ("on", "code", "agreed", "ends"),
    [(True, 0, True, 0), (False, 0, False, 0), (True, 1, False, 1), (True, 0, False, 1)],
    ids=["on", "off", "refused", "not that"],
)
def test_the_portal_is_asked_and_heard(qapp, rig, on, code, agreed, ends) -> None:
    portal = BusService(
        rig.session_bus,
        "org.freedesktop.portal.Desktop",
        {"RequestBackground": ("o", (HANDLE,))},
    )
    flatpak = {"FLATPAK_ID": "org.postureguard.PostureGuard", "ON": "yes" if on else "no"}
    process = subprocess.Popen(
        [sys.executable, "-c", ASK], env=rig.env | flatpak, stderr=subprocess.PIPE, text=True
    )
    qt_until(lambda: portal.asked, "the request")
    portal.tell(HANDLE, "org.freedesktop.portal.Request.Response", "ua{sv}", code,
                {"background": ("b", True), "autostart": ("b", agreed)})  # fmt: skip
    qt_until(lambda: process.poll() is not None, "the end")
    _out, said = process.communicate()
    portal.stop()
    (asked, (_window, options)) = portal.asked[0]
    assert asked == "RequestBackground"
    assert options["autostart"] == ("b", on)
    assert options["commandline"] == ("as", ["postureguard"])
    assert process.returncode == ends
    assert ("did not agree" in said) is bool(ends)


def test_without_a_portal_it_is_said(rig) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=rig.env | {"FLATPAK_ID": "org.postureguard.PostureGuard", "ON": "yes"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "portal does not answer" in done.stderr


def test_a_flatpak_looks_where_the_desktop_looks() -> None:
    environ = {
        "HOME": "/home/me",
        "XDG_CONFIG_HOME": "/home/me/.var/app/x/config",
        "FLATPAK_ID": "x",
    }
    assert autostart_file(environ).is_relative_to("/home/me/.config/autostart")


def test_processes_of_a_flatpak_meet_in_its_shared_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "app" / "x"
    shared.mkdir(parents=True)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("FLATPAK_ID", "x")
    assert user_paths().socket == str(shared / "postureguard.sock")
