"""What scripts hear, by `postureguard subscribe`, and the page that tells of it."""

import json
import os
import re
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import get_args

import pytest
from rig import qt_until

from postureguard.core.facts import ENDINGS
from postureguard.core.settings import OPTIONS
from postureguard.core.sitting.view import TrayState, View
from postureguard.system.hooks import Happening

PAGE = (Path(__file__).parents[2] / "docs" / "scripts.md").read_text("utf-8")
STANDS = {"headline": "Next in 15 min.", "tray": "seated-1", "next_break_in_s": 890.0}


@pytest.fixture
def program(resident, tmp_path):
    """Starts the program beside a resident of its own; both share a runtime folder."""
    socket = Path(resident.name)
    (tmp_path / "postureguard.sock").symlink_to(socket)
    env = os.environ | {
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    with ExitStack() as started:

        def start(command, **more):
            process = started.enter_context(
                subprocess.Popen(command, env=env, stdout=subprocess.PIPE, **more)
            )
            started.callback(process.kill)
            os.set_blocking(process.stdout.fileno(), False)
            return Started(process)

        yield start


class Started:
    def __init__(self, process):
        self.process = process
        self._said = b""

    def lines(self, number):
        """The first lines that it printed, waited for while the resident goes on answering."""

        def enough():
            with suppress(BlockingIOError):
                self._said += os.read(self.process.stdout.fileno(), 65536)
            return self._said.count(b"\n") >= number

        qt_until(enough, f"{number} lines")
        return self._said.decode().splitlines()

    def ended(self):
        qt_until(lambda: self.process.poll() is not None, "its end")
        return self.process.returncode


SUBSCRIBE = [sys.executable, "-m", "postureguard", "subscribe"]


def test_how_things_stand_and_each_change_until_the_end(resident, program):
    resident.status = STANDS
    bar = program(SUBSCRIBE)
    assert [json.loads(line) for line in bar.lines(1)] == [{"event": "status", "data": STANDS}]
    qt_until(lambda: "subscribe" in resident.verbs, "a subscription")
    resident.say(b"not a message\n")
    resident.tell("status", tray="due")
    assert json.loads(bar.lines(2)[1]) == {"event": "status", "data": {"tray": "due"}}
    resident.go()
    assert bar.ended() == 0


def test_a_reader_that_has_gone_is_no_trouble(resident, program):
    resident.status = STANDS
    bar = program(SUBSCRIBE, stderr=subprocess.PIPE)
    bar.lines(1)
    qt_until(lambda: "subscribe" in resident.verbs, "a subscription")
    bar.process.stdout.close()
    resident.tell("status", tray="due")
    assert bar.ended() == 0
    assert bar.process.stderr.read() == b""


def test_the_keyboard_ends_it(resident, program):
    resident.status = STANDS
    bar = program(SUBSCRIBE)
    bar.lines(1)
    bar.process.send_signal(2)
    assert bar.ended() == -2


def test_nobody_there(tmp_path):
    env = os.environ | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(SUBSCRIBE, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "not running" in done.stderr


@pytest.mark.parametrize(
    ("bar", "shown"),
    [
        ("waybar", {"text": "15 min", "tooltip": "Next in 15 min.", "class": "seated-1"}),
        ("i3blocks", "15 min"),
    ],
)
def test_the_example_for_status_bars_works_as_it_stands(resident, program, tmp_path, bar, shown):
    [script] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    place = tmp_path / ".config/posture-bar.py"
    place.parent.mkdir()
    place.write_text(script)
    resident.status = STANDS
    if bar == "waybar":
        [config] = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
        command = json.loads(f"{{{config}}}")["custom/posture"]["exec"]
        [line] = program(["/bin/sh", "-c", command]).lines(1)
        assert json.loads(line) == shown
    else:
        [command] = re.findall(r"^command=(.*)$", PAGE, re.MULTILINE)
        assert program(["/bin/sh", "-c", command]).lines(1) == [shown]


def test_the_page_names_what_there_is():
    for name in ("tray", "seated_s", "next_break_in_s", "pending", "running"):
        assert name in View.__dataclass_fields__
        assert f"`{name}`" in PAGE
    for state in get_args(TrayState):
        assert f"`{state}`" in PAGE or state in {"seated-1", "seated-2"}
    for word in (*get_args(Happening), *ENDINGS):
        assert f"`{word}`" in PAGE
    hooks = {name for name, option in OPTIONS.items() if option.group == "hooks"}
    assert hooks == {f"on_{happening}" for happening in get_args(Happening)}
