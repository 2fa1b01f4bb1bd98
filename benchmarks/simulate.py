"""How fast a year of office days runs through the real engine.

python benchmarks/simulate.py [--json FILE] [--profile]
"""

import argparse
import cProfile
import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import Offer
from postureguard.simulate.events import Count
from postureguard.simulate.person import Person
from postureguard.simulate.run import Run
from postureguard.simulate.span import Span, arrange

DAYS = 250
OFFERS = {
    "micro": Offer("micro", 75.0, 3),
    "short": Offer("short", 150.0, 4),
    "long": Offer("long", 330.0, 7),
}


def office_day(morning: datetime, lot: random.Random) -> Iterator[Span]:
    """About twenty spans from eight to six: typing, reading, coffee, a locked lunch."""
    at, evening = morning, morning + timedelta(hours=10)
    while at < evening:
        state = lot.choices(("active", "idle", "locked"), (60, 30, 10))[0]
        end = min(evening, at + timedelta(minutes=lot.uniform(3, 40)))
        yield Span(at, end, state)
        at = end


def year(lot: random.Random) -> tuple[Span, ...]:
    """250 working days in a row of weeks."""
    monday = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
    mornings = (monday + timedelta(days=n // 5 * 7 + n % 5) for n in range(DAYS))
    return arrange(span for morning in mornings for span in office_day(morning, lot))


def measure() -> dict[str, float]:
    row = year(random.Random(1))
    zone = ZoneInfo("Europe/Berlin")
    run = Run(row[0].start, Settings(), zone, OFFERS, Person("mixed", random.Random(2)))
    count = Count()
    began = time.perf_counter()
    for event in run.live(list(row)):
        count.add(event)
    seconds = time.perf_counter() - began
    return {
        "days": len(run.days),
        "spans": len(row),
        "steps": run.steps,
        "seconds": round(seconds, 3),
        "steps_per_second": round(run.steps / seconds),
        "prompts": count.summary(len(run.days))["prompts"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    chosen = parser.parse_args()
    if chosen.profile:
        cProfile.runctx("measure()", globals(), {}, sort="tottime")
        return
    figures = measure()
    for name, value in figures.items():
        print(f"{name:>18} {value:,}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
