"""Every table, view and column is described, nothing else is, and the manual says it."""

import importlib.util
import sqlite3
from contextlib import closing
from pathlib import Path

from postureguard.journal.glossary import GLOSSARY
from postureguard.journal.tables import FACTS, VIEWS

ROOT = Path(__file__).parents[2]


def columns(path):
    with closing(sqlite3.connect(path)) as connection:
        names = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
        return {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for (name,) in connection.execute(names).fetchall()
        }


def test_what_is_described_is_what_is_there(journal, path):
    assert {name: set(told.columns) for name, told in GLOSSARY.items()} == columns(path)
    assert all(text for told in GLOSSARY.values() for text in (told.words, *told.columns.values()))


def test_the_names_of_tables_and_views_are_known(journal, path):
    own = {"resident_state", "_sqlite_migrations", "day_part", "day_pain"}
    assert columns(path).keys() == {*FACTS, *VIEWS, *own}


def test_every_fact_has_a_name_of_its_own(journal, path):
    assert all("uid" in columns(path)[table] for table in FACTS)


def test_the_page_is_the_generated_one():
    spec = importlib.util.spec_from_file_location("data", ROOT / "docs" / "data.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = module.data_page()
    assert page == (ROOT / "docs" / "data.md").read_text("utf-8"), "run python docs/data.py"
