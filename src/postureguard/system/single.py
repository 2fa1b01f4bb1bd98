"""Only one resident for each user."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from postureguard.errors import UserError
from postureguard.protocol import Show
from postureguard.system.client import NotRunningError, ask
from postureguard.system.paths import Paths, private_folder


def claim(paths: Paths) -> QLockFile | None:
    """The lock of the only resident; None when one runs already (and now shows itself)."""
    folder = private_folder(paths.journal.parent)
    lock = QLockFile(str(folder / "resident.lock"))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    try:
        ask(paths.socket, Show())
    except NotRunningError:
        return _take_over(lock, folder)
    return None


def _take_over(lock: QLockFile, folder: Path) -> QLockFile:
    """The lock is held but nobody answers: a leftover, unless it cannot be removed."""
    lock.removeStaleLockFile()
    if lock.tryLock(200):
        return lock
    raise UserError(
        "PostureGuard is running but does not answer.",
        f"End it and start it again, or delete {folder / 'resident.lock'}.",
    )
