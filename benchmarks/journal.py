"""What the journal costs: one fact, and questions on ten years; `review` has the windows.

python benchmarks/journal.py [--years 10] [--json FILE]
"""

import argparse
import json
import platform
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from postureguard.core.facts import (
    BreakFact,
    BreakKind,
    Correction,
    Ending,
    Fact,
    NaturalBreak,
    PainRating,
    SittingBout,
)
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal

TODAY = date(2026, 11, 20)
ENDINGS: list[Ending] = ["done", "partial", "skipped", "missed", "held", "away", "stopped"]
WEIGHTS = [62, 7, 12, 8, 6, 4, 1]


def one_day(day: date, rng: random.Random, pain: float) -> Iterator[Fact]:
    """A plausible working day."""
    at = datetime(day.year, day.month, day.day, 8, rng.randrange(40), tzinfo=UTC)
    for number in range(rng.randint(7, 12)):
        bout = rng.gauss(33, 5) * 60 + (rng.random() < 0.06) * 2400
        began, at = at, at + timedelta(seconds=bout)
        if rng.random() < 0.2:
            back = at + timedelta(minutes=rng.randint(3, 12))
            yield NaturalBreak(
                at, back, (back - at).total_seconds(), bout, "locked", confirmed=True
            )
            yield SittingBout(began, at, bout)
            at = back
            continue
        yield from one_break(f"{day:%Y%m%d}-{number}", at, bout, rng)
        yield SittingBout(began, at, bout)
        at += timedelta(seconds=90)
    if rng.random() < 0.8:
        yield PainRating(at, round(min(10, max(0, rng.gauss(pain, 1.1)))))


def one_break(name: str, at: datetime, seated: float, rng: random.Random) -> Iterator[BreakFact]:
    kind: BreakKind = rng.choices(["micro", "short", "long"], [6, 3, 1])[0]
    routine = f"{kind}-{rng.randint(1, 6)}"
    asked = rng.random() < 0.06
    ending = "done" if asked else rng.choices(ENDINGS, WEIGHTS)[0]

    def fact(stage, after, **more):
        moment = at + timedelta(seconds=after)
        return BreakFact(moment, name, kind, routine, stage, seated, asked_for=asked, **more)

    yield fact("announced", 0)
    if not asked and rng.random() < 0.12:
        yield fact("postponed", 10, minutes=5)
    yield fact("shown", 30)
    if ending in {"done", "partial", "stopped"}:
        yield fact("started", 33)
        for step in range(3 if ending == "done" else 1):
            yield fact("step_done", 50 + 20 * step, step=step)
    yield fact("ended", 120, ending=ending)


def fill(path: Path, first: date, last: date, seed: int = 1) -> list[float]:
    """Write plausible facts for every working day, one by one; the seconds that each took."""
    rng = random.Random(seed)
    prepare_journal(path)
    costs = []
    journal = SqliteJournal(connect(path), path)
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if day.weekday() > 4 or rng.random() < 0.05:
            continue
        for fact in one_day(day, rng, 4.2 - 0.4 * min(n / 28, 3)):
            begun = time.perf_counter()
            journal.append(fact, day)
            costs.append(time.perf_counter() - begun)
    put_right(journal, path, last)
    journal.close()
    return costs


def put_right(journal: SqliteJournal, path: Path, day: date) -> None:
    """Correct every twentieth rating."""
    at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT uid FROM pain_rating WHERE id % 20 = 0").fetchall()
    for (uid,) in names:
        journal.append(Correction(at, uid, "3"), day)


def milliseconds(call: Callable[[], object], times: int = 7) -> float:
    """The median cost of a call."""
    costs = []
    for _n in range(times):
        begun = time.perf_counter()
        call()
        costs.append((time.perf_counter() - begun) * 1000)
    return statistics.median(costs)


def resident_import() -> float:
    """What loading the journal costs the resident, beyond a bare Python, in milliseconds."""
    code = (
        "import time; t=time.perf_counter(); import postureguard.journal.open;"
        "print((time.perf_counter()-t)*1000)"
    )
    return statistics.median(
        float(subprocess.check_output([sys.executable, "-c", code])) for _n in range(5)
    )


def measure(years: int, folder: Path) -> dict[str, float]:
    path = folder / "journal.sqlite3"
    first = TODAY - timedelta(days=round(365.25 * years))
    costs = sorted(fill(path, first, TODAY))
    with closing(sqlite3.connect(path)) as connection:
        events = connection.execute("SELECT count(*) FROM break_event").fetchone()[0]

    def complete(view):
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(f"SELECT * FROM {view}").fetchall()

    with JournalReader(path) as reader:
        return {
            "facts": len(costs),
            "break events": events,
            "file MB": path.stat().st_size / 1e6,
            "append median ms": statistics.median(costs) * 1000,
            "append p99 ms": costs[int(len(costs) * 0.99)] * 1000,
            "append max ms": costs[-1] * 1000,
            "days of a week ms": milliseconds(
                lambda: reader.days(TODAY - timedelta(days=6), TODAY)
            ),
            "days of 12 weeks ms": milliseconds(
                lambda: reader.days(TODAY - timedelta(days=83), TODAY)
            ),
            "entries of 14 days ms": milliseconds(
                lambda: reader.entries(TODAY - timedelta(days=13), TODAY)
            ),
            "days of entries ms": milliseconds(lambda: reader.days_of_entries(TODAY, 14)),
            "all weeks ms": milliseconds(lambda: complete("week_summary"), 3),
            "resident import ms": resident_import(),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(options.years, Path(folder))
    for name, value in figures.items():
        print(f"{name:28} {value:12.3f}".rstrip("0").rstrip("."))
    if options.json:
        machine = {
            "system": platform.platform(),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
        }
        options.json.write_text(json.dumps(machine | figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
