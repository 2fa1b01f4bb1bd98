"""Packs: everything of one's own in one file, to keep or to hand on."""

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from postureguard.core.training.own import PackSummary
from postureguard.errors import UserError
from postureguard.windows.own.shelf import Shelf

SUFFIX: Final = "posturepack"
MOST_NAMES: Final = 3


class Packs(QObject):
    """Asks for a file, and says in a sentence what has come of it."""

    told = Signal(str)
    came = Signal()
    """Something new is there."""

    def __init__(self, window: QWidget, shelf: Shelf) -> None:
        super().__init__(window)
        self._window = window
        self._shelf = shelf

    def ask_where_to_write(self) -> None:
        """Let the person name a new file."""
        dialog = self._dialog(_("Export a pack"), self._write)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(f"{_('my exercises')}.{SUFFIX}")
        dialog.open()

    def ask_what_to_read(self) -> None:
        """Let the person choose a pack."""
        dialog = self._dialog(_("Import a pack"), self._read)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _write(self, path: Path) -> str:
        self._shelf.write_pack(path)
        return _("Everything of your own is in {file} now.").format(file=path)

    def _read(self, path: Path) -> str:
        found = self._shelf.read_pack(path)
        self.came.emit()
        return brought(found)

    def _dialog(self, title: str, use: Callable[[Path], str]) -> QFileDialog:
        wanted = _("Packs ({pattern})").format(pattern=f"*.{SUFFIX}")
        dialog = QFileDialog(self._window, title, QDir.homePath(), wanted)
        dialog.fileSelected.connect(lambda path: self._use(Path(path), use))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _use(self, path: Path, use: Callable[[Path], str]) -> None:
        try:
            sentence = use(path)
        except UserError as error:
            sentence = str(error)
        self.told.emit(sentence)


def brought(found: PackSummary) -> str:
    """What an import has brought."""
    if not found.added:
        return _("Everything in this pack was there already.")
    names = ", ".join(found.added[:MOST_NAMES])
    more = len(found.added) - MOST_NAMES
    if more > 0:
        names += ngettext(" and {n} more", " and {n} more", more).format(n=more)
    sentence = _("Added: {names}.").format(names=names)
    if found.there:
        there = len(found.there)
        kept = ngettext("{n} was there already.", "{n} were there already.", there)
        sentence += f" {kept.format(n=there)}"
    return sentence
