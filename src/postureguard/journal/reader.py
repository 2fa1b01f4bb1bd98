"""Looking things up for review and export, in a short-lived process of its own."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any, Self

from sqlite_utils import Database

from postureguard.core.entries import SUBJECTS, Entry, values
from postureguard.core.insight.sitting import Bout
from postureguard.core.insight.weeks import DayRow
from postureguard.core.programme.history import History
from postureguard.journal.bouts import BOUTS, bout
from postureguard.journal.connect import VERSION, connect_to_read, user_version
from postureguard.journal.days import DAYS, SPAN
from postureguard.journal.faults import (
    is_absent,
    newer_journal,
    no_journal,
    not_prepared,
    user_error,
)
from postureguard.journal.history import read_history
from postureguard.journal.tables import FACTS

_ENTRIES = """
SELECT * FROM (
    SELECT e.id, e.uid, e.at_utc, e.day, 'pain' AS about, CAST(e.score AS TEXT) AS first,
        iif(c.id IS NULL, CAST(e.score AS TEXT), c.value) AS value, e.break_id
    FROM pain_rating e LEFT JOIN correction c
        ON c.id = (SELECT max(id) FROM correction WHERE entry = e.uid)
    WHERE e.day BETWEEN :first AND :last
    UNION ALL
    SELECT e.id, e.uid, e.at_utc, e.day, e.about, e.value,
        iif(c.id IS NULL, e.value, c.value), e.break_id
    FROM said e LEFT JOIN correction c
        ON c.id = (SELECT max(id) FROM correction WHERE entry = e.uid)
    WHERE e.day BETWEEN :first AND :last
)
ORDER BY at_utc, id
"""
_DAYS_OF_ENTRIES = """
SELECT day FROM (
    SELECT day FROM rating
    UNION SELECT day FROM statement WHERE about IN (SELECT value FROM json_each(:subjects))
)
WHERE day <= :until ORDER BY day DESC LIMIT :most
"""


class JournalReader:
    """A journal that is only looked at; the `DaySource` of the review."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if is_absent(path):
            raise no_journal()
        with self._faults(), ExitStack() as on_failure:
            connection = connect_to_read(path)
            on_failure.callback(connection.close)
            version = user_version(connection)
            on_failure.pop_all()
        if version != VERSION:
            connection.close()
            raise (newer_journal if version > VERSION else not_prepared)(path, version, VERSION)
        self._database = Database(connection, execute_plugins=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def days(self, first: date, last: date) -> tuple[DayRow, ...]:
        """The days with a record from first to last, both included, in order."""
        rows = self._query(DAYS, {"first": first.isoformat(), "last": last.isoformat()})
        return tuple(DayRow(**(row | {"day": date.fromisoformat(row["day"])})) for row in rows)

    def bouts(self, first: date, last: date, zone: tzinfo | None = None) -> tuple[Bout, ...]:
        """The stretches of sitting of the days from first to last, both included, in order.

        Those that do not say what the clock showed are told by the clocks of a zone, None for
        the computer's own.
        """
        rows = self._query(BOUTS, {"first": first.isoformat(), "last": last.isoformat()})
        return tuple(bout(row, zone) for row in rows)

    def span(self) -> tuple[date, date] | None:
        """The first and the last day with a record; None when there is none at all."""
        (row,) = self._query(SPAN, {})
        if row["first"] is None:
            return None
        return date.fromisoformat(row["first"]), date.fromisoformat(row["last"])

    def first_rating(self) -> date | None:
        """The first day with a rating of pain; None when there is none."""
        (row,) = self._query("SELECT min(day) AS first FROM rating", {})
        return None if row["first"] is None else date.fromisoformat(row["first"])

    def state(self) -> tuple[int, ...]:
        """Something that is another when a fact has come; it costs next to nothing to ask."""
        latest = ", ".join(f"(SELECT max(id) FROM {one}) AS {one}" for one in FACTS)  # noqa: S608
        (row,) = self._query(f"SELECT {latest}", {})
        return tuple(number or 0 for number in row.values())

    def history(self) -> History:
        """Everything that the programme is worked out from."""
        with self._faults():
            return read_history(self._database.conn.execute)

    def entries(self, first: date, last: date) -> tuple[Entry, ...]:
        """What was entered from first to last, both included, in order of time.

        Entries that were withdrawn are among them.
        """
        rows = self._query(_ENTRIES, {"first": first.isoformat(), "last": last.isoformat()})
        return tuple(
            Entry(
                row["uid"],
                *_when(row),
                row["about"],
                row["first"],
                row["value"],
                row["break_id"],
            )
            for row in rows
            if values(row["about"])
        )

    def days_of_entries(self, until: date, most: int) -> tuple[date, ...]:
        """The last so many days with an entry that holds, `until` included, newest first."""
        wanted: dict[str, str | int] = {
            "until": until.isoformat(),
            "most": most,
            "subjects": json.dumps(list(SUBJECTS)),
        }
        found = self._query(_DAYS_OF_ENTRIES, wanted)
        return tuple(date.fromisoformat(row["day"]) for row in found)

    def freeze(self) -> None:
        """From now on see the journal as it is now, whatever is added to it."""
        with self._faults():
            self._database.execute("BEGIN")

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Everything in one table or view, for export."""
        with self._faults():
            yield from self._database[table].rows

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of the columns of one table or view."""
        with self._faults():
            return tuple(column.name for column in self._database[table].columns)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _query(self, sql: str, named: Mapping[str, str | int]) -> list[dict[str, Any]]:
        with self._faults():
            return list(self._database.query(sql, dict(named)))

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise user_error(error, self._path) from error


def _when(row: dict[str, Any]) -> tuple[datetime, date]:
    return datetime.fromisoformat(row["at_utc"]), date.fromisoformat(row["day"])
