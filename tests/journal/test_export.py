"""What leaves the journal can be read by others, and an export that fails spoils nothing."""

import csv
import json
import os
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest

from postureguard.core.facts import BreakFact, PainRating, PauseFact, Said
from postureguard.errors import UserError
from postureguard.journal.connect import VERSION, connect
from postureguard.journal.export import COLUMNS, EXPORTED, export_csv, export_json, export_zip
from postureguard.journal.reader import JournalReader
from postureguard.journal.tables import FACTS, VIEWS

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)
AWKWARD = 'a "quoted", reason\nover two lines – é'


@pytest.fixture
def filled(journal, path):
    journal.append(BreakFact(AT, "b", "micro", "hips", "ended", 1800.0, ending="done"), DAY)
    journal.append(PauseFact(AT, AWKWARD, None), DAY)
    journal.append(PainRating(AT, 3), DAY)
    return path


def test_every_table_and_view_becomes_a_file_with_a_header(filled, tmp_path):
    files = export_csv(filled, tmp_path / "out" / "csv")
    assert [file.stem for file in files] == [*EXPORTED, COLUMNS]
    with (tmp_path / "out" / "csv" / "pause_event.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["reason"] == AWKWARD
    assert row["until_utc"] == ""
    with files[-3].open(encoding="utf-8", newline="") as file:
        (day,) = csv.DictReader(file)
    assert (day["day"], day["done"], day["pain_median"]) == ("2026-11-20", "1", "3.0")


def test_an_empty_table_still_has_its_header(journal, path, tmp_path):
    export_csv(path, tmp_path)
    assert (tmp_path / "pain_rating.csv").read_text().startswith("id,uid,at_utc,day,score")


def test_json_holds_the_same(filled, tmp_path):
    target = export_json(filled, tmp_path / "all.json")
    document = json.loads(target.read_text(encoding="utf-8"))
    assert (document["format"], document["version"]) == ("PostureGuard journal", VERSION)
    assert list(document["tables"]) == list(FACTS)
    assert list(document["views"]) == list(VIEWS)
    assert document["tables"]["pause_event"][0]["reason"] == AWKWARD
    assert document["views"]["week_summary"][0]["week"] == "2026-W47"


def test_a_zip_holds_the_same_files(filled, tmp_path):
    files = export_csv(filled, tmp_path / "csv")
    with ZipFile(export_zip(filled, tmp_path / "all.zip")) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [file.name for file in files]
        assert [archive.read(file.name) for file in files] == [file.read_bytes() for file in files]


def test_csv_is_as_the_rfc_wants_it(filled, tmp_path):
    export_csv(filled, tmp_path)
    raw = (tmp_path / "pause_event.csv").read_bytes()
    assert raw.count(b"\r\n") == 2
    assert b'"a ""quoted"", reason\nover two lines' in raw


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-A1", "'-A1"),
        ("\tx", "'\tx"),
        ("-3", "-3"),
        ("+2.5", "+2.5"),
        ("8 kg", "8 kg"),
    ],
)
def test_what_a_spreadsheet_would_run_is_a_text(journal, path, tmp_path, text, written):
    journal.append(Said(AT, "load.glute-bridge", text), DAY)
    export_csv(path, tmp_path)
    with (tmp_path / "said.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["value"] == written


def test_every_column_is_told_about(filled, tmp_path):
    export_csv(filled, tmp_path)
    with (tmp_path / "columns.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["table"], row["column"]): row["meaning"] for row in csv.DictReader(file)}
    with JournalReader(filled) as reader:
        assert set(told) == {(name, c) for name in EXPORTED for c in reader.columns(name)}
    assert all(told.values())


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_what_is_exported_is_for_its_owner_alone(filled, tmp_path):
    mask = os.umask(0)
    try:
        files = [*export_csv(filled, tmp_path), export_json(filled, tmp_path / "a.json")]
        files.append(export_zip(filled, tmp_path / "a.zip"))
    finally:
        os.umask(mask)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_an_export_that_fails_leaves_the_earlier_one_alone(filled, tmp_path):
    export_csv(filled, tmp_path)
    before = (tmp_path / "break_event.csv").read_text()
    (tmp_path / ".week_summary.csv.part").mkdir()
    with pytest.raises(UserError, match="export"):
        export_csv(filled, tmp_path)
    assert (tmp_path / "break_event.csv").read_text() == before
    assert [file.name for file in tmp_path.glob(".*.part")] == [".week_summary.csv.part"]


def test_a_journal_that_is_missing_is_told(tmp_path):
    with pytest.raises(UserError) as caught:
        export_csv(tmp_path / "none.sqlite3", tmp_path)
    assert (caught.value.title, caught.value.advice) == (
        "There is no journal yet.",
        "Start PostureGuard once.",
    )


def test_a_journal_that_cannot_be_reached_is_not_called_missing(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be opened"):
        export_csv(tmp_path / "file" / "journal.sqlite3", tmp_path)


@pytest.mark.parametrize("export", [export_csv, lambda path, out: export_json(path, out / "all")])
def test_an_export_of_a_damaged_journal_leaves_nothing(filled, tmp_path, export):
    with closing(connect(filled)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'pain_rating'"
        ).fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(filled.read_bytes())
    raw[(root - 1) * 4096 : root * 4096] = b"\xa5" * 4096
    filled.write_bytes(raw)
    out = tmp_path / "out"
    with pytest.raises(UserError, match="is damaged"):
        export(filled, out)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(("version", "message"), [(0, "of version 0"), (99, "newer")])
def test_a_journal_of_another_version_is_told(filled, version, message):
    connection = connect(filled)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(UserError, match=message):
        JournalReader(filled)
