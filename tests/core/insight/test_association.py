"""When breaks and pain may be spoken of together, and in which words."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from core.insight.diaries import a_day, diary, workday
from hypothesis import given, settings
from hypothesis import strategies as st

from postureguard.core.insight.association import Association, association
from postureguard.core.insight.link import Link, link

NOTHING = "No clear link in your data."


def days(count, **changes):
    return [replace(row, **changes) for row in diary(random.Random(1), count, -0.6)]


def speaking(r):
    return about(Link(r, 0.01, r - 0.1, r + 0.1, 60))


def about(same_day):
    return Association(60, 60, differ=True, same_day=same_day, next_day=None)


def test_the_words_are_these_and_no_others():
    assert speaking(-0.42).text == (
        "On days with more breaks you tended to report lower pain (r = −0.42, interval −0.52 to "
        "−0.32, n = 60 days). This cannot show that breaks caused it."
    )
    assert speaking(0.42).text == (
        "On days with more breaks you tended to report higher pain (r = 0.42, interval 0.32 to "
        "0.52, n = 60 days). This cannot show that breaks caused it."
    )
    assert about(Link(-0.4, 0.06, -0.6, -0.1, 60)).text == NOTHING


def test_under_thirty_days_nothing_is_worked_out():
    found = association(days(29))
    assert (found.days, found.same_day, found.next_day) == (29, None, None)
    assert found.text == (
        "Breaks and pain can be compared after 1 more day with a rating and four breaks offered."
    )
    assert association([]).text.startswith("Breaks and pain can be compared after 30 more days")
    assert association(days(30)).same_day is not None


def test_days_with_three_prompts_or_no_rating_or_no_choice_do_not_count():
    good = days(40)
    assert association(good).days == 40
    assert association([replace(row, prompts=3) for row in good]).days == 0
    assert association([replace(row, prompts=4) for row in good]).days == 40
    assert association([replace(row, pain_median=None) for row in good]).days == 0
    held = replace(good[0], done=0, skipped=0, held=good[0].prompts)
    assert association([held, *good[1:]]).days == 39


@pytest.mark.parametrize(
    ("taken", "differ"),
    [
        ([8] * 40, False),
        ([8, 7] * 20, False),  # too much alike: a standard deviation of 0.05 on a scale to 1
        ([10, 6] * 20, True),
        ([10] * 21 + [2] * 9 + [6] * 10, False),  # the lower third is the upper one as well
        ([10] * 19 + [2] * 11 + [6] * 10, True),
        ([10, 8, 6, 4] * 10, True),
    ],
)
def test_the_days_have_to_differ(taken, differ):
    lot = random.Random(2)
    rows = [
        a_day(workday(n), lot.randint(2, 6), prompts=10, taken=one) for n, one in enumerate(taken)
    ]
    found = association(rows)
    assert found.differ is differ
    assert (found.same_day is not None) is differ
    if not differ:
        assert found.text == "Your days are too much alike in their breaks to compare them."


def test_the_link_is_that_of_the_shares_and_the_ratings():
    rows = diary(random.Random(3), 50, -0.5, all_rated=False)
    rated = [row for row in rows if row.pain_median is not None][:30]
    assert association(rows).same_day == link(
        [row.day.toordinal() for row in rated],
        [row.done / row.prompts for row in rated],
        [row.pain_median for row in rated],
    )


def test_the_next_day_is_the_next_of_the_calendar():
    rows = diary(random.Random(4), 70)
    found = association(rows)
    assert found.next_day is not None
    assert found.next_day.n == 30  # no Friday has a rated day after it: 56 of them
    saturdays = [
        replace(rows[n], day=rows[n].day + timedelta(days=1), prompts=0) for n in range(4, 70, 5)
    ]
    assert association([*rows, *saturdays]).next_day.n == 60
    assert association([*rows, *saturdays]).same_day == found.same_day


@pytest.mark.parametrize(
    ("days", "looked", "level"),
    [
        (30, 30, 0.05),
        (59, 30, 0.05),
        (60, 60, 0.025),
        (119, 60, 0.025),
        (120, 120, 0.0125),
        (239, 120, 0.0125),
        (240, 240, 0.00625),
        (1000, 960, 0.0015625),
    ],
)
def test_it_is_looked_at_when_there_are_twice_as_many_days_and_each_time_more_strictly(
    days, looked, level
):
    rows = diary(random.Random(5), days)
    found = association(rows)
    assert (found.days, found.looked) == (days, looked)
    assert (found.same_day.n, found.same_day.level) == (looked, level)
    assert found.same_day == association(rows[:looked]).same_day
    assert f"first {looked} days" in found.look_text
    assert f"there are {2 * looked}:" in found.look_text


def test_before_the_first_look_there_is_none_to_tell_of():
    assert association(days(29)).looked == 0
    assert association(days(29)).look_text == ""


def test_a_later_look_is_stricter():
    link = Link(-0.4, 0.02, -0.6, -0.1, 120)
    assert link.is_clear
    assert not replace(link, level=0.01).is_clear


def test_who_looks_every_week_is_seldom_told_of_a_link_that_is_not_there():
    """A small part of `benchmarks/insight.py`: looks at 30, 60 and 120 days, of sixty diaries."""
    lot = random.Random(20260304)

    def is_told(rows):
        looks = (association(rows[:until]).same_day for until in (30, 60, 120))
        return any(one is not None and one.is_clear for one in looks)

    assert sum(is_told(diary(lot, 120, weekdays=0.4)) for _n in range(60)) <= 9


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(lot):
    rows = days(35)
    mixed = list(rows)
    lot.shuffle(mixed)
    assert association(mixed) == association(rows)


def test_without_a_link_it_is_silent():
    """A small part of `benchmarks/insight.py`: at most one in ten of a hundred speaks."""
    lot = random.Random(20260302)
    spoke = [
        association(diary(lot, 60, weekdays=0.4, all_rated=False)).text.startswith("On days")
        for _n in range(100)
    ]
    assert sum(spoke) <= 10


def test_with_a_link_it_mostly_speaks():
    lot = random.Random(20260303)
    told = [association(diary(lot, 60, -0.5)).text for _n in range(60)]
    assert sum(text.startswith("On days") for text in told) >= 36
    assert all("lower pain" in text or text == NOTHING for text in told)


def test_the_resident_has_no_part_in_it():
    code = (
        "import sys, postureguard.app; "
        "print(sorted(m for m in sys.modules if 'insight' in m or m == 'numpy'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_weeks_and_sentences_need_no_numpy():
    names = ("weeks", "spans", "sitting", "training", "words", "change", "week_text")
    names += ("experiment", "trial", "events")
    imports = ", ".join(f"postureguard.core.insight.{name}" for name in names)
    code = f"import sys, {imports}; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
