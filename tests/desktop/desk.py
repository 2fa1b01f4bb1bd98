"""One person's desk: PostureGuard in a rig, with a home of its own, seen only from outside.

Nothing here reaches into the program. It is started as a person starts it, asked over its
socket, read from its journal, looked at on the screen and clicked with the mouse.
"""

import json
import os
import re
import shlex
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from jeepney import DBusAddress, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse
from rig import PATIENCE_S, Rig, RigError, settled, until

from postureguard.core.facts import Said
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.saved import save
from postureguard.core.sitting.state import fresh_state
from postureguard.journal.connect import connect
from postureguard.journal.records import SqliteJournal

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PROGRAM = shlex.split(os.environ.get("POSTUREGUARD_PROGRAM", "")) or [
    sys.executable, "-m", "postureguard",
]  # fmt: skip
"""The command under test; a package's own where the environment names it."""
BREAK = "PostureGuard: a break"
NOTICE = "Time to move soon"
LIMIT_MIN = 20
RULES: dict[str, dict[str, Any]] = {
    "breaks": {
        "sitting_limit_min": LIMIT_MIN,
        "notice_s": 10,
        "long_at": "",
        "short_every": 0,
    },
    "hours": dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "00:00-24:00")
    | {"quiet_start_min": 0, "day_start": "00:00"},
    "look": {"theme": "light"},
}
PRIMARY = ("#11766F", "#0E645E")
"""The main button in light windows: by itself, and under the pointer."""
BUTTON_HEIGHT = 20
"""So high a patch of one colour at least is a button; letters and lines are lower."""
INK = "#E8EDF5"
"""The ink of the tray's pictures on a dark panel."""
PANEL = (900, 0, 380, 27)
"""The part of the screen with the tray."""
DUNST = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.dunstproject.cmd0"
)
SNI = "org.kde.StatusNotifierWatcher"


class Event(NamedTuple):
    """A row of the break events."""

    break_id: str
    stage: str
    ending: str | None
    step: int | None


class Box(NamedTuple):
    """A place on the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


class Desk:
    """A home folder in a rig, and what runs with it."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.folder = Path(tempfile.mkdtemp(prefix="d-", dir=rig.folder))
        self.runtime = self.folder / "run"
        self.runtime.mkdir(mode=0o700)
        self.data = self.folder / ".local/share/postureguard"
        self.journal = self.data / "journal.sqlite3"
        self.config = self.folder / ".config/postureguard/config.toml"
        self.log = self.folder / ".local/state/postureguard/postureguard.log"
        self.output = self.folder / "output.txt"
        self.socket = self.runtime / "postureguard.sock"
        self.env = rig.env | {
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.runtime}/no-system-bus",
        }
        self.env.pop("QT_QPA_PLATFORM", None)  # Qt has to find the display by itself
        self._started: list[subprocess.Popen[bytes]] = []
        self.rules()

    # --- before the start ------------------------------------------------------------------

    def rules(self, **changes: Any) -> None:
        """Write the settings file, in one piece as an editor does; changes go to [breaks]."""
        lines = []
        for group, values in (RULES | {"breaks": RULES["breaks"] | changes}).items():
            lines.append(f"[{group}]")
            lines += [f"{key} = {json.dumps(value)}" for key, value in values.items()]
        self.write_config("\n".join(lines) + "\n")

    def write_config(self, text: str) -> None:
        self.config.parent.mkdir(parents=True, exist_ok=True)
        new = self.config.with_suffix(".new")
        new.write_text(text)
        new.replace(self.config)

    def has_sat(self, *, left_s: float = 5.0) -> None:
        """As if the program had run until just now, with the next break due in left_s seconds.

        No prompt comes in the first 15 seconds after such a start.
        """
        if not self.journal.exists():
            self.has_answered()
        now, sat_s = datetime.now(UTC), LIMIT_MIN * 60 - left_s
        state = fresh_state(Moment(now, 0.0), now.astimezone().date())
        bout_began = now - timedelta(seconds=sat_s)
        saved = save(replace(state, sitting_s=sat_s, bout_began=bout_began))
        with closing(SqliteJournal(connect(self.journal), self.journal)) as journal:
            journal.save_state(msgspec.json.encode(saved).decode())

    def has_answered(self) -> None:
        """As if the welcome window had been gone through; otherwise it opens by itself."""
        assert self.run("prepare-journal", str(self.journal)).returncode == 0
        self.has_said(datetime.now(UTC), "welcome", "done")

    def has_said(self, at: datetime, about: str, value: str) -> None:
        """As if the person had said something; the journal is there, and nobody writes in it."""
        with closing(SqliteJournal(connect(self.journal), self.journal)) as journal:
            journal.append(Said(at, about, value), at.date())

    # --- the program -----------------------------------------------------------------------

    def launch(self, *words: str) -> subprocess.Popen[bytes]:
        """Start the program, or a command of it, and look no further."""
        with self.output.open("ab") as output:
            process = subprocess.Popen(
                [*PROGRAM, *words],
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        self._started.append(process)
        return process

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program for somebody it knows; it answers when this returns."""
        if not self.journal.exists():
            self.has_answered()
        process = self.launch()
        until(self.answers, f"an answer; before, it said: {self.said()}")
        return process

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the program, run to its end."""
        return subprocess.run(
            [*PROGRAM, *words],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=2 * PATIENCE_S,
            check=False,
        )

    def ask(self, verb: str, **words: Any) -> dict[str, Any]:
        """One request over the socket, and its answer."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE_S)
            line.connect(str(self.socket))
            line.sendall(json.dumps({"verb": verb, **words}).encode() + b"\n")
            data = b""
            while b"\n" not in data:
                piece = line.recv(65536)
                if not piece:
                    raise ConnectionError(f"no answer to {verb}")
                data += piece
        answer: dict[str, Any] = json.loads(data.split(b"\n")[0])
        return answer

    def status(self) -> dict[str, Any]:
        """How things stand."""
        data: dict[str, Any] = self.ask("status")["data"]
        return data

    def answers(self) -> bool:
        try:
            return bool(self.ask("status")["ok"])
        except OSError:
            return False

    def said(self) -> str:
        """What the program printed, and its log."""
        files = [file for file in (self.output, self.log) if file.exists()]
        return "\n".join(file.read_text(errors="replace") for file in files)

    def has_chosen(self) -> None:
        """Wait for the first choice of routines; until then there may be nothing on offer."""
        until(lambda: "routines were chosen" in self.said(), "the choice of routines")

    def children(self, resident: subprocess.Popen[bytes], word: str = "") -> list[int]:
        """The window processes of the resident whose command line has that word."""
        path = Path(f"/proc/{resident.pid}/task/{resident.pid}/children")
        return [pid for pid in map(int, path.read_text().split()) if word in command_of(pid)]

    def mine(self) -> list[int]:
        """Every process that runs in this home, ours or orphaned."""
        mark = f"HOME={self.folder}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            with suppress(OSError):
                alive = (entry / "cmdline").read_bytes()  # empty for a zombie
                if alive and mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found

    def close(self) -> None:
        """End whatever still runs in this home, one by one."""
        for process in self._started:
            if process.poll() is None:
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(PATIENCE_S)
        for pid in self.mine():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for process in self._started:
            process.wait(PATIENCE_S)
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- what it kept ----------------------------------------------------------------------

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Read the journal as anybody may."""
        with closing(sqlite3.connect(f"{self.journal.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()

    def events(self) -> list[Event]:
        """All break events, in order."""
        return [
            Event(*row)
            for row in self.rows(
                "SELECT break_id, stage, ending, step FROM break_event ORDER BY id"
            )
        ]

    def stages(self) -> list[str]:
        """The stages of all breaks, the end with its reason."""
        return [f"ended({e.ending})" if e.ending else e.stage for e in self.events()]

    def wait_stage(self, stage: str, seconds: float = PATIENCE_S) -> None:
        try:
            until(lambda: stage in self.stages(), stage, seconds)
        except RigError as error:
            raise RigError(f"{error} among {self.stages()}") from None

    def wait_stages(self, *stages: str) -> None:
        """Until these are all there were."""
        try:
            until(lambda: self.stages() == [*stages], str(stages))
        except RigError as error:
            raise RigError(f"{error}, but {self.stages()}") from None

    # --- the screen ------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Press keys, wherever they may land."""
        self.rig.xdotool("type", "--delay", "15", text)

    def key(self, *names: str) -> None:
        self.rig.xdotool("key", *names)

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.rig.xdotool("mousemove", str(x), str(y), "click", str(button))

    def picture(self, name: str = "screen") -> "QImage":
        """The screen; kept where PG_SHOTS says, to be looked at."""
        from PySide6.QtGui import QImage  # noqa: PLC0415 - the benchmarks must not load Qt

        folder = Path(os.environ.get("PG_SHOTS", self.folder))
        return QImage(str(self.rig.screenshot(folder / f"{name}.png")))

    def box(self, window: str) -> Box:
        """Where a window is, without its frame."""
        said = self.rig.run("xwininfo", "-id", window).stdout
        names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        found = (re.search(rf"{name}: +(-?\d+)", said) for name in names)
        return Box(*(int(number[1]) if number else 0 for number in found))

    def focused(self) -> str:
        """The window that gets the keys."""
        return self.rig.xdotool("getwindowfocus")

    def icon(self) -> Box | None:
        """Where our icon is in the panel, by the colour of its ink."""
        return self.patch(self.picture(), INK, Box(*PANEL))

    def open_menu(self) -> Box:
        """Right-click the icon; where the menu is that opens."""
        place = settled(self.icon, "the icon in the panel")
        assert place is not None
        self.click(*place.centre, button=3)
        menu = settled(self._menu, f"the menu of the icon at {place}")
        assert menu is not None
        return menu

    def _menu(self) -> Box | None:
        search = ("search", "--onlyvisible", "--class", "xfce4-panel|[Ww]rapper")
        windows = self.rig.run("xdotool", *search).stdout.split()
        return next((box for box in map(self.box, windows) if box.height > 150), None)

    def press_primary(self, window: str) -> None:
        """Click the main button of a window, and leave it with the pointer."""
        button = settled(lambda: self.primary(window), "a main button")
        assert button is not None
        self.click(*button.centre)
        place = self.box(window)
        self.rig.xdotool("mousemove", str(place.x + 20), str(place.y + place.height - 5))

    def primary(self, window: str) -> Box | None:
        """Where the main button is, in the lower right corner of a window."""
        place = self.box(window)
        corner = Box(place.x + place.width - 200, place.y + place.height - 80, 200, 80)
        image = self.picture()
        patches = (self.patch(image, colour, corner, BUTTON_HEIGHT) for colour in PRIMARY)
        return next(filter(None, patches), None)

    @staticmethod
    def patch(image: "QImage", colour: str, within: Box, height: int = 1) -> Box | None:
        """The smallest box around all pixels of a colour that are in columns of that height."""
        from PySide6.QtGui import QColor  # noqa: PLC0415

        wanted = QColor(colour).rgb()
        right = min(image.width(), within.x + within.width)
        bottom = min(image.height(), within.y + within.height)
        points = []
        for x in range(max(0, within.x), right):
            rows = (image.pixel(x, y) == wanted for y in range(max(0, within.y), bottom))
            for y, run in runs(rows, max(0, within.y)):
                if run >= height:
                    points += [(x, y), (x, y + run - 1)]
        if not points:
            return None
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        return Box(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)

    def break_windows(self) -> list[str]:
        return self.rig.windows(f"^{BREAK}$")

    def break_window(self, seconds: float = PATIENCE_S) -> str:
        return self.rig.find_window(f"^{BREAK}$", seconds)

    def tray_items(self) -> list[int]:
        """The processes that have an icon with the StatusNotifierWatcher."""
        with open_dbus_connection(self.rig.session_bus) as bus:
            where = DBusAddress("/StatusNotifierWatcher", SNI, SNI)
            ask = Properties(where).get("RegisteredStatusNotifierItems")
            reply = bus.send_and_get_reply(ask, timeout=PATIENCE_S)
            if reply.header.message_type.name == "error":
                return []
            items: list[str] = reply.body[0][1]
            daemon = Proxy(message_bus, bus, timeout=PATIENCE_S)
            owners = []
            for item in items:
                with suppress(DBusErrorResponse):  # it has just left
                    owners += daemon.GetConnectionUnixProcessID(item.split("/")[0])
            return owners

    def is_on_the_bus(self, resident: subprocess.Popen[bytes]) -> bool:
        """Whether it is a guest of the session bus."""
        with open_dbus_connection(self.rig.session_bus) as bus:
            daemon = Proxy(message_bus, bus, timeout=PATIENCE_S)
            (names,) = daemon.ListNames()
            guests = []
            for name in names:
                with suppress(DBusErrorResponse):  # it has just left
                    guests += daemon.GetConnectionUnixProcessID(name)
            return resident.pid in guests

    def dunst(self, method: str) -> Any:
        """Ask the notification daemon."""
        with open_dbus_connection(self.rig.session_bus) as bus:
            reply = bus.send_and_get_reply(new_method_call(DUNST, method), timeout=PATIENCE_S)
            return reply.body

    def dunst_shows(self) -> int:
        """How many notifications are on the screen."""
        with open_dbus_connection(self.rig.session_bus) as bus:
            ask = Properties(DUNST).get("displayedLength")
            return int(bus.send_and_get_reply(ask, timeout=PATIENCE_S).body[0][1])

    def notices(self) -> list[str]:
        """Titles of the notifications that dunst has shown and closed, newest first."""
        self.dunst("NotificationCloseAll")
        return [item["summary"][1] for item in self.dunst("NotificationListHistory")[0]]


class Typist:
    """Another program's text field, with the focus."""

    def __init__(self, desk: Desk) -> None:
        self._file = desk.folder / "typed.txt"
        program = Path(__file__).with_name("typist.py")
        self.process = desk.rig.start([sys.executable, str(program), str(self._file)])
        self.window = desk.rig.find_window("^typist$")
        desk.rig.xdotool("windowfocus", "--sync", self.window)
        until(lambda: desk.focused() == self.window, "the focus on the text field")

    @property
    def text(self) -> str:
        """What has arrived."""
        return self._file.read_text() if self._file.exists() else ""

    def wait_text(self, text: str) -> None:
        until(lambda: self.text == text, f"{text!r} in the field, before {self.text!r}")


def runs(values: Iterable[bool], first: int) -> Iterator[tuple[int, int]]:
    """Where, counted from the first, true values begin, and how many follow one another."""
    for value, group in groupby(enumerate(values, first), lambda pair: pair[1]):
        if value:
            places = [place for place, _ in group]
            yield places[0], len(places)


def command_of(pid: int) -> str:
    """The command line of a process; empty when it has gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    return bool(command_of(pid))
