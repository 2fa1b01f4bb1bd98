"""The correlation, its chance and its interval, beside plain computations."""

import random
from math import isclose, sqrt
from statistics import fmean, quantiles

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postureguard.core.insight.link import Link, link


def plain_rest(days, values):
    """Without the straight line, by the textbook."""
    middle, mean = fmean(days), fmean(values)
    slope = sum((d - middle) * (v - mean) for d, v in zip(days, values, strict=True)) / sum(
        (d - middle) ** 2 for d in days
    )
    return [round(v - mean - slope * (d - middle), 9) for d, v in zip(days, values, strict=True)]


def plain_ranks(values):
    return [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]


def plain_r(x, y):
    a, b = fmean(x), fmean(y)
    together = sum((p - a) * (q - b) for p, q in zip(x, y, strict=True))
    spread = sqrt(sum((p - a) ** 2 for p in x) * sum((q - b) ** 2 for q in y))
    return together / spread if spread else 0.0


def plain_link(days, x, y):
    """r and p, with every shift written out."""
    first, second = plain_ranks(plain_rest(days, x)), plain_ranks(plain_rest(days, y))
    r, n = plain_r(first, second), len(x)
    shifted = [plain_r(first, second[lag:] + second[:lag]) for lag in range(3, n - 2)]
    as_much = sum(abs(one) >= abs(r) - 1e-9 for one in shifted)
    return r, (1 + as_much) / (1 + len(shifted))


def series(seed, n, r=0.0):
    lot = random.Random(seed)
    x = [lot.gauss() for _n in range(n)]
    return x, [r * value + sqrt(1 - r * r) * lot.gauss() for value in x]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(10, 45))
def test_r_and_p_equal_a_plain_computation(data, n):
    gaps = data.draw(st.lists(st.integers(1, 9), min_size=n, max_size=n))
    days = [sum(gaps[: number + 1]) for number in range(n)]
    x = data.draw(st.lists(st.integers(0, 12), min_size=n, max_size=n))
    y = data.draw(st.lists(st.integers(0, 10), min_size=n, max_size=n))
    assume(len(set(x)) > 1)
    assume(len(set(y)) > 1)
    found = link(days, [value / 12 for value in x], y)
    r, p = plain_link(days, [value / 12 for value in x], y)
    assert isclose(found.r, r, abs_tol=1e-9)
    assert isclose(found.p, p)
    assert -1 <= found.low <= found.high <= 1
    assert found.n == n


def test_the_same_days_say_the_same_and_others_do_not():
    x, y = series(1, 40)
    first = link(range(40), x, y)
    assert link(range(40), list(x), list(y)) == first
    assert (link(range(40), x, y[1:] + y[:1]).low) != first.low


def plain_interval(x, y, lot):
    """95% of the correlations of other draws of blocks."""
    n, found = len(x), []
    for _draw in range(2000):
        places = []
        while len(places) < n:
            begin = lot.randrange(n - 4)
            places += range(begin, begin + 5)
        places = places[:n]
        found.append(
            plain_r(plain_ranks([x[p] for p in places]), plain_ranks([y[p] for p in places]))
        )
    cuts = quantiles(found, n=40, method="inclusive")
    return cuts[0], cuts[-1]


@pytest.mark.parametrize(("seed", "r"), [(6, 0.0), (7, -0.5)])
def test_the_interval_is_that_of_other_draws(seed, r):
    x, y = series(seed, 33, r)
    days = list(range(33))
    found = link(days, x, y)
    low, high = plain_interval(plain_rest(days, x), plain_rest(days, y), random.Random(seed))
    assert found.low == pytest.approx(low, abs=0.04)
    assert found.high == pytest.approx(high, abs=0.04)


def test_twenty_days_can_never_be_clear():
    falling = [float(-n % 7) for n in range(20)]
    found = link(range(20), falling, falling)
    assert found.r == pytest.approx(1)
    assert found.p >= 1 / 16 > 0.05


def test_a_common_trend_is_no_link():
    lot = random.Random(3)
    x = [n / 10 + lot.gauss() for n in range(60)]
    y = [-n / 10 + lot.gauss() for n in range(60)]
    assert plain_r(x, y) < -0.6
    assert not link(range(60), x, y).is_clear


def test_what_does_not_vary_has_no_link():
    x, _y = series(2, 30)
    found = link(range(30), x, [4.0] * 30)
    assert (found.r, found.p, found.low, found.high) == (0, 1, 0, 0)
    assert not found.is_clear
    rising = link(range(30), x, [0.1 * n for n in range(30)])
    assert (rising.r, rising.is_clear) == (0, False)


def test_the_interval_holds_what_the_days_hold():
    x, y = series(4, 200, -0.6)
    found = link(range(200), x, y)
    assert found.low < found.r < found.high < -0.4
    assert found.high - found.low < 0.3


@pytest.mark.parametrize(
    ("p", "low", "high", "clear"),
    [
        (0.05, -0.6, -0.1, True),
        (0.05, 0.1, 0.6, True),
        (0.051, -0.6, -0.1, False),
        (0.01, -0.6, 0.0, False),
        (0.01, 0.0, 0.6, False),
        (0.01, -0.1, 0.6, False),
    ],
)
def test_chance_and_interval_have_to_agree(p, low, high, clear):
    assert Link((low + high) / 2, p, low, high, 60).is_clear is clear


def test_ten_years_are_no_burden():
    x, y = series(5, 2500)
    assert link(range(2500), x, y).n == 2500
