"""The person puts an entry right, or takes it back."""

import pytest
from virtual_desk import Desk

from postureguard import protocol as ask
from postureguard.core.facts import Correction, PainRating, Said
from postureguard.errors import UserError
from postureguard.verbs import answer


def corrections(desk):
    return [(f.entry, f.value) for f, _ in desk.journal.facts if isinstance(f, Correction)]


def name_of(desk, kind):
    """The name of the last rating or statement."""
    pairs = zip(desk.journal.uids, desk.journal.facts, strict=True)
    return [uid for uid, (fact, _day) in pairs if isinstance(fact, kind)][-1]


def test_a_rating_is_changed_and_withdrawn_and_stays_as_it_was_entered():
    desk = Desk()
    desk.session.rate_pain(6)
    rating = name_of(desk, PainRating)
    for value in ("4", None, "6"):
        assert answer(desk.session, ask.Correct(entry=rating, value=value)).ok
    assert corrections(desk) == [(rating, "4"), (rating, None), (rating, "6")]
    assert [f.score for f, _ in desk.journal.facts if isinstance(f, PainRating)] == [6]


def test_a_correction_lets_the_routine_be_chosen_anew():
    desk = Desk()
    desk.session.rate_pain(9)
    before = desk.chooser.asked
    assert desk.session.correct(name_of(desk, PainRating), "2") is None
    assert desk.chooser.asked == before + 1


def test_the_correction_is_kept_under_the_day_on_which_it_was_made():
    desk = Desk()
    desk.session.rate_pain(6)
    rating = name_of(desk, PainRating)
    desk.clock.sleep(24 * 3600)
    desk.session.correct(rating, "5")
    (first, second) = [
        day for f, day in desk.journal.facts if isinstance(f, PainRating | Correction)
    ]
    assert (second - first).days == 1


@pytest.mark.parametrize(
    ("entry", "words"),
    [("f" * 32, "That entry is not known."), ("0" * 32, "That entry is not known.")],
)
def test_what_is_not_there_is_refused_with_one_sentence(entry, words):
    reply = answer(Desk().session, ask.Correct(entry=entry, value="3"))
    assert (reply.ok, reply.message) == (False, words)


@pytest.mark.parametrize(
    ("about", "value", "wished"),
    [
        ("day.sport", "yes", "perhaps"),
        ("week.desk", "4", "11"),
        ("screen", "none", None),
        ("question.hips", "yes", "no"),
        ("lesson.glute-bridge", "yes", None),
    ],
)
def test_what_cannot_be_meant_and_what_is_no_entry_stays(about, value, wished):
    desk = Desk()
    desk.session.say(about, value)
    refused = desk.session.correct(name_of(desk, Said), wished)
    assert refused == "That entry cannot be changed to this."
    assert corrections(desk) == []


def test_a_correction_waits_while_the_disk_refuses():
    desk = Desk()
    desk.session.rate_pain(6)
    rating = name_of(desk, PainRating)
    desk.journal.broken = True
    assert "tried again" in desk.session.correct(rating, "3")
    assert corrections(desk) == []
    desk.journal.broken = False
    desk.minutes(2)
    assert corrections(desk) == [(rating, "3")]


def test_a_journal_that_cannot_be_read_is_told():
    desk = Desk()

    def refuse(_uid):
        raise UserError("The disk is gone.", "Look for it.")

    desk.journal.entry = refuse
    assert desk.session.correct("0" * 32, "3") == "The disk is gone."
