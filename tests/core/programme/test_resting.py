"""A day on which everything has hurt: less and less is offered, and then rest is fine."""

from datetime import UTC, datetime, timedelta

from fakes import FakeClock

from postureguard.catalogue import shipped_catalogue
from postureguard.core import wording
from postureguard.core.programme.history import Done, History, Session
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import plan_at
from postureguard.core.sitting.state import fresh_state
from postureguard.core.sitting.view import view
from postureguard.core.training.routine import script
from postureguard.core.training.told import told
from postureguard.offers import chosen

CATALOGUE = shipped_catalogue()
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def stopped_again_and_again():
    """What is on offer, and what was begun, each time after "It hurts"."""
    begun, now = (), MORNING
    while (found := chosen(History(sessions=begun), now, now.date(), CATALOGUE)).offers:
        yield found, begun
        offer = found.offers["micro"]
        routine = CATALOGUE.routines[offer.routine]
        routine = told(routine, offer.script, CATALOGUE.exercises) if offer.script else routine
        step = script(routine, CATALOGUE.exercises)[0]
        done = (Done(step.exercise.id, step.amount, skipped=True),)
        name = f"b{len(begun)}"
        begun += (Session(now, now.date(), name, "micro", routine.id, "stopped", done),)
        now += timedelta(minutes=30)
    yield found, begun


def test_after_what_hurt_there_is_a_walk_or_the_chair_and_then_rest():
    *before, (last, begun) = stopped_again_and_again()
    for found, _begun in before[1:]:
        assert {offer.routine for offer in found.offers.values()} <= {"mi-walk", "mi-seat-discreet"}
        assert not found.resting
    assert last.resting
    assert not last.for_safety
    tomorrow = MORNING + timedelta(days=1)
    again = chosen(History(sessions=begun), tomorrow, tomorrow.date(), CATALOGUE)
    assert again.offers
    assert not again.resting


def test_the_menu_says_so_kindly():
    now = FakeClock().now()
    plan = plan_at(Settings(), now.wall, UTC, {})
    state = fresh_state(now, plan.day)
    rests = view(state, plan, for_safety=False, resting=True)
    assert wording.headline(rests, UTC) == "Rest is fine today; routines come again tomorrow"
    assert "switched off" in wording.headline(view(state, plan, for_safety=False), UTC)
    assert "“About you”" in wording.headline(view(state, plan, resting=True), UTC)
