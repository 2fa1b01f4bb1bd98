"""A journal of ten years with a hundred thousand breaks, made once and kept for later runs."""

import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme import subjects
from postureguard.core.training.routine import Step, script
from postureguard.journal.connect import VERSION
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import utc_text
from postureguard.journal.take_in import Fact, take_in

YEARS = 10
DAYS = round(365.25 * YEARS)
CHANGES_A_DAY = 29
"""Breaks; with the days off it makes a hundred thousand in ten years."""
ENDINGS = ["done", "partial", "skipped", "missed", "held", "away", "stopped", "interrupted"]
WEIGHTS = [66, 7, 11, 7, 4, 3, 0.2, 1.8]
BERLIN_S = 3600
CATALOGUE = shipped_catalogue()
ROUTINES = tuple(script(one, CATALOGUE.exercises) for one in CATALOGUE.routines.values())
NAMES = tuple(CATALOGUE.routines.values())


@dataclass
class Diary:
    """One person's ten years, day by day."""

    last: date
    lot: random.Random = field(default_factory=lambda: random.Random(20261123))
    breaks: int = 0

    def facts(self) -> Iterator[Fact]:
        """All of it in order."""
        first = self.last - timedelta(days=DAYS - 1)
        morning = self.at(first, 7)
        for about, value in (
            ("welcome", "done"),
            (subjects.SCREEN, "none"),
            (subjects.TRACK, "lcs"),
        ):
            yield "said", self.row(morning, first, about=about, value=value, break_id=None)
        for n in range(DAYS):
            day = first + timedelta(days=n)
            if self.lot.random() > 0.03:  # days off
                yield from self.day(day, 5 - 3 * min(n / 700, 1) + 0.8 * (n % 90 < 9))

    def day(self, day: date, pain: float) -> Iterator[Fact]:
        """Sitting down, breaks, standing up, and in the evening a word on the back."""
        at = self.at(day, 6) + timedelta(minutes=self.lot.randrange(50))
        for _n in range(CHANGES_A_DAY):
            seated = self.lot.gauss(24, 4) * 60 + (self.lot.random() < 0.05) * 3000
            began, at = at, at + timedelta(seconds=seated)
            lasted = 90.0
            if self.lot.random() < 0.2:
                lasted = self.lot.uniform(95, 700)
                back = at + timedelta(seconds=lasted)
                span = {"began_utc": utc_text(at), "seconds": lasted, "seated_before_s": seated}
                yield (
                    "natural_break",
                    self.row(back, day, **span, evidence="locked", confirmed=1),
                )
            yield from self.a_break(at, day, seated)
            yield (
                "sitting_bout",
                self.row(at, day, began_utc=utc_text(began), seated_s=seated, offset_s=BERLIN_S),
            )
            at += timedelta(seconds=lasted)
        for _n in range(self.lot.choice([1, 2])):
            score = round(min(10, max(0, self.lot.gauss(pain, 1.2))))
            at += timedelta(minutes=20)
            rated = self.row(at, day, score=score, break_id=None)
            yield "pain_rating", rated
            if self.lot.random() < 0.02:
                value = self.lot.choice([None, "3"])
                yield "correction", self.row(at, day, entry=rated["uid"], value=value)

    def a_break(self, at: datetime, day: date, seated: float) -> Iterator[Fact]:
        """One break in its stages."""
        self.breaks += 1
        number = self.lot.randrange(len(NAMES))
        ending = self.lot.choices(ENDINGS, WEIGHTS)[0]
        same: dict[str, Any] = {
            "break_id": f"{at:%Y%m%dT%H%M%S}-{self.breaks}",
            "kind": NAMES[number].kind,
            "routine": NAMES[number].id,
            "seated_s": seated,
            "asked_for": int(self.lot.random() < 0.04),
        }

        def tell(stage: str, after_s: float, **more: Any) -> Fact:
            empty = dict.fromkeys(("ending", "step", "minutes", "exercise", "amount"))
            told = same | {"stage": stage} | empty | more
            return "break_event", self.row(at + timedelta(seconds=after_s), day, **told)

        yield tell("announced", 0)
        if self.lot.random() < 0.1:
            yield tell("postponed", 5, minutes=5)
        yield tell("shown", 10)
        if ending in {"done", "partial", "stopped"}:
            yield tell("started", 14)
            steps: tuple[Step, ...] = ROUTINES[number]
            for index, step in enumerate(steps if ending == "done" else steps[:1]):
                which = {"exercise": step.exercise.id, "amount": step.amount}
                yield tell("step_done", 20 + 15 * index, step=index, **which)
        yield tell("ended", 80, ending=ending)

    def row(self, at: datetime, day: date, **more: Any) -> dict[str, Any]:
        """What every fact has, and what else this one has."""
        uid = f"{self.lot.getrandbits(128):032x}"
        return {"uid": uid, "at_utc": utc_text(at), "day": day.isoformat(), **more}

    @staticmethod
    def at(day: date, hour: int) -> datetime:
        return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def ten_years(last: date) -> Path:
    """The journal, up to and with a day; made where there is none yet."""
    folder = Path(tempfile.gettempdir()) / f"postureguard-ten-years-{os.getuid()}"
    path = folder / f"v{VERSION}-{last}.sqlite3"
    if not path.exists():
        shutil.rmtree(folder, ignore_errors=True)
        unfinished = path.with_suffix(".part")
        prepare_journal(unfinished)
        take_in(unfinished, Diary(last).facts())
        with closing(sqlite3.connect(unfinished)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(path)
    return path


def sizes(path: Path) -> dict[str, float]:
    """How much is in it."""
    tables = ("break_event", "natural_break", "sitting_bout", "pain_rating")
    with closing(sqlite3.connect(path)) as connection:

        def count(sql: str) -> int:
            (number,) = connection.execute(sql).fetchone()
            return int(number)

        found = {f"{one}s": count(f"SELECT count(*) FROM {one}") for one in tables}
        breaks = count("SELECT count(*) FROM break_event WHERE stage = 'ended'")
    return {"breaks": breaks, **found, "file MB": round(path.stat().st_size / 1e6, 1)}
