"""Notices when a file changes, comes or goes, whoever does it and however."""

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from postureguard.system.paths import private_folder


class FileWatch(QObject):
    """Watches one file and its folder, which is made if it is not there."""

    changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._watcher = QFileSystemWatcher([str(private_folder(path.parent))], self)
        self._watcher.directoryChanged.connect(self._notice)
        self._watcher.fileChanged.connect(self._notice)
        self._watch_file()

    def _notice(self) -> None:
        self._watch_file()
        self.changed.emit()

    def _watch_file(self) -> None:
        """An editor that saves by renaming leaves a new file behind; watch that one."""
        if os.access(self._path, os.F_OK) and str(self._path) not in self._watcher.files():
            self._watcher.addPath(str(self._path))
