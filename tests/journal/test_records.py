"""What is written is what happened; nothing twice, nothing lost, nothing that makes no sense."""

import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from subprocess import check_output

import pytest

from postureguard.core.facts import (
    BreakFact,
    NaturalBreak,
    PainRating,
    PauseFact,
    Said,
    SittingBout,
)
from postureguard.errors import UserError
from postureguard.journal.connect import CACHE_KIB, connect, connect_to_read
from postureguard.journal.records import SqliteJournal

AT = datetime(2026, 11, 20, 12, 30, 15, 250000, tzinfo=UTC)
TEXT = "2026-11-20T12:30:15.250Z"
DAY = date(2026, 11, 20)
ENDED = BreakFact(AT, "b", "micro", "hips", "ended", 1800.0, ending="done")


def bare(row):
    return {key: value for key, value in row.items() if key not in {"id", "uid"}}


@pytest.mark.parametrize(
    ("fact", "table", "expected"),
    [
        (
            BreakFact(
                AT,
                "b",
                "short",
                "hips",
                "step_done",
                12.5,
                None,
                2,
                "sit-to-stand",
                8,
                asked_for=True,
            ),
            "break_event",
            {
                "break_id": "b",
                "kind": "short",
                "routine": "hips",
                "stage": "step_done",
                "seated_s": 12.5,
                "ending": None,
                "step": 2,
                "exercise": "sit-to-stand",
                "amount": 8,
                "minutes": None,
                "asked_for": 1,
            },
        ),
        (
            NaturalBreak(AT - timedelta(minutes=5), AT, 300.0, 1800.0, "locked", confirmed=False),
            "natural_break",
            {
                "began_utc": "2026-11-20T12:25:15.250Z",
                "seconds": 300.0,
                "seated_before_s": 1800.0,
                "evidence": "locked",
                "confirmed": 0,
            },
        ),
        (
            SittingBout(AT - timedelta(minutes=30), AT, 1800.0, -12600),
            "sitting_bout",
            {"began_utc": "2026-11-20T12:00:15.250Z", "seated_s": 1800.0, "offset_s": -12600},
        ),
        (
            SittingBout(AT, AT, 1.5),
            "sitting_bout",
            {"began_utc": "2026-11-20T12:30:15.250Z", "seated_s": 1.5, "offset_s": None},
        ),
        (
            PauseFact(AT, "meeting", AT + timedelta(hours=1)),
            "pause_event",
            {"reason": "meeting", "until_utc": "2026-11-20T13:30:15.250Z"},
        ),
        (PauseFact(AT, "me", None), "pause_event", {"reason": "me", "until_utc": None}),
        (Said(AT, "place", "desk"), "said", {"about": "place", "value": "desk", "break_id": None}),
        (PainRating(AT, 0, "b"), "pain_rating", {"score": 0, "break_id": "b"}),
    ],
)
def test_a_fact_is_kept_whole(journal, rows, fact, table, expected):
    journal.append(fact, DAY)
    (row,) = rows(f"SELECT * FROM {table}")
    assert bare(row) == expected | {"at_utc": TEXT, "day": "2026-11-20"}
    assert len(row["uid"]) == 32


def test_every_row_has_its_own_name(journal, rows):
    for _n in range(50):
        journal.append(PainRating(AT, 3), DAY)
    assert len({row["uid"] for row in rows("SELECT uid FROM pain_rating")}) == 50


def test_a_break_ends_once_and_as_it_first_did(journal, rows):
    journal.append(ENDED, DAY)
    journal.append(BreakFact(AT, "b", "micro", "hips", "ended", 1800.0, ending="interrupted"), DAY)
    assert [row["ending"] for row in rows("SELECT ending FROM break_event")] == ["done"]


def test_a_step_counts_once(journal, rows):
    for stage in ("step_done", "step_done", "step_skipped"):
        journal.append(BreakFact(AT, "b", "micro", "hips", stage, 1.0, step=0), DAY)
    assert rows("SELECT steps_done, steps_skipped FROM break_outcome") == [
        {"steps_done": 1, "steps_skipped": 0}
    ]


@pytest.mark.parametrize(
    "fact",
    [
        PainRating(AT, 11),
        PainRating(AT, -1),
        BreakFact(AT, "b", "micro", "hips", "ended", 1.0),
        BreakFact(AT, "b", "micro", "hips", "shown", 1.0, ending="done"),
        BreakFact(AT, "b", "micro", "hips", "step_done", 1.0),
        BreakFact(AT, "b", "huge", "hips", "shown", 1.0),
        BreakFact(AT, "b", "micro", "hips", "shown", float("nan")),
        SittingBout(AT, AT, -1.0),
        NaturalBreak(AT, AT, 1.0, 1.0, "coffee", confirmed=True),
    ],
)
def test_nonsense_is_an_error_of_ours_and_is_not_kept(journal, rows, fact):
    with pytest.raises(sqlite3.IntegrityError):
        journal.append(fact, DAY)
    journal.append(PainRating(AT, 3), DAY)
    assert len(rows("SELECT uid FROM break_event UNION SELECT uid FROM pain_rating")) == 1


def test_only_the_owner_can_read_it(journal, path):
    journal.append(PainRating(AT, 3), DAY)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_connection_is_set_up_for_safety_and_speed_in_little_memory(journal, path):
    with closing(connect(path)) as connection:
        answers = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "cache_size")
        ]
    assert answers == ["wal", 1, 1, -CACHE_KIB]


def test_the_resident_does_not_load_the_heavy_libraries():
    code = (
        "import sys, postureguard.journal.open, postureguard.journal.backup;"
        "print(sorted({'sqlite_utils', 'numpy', 'click', 'PySide6'} & set(sys.modules)))"
    )
    assert check_output([sys.executable, "-c", code], text=True).strip() == "[]"


# --- faults of the world ----------------------------------------------------------------


def keep_until_it_fails(journal):
    for _n in range(500):
        journal.append(PainRating(AT, 3), DAY)


def test_a_full_disk_is_told_and_nothing_is_lost(journal, path, rows):
    journal.append(ENDED, DAY)
    connection = connect(path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with closing(SqliteJournal(connection, path)) as full:
        with pytest.raises(UserError, match="no space") as caught:
            keep_until_it_fails(full)
        assert "Free some space" in caught.value.advice
        kept = len(full.pain_ratings(DAY))
        connection.execute("PRAGMA max_page_count = 100000")
        full.append(PainRating(AT, 4), DAY)
    assert rows("SELECT count(*) AS n FROM pain_rating") == [{"n": kept + 1}]
    assert rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_another_writer_is_told_and_waited_for_briefly(journal, path):
    with closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another program"):
            journal.append(PainRating(AT, 3), DAY)
        assert journal.pain_ratings(DAY) == ()
        other.execute("ROLLBACK")
        journal.append(PainRating(AT, 3), DAY)
    assert len(journal.pain_ratings(DAY)) == 1


def test_a_file_that_cannot_be_written_is_told(journal, path):
    with (
        closing(SqliteJournal(connect_to_read(path), path)) as locked,
        pytest.raises(UserError, match="cannot be written"),
    ):
        locked.append(PainRating(AT, 3), DAY)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_file_that_was_deleted_is_told(journal, path):
    path.unlink()
    with pytest.raises(UserError, match="moved or deleted"):
        journal.append(PainRating(AT, 3), DAY)


def test_damage_at_work_is_told(journal, path):
    journal.append(PainRating(AT, 3), DAY)
    journal.close()
    raw = bytearray(path.read_bytes())
    raw[:100] = bytes(100)
    path.write_bytes(raw)
    with pytest.raises(sqlite3.DatabaseError):
        connect(path)
    with (
        closing(SqliteJournal(sqlite3.connect(path, isolation_level=None), path)) as damaged,
        pytest.raises(UserError, match="damaged"),
    ):
        damaged.load_state()
