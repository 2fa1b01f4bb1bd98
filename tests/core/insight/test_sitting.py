"""Stretches of sitting by their length."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.insight.sitting import Bout, lengths, share_beyond

DAY = date(2026, 11, 20)


def sat(*minutes):
    return [Bout(DAY, 0.0, one * 60.0, one * 60.0) for one in minutes]


def test_stretches_by_length():
    found = lengths(sat(0.5, 9.99, 10, 29, 30, 44, 60, 89.9, 90, 400))
    assert [(one.low_min, one.high_min, one.count) for one in found] == [
        (0, 10, 2), (10, 20, 1), (20, 30, 1), (30, 45, 2), (45, 60, 0), (60, 90, 2), (90, None, 2),
    ]  # fmt: skip
    assert found[-1].seated_s == 490 * 60


@given(st.lists(st.floats(0, 1000), max_size=50))
def test_every_stretch_is_in_one_bin(minutes):
    found = lengths(sat(*minutes))
    assert sum(one.count for one in found) == len(minutes)
    assert sum(one.seated_s for one in found) == pytest.approx(sum(minutes) * 60)


def test_the_share_is_of_the_time_beyond_the_limit():
    assert share_beyond(sat(10, 20, 30), 30 * 60) == 0
    assert share_beyond(sat(10, 20, 90), 30 * 60) == 0.5
    assert share_beyond(sat(40), 30 * 60) == 0.25


def test_without_sitting_there_is_no_share():
    assert share_beyond([], 1800) is None
    assert share_beyond(sat(0), 1800) is None
