"""Random lives, written down by the program's own writers: nights of the clock change, journeys,
midnights, gaps, corrections, restarts, and days that another program kept.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copyfile
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from postureguard.core.facts import (
    ENDINGS,
    BreakFact,
    Correction,
    HoldFact,
    NaturalBreak,
    PainRating,
    PauseFact,
    Said,
    SittingBout,
)
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import day_of
from postureguard.journal.connect import connect
from postureguard.journal.imports.named import named
from postureguard.journal.records import SqliteJournal, utc_text
from postureguard.journal.take_in import take_in

SETTINGS = Settings()
BEGINS = tuple(
    datetime(*day, tzinfo=UTC)
    for day in ((2026, 3, 16), (2026, 10, 12), (2026, 12, 14), (2028, 2, 14))
)
"""Before both changes of the clocks, the turn of a year with 53 weeks, and a leap day."""
ZONES = tuple(
    ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",  # half an hour of summer time
        "Pacific/Kiritimati",  # fourteen hours ahead
        "Pacific/Pago_Pago",  # eleven hours behind: the other side of the date line
    )
)
HERE = ZONES[0]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Lived:
    """One thing that happened, by the clock on the wall of some place."""

    clock: datetime
    """Without a zone."""
    zone: ZoneInfo
    what: tuple

    @property
    def at(self):
        return self.clock.replace(tzinfo=self.zone).astimezone(UTC)


SECONDS = (0.0, 599.999, 600.0, 1200.0, 1800.0, 1800.001, 2700.0, 3600.0, 5400.0)
CORRECTED = ((), (), (), (None,), (7,), (0, 10), (None, 4), (4, None))


def _seconds(lot: Random) -> float:
    return lot.choice((*SECONDS, lot.randrange(9000) + 0.125))


def _what(lot: Random) -> tuple:
    kinds = (_break, _break, _break, _bout, _natural, _rating, _restart, _other, _imported)
    return lot.choice(kinds)(lot)


def _break(lot: Random) -> tuple:
    steps = lot.choices(["step_done", "step_skipped"], k=lot.randrange(4))
    minutes = lot.choice([0, 2, 90, 400])  # over midnight, or over the start of the day
    ending = lot.choice([*ENDINGS, "done", None])
    return "one_break", lot.random() < 0.2, ending, lot.choice([0, 0, 1, 2]), steps, minutes


def _bout(lot: Random) -> tuple:
    return "bout", _seconds(lot), lot.randrange(40)


def _natural(lot: Random) -> tuple:
    evidence = lot.choice(["locked", "asleep", "long idle", "standing", "closed"])
    lasted, seated = lot.choice([0.0, 89.999, 90.0, 600.0]), lot.choice([1199.999, 1200.0, 5e3])
    return "natural", lasted, seated, evidence


def _rating(lot: Random) -> tuple:
    return "rating", lot.randrange(11), lot.choice(CORRECTED)


def _restart(lot: Random) -> tuple:
    return "restart", _seconds(lot), _seconds(lot)


def _other(lot: Random) -> tuple:
    return "other", lot.choice(["hold", "pause", "said"])


def _imported(lot: Random) -> tuple:
    return "imported", lot.choice(["workrave", "activitywatch"]), _seconds(lot)


def life(seed: int, things: int, evenings: int, days: int) -> tuple[Lived, ...]:
    """So many things within so many days, in no order, and a rating on so many evenings."""
    lot = Random(seed)
    begin = lot.choice(BEGINS).replace(tzinfo=None)
    found = []
    for _n in range(things):
        clock = begin + timedelta(days=lot.randrange(days), minutes=lot.randrange(24 * 60))
        found.append(Lived(clock, lot.choice((HERE, *ZONES)), _what(lot)))
    for n in range(evenings):
        clock = begin + timedelta(days=n, hours=18, minutes=lot.randrange(12 * 60))
        found.append(Lived(clock, HERE, _rating(lot)))
    return tuple(found)


lives = st.builds(
    life,
    st.integers(0, 2**32),
    st.integers(0, 60),
    st.sampled_from([0, 13, 33, 45]),  # enough for a baseline, and for a change
    st.integers(1, 30),
)
"""Hypothesis draws how much there is of it; most of the rest is a matter of the seed."""


class Writer:
    """Writes lives into a journal as the program does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.brought = []

    def write(self, lives) -> None:
        with closing(SqliteJournal(connect(self.path), self.path)) as self.journal:
            for number, lived in enumerate(lives):
                getattr(self, lived.what[0])(number, lived, *lived.what[1:])
        self.put_right(lives)
        take_in(self.path, self.brought)

    def keep(self, fact, zone) -> None:
        """As the session does."""
        if isinstance(fact, SittingBout):
            fact = fact.by_clock_of(zone)
        self.journal.append(fact, day_of(fact.at, SETTINGS, zone))

    def put_right(self, lives) -> None:
        """Correct ratings when all of them are written, the first corrections of all first."""
        with closing(sqlite3.connect(self.path)) as connection:
            uids = [uid for (uid,) in connection.execute("SELECT uid FROM pain_rating ORDER BY id")]
        rated = [lived for lived in lives if lived.what[0] == "rating"]
        with closing(SqliteJournal(connect(self.path), self.path)) as journal:
            for round_of in range(2):
                for uid, lived in zip(uids, rated, strict=True):
                    for value in lived.what[2][round_of : round_of + 1]:
                        text = None if value is None else str(value)
                        at = lived.at + MINUTE
                        journal.append(Correction(at, uid, text), day_of(at, SETTINGS, lived.zone))

    def one_break(self, number, lived, *told) -> None:
        is_asked, ending, put_off, steps, minutes = told
        name = f"break {number}"
        at = lived.at

        def tell(stage, **more) -> None:
            fact = BreakFact(at, name, "micro", "hips", stage, 1800.0, asked_for=is_asked, **more)
            self.keep(fact, lived.zone)

        tell("announced")
        for _time in range(put_off):
            tell("postponed", minutes=5)
            at += 5 * MINUTE
            tell("announced")
        tell("shown")
        if ending in {"done", "partial", "stopped", None}:
            tell("started")
        for index, stage in enumerate(steps):
            at += MINUTE
            tell(stage, step=index, exercise="glute-bridge", amount=8)
            tell(stage, step=index, exercise="glute-bridge", amount=8)  # the message came twice
        at += minutes * MINUTE
        if ending is not None:
            tell("ended", ending=ending)
            tell("ended", ending="interrupted")  # too late: it has ended

    def bout(self, number, lived, seated, more_min) -> None:
        at = lived.at + timedelta(seconds=seated) + more_min * MINUTE
        self.keep(SittingBout(lived.at, at, seated), lived.zone)

    def restart(self, number, lived, before, after) -> None:
        """The program was closed for an hour in between; that is no relief."""
        began = lived.at
        closed = began + timedelta(seconds=before)
        back = closed + 60 * MINUTE
        self.keep(SittingBout(began, closed, before), lived.zone)
        self.keep(NaturalBreak(closed, back, 3600.0, before, "closed", confirmed=True), lived.zone)
        self.keep(SittingBout(back, back + timedelta(seconds=after), after), lived.zone)

    def natural(self, number, lived, lasted, seated, evidence) -> None:
        at = lived.at + timedelta(seconds=lasted)
        confirmed = evidence != "long idle"
        fact = NaturalBreak(lived.at, at, lasted, seated, evidence, confirmed=confirmed)
        self.keep(fact, lived.zone)

    def rating(self, number, lived, score, corrected) -> None:
        self.keep(PainRating(lived.at, score), lived.zone)

    def other(self, number, lived, kind) -> None:
        """What no chart counts."""
        later = lived.at + MINUTE
        fact = {
            "hold": HoldFact(lived.at, later, "meeting", "break 1"),
            "pause": PauseFact(lived.at, "me", later),
            "said": Said(lived.at, "day.sport", "yes"),
        }[kind]
        self.keep(fact, lived.zone)

    def imported(self, number, lived, source, seated) -> None:
        """A day of another program, or a stretch that it saw, both by the clocks here."""
        at = lived.at + timedelta(seconds=seated)
        table = "imported_day" if source == "workrave" else "sitting_bout"
        row = {
            "began_utc": utc_text(lived.at),
            "at_utc": utc_text(at),
            "day": day_of(at, SETTINGS, HERE).isoformat(),
            "seated_s": seated,
        }
        self.brought.append(named(source, table, row))


def written(blank, folder, lives) -> Path:
    """A copy of a blank journal with those lives in it."""
    path = Path(copyfile(blank, Path(folder) / "journal.sqlite3"))
    Writer(path).write(lives)
    return path


def bounds(lives) -> tuple[date, date]:
    """From before the first to after the last of them."""
    days = [lived.clock.date() for lived in lives] or [date(2026, 11, 20)]
    return min(days) - timedelta(days=9), max(days) + timedelta(days=9)
