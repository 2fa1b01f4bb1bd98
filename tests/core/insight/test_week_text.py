"""A week in sentences: kind, plain, and no more than the numbers carry."""

from datetime import date, timedelta

import pytest

from postureguard.core.insight.week_text import Around, week_text
from postureguard.core.insight.weeks import DayRow, Week

MONDAY = date(2026, 11, 16)
USUAL = Around(usual=4.0)


def week(*days):
    return Week(MONDAY, MONDAY, MONDAY + timedelta(days=6), tuple(days))


def day(n, pain=None, *, low=None, high=None, bout_min=None, **counts):
    return DayRow(
        MONDAY + timedelta(days=n),
        pain_median=pain,
        pain_min=low if low is not None else pain and int(pain),
        pain_max=high if high is not None else pain and int(pain),
        longest_bout_s=None if bout_min is None else bout_min * 60.0,
        ratings=int(pain is not None),
        **counts,
    )


BUSY = (
    day(0, 3.0, done=10, skipped=2, bout_min=48),
    day(1, 2.0, done=10, partial=1, missed=3, bout_min=52),
    day(2, 5.0, done=8, natural=2, skipped=2, bout_min=50),
)


def test_a_week_with_everything():
    assert week_text(week(*BUSY), USUAL) == (
        "You stood up 31 of 38 times. Longest sitting: 52 min, on Tuesday. "
        "Pain median 3, ratings from 2 to 5, usual 4. "
        "Ups and downs under 2 points are often just noise."
    )


@pytest.mark.parametrize(
    ("over", "said"),
    [
        (True, "Nothing was recorded in that week."),
        (False, "Nothing was recorded in this week."),
    ],
)
def test_a_week_without_a_record(over, said):
    assert week_text(week(), Around(over=over)) == said


def test_the_first_week_is_not_compared():
    said = week_text(week(*BUSY), Around(is_first=True))
    assert said.startswith("The first week: there is nothing to compare with yet. You stood up 31")
    assert said.endswith("Pain median 3, ratings from 2 to 5.")


def test_few_ratings_are_no_median():
    two = week(day(0, 3.0, done=1), day(1, 9.0))
    assert week_text(two, USUAL) == (
        "You stood up 1 of 1 time. Pain was rated on 2 days; a median needs three."
    )
    one = week_text(week(day(0, 3.0)), USUAL)
    assert one.endswith("Pain was rated on 1 day; a median needs three.")


def test_a_week_without_ratings_does_not_ask_for_any():
    assert week_text(week(day(3, done=2, skipped=1)), USUAL) == "You stood up 2 of 3 times."


def test_a_harder_week_has_no_share():
    days = [day(n, 7.0, low=6, high=9, done=n, skipped=5 - n, bout_min=30 - n) for n in range(5)]
    assert week_text(week(*days), USUAL) == (
        "A harder week for your back. Easier and fewer breaks are right in such a week. "
        "You stood up 10 times. Longest sitting: 30 min, on Monday. "
        "Pain median 7, ratings from 6 to 9, usual 4. "
        "Many things change pain; this cannot show which one did."
    )
    still = week(*(day(n, 7.0, skipped=3) for n in range(3)))
    assert "stood up" not in week_text(still, USUAL)
    assert "3 times" not in week_text(still, USUAL)


@pytest.mark.parametrize(
    ("pain", "end"),
    [
        (4.0, "Ups and downs under 2 points are often just noise."),
        (2.5, "Ups and downs under 2 points are often just noise."),
        (5.5, "Ups and downs under 2 points are often just noise."),
        (2.0, "Many things change pain; this cannot show which one did."),
        (6.0, "Many things change pain; this cannot show which one did."),
    ],
)
def test_differences_from_two_points_on_are_no_noise_and_no_proof(pain, end):
    said = week_text(week(*(day(n, pain, low=1, high=8) for n in range(3))), USUAL)
    assert said.endswith(end)
    assert said.startswith("A harder week") is (pain == 6.0)


def test_breaks_that_were_not_the_persons_choice():
    assert week_text(week(day(0, held=2)), USUAL) == "No break counted: 2 held back."
    assert week_text(week(day(0, asked_for=1)), USUAL) == "1 break, started by yourself."


@pytest.mark.parametrize(
    ("n", "name"),
    list(enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))),
)
def test_every_day_has_its_name(n, name):
    said = week_text(week(day(n, done=1, bout_min=65)), USUAL)
    assert f"Longest sitting: 1 h 05 min, on {name}." in said
