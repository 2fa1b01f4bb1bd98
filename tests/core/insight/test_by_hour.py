"""Sitting by the hour of the day adds up to the sitting."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.insight.by_hour import by_hour
from postureguard.core.insight.sitting import Bout

DAY = date(2026, 3, 2)


def test_a_stretch_over_the_full_hour_is_in_both():
    assert by_hour([Bout(DAY, 9.5 * 3600, 10.25 * 3600, 2700.0)]) == {9: 1800.0, 10: 900.0}


def test_a_break_within_is_spread_evenly():
    assert by_hour([Bout(DAY, 9 * 3600.0, 11 * 3600.0, 3600.0)]) == {9: 1800.0, 10: 1800.0}


def test_the_evening_before_and_the_night_have_hours_of_their_own():
    late = Bout(DAY, 24.5 * 3600, 25 * 3600, 1800.0)
    early = Bout(DAY, -1800.0, 0.0, 1800.0)
    assert by_hour([late, early]) == {24: 1800.0, -1: 1800.0}


bouts = st.builds(
    lambda start, length, share: Bout(DAY, start, start + length, length * share),
    st.floats(-7200, 86400),
    st.floats(1, 20000),
    st.floats(0, 1),
)


@given(st.lists(bouts, max_size=6))
def test_nothing_is_lost(found):
    whole = sum(one.seated_s for one in found)
    assert abs(sum(by_hour(found).values()) - whole) < 1e-3 * max(1.0, whole)
