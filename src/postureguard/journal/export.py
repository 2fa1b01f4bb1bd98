"""The journal as files for other programs."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path
from typing import TextIO

from postureguard.errors import UserError
from postureguard.journal.reader import JournalReader

EXPORTED = (
    "break_event",
    "natural_break",
    "sitting_bout",
    "pause_event",
    "pain_rating",
    "said",
    "break_outcome",
    "day_summary",
    "week_summary",
)
"""Tables and views, in this order."""


def export_csv(path: Path, out_dir: Path) -> tuple[Path, ...]:
    """Write one CSV file a table and view, with a header line, and return their names.

    Files of an earlier export are replaced only after all new ones are complete.
    """
    with JournalReader(path) as reader:
        reader.freeze()
        return _write_all(
            {out_dir / f"{table}.csv": _csv_writer(reader, table) for table in EXPORTED}
        )


def export_json(path: Path, out_file: Path) -> Path:
    """Write one JSON object with a list of rows for each table and view."""

    def write(file: TextIO) -> None:
        json.dump(
            {table: list(reader.rows(table)) for table in EXPORTED},
            file,
            ensure_ascii=False,
            indent=1,
        )
        file.write("\n")

    with JournalReader(path) as reader:
        reader.freeze()
        return _write_all({out_file: write})[0]


def _csv_writer(reader: JournalReader, table: str) -> Callable[[TextIO], None]:
    def write(file: TextIO) -> None:
        writer = csv.writer(file)
        writer.writerow(reader.columns(table))
        writer.writerows(row.values() for row in reader.rows(table))

    return write


def _write_all(writers: dict[Path, Callable[[TextIO], None]]) -> tuple[Path, ...]:
    with _all_or_none(writers) as unfinished:
        for target, write in writers.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with unfinished[target].open("w", encoding="utf-8", newline="") as file:
                write(file)
    return tuple(writers)


@contextmanager
def _all_or_none(targets: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """For each target a file to write; they take their places together, or all are deleted."""
    unfinished = {target: target.with_name(f".{target.name}.part") for target in targets}
    try:
        yield unfinished
        for target, part in unfinished.items():
            part.replace(target)
    except OSError as error:
        raise UserError(
            _("The export to {path} failed: {reason}.").format(
                path=error.filename or next(iter(unfinished)), reason=error.strerror
            ),
            _("Choose a folder that you can write to and that has space left."),
        ) from error
    finally:
        for part in unfinished.values():
            with suppress(OSError):
                part.unlink()
