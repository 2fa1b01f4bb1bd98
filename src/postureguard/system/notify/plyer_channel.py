"""Notifications by plyer, in a process of its own that is not waited for.

plyer returns the same nothing whether something was shown or not, so nobody may rely on it.
"""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QTimer

from postureguard.itself import ITSELF
from postureguard.ports import Notice

LIMIT_MS = 5000
COMMAND = (*ITSELF, "show-by-plyer", "--")


class PlyerNotifier(QObject):
    """Tries to show a notice. No buttons, no taking back; only some failures can be told."""

    def __init__(
        self,
        command: tuple[str, ...] = COMMAND,
        *,
        limit_ms: int = LIMIT_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = "plyer"
        self.has_buttons = False
        self.on_action: Callable[[str], None] | None = None
        self.on_failed: Callable[[str], None] | None = None
        self._command = command
        self._process: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(limit_ms)
        self._limit.timeout.connect(self._out_of_time)

    def show(self, notice: Notice) -> None:
        """Start plyer with it; one that is still at work is ended first."""
        self.withdraw()
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        process.setProgram(self._command[0])
        title, body = (_one_argument(text) for text in (notice.title, notice.body))
        process.setArguments([*self._command[1:], title, body])
        self._limit.start()
        process.start()

    def withdraw(self) -> None:
        """End a plyer that is still at work. What it has shown stays."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._finished)
        process.errorOccurred.disconnect(self._not_started)
        if process.state() == QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return
        process.finished.connect(process.deleteLater)
        _end(process)

    def close(self) -> None:
        """End it for good, so that nothing is left at exit."""
        self.withdraw()
        for process in self.findChildren(QProcess):  # one before may still be ending
            process.waitForFinished(1000)

    def _finished(self, code: int) -> None:
        process = self._process
        if process is None:
            return
        complaint = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        self.withdraw()
        if code or complaint:
            self._fail(complaint.splitlines()[-1] if complaint else f"plyer ended with {code}.")

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.withdraw()
            self._fail("plyer could not be started.")

    def _out_of_time(self) -> None:
        self.withdraw()
        self._fail("plyer did not come to an end.")

    def _fail(self, reason: str) -> None:
        if self.on_failed is not None:
            self.on_failed(reason)


def _one_argument(text: str) -> str:
    return text.replace("\0", "")


def _end(process: QProcess) -> None:
    """By force, with the notify-send that plyer may be waiting for."""
    try:
        os.killpg(process.processId(), signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
