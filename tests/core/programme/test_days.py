"""The usual, the week, the baseline: at, below and above what they need."""

import pytest
from core.programme.diary import Diary, at, on

from postureguard.core.programme.days import Days, median


def days_of(*scores: int | None) -> Days:
    """One rating a day from day 0 on; None is a day without."""
    diary = Diary()
    for day, score in enumerate(scores):
        if score is not None:
            diary.rate(day, score)
    return Days(diary.ratings)


@pytest.mark.parametrize(("values", "middle"), [([3], 3), ([1, 4], 2.5), ([9, 1, 2], 2)])
def test_median(values, middle):
    assert median(values) == middle


def test_a_day_has_its_last_rating():
    diary = Diary().rate(0, 9, hour=9).rate(0, 3, hour=18).rate(1, 3).rate(2, 3)
    assert Days(diary.ratings).weekly_median(on(2)) == 3
    assert Days(reversed(diary.ratings)).weekly_median(on(2)) == 3


@pytest.mark.parametrize(
    ("scores", "usual"),
    [
        ([4, 4], None),
        ([4, 4, 7], 4),
        ([9, 9, 9, 1, 1, 1, 1], 1),
        ([1, 9, 9, 9, 9, 2, 2, 2], 9),  # the eighth-last no longer counts
    ],
)
def test_the_usual_needs_three_ratings_and_takes_seven(scores, usual):
    assert days_of(*scores).usual(at(len(scores), 8)) == usual


def test_the_usual_takes_only_what_was_rated_before():
    days = Days(Diary().rate(0, 1).rate(1, 1).rate(2, 1, hour=9).ratings)
    assert days.usual(at(2, 9)) is None
    assert days.usual(at(2, 9.1)) == 1


def test_a_week_needs_three_ratings():
    assert days_of(3, 3).weekly_median(on(1)) is None
    assert days_of(3, 3, 5).weekly_median(on(2)) == 3


def test_a_week_is_seven_days():
    days = days_of(9, 1, None, None, None, None, 1)
    assert days.weekly_median(on(6)) == 1
    assert days.weekly_median(on(7)) is None


def test_the_first_baseline_needs_six_of_the_first_fortnight():
    assert days_of(2, 2, 2, 2, 2).baseline(on(4)) is None
    assert days_of(2, 2, 2, 2, 2, 4).baseline(on(5)) == 2


def test_the_baseline_is_of_the_four_weeks_before_the_week():
    scores = [1] * 7 + [5] * 14 + [8] * 14 + [9] * 7
    assert days_of(*scores).baseline(on(41)) == 6.5


def test_the_first_baseline_stands_in_while_the_four_weeks_are_too_thin():
    scores = [2] * 7 + [6] * 8 + [None] * 40 + [8] * 4
    assert days_of(*scores).baseline(on(58)) == 4


def test_nothing_looks_ahead():
    days = days_of(*[2] * 10, *[9] * 10)
    assert days.weekly_median(on(9)) == 2
    assert days.baseline(on(9)) == 2
    assert Days(()).baseline(on(0)) is None
