"""What was put right holds everywhere; what was entered stays as it was."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from statistics import median
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils.migrations import Migrations

from postureguard.core import entries
from postureguard.core.entries import Entry
from postureguard.core.facts import Correction, PainRating, Said
from postureguard.core.insight.weeks import weeks
from postureguard.core.programme import subjects
from postureguard.core.programme.history import Rating, Statement
from postureguard.journal.backup import back_up, copies_of
from postureguard.journal.connect import VERSION, connect, connect_to_read, user_version
from postureguard.journal.days import DAYS
from postureguard.journal.migrations import m001_facts, m002_training, prepare_journal
from postureguard.journal.reader import _ENTRIES, JournalReader
from postureguard.journal.records import SqliteJournal

START = datetime(2026, 11, 16, 8, tzinfo=UTC)
FIRST = START.date()
SPAN = 18


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("blank") / "journal.sqlite3"
    prepare_journal(path)
    return path


def uids(path, table):
    with closing(connect_to_read(path)) as connection:
        return [uid for (uid,) in connection.execute(f"SELECT uid FROM {table} ORDER BY id")]


def put_right(path, table, number, value, at=START):
    """Correct the rating or statement of that number."""
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(Correction(at, uids(path, table)[number], value), at.date())


ratings = st.lists(
    st.tuples(st.integers(0, SPAN - 1), st.integers(0, 10), st.booleans()), min_size=1, max_size=25
)
corrections = st.lists(
    st.tuples(st.integers(0, 24), st.one_of(st.none(), st.integers(0, 10))), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(rated=ratings, corrected=corrections)
def test_every_view_and_reader_sees_what_holds(blank, rated, corrected):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite3"
        copyfile(blank, path)
        holds = {}
        with closing(SqliteJournal(connect(path), path)) as journal:
            for number, (n, score, alone) in enumerate(rated):
                at = START + timedelta(days=n, minutes=number)
                journal.append(PainRating(at, score, None if alone else "b"), at.date())
                holds[number] = score
            names = uids(path, "pain_rating")
            for number, value in corrected:
                if number < len(rated):
                    word = None if value is None else str(value)
                    journal.append(Correction(START, names[number], word), FIRST)
                    holds[number] = value
            by_day = defaultdict(list)
            for number, (n, _score, _alone) in enumerate(rated):
                if holds[number] is not None:
                    by_day[FIRST + timedelta(days=n)].append(holds[number])
            for n in range(SPAN):
                day = FIRST + timedelta(days=n)
                assert [r.score for r in journal.pain_ratings(day)] == by_day[day]
        check_the_reader(path, rated, holds, {day: s for day, s in by_day.items() if s})


def check_the_reader(path, rated, holds, by_day):
    with JournalReader(path) as reader:
        found = reader.days(date.min, date.max)
        assert {d.day: (d.pain_median, d.pain_min, d.pain_max, d.ratings) for d in found} == {
            day: (median(scores), min(scores), max(scores), len(scores))
            for day, scores in by_day.items()
        }
        in_sql = {row["monday"]: row["pain_median"] for row in reader.rows("week_summary")}
        in_python = weeks(found, FIRST, FIRST + timedelta(days=SPAN))
        assert in_sql == {w.monday.isoformat(): w.pain_median for w in in_python if w.recorded}
        assert reader.span() == ((min(by_day), max(by_day)) if by_day else None)
        assert sorted(r.score for r in reader.history().ratings) == sorted(
            holds[k] for k, (_n, _s, alone) in enumerate(rated) if alone and holds[k] is not None
        )
        assert set(reader.days_of_entries(date.max, 99)) == set(by_day)
        listed = {e.uid: (e.first, e.value) for e in reader.entries(date.min, date.max)}
        assert listed == {
            uid: (str(rated[k][1]), None if holds[k] is None else str(holds[k]))
            for k, uid in enumerate(uids(path, "pain_rating"))
        }
    with closing(connect_to_read(path)) as connection:
        kept = connection.execute("SELECT score FROM pain_rating ORDER BY id").fetchall()
    assert [score for (score,) in kept] == [score for _n, score, _alone in rated]


def test_what_was_said_holds_as_it_was_put_right(journal, path):
    journal.append(Said(START, "week.desk", "7"), FIRST)
    journal.append(Said(START, "day.sport", "yes"), FIRST)
    journal.append(Said(START, "question.hips", "yes"), FIRST)
    put_right(path, "said", 0, "4")
    put_right(path, "said", 1, None)
    with JournalReader(path) as reader:
        assert reader.history().said == (
            Statement(START, FIRST, "week.desk", "4"),
            Statement(START, FIRST, "question.hips", "yes"),
        )
        first, second = uids(path, "said")[:2]
        assert reader.entries(FIRST, FIRST) == (
            Entry(first, START, FIRST, "week.desk", "7", "4"),
            Entry(second, START, FIRST, "day.sport", "yes", None),
        )


def test_the_last_correction_holds_whatever_the_clock_says(journal, path):
    journal.append(PainRating(START, 6), FIRST)
    put_right(path, "pain_rating", 0, None)
    put_right(path, "pain_rating", 0, "6")
    put_right(path, "pain_rating", 0, "2", START - timedelta(days=3))
    with JournalReader(path) as reader:
        assert reader.history().ratings == (Rating(START, FIRST, 2),)


def test_days_of_entries_come_newest_first_and_a_few_at_a_time(journal, path):
    for n in range(5):
        journal.append(PainRating(START + timedelta(days=n), 3), FIRST + timedelta(days=n))
    journal.append(Said(START, "day.sport", "yes"), FIRST + timedelta(days=9))
    journal.append(Said(START, "track", "lcs"), FIRST + timedelta(days=10))
    put_right(path, "pain_rating", 3, None)
    days = [FIRST + timedelta(days=n) for n in (9, 4, 2, 1, 0)]
    with JournalReader(path) as reader:
        assert reader.days_of_entries(date.max, 3) == tuple(days[:3])
        assert reader.days_of_entries(FIRST + timedelta(days=1), 3) == tuple(days[3:])


def test_a_journal_of_the_second_shape_keeps_its_numbers(path, rows):
    second = Migrations("postureguard")
    second()(m001_facts)
    second()(m002_training)
    prepare_journal(path, second)
    with closing(connect(path)) as connection:
        for n, score in enumerate((3, 8)):
            connection.execute(
                "INSERT INTO pain_rating (uid, at_utc, day, score) VALUES"
                " (?, '2026-11-20T12:00:00.000Z', '2026-11-20', ?)",
                (f"r{n}", score),
            )
        connection.execute(
            "INSERT INTO said (uid, at_utc, day, about, value) VALUES"
            " ('s', '2026-11-20T12:00:00.000Z', '2026-11-20', 'day.worst', '8')"
        )
    before = rows("SELECT * FROM day_summary"), rows("SELECT * FROM week_summary")
    prepare_journal(path)
    assert (rows("SELECT * FROM day_summary"), rows("SELECT * FROM week_summary")) == before
    assert before[0][0]["pain_median"] == 5.5
    with closing(connect_to_read(path)) as connection:
        assert user_version(connection) == VERSION
    put_right(path, "pain_rating", 1, "4")
    assert rows("SELECT pain_median FROM day_summary") == [{"pain_median": 3.5}]
    assert rows("SELECT score FROM pain_rating ORDER BY id") == [{"score": 3}, {"score": 8}]
    assert path.with_name("journal.v2.sqlite3").exists()


def steps_of(path, question):
    with closing(sqlite3.connect(path)) as connection:
        days = {"first": "2026-01-01", "last": "2026-02-01"}
        return [step for *_ids, step in connection.execute(f"EXPLAIN QUERY PLAN {question}", days)]


def test_entries_are_found_by_their_days_and_corrections_by_their_entry(journal, path):
    steps = steps_of(path, _ENTRIES)
    for table in ("pain_rating", "said"):
        assert any(f"INDEX {table}_by_day (day>? AND day<?)" in step for step in steps), steps
    for question in (_ENTRIES, DAYS):
        found = [step for step in steps_of(path, question) if "correction" in step]
        assert found
        assert all("INDEX correction_by_entry (entry=?)" in step for step in found), found


def test_a_copy_goes_only_when_its_corrections_are_in_a_newer_one(journal, path):
    journal.append(PainRating(START, 6), FIRST)
    put_right(path, "pain_rating", 0, "2")
    back_up(path, FIRST)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM correction")
        connection.commit()
    back_up(path, FIRST + timedelta(days=1), keep=1)
    assert len(copies_of(path)) == 2


def test_the_names_of_entries_are_those_of_the_programme():
    said = {
        subjects.WORST_MOMENT,
        subjects.LEG_SIGNS,
        *(
            subjects.DAY + name
            for name in ("slept-badly", "heavy-lifting", "stressful", "sport", "pain-medicine")
        ),
        *(subjects.WEEK + name for name in ("desk", "moving", "enjoying")),
        subjects.WEEK_CHANGE,
        *(subjects.BEFORE, subjects.DURING, subjects.MOVED, subjects.WHERE, subjects.LEG),
    }
    assert set(entries.SUBJECTS) == {entries.PAIN, *said}


@pytest.mark.parametrize("about", ["screen", "screen.e", "question.hips", "test.bridge", "track"])
def test_answers_about_safety_and_the_questions_are_no_entries(about):
    assert not entries.may_become(about, "yes")
    assert not entries.may_become(about, None)


@pytest.mark.parametrize(
    ("about", "value", "may"),
    [
        ("pain", "10", True),
        ("pain", "11", False),
        ("pain", "", False),
        ("pain", "３", False),
        ("pain", None, True),
        ("week.change", "-3", True),
        ("week.change", "4", False),
        ("felt.where", "low-back", True),
        ("day.sport", "maybe", False),
    ],
)
def test_what_an_entry_may_become(about, value, may):
    assert entries.may_become(about, value) is may
