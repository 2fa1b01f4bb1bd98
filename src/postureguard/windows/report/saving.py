"""Where the page goes: into files that the person names, and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from postureguard.core.insight.spans import Span
from postureguard.errors import UserError
from postureguard.windows.texts import breakable


@dataclass(frozen=True, slots=True)
class Around:
    """What the window needs of the world. Whatever cannot be done is told by a `UserError`."""

    write: Callable[[Path, bytes], object]
    """Write a file whole, for its owner alone."""
    open_file: Callable[[Path], bool]
    """Open a file in the program that the desktop has for it; False when there is none."""
    show_data: Callable[[], object]
    """Open the window “Your data”."""


class Saving(QObject):
    """Asks for a file, and says in a sentence what has come of it."""

    told = Signal(str)
    saved = Signal(object)
    """The file."""

    def __init__(self, window: QWidget, around: Around) -> None:
        super().__init__(window)
        self._window = window
        self._around = around

    def ask(self, span: Span, made: Callable[[], bytes]) -> QFileDialog:
        """Let the person name a file, and write there what is made then."""
        folder = QStandardPaths.StandardLocation.DocumentsLocation
        place = Path(QStandardPaths.writableLocation(folder))
        title, kind = _("Save as PDF"), _("PDF ({pattern})").format(pattern="*.pdf")
        dialog = QFileDialog(self._window, title, str(place), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(span))
        dialog.fileSelected.connect(lambda path: self.write(Path(path), made))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def write(self, path: Path, made: Callable[[], bytes]) -> None:
        """Write the file."""
        try:
            self._around.write(path, made())
        except UserError as error:
            self.told.emit(str(error))
            return
        self.saved.emit(path)
        self.told.emit(_("Saved as {file}.").format(file=breakable(path)))


def file_name(span: Span) -> str:
    """What a new file is called: the days, and nothing about the person."""
    return f"postureguard-{span.first:%Y%m%d}-{span.last:%Y%m%d}.pdf"
