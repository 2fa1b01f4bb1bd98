"""When the questions about the last seven days are asked."""

from datetime import date, timedelta
from typing import Final

from postureguard.core.programme.history import History
from postureguard.core.programme.subjects import WEEK

FRIDAY: Final = 4


def week_is_due(history: History, today: date) -> bool:
    """On Fridays, and on later days when the last Friday went by without them.

    Answering or leaving out any of it is enough until the next Friday. Nobody is asked about the
    week of the first day.
    """
    friday = today - timedelta(days=(today.weekday() - FRIDAY) % 7)
    done = (session.day for session in history.sessions)
    rated = (rating.day for rating in history.ratings)
    first = min((*done, *rated, *(said.day for said in history.said)), default=today)
    asked = (said.day for said in history.said if said.about.startswith(WEEK))
    return first < friday and all(day < friday for day in asked)
