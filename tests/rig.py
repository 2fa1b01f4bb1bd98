"""A desktop without a screen: X server, session bus, window manager, notifications, panel.

    with Rig() as rig:
        rig.start_desktop()
        subprocess.Popen([...], env=rig.env)
        rig.screenshot(path)

It does without Qt, whose pages a benchmark would share with what it measures.
Every part can also be started alone. Whatever was started is ended by its process id. Nothing
sleeps blindly: a condition is asked for again and again until a deadline.
"""

import os
import select
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic  # noqa: TID251 - real processes, real time
from typing import TYPE_CHECKING, Self, TypeVar

import pytest
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

T = TypeVar("T")
STEP_S = 0.03
PATIENCE_S = 30.0
"""Guards against waiting for ever; a slow and busy machine needs a good part of it."""
AT_ONCE_MS = 4_000
"""What asks nobody, or has given up on an answer, takes less, even on such a machine."""
DESKTOP = (
    "Xvfb",
    "dbus-daemon",
    "openbox",
    "dunst",
    "xfce4-panel",
    "xdotool",
    "xdpyinfo",
    "import",
)
HOST_VARIABLES = (
    "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_SESSION_ID", "XDG_SESSION_TYPE",
    "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    "XDG_STATE_HOME", "XDG_CACHE_HOME", "QT_QPA_PLATFORM",
)  # fmt: skip
"""What must not leak in from the machine the tests run on."""


class RigError(Exception):
    """A part of the rig did not come up; the message has its last words."""


def need(*programs: str) -> None:
    """Skip the test when a program is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def until(condition: Callable[[], T], what: str, seconds: float = PATIENCE_S) -> T:
    """The first truthy value of the condition; RigError at the deadline."""
    deadline = monotonic() + seconds
    while not (value := condition()):
        if monotonic() > deadline:
            raise RigError(f"not within {seconds:g} s: {what}")
        select.select([], [], [], STEP_S)
    return value


def settled(look: Callable[[], T], what: str) -> T:
    """The first truthy value that two looks in a row agree on: nothing moves any more."""
    seen: list[T] = []

    def again() -> bool:
        seen.append(look())
        return bool(seen[-1]) and seen[-2:-1] == seen[-1:]

    until(again, what)
    return seen[-1]


def qt_until(condition: Callable[[], T], what: str, seconds: float = PATIENCE_S) -> T:
    """The same in a process with a QCoreApplication: Qt's events are handled meanwhile."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer  # noqa: PLC0415 - benchmarks

    loop = QEventLoop()
    deadline = QDeadlineTimer(int(seconds * 1000))
    tick = QTimer()
    tick.setInterval(int(STEP_S * 1000))
    tick.timeout.connect(loop.quit)
    tick.start()
    while not (value := condition()):
        if deadline.hasExpired():
            raise RigError(f"not within {seconds:g} s: {what}")
        loop.exec()
    return value


def end(process: subprocess.Popen[bytes], seconds: float = 10.0) -> None:
    """End one process that we started, by asking first."""
    if process.poll() is None:
        process.send_signal(signal.SIGCONT)  # one that a test has stopped hears nothing else
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            stream.close()


class Rig:
    """A private desktop: own HOME, own runtime folder, own processes."""

    def __init__(self, size: str = "1280x800x24") -> None:
        self._size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        self.folder = Path(tempfile.mkdtemp(prefix="pg-rig-"))
        self.home = self.folder / "home"
        self.runtime = self.folder / "run"
        for folder in (self.home, self.runtime):
            folder.mkdir(mode=0o700)
        self.env = {k: v for k, v in os.environ.items() if k not in HOST_VARIABLES}
        self.env |= {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "NO_AT_BRIDGE": "1",
            "GTK_A11Y": "none",
        }
        self.display = ""
        self.session_bus = ""
        self.system_bus = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def start_desktop(self, *, panel: bool = True, notifications: bool = True) -> Self:
        """Everything, in the order in which a tray icon finds its panel."""
        need(*DESKTOP)
        self.start_x()
        self.start_session_bus()
        self.start_window_manager()
        if notifications:
            self.start_dunst()
        if panel:
            self.start_panel()
        return self

    def start_x(self) -> str:
        """An X server on a free display; returns its name."""
        need("Xvfb", "xdpyinfo")
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", self._size]
        self.start([*command, "-nolisten", "tcp", "-noreset"], pass_fds=[write])
        os.close(write)
        number = ""
        try:  # the line end comes by itself, and a closed pipe ends the server
            while not number.endswith("\n") and select.select([read], [], [], PATIENCE_S)[0]:
                piece = os.read(read, 16).decode()
                if not piece:
                    break
                number += piece
        finally:
            os.close(read)
        number = number.strip()
        if not number:
            raise RigError(f"Xvfb did not start: {self.last_words('Xvfb')}")
        self.display = self.env["DISPLAY"] = f":{number}"
        self.env["QT_QPA_PLATFORM"] = "xcb"
        until(lambda: self.succeeds("xdpyinfo"), f"an answer of {self.display}")
        return self.display

    def start_session_bus(self) -> str:
        """A session bus; returns its address."""
        path = self.runtime / "bus"
        self.session_bus = self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus("session", path)
        return self.session_bus

    def start_system_bus(self) -> str:
        """A bus that plays the system bus, with rules that let everybody own everything."""
        path = self.runtime / "system_bus"
        self.system_bus = self.env["DBUS_SYSTEM_BUS_ADDRESS"] = self._start_bus("system", path)
        return self.system_bus

    def start_window_manager(self) -> None:
        """openbox, ready when it has told the root window who it is."""
        need("openbox", "xprop")
        self.start(["openbox"])
        until(self._has_window_manager, "a window manager")

    def start_dunst(self) -> subprocess.Popen[bytes]:
        """The notification daemon, ready when it owns its name."""
        need("dunst")
        process = self.start(["dunst"])
        until(lambda: self.owns("org.freedesktop.Notifications"), "dunst on the bus")
        return process

    def start_panel(self) -> subprocess.Popen[bytes]:
        """xfce4-panel with its tray, ready when it takes status notifiers."""
        need("xfce4-panel")
        if (keeper := xfconfd()) is not None:
            self.start([keeper])
            until(lambda: self.owns("org.xfce.Xfconf"), "xfconfd on the bus")
        env = {"XFCE_PANEL_MIGRATE_DEFAULT": "1"}  # or it asks at its first start
        process = self.start(["xfce4-panel", "--disable-wm-check"], env=env)
        until(lambda: self.owns("org.kde.StatusNotifierWatcher"), "a tray")
        return process

    def start(
        self, command: list[str], *, pass_fds: Iterable[int] = (), env: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program in this desktop; its words go to a file named after it."""
        with self._log(command[0]).open("ab") as log:
            process = subprocess.Popen(
                command,
                env=self.env | (env or {}),
                pass_fds=tuple(pass_fds),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._processes.append(process)
        return process

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End one program of this desktop."""
        end(process)
        self._processes.remove(process)

    def run(self, *command: str, seconds: float = PATIENCE_S) -> subprocess.CompletedProcess[str]:
        """Run a program to its end in this desktop; the caller looks at its return code."""
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=seconds, check=False
        )

    def succeeds(self, *command: str) -> bool:
        """Whether a program ends well."""
        return self.run(*command).returncode == 0

    def owns(self, name: str) -> bool:
        """Whether somebody on the session bus has that name."""
        return bus_has(self.session_bus, name)

    def xdotool(self, *words: str) -> str:
        """Run xdotool; RigError when it fails."""
        need("xdotool")
        done = self.run("xdotool", *words)
        if done.returncode:
            raise RigError(f"xdotool {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def windows(self, name: str) -> list[str]:
        """The ids of all visible windows whose title has that pattern."""
        need("xdotool")
        return self.run("xdotool", "search", "--onlyvisible", "--name", name).stdout.split()

    def find_window(self, name: str, seconds: float = PATIENCE_S) -> str:
        """The id of the first such window, waited for."""
        return until(lambda: self.windows(name), f"a window named {name}", seconds)[0]

    def screenshot(self, path: Path) -> Path:
        """The whole screen as an image file."""
        need("import")
        done = self.run("import", "-window", "root", str(path))
        if done.returncode:
            raise RigError(done.stderr)
        return path

    def last_words(self, program: str) -> str:
        """What a program has printed."""
        log = self._log(program)
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""

    def close(self) -> None:
        """End everything that was started here, last things first, and drop the folder."""
        for process in reversed(self._processes):
            end(process)
        self._processes.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _log(self, program: str) -> Path:
        return self.folder / f"{Path(program).name}.log"

    def _start_bus(self, kind: str, path: Path) -> str:
        need("dbus-daemon")
        config = self.folder / f"{kind}.conf"
        config.write_text(BUS_CONFIG.format(kind=kind, path=path))
        self.start(["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"])
        address = f"unix:path={path}"
        until(lambda: _listens(path), f"the {kind} bus; {self.last_words('dbus-daemon')}")
        return address

    def _has_window_manager(self) -> bool:
        answer = self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").stdout
        return "window id" in answer


def xfconfd() -> str | None:
    """Where the keeper of xfce's settings lies; the bus starts nothing here, so we do."""
    found = sorted(Path("/usr/lib").glob("*/xfce4/xfconf/xfconfd"))
    return str(found[0]) if found else None


def bus_has(address: str, name: str) -> bool:
    """Whether somebody on that bus has that name."""
    if not address:
        return False
    with open_dbus_connection(address) as bus:
        return bool(Proxy(message_bus, bus, timeout=PATIENCE_S).NameHasOwner(name)[0])


def _listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


BUS_CONFIG = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>{kind}</type>
  <listen>unix:path={path}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
"""
"""No service folders: nothing of the machine is started by its name."""


@pytest.fixture(scope="session")
def bus_rig() -> Iterator[Rig]:
    """A rig with a session bus and nothing on it."""
    need("dbus-daemon")
    with Rig() as rig:
        rig.start_session_bus()
        yield rig


@pytest.fixture(scope="session")
def x_rig() -> Iterator[Rig]:
    """A rig with an X server and a session bus."""
    need("Xvfb", "xdpyinfo", "xdotool", "dbus-daemon")
    with Rig("800x600x24") as rig:
        rig.start_x()
        rig.start_session_bus()
        yield rig


@pytest.fixture
def qtbot(qtbot: "QtBot") -> "QtBot":
    """Waits as long as everybody else here, where a test names no time of its own."""
    patience_ms = int(PATIENCE_S * 1000)
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=patience_ms)
    qtbot.waitSignal = partial(qtbot.waitSignal, timeout=patience_ms)
    return qtbot


@pytest.fixture
def elapsed_ms() -> Callable[[], int]:
    """Milliseconds since the test began."""
    began = monotonic()
    return lambda: int((monotonic() - began) * 1000)
