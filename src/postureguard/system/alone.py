"""Working on the journal while no resident has it open, and keeping one from starting meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from PySide6.QtCore import QLockFile

from postureguard.errors import UserError
from postureguard.protocol import Quit
from postureguard.system.client import NotRunningError, ask
from postureguard.system.paths import Paths, private_folder

END_MS: Final = 20_000
"""How long a resident that was asked to end may take."""
TRY_MS: Final = 250
"""One that is just ending of itself may take this long."""


@contextmanager
def alone(paths: Paths, *, end_first: bool) -> Iterator[None]:
    """Hold the resident's lock; `UserError` while it runs, unless it is to be ended first."""
    folder = private_folder(paths.journal.parent)
    lock = QLockFile(str(folder / "resident.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(TRY_MS):
        if lock.error() is not QLockFile.LockError.LockFailedError:
            raise UserError(f"The folder {folder} cannot be written to.", "Check its rights.")
        if not end_first:
            raise UserError(
                "PostureGuard is running.",
                "Run “postureguard quit” first, or add --quit to have it ended.",
            )
        with suppress(NotRunningError):
            ask(paths.socket, Quit())
        if not lock.tryLock(END_MS):
            raise UserError("PostureGuard is still running.", "Wait a moment, then try again.")
    try:
        yield
    finally:
        lock.unlock()
