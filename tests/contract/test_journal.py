"""What every journal does, the real one and the one of the tests."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from fakes_journal import MemoryJournal

from postureguard.core.facts import (
    BreakFact,
    Correction,
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


def names(journal):
    """The names of the ratings and statements, in order."""
    if isinstance(journal, MemoryJournal):
        return [uid for uid in journal.uids if journal.entry(uid)]
    tables = "SELECT id, uid FROM pain_rating UNION ALL SELECT id + 1000, uid FROM said ORDER BY id"
    return [uid for _id, uid in journal._connection.execute(tables)]


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
        Correction(NOON, "0" * 32, None),
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


def test_an_entry_is_found_by_its_name(journal):
    rating, said = PainRating(NOON, 3, "a"), Said(NOON, "day.sport", "yes")
    journal.append(rating, TODAY)
    journal.append(said, TODAY)
    journal.append(started("a", "hips"), TODAY)
    first, second = names(journal)
    assert (journal.entry(first), journal.entry(second)) == (rating, said)
    assert journal.entry("f" * 32) is None


def test_ratings_come_back_as_they_were_put_right(journal):
    for score in (3, 4, 5):
        journal.append(PainRating(NOON, score), TODAY)
    first, second, _third = names(journal)
    for entry, value in ((first, "9"), (second, None), (first, "7")):
        journal.append(Correction(NOON, entry, value), TODAY)
    assert [rating.score for rating in journal.pain_ratings(TODAY)] == [7, 5]
    assert journal.entry(first) == PainRating(NOON, 3)
    journal.append(Correction(NOON, second, "4"), TODAY)
    assert [rating.score for rating in journal.pain_ratings(TODAY)] == [7, 4, 5]


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
