"""The settings file: read, watched, never overwritten."""

import logging
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject

from postureguard.core.settings import Problem, Settings, default_document, parse_settings
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
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} cannot be read: {error}.", "Check the file.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(
            f"{path} is not valid TOML: {error}.", "Mend that place, or delete the file."
        ) from error


def write_default_settings(path: Path) -> None:
    """Put a commented file with every option in place, unless there is one."""
    private_folder(path.parent)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(default_document())


class SettingsFile(QObject):
    """Watches the settings file and says when what it means has changed."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.on_change: Callable[[Settings], None] = lambda _settings: None
        self.on_trouble: Callable[[UserError], None] = lambda _error: None
        self.settings = self._read(Settings())
        self._watcher = QFileSystemWatcher([str(private_folder(path.parent))], self)
        self._watcher.directoryChanged.connect(self._changed)
        self._watcher.fileChanged.connect(self._changed)
        self._watch_file()

    def _watch_file(self) -> None:
        """An editor that saves by renaming leaves a new file behind; watch that one."""
        if self._path.exists() and str(self._path) not in self._watcher.files():
            self._watcher.addPath(str(self._path))

    def _changed(self) -> None:
        self._watch_file()
        new = self._read(self.settings)
        if new != self.settings:
            self.settings = new
            self.on_change(new)

    def _read(self, otherwise: Settings) -> Settings:
        """What the file says; while it cannot be read, the rules stay as they were."""
        try:
            settings, problems = read_settings(self._path)
        except UserError as error:
            log.warning("%s", error)
            self.on_trouble(error)
            return otherwise
        for problem in problems:
            log.warning("settings: %s", problem.message)
        return settings
