"""The journal as files for other programs, and as one that this program reads back."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from postureguard.journal.document import head
from postureguard.journal.files import written_together
from postureguard.journal.glossary import GLOSSARY
from postureguard.journal.reader import JournalReader
from postureguard.journal.tables import FACTS, VIEWS

EXPORTED = (*FACTS, *VIEWS)
"""Tables and views, in this order."""
COLUMNS: Final = "columns"
"""One more table: what each column means."""
_FORMULA: Final = re.compile(r"(?![+-]?\d+(?:\.\d+)?\Z)[=+@\t\r-]")
"""How a formula begins; a number with a sign is none."""


def _go_on() -> None:
    """Nobody looks up."""


def export_csv(path: Path, out_dir: Path, look_up: Callable[[], None] = _go_on) -> tuple[Path, ...]:
    """Write one CSV file a table and view, with a header line, and return their names.

    Files of an earlier export are replaced only after all new ones are complete. A text that a
    spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
    `look_up` is called with every row; what it raises ends the export, and nothing is left.
    """
    targets = {out_dir / f"{table}.csv": table for table in (*EXPORTED, COLUMNS)}
    with JournalReader(path) as reader:
        reader.freeze()
        with written_together(targets) as files:
            for target, table in targets.items():
                _write_csv(files[target], _lines(reader, table, look_up))
    return tuple(targets)


def export_zip(path: Path, target: Path, look_up: Callable[[], None] = _go_on) -> Path:
    """Write the same CSV files into one zip file."""
    with JournalReader(path) as reader:
        reader.freeze()
        with written_together([target]) as files, ZipFile(files[target], "w") as archive:
            for table in (*EXPORTED, COLUMNS):
                entry = ZipInfo(f"{table}.csv")
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                with archive.open(entry, "w") as file:
                    _write_csv(file, _lines(reader, table, look_up))
    return target


def export_json(path: Path, target: Path, look_up: Callable[[], None] = _go_on) -> Path:
    """Write one JSON document with all facts, which can be read back, and all views."""
    with JournalReader(path) as reader:
        reader.freeze()
        with written_together([target]) as files:
            document: dict[str, Any] = {
                **head(),
                "tables": {table: list(_rows(reader, table, look_up)) for table in FACTS},
                "views": {view: list(_rows(reader, view, look_up)) for view in VIEWS},
            }
            file = TextIOWrapper(files[target], "utf-8", newline="")
            json.dump(document, file, ensure_ascii=False, allow_nan=False, indent=1)
            file.write("\n")
            file.close()
    return target


def _rows(
    reader: JournalReader, table: str, look_up: Callable[[], None]
) -> Iterator[dict[str, Any]]:
    for row in reader.rows(table):
        look_up()
        yield row


def _lines(
    reader: JournalReader, table: str, look_up: Callable[[], None]
) -> Iterator[Iterable[object]]:
    if table == COLUMNS:
        yield ("table", "column", "meaning")
        for name in EXPORTED:
            for column in reader.columns(name):
                yield name, column, GLOSSARY[name].columns[column]
    else:
        rows = (row.values() for row in _rows(reader, table, look_up))
        yield from chain([reader.columns(table)], rows)


def _write_csv(file: IO[bytes], lines: Iterable[Iterable[object]]) -> None:
    text = TextIOWrapper(file, "utf-8", newline="")
    csv.writer(text).writerows([_guarded(value) for value in line] for line in lines)
    text.close()


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
