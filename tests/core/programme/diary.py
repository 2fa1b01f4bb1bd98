"""Histories for the tests of the fold, written down by day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme import subjects
from postureguard.core.programme.history import Done, History, Rating, Session, Statement
from postureguard.core.programme.numbers import RULES, Rules
from postureguard.core.programme.progress import fold
from postureguard.core.programme.standing import Progress

MONDAY = date(2026, 3, 2)
CLEAN: dict[str, Any] = {"before": 1, "during": 1, "moved": True, "where": "target"}
"""What somebody says after a session without fault."""
EXERCISES = shipped_catalogue().exercises


def on(day: int) -> date:
    """A day by its number; day 0 is a Monday."""
    return MONDAY + timedelta(days=day)


def at(day: int, hour: float = 10.0) -> datetime:
    """A moment by day and hour."""
    return datetime(2026, 3, 2, tzinfo=UTC) + timedelta(days=day, hours=hour)


def a_session(day: int, *exercises: str, hour: float = 10.0, **more: Any) -> Session:
    """A routine with one step for each exercise, done in full and without fault unless told."""
    amount = more.pop("amount", None)
    steps = tuple(
        Done(name, EXERCISES[name].dose.count if amount is None else amount) for name in exercises
    )
    plain = Session(at(day, hour), on(day), f"{day}-{hour}", "micro", "a-routine", "done", steps)
    return replace(plain, **{**CLEAN, **more})


class Diary:
    """A history that grows."""

    def __init__(self, track: str = "lcs") -> None:
        self.sessions: list[Session] = []
        self.ratings: list[Rating] = []
        self.said: list[Statement] = []
        self.say(0, subjects.SCREEN, "none")
        self.say(0, subjects.TRACK, track)

    def do(self, day: int, *exercises: str, **more: Any) -> "Diary":
        more.setdefault("break_id", f"b{len(self.sessions)}")
        self.sessions.append(a_session(day, *exercises, **more))
        return self

    def rate(self, day: int, score: int, hour: float = 18.0) -> "Diary":
        self.ratings.append(Rating(at(day, hour), on(day), score))
        return self

    def rate_all(self, first: int, last: int, score: int) -> "Diary":
        for day in range(first, last + 1):
            self.rate(day, score)
        return self

    def say(self, day: int, about: str, value: str = "yes", hour: float = 8.0) -> "Diary":
        self.said.append(Statement(at(day, hour), on(day), about, value))
        return self

    def master(self, exercise: str, *days: int, **more: Any) -> "Diary":
        """Its lesson is opened on the first day; it is done and its line is met on all of them."""
        self.say(days[0], subjects.LESSON + exercise)
        for day in days:
            self.do(day, exercise, hour=11 + len(self.sessions) % 50 / 100, **more)
            self.say(day, subjects.MASTERED + exercise, hour=12)
        return self

    @property
    def history(self) -> History:
        return History(tuple(self.sessions), tuple(self.ratings), tuple(self.said))

    def fold(self, day: int, rules: Rules = RULES) -> Progress:
        return fold(self.history, EXERCISES, on(day), rules)
