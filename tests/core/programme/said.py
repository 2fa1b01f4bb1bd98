"""Histories in one line: what was said, rated and done, day by day."""

from datetime import UTC, date, datetime, timedelta

from postureguard.core.programme.history import History, Rating, Session, Statement

FIRST = date(2026, 3, 2)


def day(number: int) -> date:
    """Day 0 is the first."""
    return FIRST + timedelta(days=number)


def at(number: int, minute: int = 0) -> datetime:
    """A moment on a day, minutes after nine."""
    found = day(number)
    return datetime(found.year, found.month, found.day, 9, tzinfo=UTC) + timedelta(minutes=minute)


def said(*statements: tuple[int, str, str]) -> History:
    """Statements as (day, about, value), each a minute after the one before."""
    return History(
        said=tuple(
            Statement(at(number, minute), day(number), about, value)
            for minute, (number, about, value) in enumerate(statements)
        )
    )


def rated(*scores: tuple[int, int]) -> tuple[Rating, ...]:
    """Ratings as (day, score), in the evening."""
    return tuple(
        Rating(at(number, 600 + minute), day(number), score)
        for minute, (number, score) in enumerate(scores)
    )


def session(number: int, *, leg: bool = False) -> Session:
    """A routine at noon."""
    return Session(
        at(number, 180), day(number), f"b{number}", "micro", "mi-walk", "done", (), leg=leg
    )
