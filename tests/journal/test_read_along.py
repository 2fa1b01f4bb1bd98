"""The review reads in the background while its charts are shown."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

from postureguard.core.facts import PainRating
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_another_thread_may_read_along(tmp_path):
    path = tmp_path / "journal.sqlite3"
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(PainRating(AT, 3), AT.date())
    with JournalReader(path) as reader, ThreadPoolExecutor(4) as threads:
        found = [threads.submit(reader.history) for _n in range(20)]
        days = [reader.days(AT.date(), AT.date()) for _n in range(20)]
        assert {len(one.result().ratings) for one in found} == {1}
        assert {row.pain_median for (row,) in days} == {3}
