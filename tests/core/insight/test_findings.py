"""All that the days say, gathered once."""

from datetime import date, timedelta

from postureguard.core.insight.change import Change
from postureguard.core.insight.findings import findings
from postureguard.core.insight.weeks import DayRow

MONDAY = date(2026, 3, 2)


def days(*weekly):
    """Five days of each week with that pain; None for a week without a record."""
    return [
        DayRow(
            MONDAY + timedelta(weeks=week, days=n),
            prompts=5,
            done=4,
            skipped=1,
            pain_median=float(pain),
            pain_min=pain,
            pain_max=pain,
            ratings=1,
        )
        for week, pain in enumerate(weekly)
        if pain is not None
        for n in range(5)
    ]


def day(week, n=4):
    return MONDAY + timedelta(weeks=week, days=n)


def test_an_empty_journal_says_so():
    found = findings([], MONDAY)
    assert found.week == "Nothing was recorded in this week."
    assert (found.baseline, found.usual, found.change, found.advice) == (None, None, None, False)


def test_the_first_week_has_nothing_to_compare_with():
    found = findings(days(4), day(0))
    assert found.week.startswith("The first week")
    assert found.usual is None


def test_the_usual_is_the_beginning_until_there_is_more():
    rows = days(4, 4, 2)
    assert findings(rows, day(1)).usual is None  # five days are too few
    assert findings(rows, day(2)).usual == 4
    assert findings(days(4, 4, 4, 1, 1, 1, 1, 1), day(7)).usual == 1
    assert findings(days(4, 4, *[None] * 8, 2), day(10)).usual == 4


def test_an_earlier_week_is_told_with_what_was_usual_then():
    rows = days(4, 4, 2, 1, 1, 1, 1)
    found = findings(rows, day(6), monday=MONDAY + timedelta(weeks=2))
    assert "Pain median 2, ratings from 2 to 2, usual 4." in found.week
    assert findings(rows, day(6), monday=MONDAY).week.startswith("The first week")


def test_a_change_after_four_weeks():
    rows = days(6, 6, 3, 3)
    assert findings(rows, day(3, 2)).change is None
    assert findings(rows, day(3, 6)).change == Change(6, 3)


def test_two_worse_weeks_that_are_over_bring_advice():
    assert not findings(days(3, 3, 6, 6), day(3)).advice  # the second is not over
    assert findings(days(3, 3, 6, 6), day(4, 0)).advice
    assert not findings(days(3, 3, 6, 6, 3), day(5, 0)).advice
    assert not findings(days(3, 3, 6, None, 6), day(5, 0)).advice


def test_what_comes_after_today_is_not_looked_at():
    rows = days(6, 6, 3, 3, 9, 9)
    assert findings(rows, day(3, 6)) == findings(rows[:20], day(3, 6))
