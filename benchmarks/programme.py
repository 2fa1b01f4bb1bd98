"""What folding costs: three years with five breaks a day, from the first day and from a kept state.

python benchmarks/programme.py [--json FILE]
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.history import History
from postureguard.core.programme.progress import Fold, fold
from postureguard.offers import offers
from postureguard.simulate.people import PEOPLE
from postureguard.simulate.year import live

HALF_A_YEAR = timedelta(days=182)
HALVES = 6
CATALOGUE = shipped_catalogue()


def three_years() -> History:
    """Half a year of somebody who comes every working day, six times over."""
    habits = replace(PEOPLE["steady"], comes=1.0)
    half = list(live(habits, CATALOGUE, days=HALF_A_YEAR.days))[-1].history
    return History(
        tuple(_repeated(half.sessions)), tuple(_repeated(half.ratings)), tuple(_repeated(half.said))
    )


def _repeated(facts: Iterable) -> Iterable:
    shifts = accumulate([HALF_A_YEAR] * (HALVES - 1), initial=timedelta(0))
    return (
        replace(fact, at=fact.at + shift, day=fact.day + shift)
        for shift in shifts
        for fact in facts
    )


def milliseconds(call: Callable[[], object], times: int = 7) -> float:
    """The median cost of a call, in time of the processor."""
    costs = []
    for _n in range(times):
        began = time.process_time()
        call()
        costs.append((time.process_time() - began) * 1000)
    return round(statistics.median(costs), 1)


def measure() -> dict[str, float]:
    history = three_years()
    today = history.sessions[-1].day
    yesterday = today - timedelta(days=1)
    kept = Fold(CATALOGUE.exercises)
    kept.close(yesterday, history)
    of_today = History(tuple(s for s in history.sessions if s.day == today))
    whole = milliseconds(lambda: fold(history, CATALOGUE.exercises, today))
    gone_on = milliseconds(lambda: kept.on(today, of_today))
    return {
        "sessions": len(history.sessions),
        "ratings": len(history.ratings),
        "answers": len(history.said),
        "fold of three years ms": whole,
        "fold of one more day ms": gone_on,
        "ratio": round(whole / gone_on, 1),
        "fold and choice of all kinds ms": milliseconds(lambda: offers(history, today=today)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    chosen = parser.parse_args()
    figures = measure()
    for name, value in figures.items():
        print(f"{name:>32} {value:,}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
