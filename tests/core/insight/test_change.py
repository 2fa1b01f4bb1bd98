"""What is usual, and what counts as a change."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.insight.change import (
    Change,
    advice_text,
    asks_for_advice,
    baseline,
    change,
    change_text,
    ratings,
    usual_before,
)
from postureguard.core.insight.weeks import DayRow, weeks

MONDAY = date(2026, 3, 2)


def days(*values, first=MONDAY):
    """A row for each day; None for a day that was not rated."""
    return [
        DayRow(
            first + timedelta(days=n),
            pain_median=None if value is None else float(value),
            pain_min=value,
            pain_max=value,
        )
        for n, value in enumerate(values)
    ]


def rated(*values, first=MONDAY):
    return ratings(days(*values, first=first))


@pytest.mark.parametrize(
    ("was", "now", "meaning", "percent"),
    [
        (6, 4, "better", 100 / 3),
        (6, 3, "better", 50),
        (10, 8, "possibly better", 20),
        (4, 2.75, "possibly better", 31.25),
        (3, 1.5, "possibly better", 50),
        (5, 3.5, "possibly better", 30),
        (5, 3.75, "no clear change", 25),
        (5, 5, "no clear change", 0),
        (5, 6.75, "no clear change", -35),
        (5, 7, "worse", -40),
        (1, 0, "little room", 100),
        (1, 2.5, "little room", -150),
        (1, 3, "worse", -200),
        (0, 0, "little room", None),
        (0, 2, "worse", None),
        (1.5, 0, "possibly better", 100),
    ],
)
def test_the_meaning_of_a_change(was, now, meaning, percent):
    found = Change(was, now)
    assert found.meaning == meaning
    assert found.percent == (None if percent is None else pytest.approx(percent))
    assert found.points == was - now


def test_the_first_fortnight_needs_six_rated_days():
    assert baseline({}) is None
    assert baseline(rated(5, 5, 5, 5, 5)) is None
    assert baseline(rated(5, 5, 5, 5, 5, 2)) == 5
    late = rated(5, *[None] * 9, 1, 1, 1, 1, 9, 9, 9)
    assert baseline(late) is None  # five days lie within the fortnight
    assert baseline(rated(None, None, 5, 5, 5, 5, 6, 8)) == 5


def test_the_usual_is_of_the_four_weeks_before():
    found = rated(9, 9, 9, *[None] * 4, *[2] * 28)
    assert usual_before(found, MONDAY + timedelta(weeks=5)) == 2
    assert usual_before(found, MONDAY + timedelta(weeks=1)) is None
    assert usual_before(found, MONDAY + timedelta(weeks=2)) == 2
    assert usual_before(found, MONDAY + timedelta(weeks=8, days=1)) == 2
    assert usual_before(found, MONDAY + timedelta(weeks=8, days=2)) is None


def test_no_day_is_compared_with_itself():
    found = rated(*[6] * 14, *[3] * 14)
    assert change(found, MONDAY + timedelta(days=26)) is None
    assert change(found, MONDAY + timedelta(days=27)) == Change(6, 3)
    assert change(found, MONDAY + timedelta(days=35)) == Change(6, 3)
    assert change(found, MONDAY + timedelta(days=36)) is None  # five days are left
    assert change({}, MONDAY) is None


@pytest.mark.parametrize(
    ("weekly", "asks"),
    [
        ([3, 3, 5, 5], True),
        ([3, 3, 5, 4], False),
        ([3, 3, 4, 5], False),
        ([3, 3, 5, None], False),
        ([3, 3, 5, 5, 3], False),
        ([3, 3, 4, 4, 5, 5], True),  # not above the last weeks, but above the beginning
        ([7, 7, 3, 3, 3, 3, 5, 5], True),  # not above the beginning, but above the last weeks
        ([7, 7, 3, 3, 3, 3, 5, 4], False),
        ([5, 5], False),
        ([5], False),
        ([], False),
    ],
)
def test_two_worse_weeks_ask_for_advice(weekly, asks):
    rows = days(*[value for value in weekly for _n in range(7)])
    last = MONDAY + timedelta(weeks=len(weekly), days=-1)
    assert asks_for_advice(ratings(rows), weeks(rows, MONDAY, last)) is asks


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (6, 4, "Better: lower by 2 of 10 points (33%)."),
        (3, 2, "Possibly better: lower by 1 of 10 points (33%)."),
        (5, 5, "No clear change."),
        (5, 4.5, "No clear change: lower by 0.5 of 10 points (10%)."),
        (5, 6, "No clear change: higher by 1 of 10 points (20%)."),
        (3, 6, "Worse: higher by 3 of 10 points (100%)."),
        (0, 2, "Worse: higher by 2 of 10 points."),
        (1, 0, "That leaves little room to improve; flare-ups are what is worth watching."),
    ],
)
def test_a_change_is_told_in_points_and_percent(was, now, said):
    first = f"Pain median {now} in the last two weeks, {was} in the first two."
    assert change_text(Change(was, now)) == f"{first} {said}"


def test_advice_is_kind():
    assert advice_text().startswith("Two harder weeks in a row.")


histories = st.dictionaries(
    st.dates(date(2026, 9, 1), date(2027, 2, 28)), st.integers(0, 20).map(lambda n: n / 2)
)


@given(histories, st.dates(date(2026, 9, 1), date(2027, 2, 28)))
def test_medians_equal_a_plain_computation(found, today):
    def plain(first, last):
        values = [
            found[date.fromordinal(n)]
            for n in range(first.toordinal(), last.toordinal() + 1)
            if date.fromordinal(n) in found
        ]
        return median(values) if len(values) >= 6 else None

    first = min(found, default=today)
    start = plain(first, first + timedelta(days=13))
    assert baseline(found) == start
    assert usual_before(found, today) == plain(
        today - timedelta(days=28), today - timedelta(days=1)
    )
    recent = plain(today - timedelta(days=13), today)
    told = change(found, today)
    if start is None or recent is None or (today - first).days < 27:
        assert told is None
    else:
        assert told == Change(start, recent)


@given(st.integers(0, 40), st.integers(0, 40))
def test_every_change_has_the_meaning_of_the_table(was, now):
    found = Change(was / 4, now / 4)
    points, share = (was - now) / 4, (was - now) / was if was else 0
    two, thirty = points >= 2, share >= 0.3 - 1e-12
    expected = (
        "worse"
        if points <= -2
        else "little room"
        if was <= 4
        else ("no clear change", "possibly better", "better")[two + thirty]
    )
    assert found.meaning == expected


@given(st.lists(st.integers(0, 40).map(lambda n: n / 4), min_size=2, max_size=2))
def test_less_pain_never_means_worse(pair):
    order = ("worse", "no clear change", "possibly better", "better")
    meanings = [Change(8, now).meaning for now in sorted(pair, reverse=True)]
    for before, after in pairwise(meanings):
        assert order.index(before) <= order.index(after)
