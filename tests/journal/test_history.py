"""What the programme is worked out from, read back from what was written down."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from postureguard.core.facts import BreakFact, Correction, PainRating, Said
from postureguard.core.programme.history import Done, History, Rating, Session, Statement
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)


def fact(stage, name="b", **more):
    return BreakFact(AT, name, "short", "hips", stage, 1800.0, **more)


def read(path):
    with JournalReader(path) as reader:
        return reader.history()


def test_an_empty_journal_has_an_empty_history(journal, path):
    assert read(path) == History()


def test_a_session_comes_back_with_its_steps_and_what_was_said_about_it(journal, path):
    for kept in (
        fact("announced"),
        fact("started"),
        fact("step_done", step=0, exercise="sit-to-stand", amount=8),
        fact("step_skipped", step=1, exercise="glute-bridge", amount=10),
        fact("ended", ending="partial"),
        Said(AT, "felt.before", "2", "b"),
        Said(AT, "felt.during", "3", "b"),
        Said(AT, "felt.moved", "no", "b"),
        Said(AT, "felt.where", "low-back", "b"),
        fact("shown", name="never begun"),
    ):
        journal.append(kept, DAY)
    steps = (Done("sit-to-stand", 8), Done("glute-bridge", 10, skipped=True))
    felt = (2, 3, False, "low-back", False)
    expected = Session(AT, DAY, "b", "short", "hips", "partial", steps, *felt)
    assert read(path) == History(sessions=(expected,))


def test_what_was_said_later_holds_and_nonsense_is_not_heard(journal, path):
    journal.append(fact("started"), DAY)
    for about, value in (
        ("felt.before", "1"),
        ("felt.before", "4"),
        ("felt.during", "eleven"),
        ("felt.where", "the moon"),
        ("felt.leg", "yes"),
    ):
        journal.append(Said(AT, about, value, "b"), DAY)
    (session,) = read(path).sessions
    assert (session.before, session.during, session.where, session.leg) == (4, None, None, True)


def test_ratings_after_a_break_are_not_daily_ratings(journal, path):
    journal.append(PainRating(AT, 5, "b"), DAY)
    journal.append(PainRating(AT, 3), DAY)
    assert read(path).ratings == (Rating(AT, DAY, 3),)


def test_the_last_word_about_something_holds(journal, path):
    later = AT + timedelta(days=1)
    journal.append(Said(AT, "floor", "no"), DAY)
    journal.append(Said(later, "floor", "yes"), DAY + timedelta(days=1))
    history = read(path)
    assert history.last("floor") == Statement(later, DAY + timedelta(days=1), "floor", "yes")
    assert history.value("kit", "nothing") == "nothing"
    assert history.until(DAY).value("floor") == "no"


def test_an_entry_that_was_put_right_counts_as_if_it_had_been_entered_right(
    journal, path, tmp_path
):
    """The programme is worked out from the history alone."""
    meant = tmp_path / "meant.sqlite3"
    prepare_journal(meant)
    with closing(SqliteJournal(connect(meant), meant)) as other:
        for kept in (fact("started"), PainRating(AT, 2), Said(AT, "felt.during", "1", "b")):
            other.append(kept, DAY)
    slips = (PainRating(AT, 9), PainRating(AT, 2), Said(AT, "felt.during", "7", "b"))
    for kept in (fact("started"), *slips, Said(AT, "felt.leg", "yes", "b")):
        journal.append(kept, DAY)
    with JournalReader(path) as reader:
        entries = reader.entries(DAY, DAY)
    for slip, value in (("9", None), ("7", "1"), ("yes", None)):
        (uid,) = (entry.uid for entry in entries if entry.first == slip)
        journal.append(Correction(AT + timedelta(days=2), uid, value), DAY + timedelta(days=2))
    assert read(path) == read(meant)
