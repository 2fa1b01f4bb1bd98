"""A newer program and then the older one again, on the same journal: nothing is lost by either."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from postureguard.core.facts import PainRating
from postureguard.errors import UserError
from postureguard.journal.connect import VERSION, connect, connect_to_read, user_version
from postureguard.journal.migrations import MIGRATIONS, prepare_journal
from postureguard.journal.open import open_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal
from postureguard.journal.restore import restore

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)
NEXT_DAY = date(2026, 11, 21)


def never(_path):
    raise AssertionError("nothing to prepare")


def newer():
    """The steps of a program one version on."""
    steps = Migrations("postureguard")
    for known in MIGRATIONS.pending(Database(memory=True)):
        steps(name=known.name)(known.fn)

    @steps()
    def m999_notes(db):
        db.execute("ALTER TABLE pain_rating ADD COLUMN note TEXT")

    return steps


@pytest.fixture
def upgraded(path):
    """A journal that the newer program has made its own, and has written in."""
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(PainRating(AT, 3), DAY)
    prepare_journal(path, newer())
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(PainRating(AT, 5), NEXT_DAY)
    return path


def version(path):
    with closing(connect_to_read(path)) as connection:
        return user_version(connection)


def contents(path):
    """The journal, what its log adds, and the copies beside it."""
    log = path.with_name(f"{path.name}-wal")
    files = {file.name: file.read_bytes() for file in path.parent.glob("*.sqlite3")}
    return files, log.read_bytes() if log.exists() else b""


def scores(path, day):
    with closing(SqliteJournal(connect(path), path)) as journal:
        return [rating.score for rating in journal.pain_ratings(day)]


def test_e58_an_upgrade_copies_the_journal_first_and_keeps_every_entry(upgraded):
    copy = upgraded.with_name(f"journal.v{VERSION}.sqlite3")
    assert (version(upgraded), version(copy)) == (VERSION + 1, VERSION)
    assert (scores(upgraded, DAY), scores(upgraded, NEXT_DAY)) == ([3], [5])
    assert (scores(copy, DAY), scores(copy, NEXT_DAY)) == ([3], [])


@pytest.mark.parametrize(
    "use",
    [
        lambda path: open_journal(path, never, AT),
        prepare_journal,
        lambda path: JournalReader(path).history(),
    ],
    ids=["the resident", "the preparation", "a window"],
)
def test_e58_after_a_downgrade_the_newer_journal_is_refused_with_words_and_unharmed(upgraded, use):
    before = contents(upgraded)
    with pytest.raises(UserError, match="newer PostureGuard") as refused:
        use(upgraded)
    assert str(VERSION + 1) in refused.value.title
    assert "Install the newer program again" in refused.value.advice
    assert contents(upgraded) == before


def test_e58_the_older_program_goes_on_from_the_copy_and_the_newer_file_stays(upgraded):
    moved = upgraded.with_name("of-the-newer-program.sqlite3")
    upgraded.rename(moved)
    restore(upgraded, upgraded.with_name(f"journal.v{VERSION}.sqlite3"), AT)
    opened = open_journal(upgraded, never, AT)
    opened.journal.close()
    assert opened.notice is None
    assert scores(upgraded, DAY) == [3]
    assert version(moved) == VERSION + 1
    assert scores(moved, NEXT_DAY) == [5]


def test_e58_the_newer_program_comes_back_and_finds_all_of_it(upgraded):
    with pytest.raises(UserError):
        open_journal(upgraded, never, AT)
    prepare_journal(upgraded, newer())
    assert (scores(upgraded, DAY), scores(upgraded, NEXT_DAY)) == ([3], [5])
