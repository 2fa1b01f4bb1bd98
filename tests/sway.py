"""A real Wayland compositor without a screen, its keyboard and its outputs in our hands."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.screen import Screen
from rig import Rig, end, need, until

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

NOBODY = 65534
SIZE = "1280x800"


class Shown(NamedTuple):
    """A window, as the compositor has it."""

    title: str
    app: str
    pid: int
    output: str
    place: tuple[int, int, int, int]
    """Left, top, width and height among all outputs, in logical pixels."""
    visible: bool


class Sway:
    """Sway with one output; windows float, as on most desktops.

    On an X server its outputs are windows there, each of which can be closed as one is unplugged.
    """

    def __init__(self, rig: Rig) -> None:
        need("sway", "swaymsg", "wtype", "setpriv")
        self._rig = rig
        self._backend = {"WLR_BACKENDS": "x11" if rig.display else "headless"}
        self.runtime = Path(tempfile.mkdtemp(prefix="pg-"))  # short: socket paths are limited
        self._config = self.runtime / "config"
        self._config.write_text(
            f"xwayland disable\noutput * resolution {SIZE}\n"
            'for_window [title=".*"] floating enable\n'
        )
        self._user = []
        if os.getuid() == 0:  # sway does not run as root
            os.chown(self.runtime, NOBODY, NOBODY)
            numbers = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
            self._user = ["setpriv", *numbers]
        self.environ = {
            "XDG_RUNTIME_DIR": str(self.runtime),
            "XDG_SESSION_TYPE": "wayland",
            "WAYLAND_DISPLAY": str(self.runtime / "wayland-1"),
        }
        self.start()

    def start(self) -> None:
        own = {
            "XDG_RUNTIME_DIR": str(self.runtime),
            "HOME": str(self.runtime),
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
        }
        command = [*self._user, "sway", "-c", str(self._config)]
        self._process = self._rig.start(command, env=own | self._backend)
        until(self._answers, f"sway; {self._rig.last_words(command[0])}")

    def stop(self) -> None:
        end(self._process)

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.runtime)

    # --- keyboard and outputs ----------------------------------------------------------------

    def press(self, *words: str) -> None:
        """A letter, or what else wtype is told."""
        self._run("wtype", *(words or ("a",)))

    def say(self, *words: str) -> Any:
        """A command to sway, or a question; its answer."""
        line = max(self.runtime.glob("sway-ipc.*.sock"), key=lambda path: path.stat().st_mtime)
        return json.loads(self._run("swaymsg", "-r", "-s", str(line), *words))

    def plug(self) -> str:
        """One more output; its name."""
        before = set(self.outputs())
        self.say("create_output")
        (new,) = until(lambda: set(self.outputs()) - before, "another output")
        return new

    def unplug(self, output: str) -> None:
        """Take an output away, on an X server."""
        screen = Screen(self._rig.display)
        (window,) = screen.windows(f"wlroots - {output}")
        screen.ask_to_close(window)
        screen.close()
        until(lambda: output not in self.outputs(), f"no {output}")

    def outputs(self) -> dict[str, tuple[int, int, int, int]]:
        """Where the outputs that are on lie, in logical pixels."""
        found = self.say("-t", "get_outputs")
        return {each["name"]: _place(each) for each in found if each["active"]}

    def windows(self) -> list[Shown]:
        """Every window there is."""
        return list(_windows(self.say("-t", "get_tree"), ""))

    def picture(self, name: str = "outputs") -> "QImage":
        """All outputs in their own pixels; kept where PG_SHOTS says, to be looked at."""
        from PySide6.QtGui import QImage  # noqa: PLC0415 - only who looks needs it

        need("grim")
        path = Path(os.environ.get("PG_SHOTS", self._rig.folder)) / f"{name}.png"
        self._run("grim", "-s", "1", str(path))
        return QImage(str(path))

    def _run(self, *command: str) -> str:
        words = (f"{key}={value}" for key, value in self.environ.items())
        done = self._rig.run("env", *words, *command)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def _answers(self) -> bool:
        return any(self.runtime.glob("sway-ipc.*.sock")) and bool(self.outputs())


def _windows(node: dict[str, Any], output: str) -> Iterator[Shown]:
    if node["type"] == "output":
        output = node["name"]
    if "visible" in node:
        yield Shown(
            node["name"] or "",
            node.get("app_id") or "",
            node["pid"],
            output,
            _place(node),
            node["visible"],
        )
    for below in (*node["nodes"], *node["floating_nodes"]):
        yield from _windows(below, output)


def _place(node: dict[str, Any]) -> tuple[int, int, int, int]:
    rect = node["rect"]
    return rect["x"], rect["y"], rect["width"], rect["height"]
