"""A journal that is brought from elsewhere: a file of this program, or an export of one.

It is read into memory, checked, and brought to the present shape there; the file stays untouched.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from gettext import gettext as _
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from postureguard.core.entries import SCORES
from postureguard.errors import UserError
from postureguard.journal.checked import Fault, check_names, check_row
from postureguard.journal.connect import connect_to_read, user_version
from postureguard.journal.document import Document, read_document
from postureguard.journal.faults import newer_journal
from postureguard.journal.files import on_one_line, read_start, size_of
from postureguard.journal.glossary import GLOSSARY
from postureguard.journal.migrations import MIGRATIONS, version_of
from postureguard.journal.tables import FACTS
from postureguard.journal.take_in import Fact

MAX_BYTES = 500 * 1000 * 1000
"""A bigger file is refused before it is read."""
_COLUMNS = "SELECT name FROM pragma_table_info(?)"
_SQLITE = b"SQLite format 3\0"


def facts_of(file: Path) -> list[Fact]:
    """All facts of a journal or of its export, in order; `UserError` says what is not right."""
    size_of(file, MAX_BYTES)
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
            memory.execute("PRAGMA trusted_schema = OFF")
            if read_start(file, len(_SQLITE)) == _SQLITE:
                _copy(file, memory)
            else:
                _fill(file, memory)
            _to_present_shape(memory)
            return list(_facts(file, memory))
    except (sqlite3.Error, ValueError) as error:
        raise not_a_journal(file) from error


def not_a_journal(file: Path) -> UserError:
    """The file is something else, or broken."""
    return UserError(
        _("{file} is not a whole journal of PostureGuard, nor an export of one.").format(file=file),
        _("Name a journal, a copy of one, or a JSON export. Nothing was changed."),
    )


def _copy(file: Path, memory: sqlite3.Connection) -> None:
    with closing(connect_to_read(file)) as reading:
        reading.backup(memory)
    version = user_version(memory)
    if version > version_of(MIGRATIONS):
        raise newer_journal(file, version, version_of(MIGRATIONS))
    if version < 1 or memory.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise not_a_journal(file)


def _fill(file: Path, memory: sqlite3.Connection) -> None:
    """Lay out the shape that the export has, and fill it."""
    document = read_document(file)
    target = version_of(MIGRATIONS)
    if document.version > target:
        raise newer_journal(file, document.version, target)
    database = Database(memory, execute_plugins=False)
    later = [step.name for step in islice(MIGRATIONS.pending(database), document.version, None)]
    MIGRATIONS.apply(database, stop_before=later)
    _insert(file, document, memory)


def _insert(file: Path, document: Document, memory: sqlite3.Connection) -> None:
    memory.execute("BEGIN")
    for table, rows in document.tables.items():
        columns = [name for (name,) in memory.execute(_COLUMNS, (table,)) if name != "id"]
        places = ", ".join(f":{name}" for name in columns)
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
        for number, row in enumerate(rows, start=1):
            try:
                check_names(row, columns)
                check_row(row)
                memory.execute(sql, row)
            except (Fault, sqlite3.Error) as error:
                raise _bad_row(file, table, number, error) from None
    memory.execute("COMMIT")


def _to_present_shape(memory: sqlite3.Connection) -> None:
    memory.execute("BEGIN")
    MIGRATIONS.apply(Database(memory, execute_plugins=False))
    memory.execute("COMMIT")


def _facts(file: Path, memory: sqlite3.Connection) -> Iterator[Fact]:
    memory.row_factory = sqlite3.Row
    kinds = dict(memory.execute("SELECT name, type FROM sqlite_schema").fetchall())
    for table in FACTS:
        if kinds.get(table) != "table":
            raise not_a_journal(file)
        names = {name for (name,) in memory.execute(_COLUMNS, (table,))}
        if names != GLOSSARY[table].columns.keys():
            raise not_a_journal(file)
        for number, found in enumerate(memory.execute(f"SELECT * FROM {table} ORDER BY id"), 1):  # noqa: S608
            row = dict(found)
            del row["id"]
            try:
                check_row(row)
            except Fault as fault:
                raise _bad_row(file, table, number, fault) from None
            yield table, row
    _check_scores(file, memory)


def _check_scores(file: Path, memory: sqlite3.Connection) -> None:
    """A rating can be corrected to a rating only."""
    found = memory.execute(
        "SELECT DISTINCT c.value FROM correction c JOIN pain_rating r ON r.uid = c.entry"
        " WHERE c.value IS NOT NULL"
    )
    for (value,) in found:
        if value not in SCORES:
            fault = Fault(_("a rating cannot become {value}").format(value=repr(value)[:40]))
            raise _bad_row(file, "correction", None, fault)


def _bad_row(file: Path, table: str, number: int | None, error: Exception) -> UserError:
    place = table if number is None else _("{table}, row {n}").format(table=table, n=number)
    return UserError(
        _("{file}, {place}: {reason}.").format(
            file=file, place=place, reason=on_one_line(str(error))
        ),
        _("Nothing was changed."),
    )
