"""The settings file: read, watched, never overwritten."""

import logging
import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject

from postureguard.core.settings import Problem, Settings, default_document, parse_settings
from postureguard.core.settings_document import changed_document
from postureguard.errors import UserError
from postureguard.system.paths import private_folder

log = logging.getLogger(__name__)

MAX_BYTES = 256 * 1024


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


def change_settings(path: Path, changes: Mapping[str, str]) -> None:
    """Set some options in the file, which keeps everything else; it is made if it is not there.

    `UserError` when the file is not in order or cannot be written; then it stays as it is.
    """
    write_default_settings(path)
    read_settings(path)
    path = path.resolve()  # a link to the file stays a link
    try:
        text = changed_document(path.read_text("utf-8"), changes)
        settings, _problems = parse_settings(tomllib.loads(text))
        if any(getattr(settings, name) != value for name, value in changes.items()):
            raise UserError(f"{path} could not be changed.", "Change it in an editor.")
        new = path.with_name(f"{path.name}.new")
        new.write_text(text, "utf-8")
        new.chmod(path.stat().st_mode)
        new.replace(path)
    except (OSError, ValueError) as error:
        raise UserError(
            f"{path} cannot be changed: {error}.", "Check the rights and the disk."
        ) from error


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
        self._watcher = QFileSystemWatcher([str(private_folder(path.parent))], self)
        self._watcher.directoryChanged.connect(self._changed)
        self._watcher.fileChanged.connect(self._changed)
        self._watch_file()

    def report(self) -> None:
        """Tell what was amiss when the file was read at the start; later faults tell themselves."""
        untold, self._untold = self._untold, []
        for error in untold:
            self.on_trouble(error)

    def _watch_file(self) -> None:
        """An editor that saves by renaming leaves a new file behind; watch that one."""
        if os.access(self._path, os.F_OK) and str(self._path) not in self._watcher.files():
            self._watcher.addPath(str(self._path))

    def _changed(self) -> None:
        self._watch_file()
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
