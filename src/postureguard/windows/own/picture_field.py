"""The picture of an own exercise: choose a file, or drop one, and see what will be shown."""

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QTemporaryDir, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from postureguard.catalogue import read_toml
from postureguard.core.figure.card import HEIGHT, WIDTH, Look
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.movement import parse_movement
from postureguard.core.training.tempo import end_phase
from postureguard.errors import UserError
from postureguard.theme import QUIET, SPACE
from postureguard.windows.figure import FigureView
from postureguard.windows.plan.parts import wrapped
from postureguard.windows.still import shown_of, words_of
from postureguard.windows.texts import button, text

PREVIEW_WIDTH: Final = 240
POSE: Final = ".toml"
PATTERNS: Final = "*.png *.jpg *.jpeg *.webp *.svg *.toml"

Picked = Callable[[Path], bytes]
"""The picture in a file that somebody chose, as a PNG; `UserError` when it is none."""


class PictureField(QWidget):
    """Shows how an exercise looks on its card."""

    changed = Signal()
    refused = Signal(str)
    """A sentence that says why a file cannot be used; empty once one can be."""

    def __init__(self, look: Look, picked: Picked) -> None:
        super().__init__()
        self._look = look
        self._picked = picked
        self._folder = QTemporaryDir()
        self._previews = 0
        self._draft: Exercise | None = None
        self.chosen: Path | None = None
        """What was chosen since the exercise was last shown."""
        self.view = FigureView()
        self.view.setFixedSize(PREVIEW_WIDTH, PREVIEW_WIDTH * HEIGHT // WIDTH)
        self.choose = button(_("Choose a picture…"), "", self.ask_for_file)
        self.remove = button(_("Take it away"), "quiet", self._remove)
        self.setAcceptDrops(True)
        self._lay_out()

    def show_exercise(self, exercise: Exercise) -> None:
        """Show how a kept exercise looks; a file chosen before is forgotten."""
        self.chosen = None
        self._draft = exercise
        self._show()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Without a picture the lines stand on the card."""
        if self._draft is not None and lines != self._draft.lines:
            self._draft = replace(self._draft, lines=lines)
            self._show()

    def dressed(self, exercise: Exercise) -> Exercise:
        """An exercise with the looks that are chosen here."""
        if self._draft is None:
            return exercise
        return replace(exercise, picture=self._draft.picture, movement=self._draft.movement)

    def take(self, path: Path) -> None:
        """Use a file, or say why it cannot be used."""
        try:
            looks = self._looks_of(path)
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.chosen, self._draft = path, looks
        self._show()
        self.refused.emit("")
        self.changed.emit()

    def ask_for_file(self) -> None:
        """Let the person choose a file."""
        wanted = _("Pictures and pose files ({patterns})").format(patterns=PATTERNS)
        dialog = QFileDialog(self, _("Choose a picture"), QDir.homePath(), wanted)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Use what was dropped."""
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))

    def _looks_of(self, path: Path) -> Exercise:
        if self._draft is None:
            raise UserError(_("There is no exercise to show."))
        if path.suffix.lower() == POSE:
            movement = parse_movement(read_toml(path), str(path))
            return replace(self._draft, picture=None, movement=lambda: movement)
        self._previews += 1
        preview = Path(self._folder.filePath(f"{self._previews}.png"))
        preview.write_bytes(self._picked(path))
        return replace(self._draft, picture=str(preview), movement=None)

    def _remove(self) -> None:
        if self._draft is not None:
            self.chosen = None
            self._draft = replace(self._draft, picture=None, movement=None)
            self._show()
            self.refused.emit("")
            self.changed.emit()
            self.choose.setFocus()

    def _show(self) -> None:
        if self._draft is None:
            return
        bare = self._draft.picture is None and not self._draft.has_figure
        self.remove.setVisible(not bare)
        phase = float(end_phase(self._draft.figure))
        said = words_of(self._draft, phase) if self._draft.name else _("How it will look")
        self.view.show_card(shown_of(self._draft, phase, self._look), said)

    def _lay_out(self) -> None:
        hint = text(_("PNG, JPEG, WebP, SVG, or a pose file. You can also drop it here."), QUIET)
        hint.setProperty("role", "quiet")
        buttons = QWidget()
        below = QVBoxLayout(buttons)
        below.setContentsMargins(SPACE, 0, 0, 0)
        below.setSpacing(SPACE)
        for part in (self.choose, self.remove):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(wrapped(self.view, buttons))
        column.addWidget(hint)
        self.setFocusProxy(self.choose)
