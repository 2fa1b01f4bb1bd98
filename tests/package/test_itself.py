"""How the program starts itself: as a module of its Python, or as the one executable it is."""

import os
import subprocess
import sys

import pytest

TELL = """
import sys
if sys.argv[1] == "frozen":
    sys.frozen, sys.executable = True, "/usr/lib/postureguard/postureguard"
from postureguard.app import ITSELF
from postureguard.system.autostart import own_command
from postureguard.system.chooser import COMMAND as choose
from postureguard.system.notify.plyer_channel import COMMAND as plyer
from postureguard.system.window_processes import COMMAND as window
for words in (ITSELF, choose, plyer, window, own_command("elsewhere")):
    print(*words)
"""


def told(kind: str, **env: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", TELL, kind],
        env={k: v for k, v in os.environ.items() if k != "APPIMAGE"} | env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.splitlines()


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("frozen", "/usr/lib/postureguard/postureguard"),
        ("source", f"{sys.executable} -m postureguard"),
    ],
)
def test_every_process_is_started_by_the_same_command(kind: str, start: str) -> None:
    assert told(kind) == [
        start,
        f"{start} choose",
        f"{start} show-by-plyer --",
        f"{start} window",
        start,
    ]


def test_an_appimage_starts_at_login_by_its_own_file() -> None:
    *others, login = told("frozen", APPIMAGE="/home/me/PostureGuard.AppImage")
    assert login == "/home/me/PostureGuard.AppImage"
    assert all(line.startswith("/usr/lib/postureguard/postureguard") for line in others)


def test_what_is_left_of_an_appimage_does_not_mislead_an_ordinary_installation() -> None:
    assert told("source", APPIMAGE="/x.AppImage")[-1] == f"{sys.executable} -m postureguard"
