"""What an experiment says when it is over, and how sure that is."""

import random
from datetime import timedelta
from itertools import combinations
from statistics import fmean

import pytest
from core.insight.diaries import MONDAY, a_day, tried, workday
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.insight.experiment import Experiment, draw
from postureguard.core.insight.trial import Trial, beforehand_text, trial, trial_text

AFTER = MONDAY + timedelta(weeks=12)
HALVES = Experiment(MONDAY, draw(12, 0))


def rated(*weekly):
    """Five rated days in each week."""
    return [
        a_day(workday(5 * week + n), score, prompts=8, taken=6)
        for week, score in enumerate(weekly)
        for n in range(5)
    ]


def test_it_is_sealed_until_the_end():
    days = rated(*[3] * 6, *[6] * 6)
    assert trial(HALVES, days, AFTER - timedelta(days=1)) is None
    found = trial(HALVES, days, AFTER)
    assert (found.short, found.long) == ((3,) * 6, (6,) * 6)
    assert (found.as_much, found.draws) == (2, 924)
    assert found.is_clear


@pytest.mark.parametrize(("weeks", "least"), [(3, 2 / 20), (4, 2 / 70), (5, 2 / 252)])
def test_the_least_p_is_that_of_the_numbers(weeks, least):
    assert Trial((1.0,) * weeks, (9.0,) * weeks).p == pytest.approx(least)


def test_weeks_with_two_ratings_have_no_mean():
    days = rated(*[3] * 6, *[6] * 6)
    thin = [row for row in days if row.day < MONDAY + timedelta(days=2) or row.day >= workday(5)]
    found = trial(HALVES, thin, AFTER)
    assert (len(found.short), len(found.long), found.draws) == (5, 6, 462)
    assert [week.mean for week in found.weeks[:2]] == [None, 3]
    assert [week.monday for week in found.weeks[:2]] == [MONDAY, MONDAY + timedelta(weeks=1)]


def test_what_was_stopped_is_told_of_its_whole_weeks():
    stopped = Experiment(MONDAY, draw(12, 0), stopped_on=workday(37))
    found = trial(stopped, rated(*[3] * 12), workday(37))
    assert (len(found.short), len(found.long)) == (6, 1)
    assert [(week.number, week.minutes, week.mean) for week in found.weeks] == [
        *((number, 30, 3) for number in range(1, 7)),
        (7, 60, 3),
    ]


def test_one_kind_of_week_says_nothing():
    found = Trial((3.0, 4.0), ())
    assert (found.draws, found.as_much, found.p, found.is_clear) == (0, 0, 1.0, False)
    assert trial_text(found) == "There are too few rated weeks to compare."


def test_the_words_of_a_clear_and_of_an_unclear_end():
    assert trial_text(Trial((3.0,) * 6, (4.75,) * 6)) == (
        "Mean pain 3.0 in weeks of 30 minutes, 4.8 in weeks of 60 minutes (weeks: 6 and 6). "
        "Of 924 ways to draw these weeks 2 differ as much by chance. "
        "That is a clear difference, for you and in these weeks."
    )
    assert trial_text(Trial((3.0, 4.0), (4.0, 3.0))).endswith(
        "Of 6 ways to draw these weeks 6 differ as much by chance. "
        "No clear difference. That was the likely result."
    )


def test_what_is_likely_is_told_beforehand():
    said = beforehand_text()
    for part in ("unclear result is the likely one", "80 of 100", "32 of 100", "2 points"):
        assert part in said


means = st.lists(st.integers(0, 50).map(lambda n: n / 5), min_size=1, max_size=5)


@given(means, means)
def test_p_equals_a_plain_count(short, long):
    every = short + long
    found = abs(fmean(short) - fmean(long))
    differences = [
        abs(
            fmean(every[n] for n in chosen)
            - fmean(value for n, value in enumerate(every) if n not in chosen)
        )
        for chosen in combinations(range(len(every)), len(short))
    ]
    as_much = sum(one >= found - 1e-9 for one in differences)
    got = Trial(tuple(short), tuple(long))
    assert (got.as_much, got.draws) == (as_much, len(differences))
    assert Trial(tuple(long), tuple(short)).p == pytest.approx(got.p)


def test_two_points_are_mostly_found_and_nothing_seldom():
    """A small part of `benchmarks/insight.py`."""
    lot = random.Random(20260302)

    def clear(points):
        found = (tried(lot, 12, points) for _n in range(80))
        return sum(trial(one, days, AFTER).is_clear for one, days in found)

    assert clear(2) >= 48
    assert clear(0) <= 10
