"""`postureguard settings`: what the window is told of the desktop, and how it is opened."""

from click.testing import CliRunner

from postureguard.cli import commands
from postureguard.cli.settings import AtLogin, here, in_sentences
from postureguard.core.settings import GROUPS
from postureguard.protocol import Show
from postureguard.system.capability import Capability
from postureguard.verbs import TRAY_VERBS


def test_the_tray_opens_the_window():
    assert TRAY_VERBS["settings"] == Show(window="settings")


def test_without_a_display_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    result = CliRunner().invoke(commands, ["settings"])
    assert result.exit_code == 1
    assert "no display" in result.stderr


def test_what_works_is_one_sentence_and_what_is_missing_is_grouped():
    found = [
        Capability("Idle time", works=True, by="XScreenSaver", meaning="x"),
        Capability("  GNOME Shell", works=False, by="", meaning="Only tried."),
        Capability("Sleep", works=True, by="logind", meaning="x"),
        Capability("Camera", works=False, by="", meaning="Nobody tells."),
        Capability("Microphone", works=False, by="", meaning="Nobody tells."),
        Capability("plyer", works=True, by="plyer", meaning="x"),
    ]
    assert in_sentences(found) == (
        "Here: Idle time by XScreenSaver; Sleep by logind.",
        "Camera, Microphone: Nobody tells.",
    )
    assert in_sentences([]) == ()


def test_every_group_can_be_asked_for(qapp, tmp_path, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path}/none")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    told = {group: here(group) for group in GROUPS}
    assert {group for group, sentences in told.items() if sentences} >= {"presence", "look"}
    assert told["breaks"] == told["figure"] == ()


def test_e56_the_switch_is_the_autostart_file(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "none"))
    login = AtLogin()
    assert login.read() is False
    login.turn(on=True)
    assert login.read() is True
    assert list((tmp_path / "autostart").iterdir())
    login.turn(on=False)
    assert login.read() is False
