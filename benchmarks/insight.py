"""How often the review speaks: without anything to speak of, and with something.

python benchmarks/insight.py [--json FILE] [--diaries N]
"""

import argparse
import json
import random
from collections.abc import Callable, Iterable
from math import sqrt
from pathlib import Path

from core.insight.diaries import diary, tried, workday

from postureguard.core.insight.association import association, compare, pairs
from postureguard.core.insight.link import Link
from postureguard.core.insight.trial import trial

DIARIES = 1000
LENGTHS = (30, 45, 60, 90, 120)
MEMORIES = (0.3, 0.5, 0.7)
WEEKDAYS = 0.4
LOOKED_AT = 120
"""Working days of the diaries that are looked at every week."""


def share(found: Iterable[bool]) -> tuple[float, float, float]:
    """The share of what is true in percent, and its 95% interval (Wilson)."""
    row = list(found)
    n, p, z = len(row), sum(row) / len(row), 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return tuple(round(100 * value, 1) for value in (p, middle - half, middle + half))


def without_link(lot: random.Random) -> list:
    """A diary in which breaks and pain have nothing to do with each other."""
    return diary(
        lot,
        lot.choice(LENGTHS),
        memory=lot.choice(MEMORIES),
        weekdays=WEEKDAYS,
        all_rated=False,
    )


def single(days: list, later: int = 0) -> Link | None:
    """What one look at all of these days finds, as if it were the only one ever."""
    return compare(pairs(days, later))


def says(found: Link | None) -> bool:
    return found is not None and found.is_clear


def at_some_friday(look: Callable[[list], Link | None], days: list) -> bool:
    """Whether somebody who looks every week would be told of a link at any time."""
    return any(says(look(days[:until])) for until in range(30, len(days) + 1, 5))


def as_shown(days: list) -> Link | None:
    """What the review shows after so many days."""
    return association(days).same_day


def experiment_is_clear(lot: random.Random, weeks: int, points: float) -> bool:
    experiment, days = tried(lot, weeks, points)
    return trial(experiment, days, workday(weeks * 5)).is_clear


def measure(n: int) -> dict[str, tuple[float, float, float]]:
    lot = random.Random(20260302)

    def many(look: Callable[[], bool], times: int = n) -> tuple[float, float, float]:
        return share(look() for _n in range(times))

    diaries = [without_link(lot) for _n in range(n)]
    unlinked = [single(days) for days in diaries]
    told = [one for one in unlinked if one is not None]
    followed = [one for days in diaries if (one := single(days, later=1)) is not None]
    figures = {
        "no link: speaks (goal: at most 5)": share(says(one) for one in unlinked),
        "no link, enough data: speaks": share(says(one) for one in told),
        "no link, enough data: p up to 0.05": share(one.p <= 0.05 for one in told),
        "no link, enough data: interval without 0": share(
            one.low > 0 or one.high < 0 for one in told
        ),
        "no link, next day: would be clear": share(one.is_clear for one in followed),
        "no link, 120 days: would speak in some week": many(
            lambda: at_some_friday(single, diary(lot, LOOKED_AT, weekdays=WEEKDAYS)), n // 4
        ),
        "no link, 120 days: the review speaks in some week (goal: at most 7)": many(
            lambda: at_some_friday(as_shown, diary(lot, LOOKED_AT, weekdays=WEEKDAYS))
        ),
    }
    for length in (30, 60, 90):
        goal = " (goal: at least 75)" if length == 60 else ""
        figures[f"r = -0.5, {length} days: speaks{goal}"] = many(
            lambda length=length: says(single(diary(lot, length, -0.5)))
        )
    for length in (60, 120):
        figures[f"r = -0.5, {length} days: the review speaks"] = many(
            lambda length=length: says(as_shown(diary(lot, length, -0.5)))
        )
    figures["r = -0.5, 60 days, memory 0.7: speaks"] = many(
        lambda: says(single(diary(lot, 60, -0.5, memory=0.7)))
    )
    for weeks, points in ((12, 2), (12, 1), (12, 0), (10, 2)):
        goal = " (goal: at least 75)" if (weeks, points) == (12, 2) else ""
        figures[f"experiment, {weeks} weeks, a difference of {points}: clear{goal}"] = many(
            lambda weeks=weeks, points=points: experiment_is_clear(lot, weeks, points)
        )
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--diaries", type=int, default=DIARIES, help="how many of each kind")
    chosen = parser.parse_args()
    figures = measure(chosen.diaries)
    for name, (percent, low, high) in figures.items():
        print(f"{name:>64} {percent:5.1f}%  ({low} to {high})")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
