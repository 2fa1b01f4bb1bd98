"""Drawn once, said once, sealed until it is over."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard import protocol
from postureguard.core.insight.experiment import (
    LONG,
    SHORT,
    WEEKS,
    draw,
    experiment,
    experiment_limit,
    start_value,
    ways,
)
from postureguard.core.programme.history import History, Statement
from postureguard.core.programme.subjects import EXPERIMENT_START, EXPERIMENT_STOP

WEDNESDAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 23)


def said(*facts):
    return History(
        said=tuple(
            Statement(datetime.combine(day, time(9, n), UTC), day, about, value)
            for n, (day, about, value) in enumerate(facts)
        )
    )


def started(lot=0, weeks=12, on=WEDNESDAY):
    return on, EXPERIMENT_START, start_value(on, weeks, lot)


def stopped(on):
    return on, EXPERIMENT_STOP, "yes"


@pytest.mark.parametrize("weeks", WEEKS)
def test_every_lot_is_another_draw_and_every_draw_is_fair(weeks):
    found = {draw(weeks, lot) for lot in range(ways(weeks))}
    assert len(found) == ways(weeks) == {10: 252, 12: 924}[weeks]
    assert {(limits.count(SHORT), limits.count(LONG)) for limits in found} == {
        (weeks // 2, weeks // 2)
    }
    for week in range(weeks):
        short = sum(limits[week] == SHORT for limits in found)
        assert short == ways(weeks) // 2


@given(st.sampled_from(WEEKS), st.data(), st.dates(date(2025, 1, 1), date(2030, 1, 1)))
def test_what_is_said_is_what_holds(weeks, data, today):
    lot = data.draw(st.integers(0, ways(weeks) - 1))
    found = experiment(said(started(lot, weeks, today)))
    assert found.limits == draw(weeks, lot)
    assert found.monday.weekday() == 0
    assert 1 <= (found.monday - today).days <= 7
    limits = [found.limit(found.monday + timedelta(days=n)) for n in range(-7, 7 * weeks + 7)]
    assert limits[:7] == limits[-7:] == [None] * 7
    assert limits[7:-7] == [minutes for minutes in found.limits for _n in range(7)]


def test_a_message_can_carry_it():
    protocol.Say(about=EXPERIMENT_START, value=start_value(WEDNESDAY, 12, 5))
    assert start_value(WEDNESDAY, 10, 0) == "2026-11-23,30,30,30,30,30,60,60,60,60,60"


def test_nothing_was_started():
    assert experiment(History()) is None
    assert experiment_limit(History(), MONDAY) is None
    assert experiment(said(stopped(WEDNESDAY))) is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2026-11-23",
        "2026-11-24,30,30,30,30,30,60,60,60,60,60",  # a Tuesday
        "2026-11-23,30,30,30,30,60,60,60,60",  # eight weeks
        "2026-11-23,30,30,30,30,30,30,60,60,60,60",  # not equally often
        "2026-11-23,30,30,30,30,30,0,0,0,0,0",
        "2026-11-23,30,30,30,30,30,60,60,60,60,sixty",
    ],
)
def test_a_draw_that_makes_no_sense_is_none(value):
    assert experiment(said((WEDNESDAY, EXPERIMENT_START, value))) is None


def test_it_comes_goes_on_and_ends():
    found = experiment(said(started()))
    sunday = MONDAY + timedelta(days=83)
    assert (found.monday, found.last) == (MONDAY, sunday)
    assert found.phase(WEDNESDAY) == "ahead"
    assert found.phase(MONDAY) == found.phase(sunday) == "running"
    assert found.phase(sunday + timedelta(days=1)) == "over"
    assert found.is_open(WEDNESDAY)
    assert found.is_open(sunday)
    assert not found.is_open(sunday + timedelta(days=1))
    assert [found.week(MONDAY + timedelta(days=n)) for n in (-1, 0, 6, 7, 83, 84)] == [
        None,
        1,
        1,
        2,
        12,
        None,
    ]


def test_it_can_be_stopped():
    friday = MONDAY + timedelta(days=18)
    history = said(started(), stopped(friday))
    found = experiment(history)
    before = friday - timedelta(days=1)
    assert found.phase(before) == "running"
    assert found.phase(friday) == "stopped"
    assert experiment_limit(history, before) == SHORT
    assert experiment_limit(history, friday) is None
    assert [monday for monday, _minutes in found.whole_weeks()] == [
        MONDAY,
        MONDAY + timedelta(weeks=1),
    ]


def test_a_week_that_was_lived_to_its_end_is_whole():
    sunday = MONDAY + timedelta(days=6)
    assert not list(experiment(said(started(), stopped(sunday))).whole_weeks())
    after = sunday + timedelta(days=1)
    assert len(list(experiment(said(started(), stopped(after))).whole_weeks())) == 1


def test_it_is_stopped_once_and_not_after_its_end():
    first, second = MONDAY + timedelta(days=3), MONDAY + timedelta(days=30)
    assert experiment(said(started(), stopped(first), stopped(second))).stopped_on == first
    late = MONDAY + timedelta(weeks=13)
    assert experiment(said(started(), stopped(late))).phase(late) == "over"


def test_another_one_takes_its_place():
    later = MONDAY + timedelta(weeks=20)
    found = experiment(said(started(), stopped(MONDAY), started(7, 10, later)))
    assert (found.limits, found.stopped_on) == (draw(10, 7), None)
    assert found.monday > later
