"""A span moves, zooms and is cut into parts without losing or inventing a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.insight.spans import Span, cut, parts
from postureguard.core.insight.weeks import DayRow, weeks

FRIDAY = date(2026, 11, 20)
GRAINS = ("day", "week", "month")

some_days = st.dates(date(2015, 1, 1), date(2027, 12, 31))
spans = st.builds(
    lambda first, length: Span(first, first + timedelta(days=length)),
    some_days,
    st.integers(0, 4000),
)


def of(length, first=FRIDAY):
    return Span(first, first + timedelta(days=length - 1))


@pytest.mark.parametrize(
    ("days", "grain"),
    [(1, "day"), (35, "day"), (36, "week"), (371, "week"), (372, "month"), (4000, "month")],
)
def test_how_finely_a_span_is_drawn(days, grain):
    assert (of(days).days, of(days).grain) == (days, grain)


@given(spans, st.integers(-5000, 5000))
def test_a_moved_span_is_as_long(span, by):
    moved = span.moved(by)
    assert moved.days == span.days
    assert (moved.first - span.first).days == by


@given(spans, st.floats(0.01, 20), st.floats(0, 1))
def test_what_is_pointed_at_stays_where_it_is(span, factor, share):
    around = span.first + timedelta(days=round(share * (span.days - 1)))
    zoomed = span.zoomed(factor, around)
    assert zoomed.days == max(7, round(span.days * factor))
    assert zoomed.first <= around <= zoomed.last
    before = ((around - span.first).days + 0.5) / span.days * zoomed.days
    assert abs((around - zoomed.first).days + 0.5 - before) <= 1


def test_zooming_and_moving_stop_at_the_ends_of_the_calendar():
    assert of(30).moved(10**9).last == date.max
    assert of(30).moved(-(10**9)).first == date.min
    whole = of(30).zoomed(1e9, FRIDAY)
    assert date.min <= whole.first < whole.last <= date.max


@given(spans, spans)
def test_a_span_within_bounds(span, bounds):
    inside = span.within(bounds)
    assert bounds.first <= inside.first <= inside.last <= bounds.last
    assert inside.days == min(span.days, bounds.days)
    if bounds.first <= span.first <= span.last <= bounds.last:
        assert inside == span


@given(spans, st.sampled_from(GRAINS), st.integers(0, 6))
def test_parts_follow_one_another_and_begin_where_weeks_and_months_do(span, grain, week_start):
    found = list(cut(span, grain, week_start))
    assert [day for part in found for day in part] == list(span)
    for part in found[1:]:
        assert grain != "week" or part.first.weekday() == week_start
        assert grain != "month" or part.first.day == 1
        assert grain != "day" or part.days == 1
    whole = span.whole(grain, week_start)
    assert whole.first <= span.first <= span.last <= whole.last
    full = list(cut(whole, grain, week_start))
    assert len(full) == len(found)
    assert grain != "week" or {part.days for part in full} == {7}
    assert whole.whole(grain, week_start) == whole


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 20)), max_size=60),
    st.integers(0, 300),
    st.integers(1, 200),
)
def test_weeks_from_monday_on_are_those_of_the_journal(rows, offset, length):
    days = [
        DayRow(FRIDAY + timedelta(days=n), done=value % 5, pain_median=value / 2, ratings=1)
        for n, value in dict(rows).items()
    ]
    span = of(length, FRIDAY + timedelta(days=offset))
    for part, week in zip(
        parts(days, span, "week"), weeks(days, span.first, span.last), strict=True
    ):
        assert (part.first, part.last, part.days) == (week.first, week.last, week.days)
        assert (part.counts, part.pain_median) == (week.counts, week.pain_median)
        assert part.recorded == week.recorded


def test_a_day_speaks_for_itself_and_a_month_needs_three_rated_days():
    rows = [
        DayRow(FRIDAY, pain_median=3.0, pain_min=2, pain_max=4, ratings=2, seated_s=60.0),
        DayRow(FRIDAY + timedelta(days=2), pain_median=5.0, pain_min=5, pain_max=5, ratings=1),
    ]
    first, gap, *_others = parts(rows, of(5), "day")
    assert (first.pain_median, first.pain_range, first.seated_s) == (3.0, (2, 4), 60.0)
    assert (gap.recorded, gap.pain_median, gap.pain_range) == (False, None, None)
    (month,) = parts(rows, of(5), "month")
    assert (month.pain_median, month.pain_range, month.rated_days) == (None, None, 2)
    rows.append(DayRow(FRIDAY + timedelta(days=3), pain_median=9.0, pain_min=9, pain_max=9))
    (month,) = parts(rows, of(5), "month")
    assert (month.pain_median, month.pain_range) == (5.0, (2, 9))


def test_weeks_begin_as_the_calendar_on_the_wall_has_it():
    days = [part.first for part in parts((), of(20), "week", week_start=6)]
    assert days == [FRIDAY, date(2026, 11, 22), date(2026, 11, 29), date(2026, 12, 6)]
