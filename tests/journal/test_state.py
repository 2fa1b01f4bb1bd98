"""Who looks at the journal can tell cheaply whether there is something new in it."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

from postureguard.core.facts import Correction, PainRating, SittingBout
from postureguard.journal.reader import JournalReader

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = AT.date()


def test_every_fact_is_another_state(journal, path):
    with closing(JournalReader(path)) as reader:
        seen = [reader.state()]
        journal.append(PainRating(AT, 3), DAY)
        seen.append(reader.state())
        journal.append(SittingBout(AT, AT + timedelta(minutes=30), 1800.0), DAY)
        seen.append(reader.state())
        (entry,) = reader.entries(DAY, DAY)
        journal.append(Correction(AT, entry.uid, "4"), DAY)
        seen.append(reader.state())
    assert len(set(seen)) == len(seen)


def test_what_the_resident_remembers_is_no_fact(journal, path):
    journal.append(PainRating(AT, 3), DAY)
    with closing(JournalReader(path)) as reader:
        before = reader.state()
        journal.save_state("{}")
        assert reader.state() == before


def test_the_first_day_with_a_rating(journal, path):
    with closing(JournalReader(path)) as reader:
        assert reader.first_rating() is None
        journal.append(PainRating(AT, 3), DAY)
        journal.append(PainRating(AT - timedelta(days=3), 5), DAY - timedelta(days=3))
        assert reader.first_rating() == DAY - timedelta(days=3)
        (entry,) = reader.entries(DAY - timedelta(days=3), DAY - timedelta(days=3))
        journal.append(Correction(AT, entry.uid, None), DAY)
        assert reader.first_rating() == DAY
