"""Who records sound or takes in pictures of the screen, as the sound and the media server tell it.

Each is asked by a small program of its own, in a few milliseconds and beside everything else. The
answer of the last question is given, and the next question is asked at the same time.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QDeadlineTimer, QObject

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.holds.program import Program
from postureguard.system.holds.source import OnChange, Told, unheard

STALE_MS = 90_000
"""An answer older than this says nothing any more."""
METER = "Peak detect"
"""A volume meter, which does not record."""
SOURCES: Final = ("pactl", "list", "short", "sources")
RECORDINGS: Final = ("pactl", "-f", "json", "list", "source-outputs")
NODES: Final = ("pw-cli", "ls", "Node")
VIDEO: Final = "Stream/Input/Video"


class _Recording(msgspec.Struct):
    """One recording, as pactl tells it."""

    source: int
    corked: bool = False
    properties: dict[str, str] = {}


class _Asked(QObject):
    """Remembers the last answer for a while, and asks anew with every look."""

    def __init__(self, name: str, reason: HoldReason) -> None:
        super().__init__()
        self.name = name
        self.on_change: OnChange = unheard
        self.on_answer: OnChange = unheard
        """Called after each answer, also after one that is as before."""
        self._reason: HoldReason = reason
        self._names: frozenset[str] | None = None
        self._fresh = QDeadlineTimer()
        self._programs: tuple[Program, ...] = ()

    def read(self) -> frozenset[Hold]:
        """The last answer, if it is not too old; a new one is on its way."""
        self._ask()
        if self._names is None or self._fresh.hasExpired():
            return frozenset()
        return frozenset(Hold(self._reason, name) for name in self._names)

    def told(self) -> Told:
        """What is asked for, once it has been answered."""
        return {} if self._names is None else {self._reason: self.name}

    def settle(self, timeout_ms: int) -> None:
        """Wait for the answer that is on its way."""
        for program in self._programs:
            program.settle(timeout_ms)

    def close(self) -> None:
        """Ask no more."""
        for program in self._programs:
            program.close()
        self._programs = ()
        self._names = None

    def _ask(self) -> None:
        """Begin with the first program, unless an answer is still to come."""
        if self._programs and not any(program.asked for program in self._programs):
            self._programs[0].ask()

    def _take(self, names: frozenset[str] | None) -> None:
        before = frozenset() if self._fresh.hasExpired() else self._names or frozenset()
        self._names = names
        self._fresh.setRemainingTime(STALE_MS)
        if before != (names or frozenset()):
            self.on_change()
        if names is not None:
            self.on_answer()


class RecordingsSource(_Asked):
    """PulseAudio, or PipeWire in its place. Raises Unavailable where `pactl` is not installed."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__("PulseAudio", "microphone")
        self._recordings: list[_Recording] = []
        self._sources = Program(environ, SOURCES, self._heard_sources)
        self._programs = (Program(environ, RECORDINGS, self._heard_recordings), self._sources)
        self._ask()

    def _heard_recordings(self, said: str | None) -> None:
        self._recordings = [r for r in _decoded(said) if not _is_meter(r)]
        if self._recordings:  # of a microphone, or of what the loudspeakers play?
            self._sources.ask()
        else:
            self._take(None if said is None else frozenset())

    def _heard_sources(self, said: str | None) -> None:
        loudspeakers = _loudspeakers(said or "")
        self._take(
            frozenset(
                recording.properties.get("application.name", "")
                for recording in self._recordings
                if recording.source not in loudspeakers
            )
        )


class ScreenShareSource(_Asked):
    """PipeWire, by which every desktop on Wayland hands out its screen.

    Raises Unavailable where `pw-cli` is not installed.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__("PipeWire", "screen share")
        self._programs = (Program(environ, NODES, self._heard_nodes),)
        self._ask()

    def _heard_nodes(self, said: str | None) -> None:
        self._take(None if said is None else frozenset(_viewers(said)))


def _decoded(said: str | None) -> list[_Recording]:
    try:
        return msgspec.json.decode(said or "[]", type=list[_Recording])
    except msgspec.DecodeError:
        return []


def _is_meter(recording: _Recording) -> bool:
    """Whether nothing is kept of it: a volume meter, or one that is halted for now."""
    return recording.corked or recording.properties.get("media.name") == METER


def _loudspeakers(said: str) -> frozenset[int]:
    """The numbers of the sources that only give back what is played."""
    rows = (line.split("\t") for line in said.splitlines())
    return frozenset(
        int(row[0])
        for row in rows
        if len(row) > 1 and row[0].isdigit() and row[1].endswith(".monitor")
    )


def _viewers(said: str) -> Iterator[str]:
    """The programs that take in a picture, from what is said of each node."""
    for node in said.split("\tid ")[1:]:
        lines = (line.strip().partition(" = ") for line in node.splitlines())
        words = {name: value.strip('"') for name, _, value in lines}
        if words.get("media.class") == VIDEO:
            yield words.get("application.name", "")
