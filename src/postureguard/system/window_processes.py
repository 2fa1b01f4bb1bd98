"""The windows, each a process of its own that the resident can end from outside.

A routine window starts hidden when its break is announced, so that it appears at once when
its time comes. One that says nothing for ten seconds, or outlives its break, is ended.
"""

import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QObject, QProcess, QTimer

from postureguard.core.sitting.state import Break
from postureguard.errors import UserError
from postureguard.itself import ITSELF
from postureguard.protocol import Event, Subscribe, WindowName
from postureguard.system.child import Child, end_children
from postureguard.system.clock import monotonic_s
from postureguard.system.server import Server

log = logging.getLogger(__name__)

COMMAND = (*ITSELF, "window")
SILENCE_S = 10.0
"""A shown routine window that has not said "alive" for this long hangs."""
HEARD_S = 2.0
"""An open window that crashes so soon after it was asked for did not hear it."""
START_S = 20.0
"""The same for one that has not yet spoken at all."""
CLOSE_S = 10.0
"""So long a window has to go by itself after it was asked to…"""
LINGER_S = 120.0
"""…or, after a finished routine, to ask its last question."""
END_S = 1.0
"""The end of the program waits no longer for all its windows together."""
LOSSES = 2
"""After so many lost routine windows in a row, none of which came up, the next is no better."""


@dataclass(slots=True, eq=False)
class _Routine:
    """The routine window of one break."""

    brk: Break
    process: Child
    revealed: bool = False
    over: bool = False
    deadline_s: float | None = None
    """When it is ended by force, on the monotonic clock."""
    then: Callable[[], None] | None = None
    """What was asked for while it was closing: the same break may come back after a delay."""


@dataclass(slots=True, eq=False)
class _Page:
    """A window that the person opened."""

    process: Child
    ready_by_s: float
    """Until then it may still be starting; the past once it listens."""
    item: str | None = None
    """What it shall turn to as soon as it listens, because that was asked for while it started."""
    told_s: float = -math.inf
    """When an open one was last asked to come to the front…"""
    told_item: str | None = None
    """…and at which item."""


class WindowProcesses(QObject):
    """Starts windows, tells them to appear or go, and ends those that hang."""

    def __init__(self, server: Server, command: Sequence[str] = COMMAND) -> None:
        super().__init__()
        self._server = server
        self._command = tuple(command)
        self._routines: dict[str, _Routine] = {}
        self._pages: dict[WindowName, _Page] = {}
        self._losses = 0
        self._told = False
        self._watch = QTimer(self)
        self._watch.setInterval(2000)
        self._watch.timeout.connect(self._check)
        self.on_lost: Callable[[str], None] = lambda _break_id: None
        """A routine window went away by itself; `failing` is up to date when this is called."""
        self.on_trouble: Callable[[UserError], None] = lambda _error: None

    @property
    def failing(self) -> bool:
        """True when a new routine window would not come up either; until one says "alive"."""
        return self._losses >= LOSSES

    # --- the window of a break ---------------------------------------------------------------

    @property
    def has_pages(self) -> bool:
        """Whether a window other than that of a break is open."""
        return bool(self._pages)

    def prepare(self, brk: Break) -> None:
        """Start the routine window of a break, hidden."""
        routine = self._routines.get(brk.id)
        if routine is None:
            self._start_routine(brk)
        elif routine.over:
            routine.then = partial(self.prepare, brk)

    def reveal(self, brk: Break) -> None:
        """Let it appear, starting it first if need be."""
        routine = self._routines.get(brk.id) or self._start_routine(brk)
        if routine.over:
            routine.then = partial(self.reveal, brk)
            return
        if not routine.revealed:
            routine.deadline_s = monotonic_s() + START_S
        routine.brk, routine.revealed = brk, True
        self._watch.start()
        self._server.tell(brk.id, _show_event(brk))

    def close_routine(self, *, finished: bool) -> None:
        """End the routine window, by asking first and by force later."""
        deadline_s = monotonic_s() + (LINGER_S if finished else CLOSE_S)
        for routine in self._routines.values():
            earlier_s = routine.deadline_s if routine.over else None
            routine.deadline_s = min(earlier_s or deadline_s, deadline_s)
            routine.over, routine.then = True, None
            if not finished and not self._server.tell(routine.brk.id, Event("close")):
                routine.process.kill()
        if self._routines:
            self._watch.start()

    def alive(self, break_id: str) -> None:
        """The routine window says that it is well."""
        routine = self._routines.get(break_id)
        if routine is None:
            return
        self._losses, self._told = 0, False
        if not routine.over:
            routine.deadline_s = monotonic_s() + SILENCE_S

    # --- every window --------------------------------------------------------------------------

    def open(self, name: WindowName, item: str | None = None) -> None:
        """Open a window, or bring the open one to the front; at an item, if one is given."""
        page = self._pages.get(name)
        if page is not None:
            if self._server.tell_window(name, _turn_event(item)):
                page.told_s, page.told_item = monotonic_s(), item
                return
            if monotonic_s() < page.ready_by_s:
                page.item = item
                return
            log.warning("the window %s does not listen and is opened anew", name)
            page.process.kill()
        process = Child(self._command, self)
        self._pages[name] = page = _Page(process, monotonic_s() + START_S)
        process.gone.connect(partial(self._page_gone, name, page))
        process.begin(name, *(("--item", item) if item else ()))

    def subscribed(self, request: Subscribe) -> None:
        """A window listens now; what it missed while it started is said again."""
        for name, page in self._pages.items():
            if request.window == name:
                page.ready_by_s = 0.0
                if page.item is not None:
                    self._server.tell_window(name, _turn_event(page.item))
                    page.item = None
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
        self._routines.clear()
        self._pages.clear()
        end_children(self.findChildren(Child), END_S)

    # --- inside ----------------------------------------------------------------------------------

    def _start_routine(self, brk: Break) -> _Routine:
        process = Child(self._command, self)
        self._routines[brk.id] = routine = _Routine(brk, process)
        process.gone.connect(partial(self._routine_gone, routine))
        script = ("--script", brk.script) if brk.script else ()
        process.begin("routine", "--break", brk.id, "--routine", brk.routine, *script)
        return routine

    def _routine_gone(self, routine: _Routine) -> None:
        self._server.catch_up()
        routine.process.deleteLater()
        if self._routines.get(routine.brk.id) is not routine:
            return
        del self._routines[routine.brk.id]
        if not self._routines:
            self._watch.stop()
        if not routine.over:
            self._lose(routine)
        elif routine.then is not None:
            routine.then()

    def _lose(self, routine: _Routine) -> None:
        """Tell of the loss first: what follows from it may take a notification back."""
        failed = _failed_to_start(routine.process)
        self._losses = LOSSES if failed else self._losses + 1
        self.on_lost(routine.brk.id)
        if self.failing and routine.revealed and not self._told:
            self._told = True
            self.on_trouble(_no_start() if failed else _no_window())

    def _page_gone(self, name: WindowName, page: _Page) -> None:
        page.process.deleteLater()
        if self._pages.get(name) is not page:
            return
        del self._pages[name]
        if _failed_to_start(page.process):
            self.on_trouble(UserError(_("The window could not be opened."), _restart()))
        elif _was_killed(page.process) and monotonic_s() < page.told_s + HEARD_S:
            self.open(name, page.told_item)

    def _check(self) -> None:
        now = monotonic_s()
        for routine in self._routines.values():
            if routine.deadline_s is not None and now >= routine.deadline_s:
                log.warning("the window of break %s is ended from outside", routine.brk.id)
                routine.deadline_s = None
                routine.process.kill()


def _failed_to_start(process: QProcess) -> bool:
    return process.error() == QProcess.ProcessError.FailedToStart


def _was_killed(process: QProcess) -> bool:
    return process.exitStatus() == QProcess.ExitStatus.CrashExit


def _no_start() -> UserError:
    return UserError(_("The break window could not be started."), _restart())


def _no_window() -> UserError:
    advice = _("Breaks come at the usual time all the same. The log has the details.")
    return UserError(_("The break window ends before it can be used."), advice)


def _restart() -> str:
    return _("If PostureGuard was updated or moved, quit it and start it again.")


def _turn_event(item: str | None) -> Event:
    return Event("show", None if item is None else {"item": item})


def _show_event(brk: Break) -> Event:
    return Event("show", {"break_id": brk.id, "routine": brk.routine, "script": brk.script})
