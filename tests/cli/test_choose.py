"""`postureguard choose`: what the resident is told of the experiment and of the week."""

import json
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner

from postureguard import cli
from postureguard.core.due import ASKED
from postureguard.core.facts import PainRating, Said
from postureguard.core.insight.experiment import start_value
from postureguard.core.programme.subjects import EXPERIMENT_START, SCREEN
from postureguard.core.sitting.moment import Moment
from postureguard.core.week_news import TOLD
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.system import clock, paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the home is not in a variable")
FRIDAY = datetime(2026, 3, 6, 17, 40, tzinfo=UTC)
MONDAY = date(2026, 3, 2)


@pytest.fixture
def journal(line, monkeypatch):
    """Somebody with a week of ratings, on a Friday shortly before work ends."""
    monkeypatch.setattr(clock.SystemClock, "now", lambda _self: Moment(FRIDAY, 1000.0, 0.0))
    monkeypatch.setattr(clock.SystemClock, "zone", lambda _self: UTC)
    path = paths.user_paths().journal
    path.parent.mkdir(parents=True)
    prepare_journal(path)
    keep(path, *(PainRating(FRIDAY - timedelta(days=n), 3) for n in range(1, 4)))
    return path


def keep(path, *facts):
    with closing(SqliteJournal(connect(path), path)) as journal:
        for fact in facts:
            journal.append(fact, fact.at.date())


def screened(path):
    """Nothing is left to be asked."""
    keep(path, Said(FRIDAY - timedelta(days=3), SCREEN, "none"))


def told():
    done = CliRunner().invoke(cli.commands, ["choose"])
    assert done.exit_code == 0
    return json.loads(done.output)


def test_the_week_is_told_when_its_time_has_come(journal):
    screened(journal)
    week = told()["week"]
    assert week["monday"] == "2026-03-02"
    assert week["text"].startswith("The first week")
    assert "Pain median 3" in week["text"]


def test_it_is_not_told_twice(journal):
    screened(journal)
    keep(journal, Said(FRIDAY, TOLD, MONDAY.isoformat()))
    assert told()["week"] is None


def test_a_question_comes_first(journal):
    found = told()
    assert (found["due"], found["week"]) == ("welcome", None)
    screened(journal)
    keep(journal, Said(FRIDAY - timedelta(hours=5), ASKED, "month"))
    assert told()["week"] is None


def test_a_week_without_a_record_is_not_told(journal, monkeypatch):
    screened(journal)
    later = FRIDAY + timedelta(weeks=1)
    monkeypatch.setattr(clock.SystemClock, "now", lambda _self: Moment(later, 1000.0, 0.0))
    assert told()["week"] is None


def test_the_limit_of_the_experiment_is_told_for_its_week(journal):
    screened(journal)
    said_on = MONDAY - timedelta(days=3)
    assert told()["drawn"] is None
    at = datetime(2026, 2, 27, 9, tzinfo=UTC)
    keep(journal, Said(at, EXPERIMENT_START, start_value(said_on, 12, 0)))
    assert told()["drawn"] == {"minutes": 30, "last": "2026-03-08"}
