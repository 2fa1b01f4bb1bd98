"""Everything that can be done with the data, step by step."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from postureguard.errors import UserError
from postureguard.windows.data import words
from postureguard.windows.data.files import ask_what_to_read, ask_where_to_write
from postureguard.windows.data.forgetting import Forgetting
from postureguard.windows.data.mapping import Mapping
from postureguard.windows.data.pages import Step
from postureguard.windows.data.stage import Stage
from postureguard.windows.data.surroundings import (
    Brought,
    Columns,
    Form,
    Found,
    Held,
    PartName,
    SourceName,
    Surroundings,
)
from postureguard.windows.texts import breakable, button


class Doings(QObject):
    """Leads through each of them on a stage."""

    def __init__(self, stage: Stage, around: Surroundings, today: Callable[[], date]) -> None:
        super().__init__(stage)
        self._stage = stage
        self._data = around.data
        self._around = around
        self._today = today
        self.dialog: QFileDialog | None = None
        """The last one that was opened."""

    def do(self, name: str) -> None:
        """What was wished on the overview, by its name."""
        ways: dict[str, Callable[[], object]] = {
            "folder": self._show_folder,
            "json": partial(self._ask_export, "json"),
            "zip": partial(self._ask_export, "zip"),
            "report": self._around.show_report,
            "back-up": partial(self.back_up, None),
            "copy": self._ask_copy,
            "restore": self._ask_restore,
            "forget": self.ask_forget,
            **{source: partial(self._ask_bring, source) for source in words.source_names()},
        }
        ways[name]()

    def export(self, form: Form, file: Path) -> None:
        """Write everything for other programs."""
        self._stage.do(
            _("Writing the export…"),
            lambda watch: self._data.export(form, file, watch),
            self._exported,
        )

    def back_up(self, file: Path | None) -> None:
        """Copy the journal, beside itself or to a file."""
        self._stage.do(
            _("Copying the journal…"),
            lambda _watch: self._data.back_up(file),
            self._backed_up,
            may_stop=False,
        )

    def restore(self, copy: Path) -> None:
        """Look at a copy, and say what would be replaced by it."""
        self._stage.do(
            _("Checking the copy…"),
            lambda _watch: self._data.look_at(copy),
            lambda held: self._confirm_restore(copy, held),
            may_stop=False,
        )

    def bring(self, source: SourceName, file: Path) -> None:
        """Read what a file would bring; first ask for the columns of a table."""
        if source != "pain":
            self._read(source, file, None)
            return
        try:
            mapping = Mapping(self._data.columns(file))
        except UserError as error:
            self._stage.tell(_("That did not work"), [str(error)])
            return
        step = Step(
            _("Which column is which?"),
            [_("The table {file}").format(file=breakable(file))],
            _("Go on"),
            lambda: self._read(source, file, mapping.columns),
            self._stage.go_home,
            mapping,
        )
        mapping.changed.connect(lambda: step.go.setEnabled(mapping.is_sound))
        step.go.setEnabled(mapping.is_sound)
        self._stage.turn(step)

    def ask_forget(self) -> None:
        """Say exactly what goes, and ask for a word."""
        kept = self._data.kept()
        what = Forgetting(kept)
        step = Step(
            _("Delete what is kept about you?"),
            [_("There is no way back."), words.ends_first(kept, again=False), words.stays()],
            _("Delete"),
            lambda: self._forget(what.parts),
            self._stage.go_home,
            what,
        )
        step.go.setEnabled(False)
        what.changed.connect(lambda: step.go.setEnabled(what.is_sure))
        self._stage.turn(step)

    # --- asking for files

    def _ask_export(self, form: Form) -> None:
        name = f"postureguard-{self._today():%Y%m%d}.{form}"
        self.dialog = ask_where_to_write(
            self._stage.window(), _("Export"), name, partial(self.export, form)
        )

    def _ask_copy(self) -> None:
        name = f"journal-{self._today():%Y%m%d}.sqlite3"
        self.dialog = ask_where_to_write(
            self._stage.window(), _("Copy to a file"), name, self.back_up
        )

    def _ask_restore(self) -> None:
        kept = self._data.kept()
        folder = kept.copies[0].parent if kept.copies else None
        self.dialog = ask_what_to_read(
            self._stage.window(), _("Put a copy back"), self.restore, folder
        )

    def _ask_bring(self, source: SourceName) -> None:
        title = words.source_names()[source]
        use = partial(self.bring, source)
        self.dialog = ask_what_to_read(self._stage.window(), title, use, None)

    def _show_folder(self) -> None:
        folder = self._data.kept().path.parent
        if not self._around.open_folder(folder):
            told = _("No program on this desktop opens it. It is {file}.")
            self._stage.tell(_("The folder"), [told.format(file=breakable(folder))])

    # --- second steps

    def _confirm_restore(self, copy: Path, held: Held) -> None:
        kept = self._data.kept()
        now = words.how_much(kept)
        sentences = [
            _("The copy {file}: {what}").format(file=breakable(copy), what=words.held(held)),
            _("It is whole. It takes the place of your journal, which has now: {what}").format(
                what=now
            ),
            _("Your present journal is kept as a file beside it.") if kept.size else "",
            words.ends_first(kept, again=True),
        ]
        step = Step(
            _("Put this copy in the place of your journal?"),
            sentences,
            _("Put it back"),
            lambda: self._restore(copy),
            self._stage.go_home,
        )
        self._stage.turn(step)

    def _restore(self, copy: Path) -> None:
        self._stage.do(
            _("Putting the copy back…"),
            lambda _watch: self._data.restore(copy),
            lambda kept: self._restored(copy, kept),
            may_stop=False,
        )

    def _read(self, source: SourceName, file: Path, columns: Columns | None) -> None:
        self._stage.do(
            _("Reading the file…"),
            lambda watch: _looked_up(watch, self._data.read(source, file, columns)),
            lambda found: self._confirm_bring(source, file, found),
        )

    def _confirm_bring(self, source: SourceName, file: Path, found: Found) -> None:
        sentences = [
            _("{file}: {what}").format(file=breakable(file), what=words.held(found.held)),
            words.source_help(source),
            words.ends_first(self._data.kept(), again=True),
        ]
        step = Step(
            _("Bring this in?"),
            sentences,
            _("Bring in"),
            lambda: self._add(found),
            self._stage.go_home,
        )
        step.go.setEnabled(bool(found.facts))
        self._stage.turn(step)

    def _add(self, found: Found) -> None:
        self._stage.do(_("Bringing in…"), lambda watch: self._data.add(found, watch), self._brought)

    def _forget(self, parts: Sequence[PartName]) -> None:
        self._stage.do(
            _("Deleting…"),
            lambda _watch: self._data.forget(parts),
            lambda _none: self._forgotten(parts),
            may_stop=False,
        )

    # --- what came of it

    def _exported(self, files: Sequence[Path]) -> None:
        told = [_("Written: {file}").format(file=breakable(file)) for file in files]
        folder = files[0].parent
        show = button(_("Show the folder"), "", lambda: self._around.open_folder(folder))
        self._stage.tell(_("Exported"), [*told, _file_warning()], show)

    def _backed_up(self, copy: Path) -> None:
        told = _("The copy is whole: {file}").format(file=breakable(copy))
        self._stage.tell(_("Backed up"), [told])

    def _restored(self, copy: Path, kept: Path | None) -> None:
        told = [_("Your journal is now {file}.").format(file=breakable(copy))]
        if kept is not None:
            text = _("The one before is kept as {file}")
            told.append(text.format(file=breakable(kept)))
        self._stage.tell(_("Put back"), told)

    def _brought(self, found: Brought) -> None:
        self._stage.tell(_("Brought in"), words.added(found))

    def _forgotten(self, parts: Sequence[PartName]) -> None:
        names = {
            "journal": _("The journal with all its copies, and the log"),
            "own": _("Your own exercises and routines"),
            "settings": _("Your settings"),
        }
        told = [_("Deleted: {what}.").format(what=names[part]) for part in parts]
        self._stage.tell(_("Deleted"), [*told, words.stays()])


def _looked_up(watch: Callable[[int], None], found: Found) -> Found:
    """What was read, unless it is not wanted any more."""
    watch(len(found.facts))
    return found


def _file_warning() -> str:
    return _("It contains health data. Keep it where you would keep a letter from your doctor.")
