"""What people do with all that is kept about them. The command line and its window share it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import cast

from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import day_of
from postureguard.errors import UserError
from postureguard.journal.backup import back_up, copies_of, copy_to
from postureguard.journal.brought import facts_of
from postureguard.journal.connect import SIDE_FILES
from postureguard.journal.export import export_csv, export_json, export_zip
from postureguard.journal.faults import is_absent, no_journal
from postureguard.journal.files import keep_apart
from postureguard.journal.forget import forget
from postureguard.journal.imports.activity import Limits, activity_facts
from postureguard.journal.imports.named import where_nothing_is_known
from postureguard.journal.imports.table import Columns as TableColumns
from postureguard.journal.imports.table import columns_of, table_facts
from postureguard.journal.imports.workrave import workrave_facts
from postureguard.journal.restore import Restored, look_at, restore
from postureguard.journal.take_in import Came, Fact, take_in
from postureguard.protocol import Status
from postureguard.system.alone import alone
from postureguard.system.client import NotRunningError, ask
from postureguard.system.clock import SystemClock
from postureguard.system.forget import forget_log, forget_own, forget_settings
from postureguard.system.paths import Paths
from postureguard.windows.data.surroundings import (
    Brought,
    Columns,
    Form,
    Found,
    Held,
    Kept,
    PartName,
    SourceName,
    Watch,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of facts that were brought."""

    came: Came
    left_out: int
    """Stretches of time of which the journal knew already."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The person whose data it is: files, settings, clock."""

    paths: Paths
    settings: Settings
    clock: SystemClock

    @property
    def now(self) -> datetime:
        """UTC."""
        return self.clock.now().wall

    @property
    def zone(self) -> tzinfo:
        """The local time zone."""
        return self.clock.zone()

    def day_of(self, moment: datetime) -> date:
        """Which day a moment counts towards, by the present settings."""
        return day_of(moment, self.settings, self.zone)


def hand_out(
    whose: Whose, form: Form, out: Path, look_up: Callable[[], None] = lambda: None
) -> tuple[Path, ...]:
    """Write everything for other programs: a folder of CSV files, a zip of them, or one JSON."""
    journal = whose.paths.journal
    keep_apart(out, journal)
    if form == "json":
        return (export_json(journal, out, look_up),)
    if form == "zip":
        return (export_zip(journal, out, look_up),)
    return export_csv(journal, out, look_up)


def copy(whose: Whose, file: Path | None) -> Path:
    """Copy the journal to a new file, or beside itself as every day."""
    journal = whose.paths.journal
    if not journal.exists():
        raise no_journal()
    return back_up(journal, whose.day_of(whose.now)) if file is None else copy_to(journal, file)


def put_back(whose: Whose, file: Path, *, end_first: bool) -> Restored:
    """Put a copy in the journal's place."""
    with alone(whose.paths, end_first=end_first):
        return restore(whose.paths.journal, file, whose.now)


def facts_in(
    whose: Whose, source: SourceName, file: Path, columns: Columns | None = None
) -> Sequence[Fact]:
    """What a file of another computer or program knows."""
    match source:
        case "journal":
            return facts_of(file)
        case "workrave":
            return workrave_facts(file, whose.zone, whose.day_of)
        case "activitywatch":
            settings = whose.settings
            limits = Limits(settings.long_idle_min * 60.0, settings.away_min * 60.0)
            return activity_facts(file, limits, whose.day_of)
        case "pain":
            named = columns or Columns("date", "score")
            chosen = TableColumns(named.date, named.score, named.time)
            return table_facts(file, chosen, whose.zone, whose.day_of)


def only_new_times(source: SourceName) -> bool:
    """Whether what a source knows of a time is left out where the journal knows of it already."""
    return source in ("workrave", "activitywatch")


def add(
    whose: Whose, facts: Sequence[Fact], *, end_first: bool, only_new: bool, watch: Watch | None
) -> Taken:
    """Take facts in; of stretches of time, if so wanted, only those not known."""
    journal = whose.paths.journal
    with alone(whose.paths, end_first=end_first):
        kept = where_nothing_is_known(journal, facts) if only_new else facts
        came = take_in(journal, kept if watch is None else _watched(kept, watch))
    return Taken(came, len(facts) - len(kept))


def delete(whose: Whose, parts: Sequence[PartName], *, end_first: bool) -> None:
    """Delete these parts for good."""
    paths = whose.paths
    with alone(paths, end_first=end_first):
        if "settings" in parts:
            forget_settings(paths)
        if "own" in parts:
            forget_own(paths)
        if "journal" in parts:
            forget_log(paths)
            forget(paths.journal)


@dataclass(frozen=True, slots=True)
class DataAtHand:
    """The person's data for the window; the program is started again where it had to be ended."""

    whose: Whose
    start: Callable[[], object]
    """Starts the program."""

    def kept(self) -> Kept:
        """How things are now."""
        path, trouble, held = self.whose.paths.journal, "", None
        try:
            held = None if is_absent(path) else self.look_at(path)
        except UserError as error:
            trouble = str(error)
        copies = copies_of(path)
        return Kept(
            path,
            sum(_size(Path(f"{path}{end}")) for end in ("", *SIDE_FILES)),
            held,
            trouble,
            copies,
            datetime.fromtimestamp(copies[0].stat().st_mtime, UTC) if copies else None,
            {"journal": path, "own": self.whose.paths.own, "settings": self.whose.paths.settings},
            is_running(self.whose.paths),
        )

    def export(self, form: Form, out: Path, watch: Watch) -> Sequence[Path]:
        """Write everything for other programs."""
        done = 0

        def look_up() -> None:
            nonlocal done
            done += 1
            watch(done)

        return hand_out(self.whose, form, out, look_up)

    def back_up(self, file: Path | None) -> Path:
        """Copy the journal."""
        return copy(self.whose, file)

    def look_at(self, copy: Path) -> Held:
        """What a journal or a copy of one holds."""
        found = look_at(copy)
        return Held(found.facts, found.first, found.last)

    def restore(self, copy: Path) -> Path | None:
        """Put a copy in the journal's place."""
        with self._ended():
            return put_back(self.whose, copy, end_first=True).kept

    def columns(self, table: Path) -> Sequence[str]:
        """The columns of a table."""
        return columns_of(table)

    def read(self, source: SourceName, file: Path, columns: Columns | None) -> Found:
        """Read what a file would bring."""
        facts = facts_in(self.whose, source, file, columns)
        days = sorted(date.fromisoformat(str(row["day"])) for _table, row in facts)
        held = Held(len(facts), days[0] if days else None, days[-1] if days else None)
        return Found(facts, held, only_new_times(source))

    def add(self, found: Found, watch: Watch) -> Brought:
        """Take it in."""
        facts = cast(Sequence[Fact], found.facts)
        with self._ended():
            taken = add(
                self.whose, facts, end_first=True, only_new=found.only_new_times, watch=watch
            )
        return Brought(sum(taken.came.added.values()), taken.came.known, taken.left_out)

    def forget(self, parts: Sequence[PartName]) -> None:
        """Delete these parts for good."""
        delete(self.whose, parts, end_first=True)

    @contextmanager
    def _ended(self) -> Iterator[None]:
        """Afterwards the program runs again if it ran before."""
        ran = is_running(self.whose.paths)
        try:
            yield
        finally:
            if ran and not is_running(self.whose.paths):
                self.start()


def is_running(paths: Paths) -> bool:
    """Whether the program runs, as far as it answers."""
    try:
        ask(paths.socket, Status())
    except NotRunningError:
        return False
    except UserError:
        return True
    return True


def _watched(facts: Iterable[Fact], watch: Watch) -> Iterator[Fact]:
    for number, fact in enumerate(facts):
        watch(number)
        yield fact


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
