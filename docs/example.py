"""A journal for the manual's pictures: fifteen weeks of somebody who is made up.

What is chosen, done, rated and said comes from the program's own simulated person; the days around
it, with sitting, coffee, and breaks that were put off or left out, follow from one lot.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Final

from postureguard.catalogue import shipped_catalogue
from postureguard.core.facts import (
    BreakFact,
    BreakStage,
    Ending,
    Fact,
    HoldFact,
    NaturalBreak,
    PainRating,
    Said,
    SittingBout,
)
from postureguard.core.programme import subjects
from postureguard.core.programme.history import History, Session
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.records import SqliteJournal
from postureguard.simulate.people import Habits
from postureguard.simulate.year import live

DAYS: Final = 103
NOW: Final = datetime(2026, 4, 17, 15, 4, tzinfo=UTC)
"""The moment of the pictures: a Friday afternoon, on the last of those days."""
TODAY: Final = NOW.date()
SOMEBODY: Final = Habits(
    "sits a lot, and keeps at it",
    track="both",
    clothes="trousers",
    kit="desk,chair,steady-chair,wall,dowel,mat,band",
    breaks=(6, 3, 1),
    pain=(4, 3),
    flares=((51, 55),),
    comes=0.96,
    weekends=0.0,
    learns=0.18,
    aches=0.03,
    also_says=(
        (subjects.BOTHERS, "lcs"),
        (subjects.QUESTION + "arch", "yes"),
        (subjects.QUESTION + "hips", "yes"),
        (subjects.QUESTION + "buttocks", "unsure"),
        (subjects.QUESTION + "squat", "no"),
        (subjects.WELCOME, "done"),
    ),
)
UNDONE: Final[tuple[Ending, ...]] = ("skipped", "missed", "away", "held")
STEP_S: Final = 18.0
LUNCH_FROM_H: Final = 11


@dataclass
class Day:
    """One working day, from sitting down in the morning to the last break."""

    day: date
    now: datetime
    lot: Random
    number: int = 0

    def facts(self, sessions: list[Session]) -> Iterator[Fact]:
        """Every session after a stretch of sitting; now and then something comes in between."""
        eaten = False
        for session in sessions:
            if self.now.hour >= LUNCH_FROM_H and not eaten:
                eaten = True
                yield from self._away(18 + self.lot.randrange(9), 35 + self.lot.randrange(15))
            if self.lot.random() < 0.24:
                yield from self._not_done(session, self.lot.choice(UNDONE))
            if self.lot.random() < 0.2:
                yield from self._away(9 + self.lot.randrange(18), 4 + self.lot.randrange(12))
            yield from self._done(session)
        yield from self._sit(21 + self.lot.randrange(9))

    def _sit(self, minutes: float) -> Iterator[Fact]:
        began, seated = self.now, minutes * 60
        self.now += timedelta(seconds=seated)
        yield SittingBout(began, self.now, seated, offset_s=0)

    def _away(self, after_min: int, for_min: int) -> Iterator[Fact]:
        """Coffee or lunch, with the screen locked."""
        yield from self._sit(after_min)
        began, seconds = self.now, 60.0 * for_min
        self.now += timedelta(seconds=seconds)
        yield NaturalBreak(began, self.now, seconds, after_min * 60.0, "locked", confirmed=True)

    def _limit(self) -> int:
        return 30 + (self.lot.randrange(3) if self.lot.random() < 0.8 else self.lot.randrange(40))

    def _stage(
        self, session: Session, stage: BreakStage, after_s: float, **more: object
    ) -> BreakFact:
        at, kind = self.now + timedelta(seconds=after_s), session.kind
        told = {"seated_s": 1800.0, **more}
        return BreakFact(at, self._name, kind, session.routine, stage, **told)  # type: ignore[arg-type]

    @property
    def _name(self) -> str:
        return f"{self.day:%Y%m%d}-{self.number}"

    def _come(self, session: Session) -> Iterator[Fact]:
        """A break is announced and appears, at once or a little later."""
        self.number += 1
        yield self._stage(session, "announced", -30)
        if self.lot.random() < 0.15:
            yield self._stage(session, "postponed", 0, minutes=5)
            self.now += timedelta(minutes=5)
        yield self._stage(session, "shown", 0)

    def _not_done(self, session: Session, ending: Ending) -> Iterator[Fact]:
        yield from self._sit(self._limit())
        yield from self._come(session)
        yield self._stage(session, "ended", 60, ending=ending)
        if ending == "held":
            yield HoldFact(self.now, self.now + timedelta(minutes=2), "meeting", self._name)
        self.now += timedelta(minutes=2)

    def _done(self, session: Session) -> Iterator[Fact]:
        yield from self._sit(self._limit())
        yield from self._come(session)
        yield self._stage(session, "started", 3)
        for step, done in enumerate(session.steps):
            stage: BreakStage = "step_skipped" if done.skipped else "step_done"
            what = {"step": step, "exercise": done.exercise, "amount": done.amount}
            yield self._stage(session, stage, 4 + STEP_S * (step + 1), **what)
        lasted = 5 + STEP_S * len(session.steps)
        yield self._stage(session, "ended", lasted, ending=session.ending)
        self.now += timedelta(seconds=lasted + 5)
        yield from self._felt(session)
        self.now += timedelta(minutes=3)

    def _felt(self, session: Session) -> Iterator[Fact]:
        said = {
            subjects.BEFORE: session.before,
            subjects.DURING: session.during,
            subjects.MOVED: None if session.moved is None else "yes" if session.moved else "no",
            subjects.WHERE: session.where,
        }
        for about, value in said.items():
            if value is not None:
                yield Said(self.now, about, str(value), self._name)


def facts() -> Iterator[tuple[Fact, date]]:
    """Everything that happened until the moment of the pictures, each with its day."""
    history = _lived()
    lot = Random(7)  # noqa: S311 - a lot
    for statement in history.said:
        yield Said(statement.at, statement.about, statement.value), statement.day
    for day, sessions in groupby(history.sessions, lambda one: one.day):
        at = datetime(day.year, day.month, day.day, 8, 10, tzinfo=UTC)
        for fact in Day(day, at + timedelta(minutes=lot.randrange(25)), lot).facts(list(sessions)):
            yield fact, day
    for rating in history.ratings:
        if rating.day.weekday() < 5 or lot.random() < 0.3:
            at = NOW - timedelta(minutes=20) if rating.day == TODAY else rating.at
            yield PainRating(at, rating.score), rating.day


def _lived() -> History:
    *_others, last = live(SOMEBODY, shipped_catalogue(), days=DAYS, seed=5)
    return last.history


def write_journal(path: Path) -> None:
    """Keep all of it in a new journal, by the program's own writer."""
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        for fact, day in facts():
            if fact.at <= NOW:
                journal.append(fact, day)
