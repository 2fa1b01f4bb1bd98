"""The windows, each a process of its own that the resident can end from outside.

A routine window starts hidden when its break is announced, so that it appears at once when
its time comes. One that says nothing for ten seconds, or outlives its break, is ended.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QTimer

from postureguard.core.sitting.state import Break
from postureguard.protocol import Event, Subscribe, WindowName
from postureguard.system.clock import monotonic_s
from postureguard.system.server import Server

log = logging.getLogger(__name__)

SILENCE_S = 10.0
"""A shown routine window that has not said "alive" for this long hangs."""
START_S = 20.0
"""The same for one that has not yet spoken at all."""
CLOSE_S = 10.0
"""So long a window has to go by itself after it was asked to…"""
LINGER_S = 120.0
"""…or, after a finished routine, to ask its last question."""


@dataclass(slots=True)
class _Routine:
    """The routine window of one break."""

    brk: Break
    process: QProcess
    revealed: bool = False
    over: bool = False
    deadline_s: float | None = None
    """When it is ended by force, on the monotonic clock."""


class WindowProcesses(QObject):
    """Starts windows, tells them to appear or go, and ends those that hang."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server
        self._routines: dict[str, _Routine] = {}
        self._windows: dict[str, QProcess] = {}
        self._watch = QTimer(self)
        self._watch.setInterval(2000)
        self._watch.timeout.connect(self._check)
        self.on_lost: Callable[[str], None] = lambda _break_id: None

    def prepare(self, brk: Break) -> None:
        """Start the routine window of a break, hidden."""
        if brk.id in self._routines:
            return
        process = self._start("routine", "--break", brk.id, "--routine", brk.routine)
        process.finished.connect(lambda *_: self._ended(brk.id))
        self._routines[brk.id] = _Routine(brk, process)

    def reveal(self, brk: Break) -> None:
        """Let it appear, starting it first if need be."""
        self.prepare(brk)
        routine = self._routines[brk.id]
        routine.brk, routine.revealed = brk, True
        routine.deadline_s = monotonic_s() + START_S
        self._watch.start()
        self._server.tell(brk.id, _show_event(brk))

    def close_routine(self, *, finished: bool) -> None:
        """End the routine window, by asking first and by force later."""
        for routine in self._routines.values():
            routine.over = True
            routine.deadline_s = monotonic_s() + (LINGER_S if finished else CLOSE_S)
            if not finished and not self._server.tell(routine.brk.id, Event("close")):
                routine.process.kill()
        if self._routines:
            self._watch.start()

    def open(self, name: WindowName) -> None:
        """Open a window, or bring the one that is open to the front."""
        running = self._windows.get(name)
        if running is not None and running.state() != QProcess.ProcessState.NotRunning:
            self._server.tell(name, Event("show"))
            return
        self._windows[name] = self._start(name)

    def alive(self, break_id: str) -> None:
        """The routine window says that it is well."""
        routine = self._routines.get(break_id)
        if routine is not None and not routine.over:
            routine.deadline_s = monotonic_s() + SILENCE_S

    def subscribed(self, request: Subscribe) -> None:
        """A window listens now; what it missed while it started is said again."""
        routine = self._routines.get(request.break_id or "")
        if routine is None:
            return
        if routine.over:
            self._server.tell(routine.brk.id, Event("close"))
        elif routine.revealed:
            self._server.tell(routine.brk.id, _show_event(routine.brk))

    def end_all(self) -> None:
        """End every window now."""
        self._watch.stop()
        for process in [*(r.process for r in self._routines.values()), *self._windows.values()]:
            process.finished.disconnect()
            process.kill()
            process.waitForFinished(1000)

    def _start(self, name: str, *arguments: str) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        process.finished.connect(lambda code, _status: log.info("window %s ended (%s)", name, code))
        process.start(sys.executable, ["-m", "postureguard", "window", name, *arguments])
        return process

    def _ended(self, break_id: str) -> None:
        routine = self._routines.pop(break_id, None)
        if routine is None:
            return
        routine.process.deleteLater()
        if not self._routines:
            self._watch.stop()
        if not routine.over:
            self.on_lost(break_id)

    def _check(self) -> None:
        now = monotonic_s()
        for routine in list(self._routines.values()):
            if routine.deadline_s is not None and now >= routine.deadline_s:
                log.warning("the window of break %s is ended from outside", routine.brk.id)
                routine.process.kill()


def _show_event(brk: Break) -> Event:
    return Event("show", {"break_id": brk.id, "can_postpone": brk.postponed < 2})
