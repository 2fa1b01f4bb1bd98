"""The settings file: read, watched, changed where the person asks for it."""

import logging
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from postureguard.core.settings import (
    Problem,
    Settings,
    changed_document,
    default_document,
    parse_settings,
)
from postureguard.errors import UserError
from postureguard.system.file_watch import FileWatch
from postureguard.system.paths import private_folder

log = logging.getLogger(__name__)

MAX_BYTES = 256 * 1024


def chosen_settings(path: Path) -> Settings:
    """The settings in a file; the usual ones if it cannot be read."""
    try:
        return read_settings(path)[0]
    except UserError:
        return Settings()


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a file; a missing file gives the defaults.

    `UserError` when the file cannot be read or is not TOML.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{path} is too large for a settings file.", "Start with a new one.")
        return parse_settings(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the file.") from error
    except (ValueError, RecursionError) as error:
        raise UserError(
            f"{path} is not valid TOML: {_reason(error)}.", "Mend that place, or delete the file."
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} is not UTF-8 text"
    if isinstance(error, tomllib.TOMLDecodeError):
        return str(error)
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return "a number in it is too long"


def write_default_settings(path: Path) -> None:
    """Put a commented file with every option in place, unless there is one."""
    private_folder(path.parent)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(default_document())
    except FileExistsError:
        return
    except OSError as error:
        raise UserError(
            f"{path} cannot be written: {error.strerror}.", "Check the rights and the disk."
        ) from error


def change_settings(path: Path, changes: Mapping[str, object]) -> None:
    """Set some options in the file, which keeps everything else; it is made if it is not there.

    None sets an option back to its default. `UserError` when the file is not in order or cannot
    be written; then it stays as it is.
    """
    write_default_settings(path)
    wanted = _changed(read_settings(path)[0], changes)
    path = path.resolve()  # a link to the file stays a link
    try:
        text = changed_document(path.read_text("utf-8"), changes)
        if _meaning(text) != wanted:
            raise UserError(f"{path} could not be changed.", "Change it in an editor.")
        _replace(path, text)
    except OSError as error:
        raise UserError(
            f"{path} cannot be changed: {error.strerror}.", "Check the rights and the disk."
        ) from error


def _meaning(text: str) -> Settings | None:
    """The settings in a text; None when it is none."""
    try:
        return parse_settings(tomllib.loads(text))[0]
    except ValueError:
        return None


def _changed(settings: Settings, changes: Mapping[str, object]) -> Settings:
    defaults = Settings()
    values: dict[str, Any] = {
        name: getattr(defaults, name) if value is None else value for name, value in changes.items()
    }
    return replace(settings, **values)


def _replace(path: Path, text: str) -> None:
    """Whole or not at all, and never readable for more people than it was."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    new.chmod(path.stat().st_mode)
    new.replace(path)


def put_aside(path: Path) -> Path:
    """Keep a file that is not in order under another name, and begin a new one.

    Returns where it is kept.
    """
    try:
        number = next(n for n in count(1) if not os.access(_aside(path, n), os.F_OK))
        kept = path.rename(_aside(path, number))
    except OSError as error:
        raise UserError(
            f"{path} cannot be renamed: {error.strerror}.", "Check the rights and the disk."
        ) from error
    write_default_settings(path)
    return kept


def _aside(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}-kept-{number}{path.suffix}")


class SettingsFile(QObject):
    """Watches the settings file and says when what it means has changed, or what is amiss."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.on_change: Callable[[Settings], None] = lambda _settings: None
        self.on_trouble: Callable[[UserError], None] = lambda _error: None
        self._faults: frozenset[str] = frozenset()
        self._untold: list[UserError] = []
        self.settings = self._read(Settings())
        self._watch = FileWatch(path, self)
        self._watch.changed.connect(self._changed)

    def report(self) -> None:
        """Tell what was amiss when the file was read at the start; later faults tell themselves."""
        untold, self._untold = self._untold, []
        for error in untold:
            self.on_trouble(error)

    def _changed(self) -> None:
        new = self._read(self.settings)
        if new != self.settings:
            self.settings = new
            self.on_change(new)
        self.report()

    def _read(self, otherwise: Settings) -> Settings:
        """What the file says; while it cannot be read, the rules stay as they were."""
        try:
            settings, problems = read_settings(self._path)
        except UserError as error:
            self._note({error.title: error})
            return otherwise
        self._note({p.message: _trouble(self._path, p) for p in problems})
        return settings

    def _note(self, faults: dict[str, UserError]) -> None:
        """Keep what is newly amiss for `report`: one thing, and how many there are beside it."""
        for error in faults.values():
            log.warning("%s", error)
        new = [error for message, error in faults.items() if message not in self._faults]
        self._faults = frozenset(faults)
        if len(new) > 1:
            advice = f"And {len(new) - 1} more: `postureguard doctor` names them all."
            self._untold.append(UserError(new[0].title, advice))
        else:
            self._untold += new


def _trouble(path: Path, problem: Problem) -> UserError:
    return UserError(f"{path}: {problem.message}.", "Mend that line.")
