"""Only one resident for each user."""


from PySide6.QtCore import QLockFile

from postureguard.errors import UserError
from postureguard.protocol import Show
from postureguard.system.client import NotRunningError, ask
from postureguard.system.paths import Paths, private_folder

TRIES = 20
TRY_MS = 250
"""Two starts at the same time: the later one waits for the first one's ear."""


def claim(paths: Paths) -> QLockFile | None:
    """The lock of the only resident; None when one runs already (and now shows itself)."""
    folder = private_folder(paths.journal.parent)
    lock = QLockFile(str(folder / "resident.lock"))
    lock.setStaleLockTime(0)
    for _try in range(TRIES):
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
