"""What every journal does, the real one and the one of the tests."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from fakes_journal import MemoryJournal

from postureguard.core.facts import (
    BreakFact,
    NaturalBreak,
    PainRating,
    PauseFact,
    Said,
    SittingBout,
)
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.ports import Journal

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture(params=["memory", "sqlite"])
def journal(request, tmp_path):
    if request.param == "memory":
        yield MemoryJournal()
        return
    path = tmp_path / "journal.sqlite3"
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        yield journal


def started(name: str, routine: str) -> BreakFact:
    return BreakFact(NOON, name, "micro", routine, "started", 1800.0)


def test_it_is_a_journal(journal):
    port: Journal = journal
    assert port.load_state() is None


@pytest.mark.parametrize(
    "fact",
    [
        started("a", "hips"),
        BreakFact(NOON, "a", "long", "hips", "ended", 0.0, ending="done", asked_for=True),
        BreakFact(NOON, "a", "short", "hips", "postponed", 1.5, minutes=5),
        NaturalBreak(NOON, NOON, 0.0, 1800.0, "display off", confirmed=True),
        SittingBout(NOON, NOON, 1800.0),
        PauseFact(NOON, "meeting", NOON + timedelta(hours=1)),
        PauseFact(NOON, "meeting", None),
        PainRating(NOON, 10, "a"),
        BreakFact(NOON, "a", "micro", "hips", "step_done", 0.0, None, 0, "sit-to-stand", 8),
        Said(NOON, "question.hips", "yes"),
        Said(NOON, "felt.moved", "no", "a"),
    ],
    ids=lambda fact: type(fact).__name__,
)
def test_every_fact_is_accepted(journal, fact):
    journal.append(fact, TODAY)


def test_ratings_come_back_by_day_and_in_order(journal):
    later = PainRating(NOON + timedelta(hours=2), 4)
    first = PainRating(NOON, 3, "a")
    journal.append(later, TODAY)
    journal.append(first, TODAY)
    journal.append(PainRating(NOON, 9), TODAY + timedelta(days=1))
    assert journal.pain_ratings(TODAY) == (first, later)
    assert journal.pain_ratings(TODAY - timedelta(days=1)) == ()


def test_moments_come_back_in_utc_to_the_millisecond(journal):
    at = datetime(2026, 11, 20, 14, 0, 0, 123999, tzinfo=timezone(timedelta(hours=2)))
    journal.append(PainRating(at, 3), TODAY)
    (rating,) = journal.pain_ratings(TODAY)
    assert rating.at == NOON.replace(microsecond=123000)
    assert rating.at.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(journal):
    with pytest.raises(ValueError, match="time zone"):
        journal.append(PainRating(NOON.replace(tzinfo=None), 3), TODAY)
    assert journal.pain_ratings(TODAY) == ()


def test_the_state_is_what_was_saved_last(journal):
    journal.save_state("one")
    journal.save_state("two – 2")
    assert journal.load_state() == "two – 2"
