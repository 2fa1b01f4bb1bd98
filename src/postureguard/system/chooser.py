"""Chooses routines in a short-lived process: the resident knows neither exercises nor history."""

import logging
from collections.abc import Callable, Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer

from postureguard.core.due import Due
from postureguard.core.facts import BreakKind
from postureguard.core.sitting.plan import Chosen, Drawn, Offer
from postureguard.core.week_news import WeekNews
from postureguard.itself import ITSELF

log = logging.getLogger(__name__)

COMMAND = (*ITSELF, "choose")
AFTER_MS = 1_000
"""Facts that come together are looked at together."""
PATIENCE_MS = 60_000


class _Said(msgspec.Struct, frozen=True):
    """What the process says."""

    offers: dict[BreakKind, Offer]
    bad_day: date | None = None
    for_safety: bool = True
    drawn: Drawn | None = None
    resting: bool = False
    due: Due | None = None
    week: WeekNews | None = None


class ProcessChooser(QObject):
    """The `Chooser` port: `postureguard choose` in a process of its own, one at a time."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        super().__init__()
        self._command = tuple(command)
        self._again = False
        self._warned = False
        self.on_chosen: Callable[[Chosen], None] = lambda _chosen: None
        self.on_failed: Callable[[], None] = lambda: None
        self.on_due: Callable[[Due], None] = lambda _due: None
        """Something is to be asked of the person."""
        self.on_week: Callable[[WeekNews | None], None] = lambda _news: None
        """What there is to tell of a week now, if anything."""
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._not_started)
        self._soon, self._limit = self._timer(AFTER_MS), self._timer(PATIENCE_MS)
        self._soon.timeout.connect(self._begin)
        self._limit.timeout.connect(self._process.kill)

    def _timer(self, ms: int) -> QTimer:
        return QTimer(self, interval=ms, singleShot=True)

    def choose(self) -> None:
        """Begin soon; a process that works already is not heard, and another one follows it."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._soon.start()
        else:
            self._again = True

    def close(self) -> None:
        """Choose no more."""
        self._soon.stop()
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's own word
        self._process.kill()
        self._process.waitForFinished(1_000)

    def _begin(self) -> None:
        program, *words = self._command
        self._limit.start()
        self._process.start(program, words)

    def _finish(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._limit.stop()
        said = bytes(self._process.readAllStandardOutput().data())
        if self._again:
            self._again = False
            self._soon.start()
        elif code == 0:
            self._hear(said)
        else:
            self._fail(f"it ended with {code}")

    def _not_started(self, error: QProcess.ProcessError) -> None:
        """A process that never started never finishes."""
        if error == QProcess.ProcessError.FailedToStart:
            self._limit.stop()
            self._fail(self._process.errorString())

    def _fail(self, why: str) -> None:
        """Say it once, until it works again."""
        if not self._warned:
            self._warned = True
            log.warning("no routine could be chosen, the last choice stays: %s", why)
        self.on_failed()

    def _hear(self, said: bytes) -> None:
        try:
            found = msgspec.json.decode(said, type=_Said)
        except msgspec.DecodeError as error:
            self._fail(f"the answer is unreadable: {error}")
            return
        self._warned = False
        log.info("routines were chosen: %s", ", ".join(o.routine for o in found.offers.values()))
        told = (found.bad_day, found.for_safety, found.drawn, found.resting)
        self.on_chosen(Chosen(found.offers, *told))
        if found.due is not None:
            self.on_due(found.due)
        self.on_week(found.week)
