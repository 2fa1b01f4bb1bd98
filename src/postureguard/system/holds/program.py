"""A small program of the desktop that is asked now and then, and answers when it is ready."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from postureguard.system.unavailable import Unavailable

PATIENCE_MS = 5_000
"""A program that has not answered by then is ended."""
OnAnswer = Callable[[str | None], None]


class Program(QObject):
    """Runs one command at a time. `on_answer` gets what it printed, or None when it failed."""

    def __init__(
        self, environ: Mapping[str, str], command: tuple[str, ...], on_answer: OnAnswer
    ) -> None:
        super().__init__()
        self._file = find_program(command[0], environ)
        self._arguments = list(command[1:])
        self._on_answer = on_answer
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_surroundings(environ))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._limit = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._limit.timeout.connect(self._process.kill)

    @property
    def asked(self) -> bool:
        """Whether an answer is still to come."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def ask(self) -> None:
        """Begin, unless an answer is still to come; this one will do."""
        if not self.asked:
            self._limit.start()
            self._process.start(self._file, self._arguments)

    def settle(self, timeout_ms: int) -> None:
        """Wait for the answer that is still to come."""
        if self.asked:
            self._process.waitForFinished(timeout_ms)

    def close(self) -> None:
        """End it, and hear nothing more."""
        self._limit.stop()
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's own word
        self._process.kill()
        self._process.waitForFinished(1_000)

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._limit.stop()
        said = bytes(self._process.readAllStandardOutput().data())
        well = status == QProcess.ExitStatus.NormalExit and code == 0
        self._on_answer(said.decode(errors="replace") if well else None)

    def _fail(self, error: QProcess.ProcessError) -> None:
        """A process that never started never finishes."""
        if error == QProcess.ProcessError.FailedToStart:
            self._limit.stop()
            self._on_answer(None)


def _surroundings(environ: Mapping[str, str]) -> QProcessEnvironment:
    """Where numbers have a point: with a comma, pactl's JSON is none."""
    surroundings = QProcessEnvironment()
    for name, value in {**environ, "LC_ALL": "C.UTF-8"}.items():
        surroundings.insert(name, value)
    return surroundings


def find_program(name: str, environ: Mapping[str, str]) -> str:
    """Where a program lies on the search path; raises Unavailable where it is not installed."""
    for folder in environ.get("PATH", "").split(":"):
        file = Path(folder, name)
        if folder and file.is_file():
            return str(file)
    raise Unavailable(f"{name} is not installed.")
