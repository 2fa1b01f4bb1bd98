"""Breaks on several screens; each process has its screens from the start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

SCRIPT = Path(__file__).with_name("several_screens.py")
THREE = {
    "left": (0, 0, 1280, 800),
    "middle": (1280, 0, 1024, 768),
    "right": (2304, 0, 800, 600),
}


@pytest.fixture
def run(tmp_path):
    def run(wanted, screens, cycles=1):
        config = tmp_path / "screens.json"
        entries = [
            {"name": name, "x": x, "y": y, "width": w, "height": h}
            for name, (x, y, w, h) in screens.items()
        ]
        config.write_text(json.dumps({"screens": entries}))
        env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
        done = subprocess.run(
            [sys.executable, str(SCRIPT), wanted, str(cycles)],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(
    ("wanted", "on"),
    [("primary", "left"), ("middle", "middle"), ("right", "right"), ("gone", "left")],
)
def test_e40_one_window_on_one_screen_and_a_shade_on_each_other(run, wanted, on):
    told = run(wanted, THREE)
    assert told["on"] == on
    assert QRect(*THREE[on]).contains(QRect(*told["window"]))
    assert told["covers"] == sorted(set(THREE) - {on})
    assert told["covered"] == sorted(list(THREE[name]) for name in set(THREE) - {on})
    assert not any(told["seen"])
    assert told["left"] == 0


def test_e40_a_single_screen_has_no_shade(run):
    told = run("right", {"only": (0, 0, 1024, 768)})
    assert (told["on"], told["covers"]) == ("only", [])


def test_e41_a_place_off_every_screen_is_left(run):
    told = run("middle", THREE)
    assert any(QRect(*screen).contains(QRect(*told["home"])) for screen in THREE.values())


def test_a_minimised_window_leaves_no_shade(run):
    told = run("left", THREE)
    assert (told["minimised"], told["normal"]) == (0, 2)


def test_e46_500_breaks_leave_no_shade_behind(run):
    told = run("left", THREE, cycles=500)
    assert told["covers"] == ["middle", "right"]
    assert not any(told["seen"])
    assert told["left"] == 0
    assert told["after"] == 0
