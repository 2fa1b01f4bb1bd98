"""Asking the person for a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Use = Callable[[Path], object]


def ask_where_to_write(window: QWidget, title: str, name: str, use: Use) -> QFileDialog:
    """Let the person name a new file, `name` at first."""
    dialog = QFileDialog(window, title, str(_documents()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _opened(dialog, use)


def ask_what_to_read(window: QWidget, title: str, use: Use, folder: Path | None) -> QFileDialog:
    """Let the person choose a file that is there."""
    dialog = QFileDialog(window, title, str(folder or _documents()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, use)


def _opened(dialog: QFileDialog, use: Use) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: use(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
