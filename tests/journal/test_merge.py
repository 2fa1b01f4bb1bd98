"""What comes from elsewhere is there whole, once, and changes nothing that was here."""

import json
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal.facts import AT, DAY, ask, begin, counted, whole
from sqlite_utils.migrations import Migrations

from postureguard.core.facts import Correction, PainRating, Said
from postureguard.errors import UserError
from postureguard.journal.brought import facts_of
from postureguard.journal.connect import connect
from postureguard.journal.export import export_json
from postureguard.journal.migrations import m001_facts, m002_training, prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal
from postureguard.journal.tables import FACTS
from postureguard.journal.take_in import take_in


@pytest.fixture
def laptop(tmp_path):
    return begin(tmp_path / "laptop" / "journal.sqlite3", "laptop")


@pytest.fixture
def desktop(tmp_path):
    return begin(tmp_path / "desktop" / "journal.sqlite3", "desktop", ratings=5)


def merge(path, file):
    return take_in(path, facts_of(file))


def views(path):
    with JournalReader(path) as reader:
        return {name: list(reader.rows(name)) for name in ("rating", "statement", "day_summary")}


def test_an_export_read_into_nothing_is_an_equal_journal(laptop, tmp_path):
    document = export_json(laptop, tmp_path / "a.json")
    again = tmp_path / "again" / "journal.sqlite3"
    came = merge(again, document)
    assert whole(again) == whole(laptop)
    assert views(again) == views(laptop)
    assert came.added == counted(laptop)
    second = export_json(again, tmp_path / "b.json")
    assert second.read_bytes() == document.read_bytes()


@pytest.mark.parametrize("form", ["journal", "document"])
def test_what_is_known_comes_no_second_time(laptop, desktop, tmp_path, form):
    file = desktop if form == "journal" else export_json(desktop, tmp_path / "a.json")
    mine, theirs = whole(laptop), whole(desktop)
    first = merge(laptop, file)
    assert first.added == counted(desktop)
    assert first.known == 0
    assert whole(laptop) == {table: mine[table] + theirs[table] for table in FACTS}
    second = merge(laptop, file)
    assert not second.added
    assert second.known == sum(counted(desktop).values())


def test_overlapping_days_keep_what_both_say(laptop, desktop):
    merge(laptop, desktop)
    (day,) = [row for row in views(laptop)["day_summary"] if row["day"] == DAY.isoformat()]
    assert (day["done"], day["ratings"], day["seated_s"]) == (2, 8, 120.0)


def test_both_ways_lead_to_the_same(laptop, desktop, tmp_path):
    here = Path(shutil.copy(laptop, tmp_path / "here.sqlite3"))
    merge(here, desktop)
    merge(desktop, laptop)

    def in_order(path):
        return {
            table: sorted(rows, key=lambda row: row["uid"]) for table, rows in whole(path).items()
        }

    assert in_order(here) == in_order(desktop)


def test_the_last_correction_holds_wherever_it_was_made(laptop, tmp_path):
    other = Path(shutil.copy(laptop, tmp_path / "other.sqlite3"))
    uid = ask(laptop, "SELECT uid FROM pain_rating LIMIT 1")[0][0]
    for path, minutes, value in ((laptop, 9, "1"), (other, 5, "2"), (laptop, 3, None)):
        with closing(SqliteJournal(connect(path), path)) as journal:
            journal.append(Correction(AT + timedelta(minutes=minutes), uid, value), DAY)
    here = Path(shutil.copy(laptop, tmp_path / "here.sqlite3"))
    merge(here, other)
    merge(other, laptop)
    for path in (here, other):
        assert ask(path, f"SELECT score FROM rating WHERE uid = '{uid}'") == [(1,)]
        times = ask(path, "SELECT at_utc FROM correction ORDER BY id")
        assert times == sorted(times)
        assert len(times) == 4


def test_on_one_computer_the_order_counts_even_if_its_clock_was_set_back(laptop, tmp_path):
    uid = ask(laptop, "SELECT uid FROM pain_rating LIMIT 1")[0][0]
    with closing(SqliteJournal(connect(laptop), laptop)) as journal:
        journal.append(Correction(AT - timedelta(days=1), uid, "2"), DAY)
    again = tmp_path / "again.sqlite3"
    merge(again, laptop)
    assert whole(again) == whole(laptop)
    assert ask(again, f"SELECT score FROM rating WHERE uid = '{uid}'") == [(2,)]


def test_a_fact_that_says_something_else_is_refused(laptop, desktop, tmp_path):
    document = export_json(laptop, tmp_path / "a.json")
    told = json.loads(document.read_text())
    told["tables"]["pain_rating"][1]["score"] = 9
    told["tables"]["said"].append({**told["tables"]["said"][0], "uid": "new"})
    document.write_text(json.dumps(told))
    before = whole(laptop)
    uid = before["pain_rating"][1]["uid"]
    with pytest.raises(UserError, match=f"The fact {uid} of the table pain_rating is another one"):
        merge(laptop, document)
    assert whole(laptop) == before


def test_the_end_of_a_break_that_is_known_is_not_kept_a_second_time(laptop, tmp_path):
    document = export_json(laptop, tmp_path / "a.json")
    told = json.loads(document.read_text())
    told["tables"]["break_event"][-1]["uid"] = "from a copy"
    document.write_text(json.dumps(told))
    assert not merge(laptop, document).added
    assert ask(laptop, "SELECT count(*) FROM break_event WHERE stage = 'ended'") == [(1,)]


def test_a_file_of_an_earlier_version_is_read(tmp_path):
    early = Migrations("postureguard")
    early()(m001_facts)
    early()(m002_training)
    old, new = tmp_path / "old.sqlite3", tmp_path / "new.sqlite3"
    prepare_journal(old, early)
    with closing(SqliteJournal(connect(old), old)) as journal:
        journal.append(Said(AT, "place", "desk"), DAY)
    raw = old.read_bytes()
    assert merge(new, old).added == {"said": 1}
    assert old.read_bytes() == raw
    rows = {"said": whole(new)["said"], "pain_rating": []}
    document = tmp_path / "old.json"
    document.write_text(
        json.dumps({"format": "PostureGuard journal", "version": 2, "tables": rows})
    )
    assert merge(tmp_path / "third.sqlite3", document).added == {"said": 1}


def test_what_is_still_in_the_log_comes_too(laptop, desktop):
    with closing(SqliteJournal(connect(desktop), desktop)) as journal:
        journal.append(PainRating(datetime(2026, 11, 21, tzinfo=UTC), 10), DAY)
        assert merge(laptop, desktop).added["pain_rating"] == 6


def test_a_journal_that_is_missing_but_has_copies_is_left_to_come_back(laptop, desktop):
    (laptop.parent / "backups").mkdir()
    laptop.rename(laptop.parent / "backups" / "journal-20261120.sqlite3")
    with pytest.raises(UserError, match="there are copies of it"):
        merge(laptop, desktop)
    assert not laptop.exists()


MS = timedelta(milliseconds=1)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
moments = st.integers(0, 10**12).map(lambda ms: datetime(1980, 1, 1, tzinfo=UTC) + ms * MS)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.builds(PainRating, moments, st.integers(0, 10), st.none() | texts),
            st.builds(Said, moments, texts.filter(bool), texts, st.none() | texts),
            st.builds(Correction, moments, texts.filter(bool), st.none() | texts),
        ),
        max_size=20,
    )
)
def test_any_journal_comes_back_equal(facts):
    with TemporaryDirectory() as folder:
        path, again = Path(folder) / "a.sqlite3", Path(folder) / "b.sqlite3"
        prepare_journal(path)
        with closing(SqliteJournal(connect(path), path)) as journal:
            for fact in facts:
                journal.append(fact, fact.at.date())
        merge(again, export_json(path, Path(folder) / "a.json"))
        assert {table: sorted(map(str, rows)) for table, rows in whole(again).items()} == {
            table: sorted(map(str, rows)) for table, rows in whole(path).items()
        }
