"""The person's own programs, started when something happens to a break.

Which program it is says the settings file alone. Nothing of what the program knows is put into its
arguments; four environment variables tell what happened.
"""

import logging
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from postureguard.core.facts import BreakFact, Fact
from postureguard.core.settings import Settings
from postureguard.core.sitting.state import Break

log = logging.getLogger(__name__)

LIMIT_S = 60.0
"""A program that runs longer is ended."""
END_S = 1.0
"""A program that was ended is waited for no longer than this."""
MOST = 4
"""More at once are not started."""

Happening = Literal["break", "start", "done", "skip", "end", "hold", "quit"]
"""What a program can be started for; the option is called "on_" and this."""


class Hooks(QObject):
    """Starts programs and waits for none of them; those that still run end with this one."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._shown: set[str] = set()
        self._leaving = False

    def hear(self, fact: Fact) -> None:
        """Something happened that was written down."""
        if not isinstance(fact, BreakFact):
            return
        if fact.stage == "shown":
            self._shown.add(fact.break_id)
            self._start("break", _about(fact))
        elif fact.stage == "started":
            self._shown.add(fact.break_id)
            self._start("start", _about(fact))
        elif fact.stage == "ended":
            self._ended(fact)

    def hold(self, brk: Break) -> None:
        """Something holds back a break that is due."""
        self._start("hold", {"KIND": brk.kind, "ROUTINE": brk.routine})

    def leave(self) -> None:
        """The program is about to end: what starts from now on outlives it, without a limit."""
        self._leaving = True

    def close(self) -> None:
        """The program ends, and with it what was started before it began to."""
        for process in self.findChildren(QProcess):
            process.blockSignals(True)  # noqa: FBT003 - Qt's own word
            _end(process)
            process.waitForFinished(int(END_S * 1000))
        self._start("quit", {})

    def _ended(self, fact: BreakFact) -> None:
        if fact.ending in {"done", "partial"}:
            self._start("done", _about(fact))
        elif fact.ending == "skipped":
            self._start("skip", _about(fact))
        if fact.break_id in self._shown:
            self._shown.discard(fact.break_id)
            self._start("end", _about(fact))

    def _start(self, happening: Happening, about: Mapping[str, str]) -> None:
        words: tuple[str, ...] = getattr(self.settings, f"on_{happening}")
        if not words:
            return
        if not self._leaving and len(self.findChildren(QProcess)) >= MOST:
            log.warning("on_%s: %s left out, %d programs run already", happening, words[0], MOST)
            return
        process = _prepared(words, _environment(happening, about), self)
        if self._leaving:
            started: object = process.startDetached()  # a bool, whatever its stub says
            if not started:
                _failed(process, happening, QProcess.ProcessError.FailedToStart)
            return
        limit = QTimer(process, singleShot=True, interval=int(LIMIT_S * 1000))
        limit.timeout.connect(partial(_overdue, process, happening))
        process.started.connect(limit.start)
        process.finished.connect(partial(_finished, process, happening))
        process.errorOccurred.connect(partial(_failed, process, happening))
        process.start()


def _prepared(
    words: tuple[str, ...], environment: QProcessEnvironment, parent: QObject | None
) -> QProcess:
    process = QProcess(parent)
    process.setProgram(words[0])
    process.setArguments(list(words[1:]))
    process.setProcessEnvironment(environment)
    process.setStandardInputFile(QProcess.nullDevice())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    if sys.platform != "win32":
        unix = QProcess.UnixProcessParameters()
        unix.flags = QProcess.UnixProcessFlag.CreateNewSession  # so that what it starts ends too
        process.setUnixProcessParameters(unix)
    return process


def _about(fact: BreakFact) -> Mapping[str, str]:
    return {"KIND": fact.kind, "ROUTINE": fact.routine, "ENDING": fact.ending or ""}


def _environment(happening: Happening, about: Mapping[str, str]) -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    nothing = {"KIND": "", "ROUTINE": "", "ENDING": ""}
    for name, value in {**nothing, **about, "EVENT": happening}.items():
        environment.insert(f"POSTUREGUARD_{name}", value)
    return environment


def _overdue(process: QProcess, happening: Happening) -> None:
    log.warning("on_%s: %s ran for %g s and is ended", happening, process.program(), LIMIT_S)
    process.blockSignals(True)  # noqa: FBT003 - Qt's own word
    _end(process)
    process.waitForFinished(int(END_S * 1000))
    process.deleteLater()


def _end(process: QProcess) -> None:
    """End a program and what it started."""
    if sys.platform != "win32" and process.processId() > 0:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.processId(), signal.SIGKILL)
    process.kill()


def _finished(
    process: QProcess, happening: Happening, code: int, status: QProcess.ExitStatus
) -> None:
    if status == QProcess.ExitStatus.CrashExit:
        log.warning("on_%s: %s crashed", happening, process.program())
    elif code != 0:
        log.warning("on_%s: %s ended with %d", happening, process.program(), code)
    process.deleteLater()


def _failed(process: QProcess, happening: Happening, error: QProcess.ProcessError) -> None:
    if error == QProcess.ProcessError.FailedToStart:
        log.warning(
            "on_%s: %s did not start: %s", happening, process.program(), process.errorString()
        )
        process.deleteLater()
