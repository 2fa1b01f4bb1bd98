"""What the shipped routines offer to somebody, from the journal's history to the player's steps."""

from datetime import UTC, datetime, timedelta

import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme import subjects
from postureguard.core.programme.history import Done, History, Session, Statement
from postureguard.core.programme.safety import GENTLE
from postureguard.core.training.routine import script, total_seconds
from postureguard.core.training.told import told
from postureguard.offers import INSTEAD_AT_MOST, chosen, offers

CATALOGUE = shipped_catalogue()
MORNING = datetime(2026, 3, 4, 9, tzinfo=UTC)


def said(**values):
    about = {"screen": subjects.SCREEN, "discreet": subjects.DISCREET, "walk": subjects.WALK}
    return tuple(
        Statement(MORNING - timedelta(days=1), MORNING.date(), about[name], value)
        for name, value in values.items()
    )


def done(routine, kind="micro", minutes=-30):
    at = MORNING + timedelta(minutes=minutes)
    steps = script(CATALOGUE.routines[routine], CATALOGUE.exercises)
    amounts = tuple(Done(step.exercise.id, step.amount) for step in steps)
    return Session(at, at.date(), routine, kind, routine, "done", amounts)


def led(offer):
    """The steps that the player makes of an offer."""
    routine = CATALOGUE.routines[offer.routine]
    if offer.script:
        routine = told(routine, offer.script, CATALOGUE.exercises)
    return script(routine, CATALOGUE.exercises)


@pytest.mark.parametrize(
    ("kind", "low", "high"), [("micro", 60, 90), ("short", 120, 180), ("long", 300, 480)]
)
def test_somebody_unknown_is_offered_every_kind_as_it_comes(kind, low, high):
    offer = offers()[kind]
    assert low <= offer.seconds <= high
    assert offer.script == ""
    assert offer.on_feet


@pytest.mark.parametrize("screen", ["none", "fever", "weight"])
def test_what_the_player_leads_through_is_what_was_chosen(screen):
    history = History((done("mi-lcs-1"),), (), said(screen=screen, discreet="yes", walk="no"))
    for offer in offers(history, MORNING).values():
        steps = led(offer)
        assert offer.seconds == total_seconds(steps)
        assert offer.steps == len(steps)
        assert not offer.on_feet


def test_a_sign_keeps_the_offers_gentle():
    history = History((), (), said(screen="cancer"))
    found = offers(history, MORNING)
    assert set(found) == {"micro", "short", "long"}
    assert {step.exercise.id for offer in found.values() for step in led(offer)} <= GENTLE


def test_an_emergency_leaves_no_offer():
    assert offers(History((), (), said(screen="saddle")), MORNING) == {}


def test_the_last_break_stands_for_now_where_nobody_tells_the_time():
    history = History((done("mi-lcs-1"), done("mi-wall", minutes=-5)))
    assert offers(history)["micro"].routine == "mi-walk"


def each_offer(found):
    """Everything that a break could lead through."""
    for offer in found.values():
        for whole in (offer, *offer.instead):
            yield from (one for one in (whole, whole.least) if one is not None)


@pytest.mark.parametrize("screen", ["none", "fever", "cancer", "weight"])
def test_what_else_there_is_fits_as_well_as_what_comes_first(screen):
    history = History((), (), said(screen=screen))
    for offer in offers(history, MORNING).values():
        names = [offer.routine, *(other.routine for other in offer.instead)]
        assert len(set(names)) == len(names) <= 1 + INSTEAD_AT_MOST
        for other in (offer, *offer.instead):
            assert CATALOGUE.routines[other.routine].kind == CATALOGUE.routines[names[0]].kind
            assert not other.instead or other is offer
    for offer in each_offer(offers(history, MORNING)):
        assert offer.seconds == total_seconds(led(offer))
        assert offer.steps == len(led(offer))
        if screen == "cancer":
            assert {step.exercise.id for step in led(offer)} <= GENTLE


def test_there_is_half_a_minute_of_whatever_takes_longer():
    for offer in offers().values():
        for whole in (offer, *offer.instead):
            assert whole.least is not None
            assert whole.least.routine == whole.routine
            assert whole.least.seconds <= 35
            assert len({step.exercise.id for step in led(whole.least)}) == 1


def test_a_bad_day_is_told_with_its_date():
    bad = Statement(MORNING, MORNING.date(), subjects.BAD_DAY, "on")
    today = MORNING.date()
    assert chosen(History((), (), (bad,)), MORNING, today, CATALOGUE).bad_day == today
    assert chosen(History(), MORNING, today, CATALOGUE).bad_day is None
    tomorrow = today + timedelta(days=1)
    assert (
        chosen(History((), (), (bad,)), MORNING + timedelta(days=1), tomorrow, CATALOGUE).bad_day
        is None
    )
