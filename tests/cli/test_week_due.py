"""Whether the check-in has questions about the week, by the user's own journal."""

import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from postureguard.cli.files import week_due
from postureguard.core.facts import PainRating, Said
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.system.paths import user_paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the home is not in a variable")


@pytest.fixture
def journal(tmp_path, monkeypatch):
    """The journal of a user with a home of their own, not yet made."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    path = user_paths().journal
    assert path.is_relative_to(tmp_path)
    path.parent.mkdir(parents=True)
    return path


def keep(path, fact):
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(fact, fact.at.astimezone().date())


def test_after_a_week_it_is_due_until_something_of_it_is_said(journal):
    now = datetime.now(UTC)  # noqa: TID251 - the command asks the clock of this computer
    prepare_journal(journal)
    assert not week_due()
    keep(journal, PainRating(now - timedelta(days=9), 3))
    assert week_due()
    keep(journal, Said(now, "week.left-out", "yes"))
    assert not week_due()


def test_without_a_journal_nothing_is_due(journal):
    assert not week_due()
