"""A stretch of weeks: what it holds, and where one can go from it."""

from datetime import date, timedelta

import pytest

from postureguard.core.insight.report import Scope, make_report
from postureguard.core.insight.weeks import DayRow

TODAY = date(2026, 11, 20)


class Days:
    """A source of days in memory."""

    def __init__(self, *days):
        self.kept = days

    def days(self, first, last):
        return tuple(day for day in self.kept if first <= day.day <= last)

    def span(self):
        return (self.kept[0].day, self.kept[-1].day) if self.kept else None


@pytest.mark.parametrize(
    ("scope", "back", "first", "last", "bars"),
    [
        (Scope.WEEK, 0, date(2026, 11, 16), date(2026, 11, 22), 7),
        (Scope.WEEK, 1, date(2026, 11, 9), date(2026, 11, 15), 7),
        (Scope.FOUR_WEEKS, 0, date(2026, 10, 26), date(2026, 11, 22), 28),
        (Scope.TWELVE_WEEKS, 1, date(2026, 6, 8), date(2026, 8, 30), 12),
    ],
)
def test_a_stretch_is_of_whole_weeks(scope, back, first, last, bars):
    report = make_report(Days(), scope, TODAY, back)
    assert (report.first, report.last, len(report.bars)) == (first, last, bars)
    assert report.has_later is (back > 0)
    assert not report.has_earlier


def test_a_gap_is_a_bar_that_is_not_recorded():
    report = make_report(Days(DayRow(TODAY, done=2, prompts=2)), Scope.WEEK, TODAY)
    assert [bar.recorded for bar in report.bars] == [False] * 4 + [True] + [False] * 2
    assert report.bars[4].counts.done == 2


def test_a_week_is_compared_with_the_one_before():
    days = [
        DayRow(TODAY - timedelta(days=n), pain_median=4.0 if n > 4 else 3.0, ratings=1)
        for n in reversed(range(12))
    ]
    report = make_report(Days(*days), Scope.WEEK, TODAY)
    assert report.sentence.startswith("Pain median 3 this week, 4 before.")
    assert report.pain_median == 3.0
    assert len(report.days) == 5
    assert report.has_earlier


def test_twelve_weeks_are_summed_by_week():
    days = [
        DayRow(TODAY - timedelta(days=n), done=1, skipped=n % 2, longest_bout_s=60.0 * n)
        for n in reversed(range(84))
    ]
    report = make_report(Days(*days), Scope.TWELVE_WEEKS, TODAY)
    assert [bar.counts.done for bar in report.bars] == [7] * 11 + [5]
    assert report.counts.done == 82
    assert report.longest_bout_s == 60.0 * 81
    assert report.sentence == "82 of 123 breaks taken."
    assert report.rated_days == 0
    assert report.pain_median is None
