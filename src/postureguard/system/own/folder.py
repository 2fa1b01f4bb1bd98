"""Changes of a whole folder: all of a change is there, or nothing of it.

A changed copy is made beside the folder and takes its place by renaming. Files that stay as they
are are linked into the copy, not copied, where the disk can do that.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from postureguard.catalogue import set_aside
from postureguard.errors import UserError
from postureguard.system.paths import private_folder

PATIENCE_MS: Final = 1000
"""How long a change waits for another one of the same folder."""


@contextmanager
def changing(folder: Path) -> Iterator[Path]:
    """A copy of the folder to change; it takes the folder's place unless something is raised."""
    copy, old = folder.with_name(f"{folder.name}.new"), set_aside(folder)
    lock = QLockFile(str(folder.with_name(f"{folder.name}.lock")))
    private_folder(folder.parent)
    if not lock.tryLock(PATIENCE_MS):
        raise UserError(
            _("{path} is being changed elsewhere just now.").format(path=folder),
            _("Try again in a moment."),
        )
    try:
        settle(folder)
        shutil.rmtree(copy, ignore_errors=True)
        _copy(folder, copy)
        yield copy
        if folder.exists():
            folder.rename(old)
        copy.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        words = _("{path} cannot be written: {reason}.")
        raise UserError(
            words.format(path=error.filename or folder, reason=error.strerror or error),
            _("Check the rights and the disk; everything is as it was."),
        ) from error
    finally:
        settle(folder)
        shutil.rmtree(copy, ignore_errors=True)
        lock.unlock()


def settle(folder: Path) -> None:
    """Put back what a change that was cut short had set aside."""
    old = set_aside(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only this user can read, with its folder, in place of what is there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it may be a link to the file of the folder that was copied
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _copy(folder: Path, copy: Path) -> None:
    copy.mkdir(mode=0o700)
    if folder.exists():
        shutil.copytree(folder, copy, dirs_exist_ok=True, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
