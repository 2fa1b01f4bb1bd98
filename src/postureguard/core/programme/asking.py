"""What the program asks of its own accord: who the person is, safety, and the questions again."""

from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Final, get_args

from postureguard.core.due import ASKED, Again, Due
from postureguard.core.programme import subjects
from postureguard.core.programme.history import History
from postureguard.core.programme.numbers import RULES
from postureguard.core.programme.questions import answered_on
from postureguard.core.programme.safety import safety
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import day_of
from postureguard.core.week_news import TOLD, week_to_tell

AGAIN_AFTER: Final = timedelta(weeks=8)
"""The four questions are asked again after so long."""
OFFER_AFTER: Final = timedelta(weeks=1)
"""They are offered no more often than this."""
LONG_AWAY: Final = timedelta(days=RULES.absent_start_days)
"""After so long without a routine the self-assessment is repeated."""


def due(history: History, today: date) -> Due | None:
    """What is to be asked today: the welcome window once ever; else one thing at most a day.

    Safety comes first. The questions are offered once a week at most, until they are answered or
    put off ("not now").
    """
    if history.last(subjects.WELCOME) is None and history.last(subjects.SCREEN) is None:
        return "welcome"
    asked = history.last(ASKED)
    if asked is not None and asked.day == today:
        return None
    found = safety(history, today)
    if found.ask_again is not None:
        return found.ask_again
    return None if found.tier == "E" else _questions_due(history, today)


def untold_week(history: History, settings: Settings, wall: datetime, zone: tzinfo) -> date | None:
    """The Monday of the week to tell of at a moment (UTC); None when there is none, or it was told.

    Nothing is told on a day on which something was asked.
    """
    monday = week_to_tell(settings, wall, zone)
    told, asked = history.last(TOLD), history.last(ASKED)
    is_told = monday is None or (told is not None and told.value >= monday.isoformat())
    has_asked = asked is not None and asked.day == day_of(wall, settings, zone)
    return None if is_told or has_asked else monday


def _questions_due(history: History, today: date) -> Again | None:
    settled = _settled_on(history)
    if settled is None or _offered_lately(history, today):
        return None
    back_on = _away_since(history, today)
    if back_on is not None and settled < back_on:
        return "absence"
    return "questions" if today - settled >= AGAIN_AFTER else None


def _settled_on(history: History) -> date | None:
    """The day of the last answer to the questions, or on which they were put off.

    None when they were never answered: nothing is asked again that was left out.
    """
    answered = answered_on(history)
    if answered is None:
        return None
    put_off = history.last(subjects.QUESTIONS_PUT_OFF)
    return answered if put_off is None else max(answered, put_off.day)


def _offered_lately(history: History, today: date) -> bool:
    offers = (s for s in reversed(history.said) if s.about == ASKED and s.value in get_args(Again))
    last = next(offers, None)
    return last is not None and today - last.day < OFFER_AFTER


def _away_since(history: History, today: date) -> date | None:
    """The day on which the last absence became a long one; None when there was none."""
    days = sorted({session.day for session in history.sessions})
    if not days:
        return None
    spans = pairwise([*days, today])
    return max((gone + LONG_AWAY for gone, back in spans if back - gone >= LONG_AWAY), default=None)
