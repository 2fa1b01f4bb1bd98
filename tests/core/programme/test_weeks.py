"""Friday's questions: once a week, also when a Friday was missed, never on the first days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from postureguard.core.programme.history import History, Rating, Statement
from postureguard.core.programme.weeks import week_is_due

FRIDAY = date(2026, 3, 6)
BEGAN = date(2026, 3, 2)


def history(*said, first=BEGAN):
    def at(day):
        return datetime(day.year, day.month, day.day, 15, tzinfo=UTC)

    statements = tuple(Statement(at(day), day, about, "5") for day, about in said)
    return History(ratings=(Rating(at(first), first, 3),), said=statements)


@pytest.mark.parametrize(
    ("days_after_friday", "due"),
    [(-1, False), (0, True), (1, True), (3, True), (6, True), (7, True)],
)
def test_from_friday_on_until_it_is_answered(days_after_friday, due):
    assert week_is_due(history(), FRIDAY + timedelta(days_after_friday)) is due


@pytest.mark.parametrize("about", ["week.desk", "week.change", "week.left-out"])
@pytest.mark.parametrize(
    ("answered", "today", "due"),
    [(0, 0, False), (0, 6, False), (0, 7, True), (3, 4, False), (3, 7, True), (-1, 0, True)],
)
def test_one_answer_or_leaving_it_out_is_enough_until_next_friday(about, answered, today, due):
    said = history((FRIDAY + timedelta(answered), about))
    assert week_is_due(said, FRIDAY + timedelta(today)) is due


@pytest.mark.parametrize(("first", "due"), [(FRIDAY, False), (FRIDAY - timedelta(1), True)])
def test_nobody_is_asked_about_a_week_that_has_just_begun(first, due):
    assert week_is_due(history(first=first), FRIDAY) is due


def test_without_any_record_nothing_is_due():
    assert not week_is_due(History(), FRIDAY)


def test_what_was_said_about_other_things_counts_for_nothing():
    assert week_is_due(history((FRIDAY, "day.worst"), (FRIDAY, "weekday")), FRIDAY)
