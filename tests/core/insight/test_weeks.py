"""Weeks are what their days are, and what is not known is not counted."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.insight.weeks import Counts, DayRow, counts, monday_of, weeks

MONDAY = date(2026, 11, 16)


def rated(n, pain):
    return DayRow(MONDAY + timedelta(days=n), pain_median=pain, ratings=1)


def only(days, first=MONDAY, last=MONDAY + timedelta(days=6)):
    (week,) = weeks(days, first, last)
    return week


def test_a_week_without_a_record_is_a_gap():
    found = weeks([rated(0, 3), rated(15, 3)], MONDAY, MONDAY + timedelta(days=20))
    assert [week.recorded for week in found] == [True, False, True]
    gap = found[1]
    assert (gap.longest_bout_s, gap.pain_median, gap.counts.compliance) == (None, None, None)


def test_days_outside_of_the_range_are_left_out():
    days = [rated(n, 3) for n in range(-3, 12)]
    found = weeks(days, MONDAY + timedelta(days=2), MONDAY + timedelta(days=8))
    assert [[day.day.day for day in week.days] for week in found] == [
        [18, 19, 20, 21, 22],
        [23, 24],
    ]
    assert found[0].first == date(2026, 11, 18)
    assert found[1].last == date(2026, 11, 24)


def test_a_median_needs_three_rated_days():
    two = [rated(0, 2.0), rated(1, 4.0), DayRow(MONDAY + timedelta(days=2))]
    assert only(two).pain_median is None
    assert only(two).rated_days == 2
    assert only([*two, rated(3, 3.5)]).pain_median == 3.5
    assert only([*two, rated(3, 8), rated(4, 3)]).pain_median == 3.5


def test_taken_and_offered_follow_the_formula():
    day = DayRow(
        MONDAY,
        prompts=15,
        done=5,
        partial=1,
        natural=2,
        skipped=1,
        missed=1,
        stopped=1,
        interrupted=1,
        away=2,
        held=2,
        postponed=1,
        asked_for=3,
    )
    week = only([day])
    assert (week.counts.taken, week.counts.offered) == (8, 10)
    assert week.counts.compliance == pytest.approx(0.8)


def test_breaks_of_ones_own_accord_are_no_measure():
    assert Counts(asked_for=3).compliance is None
    assert Counts(held=3, away=2, stopped=1, interrupted=1).compliance is None


def test_the_longest_bout_is_the_longest_of_the_days():
    days = [
        DayRow(MONDAY, longest_bout_s=1200.0),
        DayRow(MONDAY + timedelta(days=1)),
        DayRow(MONDAY + timedelta(days=2), longest_bout_s=4000.0),
    ]
    assert only(days).longest_bout_s == 4000.0


rows = st.builds(
    DayRow,
    st.dates(date(2024, 12, 1), date(2025, 2, 1)),
    done=st.integers(0, 9),
    skipped=st.integers(0, 9),
    natural=st.integers(0, 9),
    pain_median=st.none() | st.integers(0, 10).map(float),
)


@given(st.lists(rows, unique_by=lambda row: row.day))
def test_no_day_is_lost_or_counted_twice(days):
    found = weeks(days, date(2024, 12, 1), date(2025, 2, 1))
    kept = [day for week in found for day in week.days]
    assert kept == sorted(days, key=lambda row: row.day)
    assert counts(kept) == counts(days)
    for before, after in pairwise(found):
        assert after.monday - before.monday == timedelta(days=7)
    for week in found:
        assert week.monday.weekday() == 0
        assert all(monday_of(day.day) == week.monday for day in week.days)
        assert week.pain_median is None or 0 <= week.pain_median <= 10
        assert week.counts.compliance is None or 0 <= week.counts.compliance <= 1
