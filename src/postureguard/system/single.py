"""Only one resident for each user."""

from PySide6.QtCore import QDeadlineTimer, QLockFile

from postureguard.errors import UserError
from postureguard.protocol import Show
from postureguard.system.client import NotRunningError, ask
from postureguard.system.paths import Paths, private_folder

PATIENCE_MS = 5000
"""Of two starts at the same time, the later one waits so long for the first one's ear."""
TRY_MS = 250


def claim(paths: Paths) -> QLockFile | None:
    """The lock of the only resident; None when one runs already (and now shows itself)."""
    folder = private_folder(paths.journal.parent)
    lock = QLockFile(str(folder / "resident.lock"))
    lock.setStaleLockTime(0)
    patience = QDeadlineTimer(PATIENCE_MS)
    while not patience.hasExpired():
        if lock.tryLock(0):
            return lock
        try:
            ask(paths.socket, Show())
        except NotRunningError:
            lock.removeStaleLockFile()
            if lock.tryLock(TRY_MS):
                return lock
        else:
            return None
    raise UserError(
        "PostureGuard is running but does not answer.",
        f"End it and start it again, or delete {folder / 'resident.lock'}.",
    )
