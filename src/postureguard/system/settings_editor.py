"""The settings file for the window that changes it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from postureguard.core.settings import Problem, Settings
from postureguard.system.file_watch import FileWatch
from postureguard.system.settings_file import (
    change_settings,
    put_aside,
    read_settings,
    write_default_settings,
)


class SettingsEditor(QObject):
    """Reads, changes and watches one settings file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._watch = FileWatch(path, self)
        self._watch.changed.connect(self._tell)
        self.on_change: Callable[[], None] = lambda: None
        """Something was written to the file, by this window or by anybody else."""

    @property
    def path(self) -> Path:
        """Where the settings are kept."""
        return self._path

    def read(self) -> tuple[Settings, tuple[Problem, ...]]:
        """What the file says, and what had to be mended; `UserError` when it cannot be read."""
        return read_settings(self._path)

    def change(self, changes: Mapping[str, object]) -> None:
        """Set options; None sets one back to its default. `UserError` when that fails."""
        change_settings(self._path, changes)

    def make(self) -> None:
        """Write the file with every option as a comment, unless there is one."""
        write_default_settings(self._path)

    def put_aside(self) -> Path:
        """Keep the file under another name and begin a new one; returns where it is kept."""
        return put_aside(self._path)

    def _tell(self) -> None:
        self.on_change()
