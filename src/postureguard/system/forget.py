"""Deleting what a person made or chose: own exercises, settings, the log."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.system.paths import Paths


def forget_own(paths: Paths) -> None:
    """Delete all own exercises and routines. The folder goes at once, then what was in it."""
    own = paths.own
    going = own.with_name(f"{own.name}.forgotten")
    with _told(own):
        _delete(going)
        for folder in (own, own.with_name(f"{own.name}.old"), own.with_name(f"{own.name}.new")):
            if os.path.lexists(folder):
                folder.rename(going)
                _delete(going)
        own.with_name(f"{own.name}.lock").unlink(missing_ok=True)


def forget_settings(paths: Paths) -> None:
    """Delete the settings, and earlier files of them that were put aside."""
    file = paths.settings
    with _told(file):
        for kept in file.parent.glob(f"{file.stem}-kept-*{file.suffix}"):
            kept.unlink(missing_ok=True)
        file.with_name(f"{file.name}.new").unlink(missing_ok=True)
        file.unlink(missing_ok=True)
    with suppress(OSError):
        file.parent.rmdir()


def forget_log(paths: Paths) -> None:
    """Delete the log and the one before."""
    with _told(paths.log):
        for file in (paths.log.with_suffix(".log.1"), paths.log):
            file.unlink(missing_ok=True)
    with suppress(OSError):
        paths.log.parent.rmdir()


def _delete(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = _("{path} cannot be deleted: {reason}.")
        raise UserError(
            words.format(path=error.filename or path, reason=error.strerror),
            _("Check the rights, then ask for it once more."),
        ) from error
