"""A process of the resident that says in every case when it is gone."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Qt, Signal

from postureguard.system.clock import monotonic_s

log = logging.getLogger(__name__)


class Child(QProcess):
    """A program with words of its own for each start; what it prints goes where ours goes."""

    gone = Signal()
    """It has ended, or could not be started at all. Said once, never from within `begin`."""

    def __init__(self, command: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._name = ""
        self.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        self.finished.connect(self._finish)
        self.errorOccurred.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    def begin(self, *words: str) -> None:
        """Start it."""
        self._name = words[0]
        program, *first = self._command
        self.start(program, [*first, *words])

    def _finish(self, code: int, _status: QProcess.ExitStatus) -> None:
        log.info("window %s ended (%s)", self._name, code)
        self.gone.emit()

    def _fail(self, error: QProcess.ProcessError) -> None:
        """A process that never started never finishes."""
        if error == QProcess.ProcessError.FailedToStart:
            log.error("window %s did not start: %s", self._name, self.errorString())
            self.gone.emit()


def end_children(children: Sequence[Child], patience_s: float) -> None:
    """End them all now and hear no more of them; never raises, whatever state they are in."""
    for child in children:
        child.blockSignals(True)  # noqa: FBT003 - Qt's own word
        child.kill()
    deadline_s = monotonic_s() + patience_s
    for child in children:
        child.waitForFinished(max(1, int((deadline_s - monotonic_s()) * 1000)))
        if child.state() == QProcess.ProcessState.NotRunning:  # or deleting it would wait
            child.deleteLater()
