"""Several programs for the same task: the first that can do it does it."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from postureguard.system.sound.programs import WORDS, Command

log = logging.getLogger(__name__)

LIMIT_S = 20.0
"""A program that takes longer hangs."""
END_MS = 500


class Chain(QObject):
    """Does one thing at a time. A program that fails is not asked again in this process."""

    free = Signal()
    """What was asked for is over, one way or the other."""

    def __init__(self, what: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._what = what
        self._commands = list(commands)
        self._task: Callable[[Command], Command] | None = None
        self._words = ""
        self._process = QProcess(self)
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._limit = QTimer(self, singleShot=True, interval=int(LIMIT_S * 1000))
        self._limit.timeout.connect(self._process.kill)

    @property
    def busy(self) -> bool:
        """Whether something is still being done."""
        return self._task is not None

    @property
    def able(self) -> bool:
        """Whether any program is left that has not failed."""
        return bool(self._commands)

    def do(self, task: Callable[[Command], Command], words: str = "") -> None:
        """Run the command that `task` makes of the first program, unless another one still runs.

        The words are in the environment of the program.
        """
        if self._task is None and self._commands:
            self._task, self._words = task, words
            self._start()

    def close(self) -> None:
        """End what runs, and do nothing more."""
        self._commands.clear()
        self._task = None
        self._limit.stop()
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's own word
        self._process.kill()
        self._process.waitForFinished(END_MS)

    def _start(self) -> None:
        if self._task is None:
            return
        program, *words = self._task(self._commands[0])
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert(WORDS, self._words)
        self._process.setProcessEnvironment(environment)
        self._limit.start()
        self._process.start(program, words)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code == 0 and status == QProcess.ExitStatus.NormalExit:
            self._end()
        else:
            self._next(f"ended with {code}")

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._next("did not start")

    def _next(self, why: str) -> None:
        failed = self._commands.pop(0)
        self._limit.stop()
        if self._commands:
            log.info("%s: %s %s", self._what, failed[0], why)
            self._start()
        else:
            log.warning("%s: %s %s, and there is no other program", self._what, failed[0], why)
            self._end()

    def _end(self) -> None:
        self._task = None
        self._limit.stop()
        self.free.emit()
