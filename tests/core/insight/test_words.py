"""Sentences claim no more than the numbers carry."""

from datetime import date, timedelta

import pytest

from postureguard.core.insight import words
from postureguard.core.insight.weeks import Counts, DayRow, Week

MONDAY = date(2026, 11, 16)


def week(pain=None, monday=MONDAY, **counts):
    days = [
        DayRow(monday + timedelta(days=n), pain_median=pain, **(counts if n == 0 else {}))
        for n in range(3)
    ]
    return Week(monday, monday, monday + timedelta(days=6), tuple(days))


GAP = Week(MONDAY, MONDAY, MONDAY + timedelta(days=6), ())


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (
            week(3.0),
            week(4.0),
            "Pain median 3 this week, 4 before. Changes under 2 points are often just noise.",
        ),
        (
            week(4.5),
            week(3.0),
            "Pain median 4.5 this week, 3 before. Changes under 2 points are often just noise.",
        ),
        (week(3.0), week(3.0), "Pain median 3 this week, the same as before."),
        (
            week(2.0),
            week(5.0),
            "Pain median 2 this week, 5 before. "
            "Many things change pain; this cannot show which one did.",
        ),
        (week(3.0, done=4, skipped=1), GAP, "Pain median 3 this week. 4 of 5 breaks taken."),
        (week(done=31, skipped=7), week(4.0), "31 of 38 breaks taken."),
        (week(done=1), None, "1 of 1 break taken."),
        (week(asked_for=1), None, "1 break, started by yourself."),
        (week(held=2), None, "No break counted: 2 held back."),
        (
            week(held=5, away=1, interrupted=2, stopped=1, postponed=4),
            None,
            "No break counted: 5 held back, 1 while you were up already, 2 interrupted, 1 stopped.",
        ),
        (week(postponed=1), None, "No break counted: 1 put off."),
        (week(), None, "No breaks were due."),
        (GAP, week(4.0), "Nothing was recorded in this week."),
    ],
)
def test_the_week_in_a_sentence(now, before, said):
    assert words.sentence(now, before) == said


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ([GAP, GAP], "Nothing was recorded in these weeks."),
        ([week(done=3), week(done=2, missed=1)], "5 of 6 breaks taken."),
        (
            [week(3.0, done=3), GAP, week(4.0)],
            "3 of 3 breaks taken. Weekly pain medians from 3 to 4.",
        ),
        ([week(3.0, done=3), week(3.0)], "3 of 3 breaks taken. Weekly pain median 3."),
    ],
)
def test_weeks_in_a_sentence(weeks, said):
    assert words.range_sentence(weeks) == said


def test_the_formula_shows_every_count_that_matters():
    said = words.formula(
        Counts(done=24, partial=3, natural=4, skipped=5, missed=2, held=3, away=1, asked_for=2)
    )
    assert said == (
        "Taken 31 = done 24 + in part 3 + natural 4. Offered 38 = taken + skipped 5 + missed 2. "
        "Not counted: held back 3, up already 1, started by yourself 2."
    )
    assert "Not counted" not in words.formula(Counts(done=1))
    assert words.formula(Counts()) == ""


def test_the_formula_names_those_put_off():
    said = words.formula(Counts(done=6, interrupted=2, postponed=2))
    assert said.endswith("Not counted: put off 2 and not taken up later, interrupted 2.")


def test_a_break_put_off_and_then_held_is_named_once():
    said = words.formula(Counts(done=6, held=3, postponed=1, held_put_off=1))
    assert said.endswith("Not counted: put off 1 and not taken up later, held back 2.")


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (GAP, None, "Nothing was recorded in that week."),
        (week(3.0), week(3.0), "Pain median 3 that week, the same as before."),
        (week(3.0, done=1), None, "Pain median 3 that week. 1 of 1 break taken."),
    ],
)
def test_a_week_that_is_over_is_not_this_week(now, before, said):
    assert words.sentence(now, before, over=True) == said


def test_a_missing_median_says_what_is_missing():
    assert words.rating_hint(0) == "after 3 more rated days"
    assert words.rating_hint(2) == "after 1 more rated day"
    assert words.rating_hint(2, over=True) == "fewer than three rated days"


def test_numbers_as_people_write_them():
    assert [words.points(value) for value in (3.0, 3.5, 3.25, 0.0, 10.0)] == [
        "3",
        "3.5",
        "3.25",
        "0",
        "10",
    ]
    assert words.percent(0.816) == "82%"
    assert [words.duration(s) for s in (0, 2880, 3569, 3570, 7500)] == [
        "0 min",
        "48 min",
        "59 min",
        "1 h 00 min",
        "2 h 05 min",
    ]


def test_nothing_praises_or_blames():
    said = " ".join(
        words.sentence(now, before) for now in (week(1.0), week(9.0)) for before in (week(5.0), GAP)
    )
    for word in ("!", "great", "fail", "thanks", "because", "streak"):
        assert word not in said.lower()
