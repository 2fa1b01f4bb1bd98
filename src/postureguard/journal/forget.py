"""Deleting everything that is kept about the person, all of it or nothing."""

import shutil
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.journal.backup import backups_of
from postureguard.journal.connect import settle


def forget(path: Path) -> None:
    """Delete the journal, its log, its copies and all that was set aside.

    A mark is written first. Cut short, the deletion goes on when the journal is next opened.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark = _mark(path)
        mark.touch(mode=0o600)
        settle(path.parent)
        finish_forgetting(path)
    except OSError as error:
        words = _("{path} cannot be deleted: {reason}.")
        raise UserError(
            words.format(path=error.filename or path, reason=error.strerror),
            _("Check the rights, then ask for it once more."),
        ) from error


def finish_forgetting(path: Path) -> None:
    """Go on with a deletion that was cut short; without one nothing happens."""
    mark = _mark(path)
    if not mark.exists():
        return
    if backups_of(path).exists():
        shutil.rmtree(backups_of(path))
    for file in _files(path):
        file.unlink(missing_ok=True)
    settle(path.parent)
    mark.unlink(missing_ok=True)


def _files(path: Path) -> list[Path]:
    """The journal and everything beside it that has its name, but for the mark."""
    return sorted(set(path.parent.glob(f"{path.stem}.*")) - {_mark(path)})


def _mark(path: Path) -> Path:
    return path.with_name(f"{path.stem}.forget")
