"""Looking things up for review and export, in a short-lived process of its own."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from sqlite_utils import Database

from postureguard.core.entries import SUBJECTS, Entry, values
from postureguard.core.insight.weeks import DayRow
from postureguard.core.programme.history import (
    Done,
    History,
    Rating,
    Session,
    Statement,
    felt,
)
from postureguard.journal.connect import VERSION, connect_to_read, user_version
from postureguard.journal.faults import (
    is_absent,
    newer_journal,
    no_journal,
    not_prepared,
    user_error,
)

# The view day_summary, with the days narrowed before they are summed: SQLite does not do that
# by itself, and would read ten years to answer for a week.
_DAYS = """
SELECT
    day,
    sum(prompt) AS prompts,
    sum(counts_as = 'done') AS done,
    sum(counts_as = 'partial') AS partial,
    sum(counts_as = 'natural') AS natural,
    sum(postponed) AS postponed,
    sum(counts_as = 'skipped') AS skipped,
    sum(counts_as = 'missed') AS missed,
    sum(counts_as = 'stopped') AS stopped,
    sum(counts_as = 'interrupted') AS interrupted,
    sum(counts_as = 'away') AS away,
    sum(counts_as = 'held') AS held,
    sum(counts_as = 'asked for') AS asked_for,
    max(bout_s) AS longest_bout_s,
    total(seated_s) AS seated_s,
    max(pain_median) AS pain_median,
    max(pain_min) AS pain_min,
    max(pain_max) AS pain_max,
    coalesce(max(ratings), 0) AS ratings
FROM day_part
WHERE day BETWEEN :first AND :last
GROUP BY day
ORDER BY day
"""
_SPAN = """
SELECT min(first) AS first, max(last) AS last FROM (
    SELECT min(day) AS first, max(day) AS last FROM break_event
    UNION ALL SELECT min(day), max(day) FROM natural_break
    UNION ALL SELECT min(day), max(day) FROM sitting_bout
    UNION ALL SELECT min(day), max(day) FROM imported_day
    UNION ALL SELECT min(day), max(day) FROM rating
)
"""


_STARTED = """
SELECT break_id, at_utc, day, kind, routine FROM break_event WHERE stage = 'started'
ORDER BY at_utc, id
"""
_STEPS = """
SELECT break_id, stage, exercise, amount FROM break_event
WHERE stage IN ('step_done', 'step_skipped') AND exercise IS NOT NULL ORDER BY id
"""
_ENDED = "SELECT break_id, ending FROM break_event WHERE stage = 'ended'"
_RATINGS = """
SELECT at_utc, day, score FROM rating WHERE break_id IS NULL ORDER BY at_utc, id
"""
_SAID = "SELECT at_utc, day, about, value, break_id FROM statement ORDER BY at_utc, id"

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
        rows = self._query(_DAYS, {"first": first.isoformat(), "last": last.isoformat()})
        return tuple(DayRow(**(row | {"day": date.fromisoformat(row["day"])})) for row in rows)

    def span(self) -> tuple[date, date] | None:
        """The first and the last day with a record; None when there is none at all."""
        (row,) = self._query(_SPAN, {})
        if row["first"] is None:
            return None
        return date.fromisoformat(row["first"]), date.fromisoformat(row["last"])

    def history(self) -> History:
        """Everything that the programme is worked out from."""
        after: dict[str, dict[str, str]] = {}
        said = []
        for row in self._query(_SAID, {}):
            if row["break_id"] is None:
                said.append(Statement(*_when(row), row["about"], row["value"]))
            else:
                after.setdefault(row["break_id"], {})[row["about"]] = row["value"]
        steps: dict[str, list[Done]] = {}
        for row in self._query(_STEPS, {}):
            done = Done(row["exercise"], row["amount"] or 1, row["stage"] == "step_skipped")
            steps.setdefault(row["break_id"], []).append(done)
        endings = {row["break_id"]: row["ending"] for row in self._query(_ENDED, {})}
        sessions = tuple(
            Session(
                *_when(row),
                row["break_id"],
                row["kind"],
                row["routine"],
                endings.get(row["break_id"]),
                tuple(steps.get(row["break_id"], ())),
                **felt(after.get(row["break_id"], {})),
            )
            for row in self._query(_STARTED, {})
        )
        ratings = tuple(Rating(*_when(row), row["score"]) for row in self._query(_RATINGS, {}))
        return History(sessions, ratings, tuple(said))

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
