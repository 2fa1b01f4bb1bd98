"""The routine that was done longest ago comes next."""

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training.choice import next_routine
from postureguard.offers import offers

ROUTINES = tuple(shipped_catalogue().routines.values())
MICRO = [r.id for r in ROUTINES if r.kind == "micro"]


def test_nothing_done_yet_starts_with_the_first():
    assert next_routine("micro", ROUTINES, ()).id == MICRO[0]


def test_every_routine_comes_round_before_one_comes_twice():
    done = []
    for _ in range(2 * len(MICRO)):
        done.insert(0, next_routine("micro", ROUTINES, done).id)
    assert set(done[: len(MICRO)]) == set(MICRO)
    assert done[: len(MICRO)] == done[len(MICRO) :]


def test_a_kind_without_routines_offers_none():
    assert next_routine("long", [r for r in ROUTINES if r.kind != "long"], ()) is None


def test_the_shipped_routines_offer_every_kind():
    found = offers(())
    assert set(found) == {"micro", "short", "long"}
    assert 60 <= found["micro"].seconds <= 90
    assert 120 <= found["short"].seconds <= 180
    assert 300 <= found["long"].seconds <= 480
    assert all(offer.steps >= 1 for offer in found.values())
