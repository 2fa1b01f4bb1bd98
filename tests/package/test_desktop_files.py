"""The menu entry and the autostart template follow the desktop entry specification."""

import shutil
import subprocess
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
NAME = "org.postureguard.PostureGuard"
MENU = INSTALLER / f"{NAME}.desktop"
AUTOSTART = INSTALLER / "autostart" / f"{NAME}.desktop.in"


def _filled(command):
    lines = AUTOSTART.read_text(encoding="utf-8").splitlines(keepends=True)
    entry = "".join(line for line in lines if not line.startswith("#"))
    return entry.replace("@EXEC@", command)


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed"
)
@pytest.mark.parametrize(
    "text",
    [
        MENU.read_text(encoding="utf-8"),
        _filled("/usr/bin/postureguard"),
        _filled(r'"/home/me/My \\"Tools\\"/postureguard" --quiet'),
    ],
    ids=["menu", "autostart", "quoted"],
)
def test_it_is_valid(text, tmp_path):
    file = tmp_path / f"{NAME}.desktop"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["desktop-file-validate", str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_identity_is_the_same_everywhere():
    menu = MENU.read_text(encoding="utf-8").splitlines()
    assert f"Icon={NAME}" in menu
    assert "StartupWMClass=postureguard" in menu  # what Qt tells X; Wayland is told NAME
    assert f"Icon={NAME}" in _filled("x").splitlines()
