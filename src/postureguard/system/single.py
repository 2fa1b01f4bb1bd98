"""Only one resident for each user."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile

from postureguard.errors import UserError
from postureguard.protocol import Show
from postureguard.system.client import NoAnswerError, NotRunningError, ask
from postureguard.system.paths import Paths, private_folder

PATIENCE_MS = 5000
"""Of two starts at the same time, the later one waits so long for the first one's ear."""
TRY_MS = 250


def claim(paths: Paths) -> QLockFile | None:
    """The lock of the only resident; None when one runs already (and now shows itself)."""
    path = private_folder(paths.journal.parent) / "resident.lock"
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    patience = QDeadlineTimer(PATIENCE_MS)
    wait_ms = 0
    while not patience.hasExpired():
        if _locks(lock, path, wait_ms):
            return lock
        with suppress(NotRunningError, NoAnswerError):  # it may be just starting or ending
            ask(paths.socket, Show())
            return None
        lock.removeStaleLockFile()
        wait_ms = TRY_MS
    raise UserError(
        "PostureGuard is running but does not answer.",
        f"End it and start it again, or delete {path}.",
    )


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
