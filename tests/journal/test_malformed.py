"""Whatever a file has in it: either all of it is taken in and can be read, or nothing changes."""

import json
import random
import shutil
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from journal.facts import begin, whole
from journal.test_imports import LIMITS, WORKRAVE, awake, local_day

from postureguard.errors import UserError
from postureguard.journal.brought import facts_of
from postureguard.journal.connect import VERSION, connect
from postureguard.journal.export import export_json
from postureguard.journal.imports.activity import activity_facts
from postureguard.journal.imports.table import Columns, table_facts
from postureguard.journal.imports.workrave import workrave_facts
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.restore import restore
from postureguard.journal.take_in import take_in

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TABLE = "date,score,time\n2026-11-21,4,08:00\n22.11.2026,10,\n2026-11-20,0,23:59\n"
ACTIVITY = awake((30, "not-afk"), (12, "afk"), (60, "not-afk"), (15, "afk"), (5, "not-afk"))
PIECES = [
    *(b"\0", b"\xff", b"\n", b"{", b"[", b'"', b",", b"-", b"9999999999", b"1e999", b"NaN"),
    *(b"null", b"true", b"\\ud800", b"-0", b"0.5", b"1900-01-01", b"T", b"Z", b"'; DROP TABLE"),
]
READERS = {
    "document": facts_of,
    "journal": facts_of,
    "workrave": lambda file: workrave_facts(file, UTC, local_day),
    "activitywatch": lambda file: activity_facts(file, LIMITS, local_day),
    "table": lambda file: table_facts(file, Columns(time="time"), UTC, local_day),
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """A good file of each kind, as bytes."""
    path = begin(tmp_path_factory.mktemp("good") / "a.sqlite3", ratings=2)
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {
        "document": export_json(path, path.with_suffix(".json")).read_bytes(),
        "journal": path.read_bytes(),
        "workrave": WORKRAVE.encode(),
        "activitywatch": ACTIVITY.encode(),
        "table": TABLE.encode(),
    }


def spoiled(data, chance):
    """The same with one to three things done to it."""
    data = bytearray(data)
    for _n in range(chance.randint(1, 3)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice([1, 1, 4, 30]))
        match chance.randrange(5):
            case 0:
                data[at:end] = bytes(chance.randrange(256) for _n in range(end - at))
            case 1:
                data[at:end] = b""
            case 2:
                data[at:at] = chance.choice(PIECES)
            case 3:
                data[at:end] = chance.choice(PIECES)
            case 4 if chance.random() < 0.3:
                del data[at:]
    return bytes(data)


def read_all(path):
    """Everything that the program does with a journal when it reads it."""
    with JournalReader(path) as reader:
        reader.history()
        span = reader.span()
        if span is not None:
            reader.days(*span)
            reader.bouts(*span)
            reader.entries(*span)
        reader.days_of_entries(date(2026, 11, 22), 9)


def check_words(error):
    assert "\n" not in error.title
    assert len(error.title) < 400
    assert error.title.endswith(".")


@pytest.mark.parametrize(
    ("kind", "times"),
    [("document", 60), ("journal", 40), ("workrave", 150), ("activitywatch", 120), ("table", 150)],
)
def test_a_spoiled_file_is_refused_in_words_or_taken_in_whole(sources, tmp_path, kind, times):
    chance, read = random.Random(kind), READERS[kind]
    empty = tmp_path / "empty.sqlite3"
    prepare_journal(empty)
    outcomes = set()
    for n in range(times):
        file, path = tmp_path / "file", tmp_path / "journal.sqlite3"
        file.write_bytes(spoiled(sources[kind], chance))
        shutil.copy(empty, path)
        try:
            came = take_in(path, read(file))
        except UserError as error:
            check_words(error)
            outcomes.add("refused")
            assert not any(whole(path).values()), n
        else:
            outcomes.add("taken")
            assert sum(came.added.values()) == sum(map(len, whole(path).values()))
            read_all(path)
        path.unlink()
    assert outcomes == {"refused", "taken"}


def test_a_spoiled_copy_is_not_put_in_place(sources, tmp_path):
    chance, path = random.Random("restore"), begin(tmp_path / "here" / "journal.sqlite3", "b")
    before, copy = whole(path), tmp_path / "copy.sqlite3"
    refused = 0
    for _n in range(25):
        copy.write_bytes(spoiled(sources["journal"], chance))
        try:
            restore(path, copy, NOW)
        except UserError as error:
            check_words(error)
            refused += 1
            assert whole(path) == before
        else:
            read_all(path)
            before = whole(path)
    assert refused > 5


@pytest.mark.parametrize("name", ["x", "value) VALUES (1); --", "Value "])
def test_a_journal_with_columns_of_its_own_is_told(tmp_path, name):
    path = begin(tmp_path / "a.sqlite3")
    with closing(connect(path)) as connection:
        connection.execute("DROP VIEW statement")
        connection.execute(f'ALTER TABLE said RENAME COLUMN value TO "{name}"')
    with pytest.raises(UserError, match="is not a whole journal"):
        facts_of(path)


HEAD = {"format": "PostureGuard journal", "version": VERSION}
RATING = {
    "uid": "a",
    "at_utc": "2026-11-20T12:00:00.000Z",
    "day": "2026-11-20",
    "score": 3,
    "break_id": None,
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"score": 11}, "pain_rating, row 1: CHECK"),
        ({"score": 2.5}, "pain_rating, row 1"),
        ({"score": True}, "“score” is neither a text nor a number"),
        ({"score": [3]}, "“score” is neither a text nor a number"),
        ({"score": 10**30}, "the number of “score” is too large"),
        ({"day": "2026-02-30"}, "the day is not one"),
        ({"day": "0001-01-01"}, "the day is not one"),
        ({"at_utc": "yesterday"}, "“at_utc” is not a moment"),
        ({"at_utc": "9026-11-20T12:00:00.000Z"}, "“at_utc” is not a moment"),
        ({"break_id": "x" * 1001}, "the text of “break_id” is too long"),
        ({"break_id": "\ud800"}, "the text of “break_id” is too long or not a text"),
        ({"mood": "fine"}, "“mood” is not known"),
        ({"score) VALUES (1); DROP TABLE said; --": 1}, "is not known"),
        ({"uid": None}, "NOT NULL"),
    ],
)
def test_a_row_that_is_not_right_is_named(tmp_path, change, words):
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**HEAD, "tables": {"pain_rating": [{**RATING, **change}]}}))
    with pytest.raises(UserError, match=words) as caught:
        facts_of(file)
    check_words(caught.value)


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"format": "another"},
        {**HEAD, "version": True, "tables": {}},
        {**HEAD, "version": 0, "tables": {}},
        {**HEAD, "tables": []},
        {**HEAD, "tables": {"sqlite_schema": []}},
        {**HEAD, "tables": {"said": {}}},
        {**HEAD, "tables": {"said": [1]}},
    ],
)
def test_what_is_no_export_is_told(tmp_path, document):
    file = tmp_path / "a.json"
    file.write_text(json.dumps(document))
    with pytest.raises(UserError, match="is not an export of"):
        facts_of(file)


def test_a_newer_export_is_told(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**HEAD, "version": 99, "tables": {}}))
    with pytest.raises(UserError, match="newer PostureGuard"):
        facts_of(file)


@pytest.mark.parametrize("text", ["{" + '"a":{' * 100_000, '{"a": ' + "9" * 5000 + "}"])
def test_a_document_that_is_made_to_break_the_reader_is_told(tmp_path, text):
    file = tmp_path / "a.json"
    file.write_text(text)
    with pytest.raises(UserError):
        facts_of(file)


def test_a_rating_cannot_be_corrected_to_anything_else(tmp_path):
    correction = {name: RATING[name] for name in ("at_utc", "day")}
    correction |= {"uid": "c", "entry": "a", "value": "eleven"}
    tables = {"pain_rating": [RATING], "correction": [correction]}
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**HEAD, "tables": tables}))
    with pytest.raises(UserError, match="a rating cannot become 'eleven'"):
        facts_of(file)
