"""Chooses routines in a short-lived process: the resident knows neither exercises nor history."""

import logging
import sys
from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer

from postureguard.core.due import Due
from postureguard.core.facts import BreakKind
from postureguard.core.sitting.plan import Offer

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "postureguard", "choose")
AFTER_MS = 1_000
"""Facts that come together are looked at together."""
PATIENCE_MS = 60_000


class _Chosen(msgspec.Struct, frozen=True):
    """What the process says."""

    offers: dict[BreakKind, Offer]
    due: Due | None = None


class ProcessChooser(QObject):
    """The `Chooser` port: `postureguard choose` in a process of its own, one at a time."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        super().__init__()
        self._command = tuple(command)
        self._again = False
        self.on_chosen: Callable[[Mapping[BreakKind, Offer]], None] = lambda _offers: None
        self.on_due: Callable[[Due], None] = lambda _due: None
        """Something is to be asked of the person."""
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._soon, self._limit = self._timer(AFTER_MS), self._timer(PATIENCE_MS)
        self._soon.timeout.connect(self._begin)
        self._limit.timeout.connect(self._process.kill)

    def _timer(self, ms: int) -> QTimer:
        return QTimer(self, interval=ms, singleShot=True)

    def choose(self) -> None:
        """Begin soon; while a process works, another one comes after it."""
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
        if code == 0:
            self._hear(said)
        else:
            log.warning("no routine could be chosen (%s); the last choice stays", code)
        if self._again:
            self._again = False
            self._soon.start()

    def _fail(self, error: QProcess.ProcessError) -> None:
        """A process that never started never finishes."""
        if error == QProcess.ProcessError.FailedToStart:
            self._limit.stop()
            log.error("no routine could be chosen: %s", self._process.errorString())

    def _hear(self, said: bytes) -> None:
        try:
            chosen = msgspec.json.decode(said, type=_Chosen)
        except msgspec.DecodeError as error:
            log.warning("the choice of routines is unreadable: %s", error)
            return
        log.info("routines were chosen: %s", ", ".join(o.routine for o in chosen.offers.values()))
        self.on_chosen(chosen.offers)
        if chosen.due is not None:
            self.on_due(chosen.due)
