"""The limit that the person's own experiment has drawn: when it holds, and when it does not."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from day import Day
from virtual_desk import SETTINGS, Desk

from postureguard.catalogue import shipped_catalogue
from postureguard.core.insight.experiment import LONG, SHORT, start_value
from postureguard.core.programme.history import History, Statement
from postureguard.core.programme.subjects import (
    EXPERIMENT_START,
    EXPERIMENT_STOP,
    SCREEN,
    SPOKEN,
    UPRIGHT,
)
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import Drawn
from postureguard.offers import chosen

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)
BEFORE = MONDAY - timedelta(days=4)


def said(*facts):
    return History(
        said=tuple(
            Statement(datetime.combine(day, time(9, n), UTC), day, about, value)
            for n, (day, about, value) in enumerate(facts)
        )
    )


def drawn(history, today):
    now = datetime.combine(today, time(9), UTC)
    return chosen(history, now, today, shipped_catalogue()).drawn


STARTED = (BEFORE, EXPERIMENT_START, start_value(BEFORE, 12, 0))


# --- what is drawn ----------------------------------------------------------------------------


def test_each_week_has_the_limit_of_its_lot_until_its_sunday():
    history = said(STARTED)
    assert drawn(history, BEFORE) is None
    assert drawn(history, MONDAY) == Drawn(SHORT, SUNDAY)
    assert drawn(history, SUNDAY) == Drawn(SHORT, SUNDAY)
    seventh = MONDAY + timedelta(weeks=6)
    assert drawn(history, seventh) == Drawn(LONG, seventh + timedelta(days=6))
    assert drawn(history, MONDAY + timedelta(weeks=12)) is None


def test_nothing_holds_once_it_is_stopped():
    assert drawn(said(STARTED, (MONDAY, EXPERIMENT_STOP, "yes")), MONDAY) is None
    assert drawn(History(), MONDAY) is None


@pytest.mark.parametrize("sign", ["saddle", "fever"])
def test_it_does_not_hold_while_a_sign_of_danger_is_not_settled(sign):
    history = said(STARTED, (BEFORE, SCREEN, sign))
    assert drawn(history, MONDAY) is None
    upright = said(STARTED, (BEFORE, SCREEN, sign), (BEFORE, UPRIGHT, "yes"))
    assert drawn(upright, MONDAY) is None


def test_it_holds_again_after_a_professional_was_spoken_to():
    history = said(STARTED, (BEFORE, SCREEN, "fever"), (BEFORE, SPOKEN, BEFORE.isoformat()))
    assert drawn(history, MONDAY) == Drawn(SHORT, SUNDAY)


# --- what it does -----------------------------------------------------------------------------


def sitter(minutes, **options):
    day = Day("2026-03-02 09:00", Settings(quiet_start_min=0, long_at="", **options))
    day.drawn = Drawn(minutes, SUNDAY)
    return day


@pytest.mark.parametrize("setting", [20, 45])
@pytest.mark.parametrize("minutes", [SHORT, LONG])
def test_it_holds_in_place_of_the_setting(setting, minutes):
    day = sitter(minutes, sitting_limit_min=setting)
    day.works(minutes - 1)
    assert day.told() == []
    day.works(2)
    assert len(day.told()) > 0
    assert day.view().limit_s == minutes * 60


@pytest.mark.parametrize(("setting", "limit_min"), [(20, 20), (30, 20), (60, 40)])
@pytest.mark.parametrize("minutes", [SHORT, LONG])
def test_a_bad_day_is_like_any_bad_day(setting, limit_min, minutes):
    day = sitter(minutes, sitting_limit_min=setting)
    day.bad_day = MONDAY
    assert day.view().limit_s == limit_min * 60
    assert day.view().bad_day


def test_it_ends_with_its_week_also_when_nobody_asked_anew():
    day = sitter(LONG)
    day.drawn = Drawn(LONG, MONDAY - timedelta(days=1))
    assert day.view().limit_s == 30 * 60


def test_breaks_that_are_switched_off_stay_off():
    day = sitter(SHORT, micro=False, short_every=0)
    day.works(95)
    assert day.told() == []


# --- in the resident --------------------------------------------------------------------------


def week_of(desk):
    return desk.clock.now().wall.date() + timedelta(days=6)


def test_the_resident_hears_of_it_from_the_one_who_chooses():
    desk = Desk()
    desk.minutes(5)
    desk.chooser.drawn = Drawn(LONG, week_of(desk))
    desk.chooser.choose()
    desk.minutes(40)
    assert desk.windows.routine is None
    assert desk.views[-1].limit_s == LONG * 60
    desk.minutes(16)
    assert desk.windows.routine is not None


def test_a_shorter_limit_counts_the_time_already_spent_sitting():
    desk = Desk(Settings(quiet_start_min=0, long_at="", sitting_limit_min=60, mon="00:00-24:00"))
    desk.minutes(40)
    assert desk.windows.routine is None
    desk.chooser.drawn = Drawn(SHORT, week_of(desk))
    desk.chooser.choose()
    desk.minutes(1)
    assert desk.windows.routine is not None


def test_it_survives_a_restart_in_which_nothing_can_be_chosen():
    desk = Desk()
    desk.chooser.drawn = Drawn(LONG, week_of(desk))
    desk.chooser.choose()
    again = Desk(journal=desk.journal, can_choose=False)
    assert again.session.view().limit_s == LONG * 60
    assert again.session._settings == SETTINGS


def test_a_pause_is_a_pause():
    desk = Desk()
    desk.chooser.drawn = Drawn(SHORT, week_of(desk))
    desk.chooser.choose()
    desk.session.pause(120)
    desk.minutes(100)
    assert desk.windows.routine is None
