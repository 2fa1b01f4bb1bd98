"""Invented diaries, in which it is known what goes together with what."""

from datetime import date, timedelta
from itertools import islice
from math import sqrt

from postureguard.core.insight.experiment import LONG, Experiment, draw, ways
from postureguard.core.insight.weeks import DayRow

MONDAY = date(2026, 3, 2)
DAILY_SD = 1.6
"""Points of pain by which days differ."""
RATED = 0.9
"""Share of the days with a rating."""


def workday(number):
    """A working day by its number; 0 is a Monday."""
    return MONDAY + timedelta(days=number // 5 * 7 + number % 5)


def waves(lot, r, memory):
    """Two series without an end, each with variance 1 and like itself the day before.

    `r` is their correlation on the same day, `memory` that of each with its own day before.
    """
    first, second = lot.gauss(), 0.0
    second = r * first + sqrt(1 - r * r) * lot.gauss()
    while True:
        yield first, second
        news, other = lot.gauss(), lot.gauss()
        first = memory * first + sqrt(1 - memory**2) * news
        second = memory * second + sqrt(1 - memory**2) * (r * news + sqrt(1 - r * r) * other)


def diary(lot, paired, r=0.0, memory=0.5, weekdays=0.0, all_rated=True):
    """So many working days with breaks and pain that go together by r.

    `weekdays` is the spread of what each weekday does to breaks, and apart from that to pain.
    """
    effects = [(lot.gauss(0, weekdays), lot.gauss(0, weekdays)) for _n in range(5)]
    rows = []
    for number, (breaks, pain) in enumerate(islice(waves(lot, r, memory), paired)):
        extra = effects[number % 5]
        prompts = lot.randint(6, 12)
        taken = round(prompts * min(1.0, max(0.0, 0.7 + 0.18 * (breaks + extra[0]))))
        rated = all_rated or lot.random() < RATED
        score = clipped(4 + DAILY_SD * (pain + extra[1])) if rated else None
        rows.append(a_day(workday(number), score, prompts=prompts, taken=taken))
    return rows


def tried(lot, weeks, points, memory=0.5):
    """An experiment of so many weeks, in which the long ones bring so many points more."""
    experiment = Experiment(MONDAY, draw(weeks, lot.randrange(ways(weeks))))
    rows = []
    for number, (_breaks, pain) in enumerate(islice(waves(lot, 0.0, memory), weeks * 5)):
        day = workday(number)
        more = points / 2 if experiment.limit(day) == LONG else -points / 2
        score = clipped(5 + more + DAILY_SD * pain) if lot.random() < RATED else None
        rows.append(a_day(day, score, prompts=8, taken=6))
    return experiment, rows


def a_day(day, score, *, prompts, taken):
    """A day with one rating, or none, and breaks that were taken or skipped."""
    return DayRow(
        day,
        prompts=prompts,
        done=taken,
        skipped=prompts - taken,
        pain_median=None if score is None else float(score),
        pain_min=score,
        pain_max=score,
        ratings=int(score is not None),
    )


def clipped(value):
    """A whole number from 0 to 10."""
    return min(10, max(0, round(value)))
