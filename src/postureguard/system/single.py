"""Only one resident for each user."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QLockFile, QSysInfo

from postureguard.errors import UserError
from postureguard.protocol import Show
from postureguard.system.client import NoAnswerError, NotRunningError, ask
from postureguard.system.paths import Paths, private_folder

TRY_MS = 250


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a start waits for the ear of the one that has the lock, in milliseconds."""

    owner_runs: int = 20_000
    """It may be slow to start or to end."""
    owner_unknown: int = 5_000
    """The lock comes from another computer or cannot be read; nobody can tell whether it runs."""


def claim(paths: Paths, patience: Patience = Patience()) -> QLockFile | None:
    """The lock of the only resident; None when one runs already (and now shows itself)."""
    path = private_folder(paths.journal.parent) / "resident.lock"
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    waited = QElapsedTimer()
    waited.start()
    wait_ms = 0
    while not _locks(lock, path, wait_ms):
        with suppress(NotRunningError, NoAnswerError):  # it may be just starting or ending
            ask(paths.socket, Show())
            return None
        runs = _owner_runs(lock)
        if waited.hasExpired(patience.owner_runs if runs else patience.owner_unknown):
            raise _silent() if runs else _unknown(path)
        lock.removeStaleLockFile()
        wait_ms = TRY_MS
    return lock


def _locks(lock: QLockFile, path: Path, wait_ms: int) -> bool:
    """True when the lock is ours; `UserError` when it cannot be had, whoever runs or does not."""
    if lock.tryLock(wait_ms):
        with suppress(OSError):  # some file systems have no such rights
            path.chmod(0o600)
        return True
    if lock.error() is not QLockFile.LockError.LockFailedError:
        raise UserError(
            f"The file {path} cannot be written.",
            "Check that you may write to that folder and that its disk is not full.",
        )
    return False


def _owner_runs(lock: QLockFile) -> bool:
    """Whether the owner is known to run: Qt takes a lock of this computer whose owner does not."""
    pid, host, _program = lock.getLockInfo()
    return bool(pid) and host == QSysInfo.machineHostName()


def _silent() -> UserError:
    return UserError(
        "PostureGuard is running but does not answer.",
        "Wait a moment, or end it and start it again.",
    )


def _unknown(path: Path) -> UserError:
    return UserError(
        "PostureGuard may be running, perhaps on another computer with the same home folder.",
        f"End it there; if it does not run anywhere, delete {path}.",
    )
