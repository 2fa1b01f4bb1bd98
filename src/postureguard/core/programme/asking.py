"""What the program asks of its own accord: once who the person is, now and then about safety."""

from datetime import date

from postureguard.core.due import ASKED, Due
from postureguard.core.programme import subjects
from postureguard.core.programme.history import History
from postureguard.core.programme.safety import safety


def due(history: History, today: date) -> Due | None:
    """What is to be asked today: the welcome window once ever, safety at most once a day."""
    if history.last(subjects.WELCOME) is None and history.last(subjects.SCREEN) is None:
        return "welcome"
    again = safety(history, today).ask_again
    asked = history.last(ASKED)
    if again is None or (asked is not None and asked.day == today):
        return None
    return again
