"""How far a person's own experiment is, in words; nothing of how its weeks compare."""

from collections.abc import Callable
from datetime import date
from gettext import gettext as _

from postureguard.core.insight.experiment import Experiment

DateText = Callable[[date], str]
"""How a date is written where it is read."""


def standing_text(found: Experiment | None, today: date, date_text: DateText) -> str:
    """How far it is, and until when it stays closed."""
    if found is None:
        return _("No experiment was started yet.")
    texts: dict[str, Callable[[], str]] = {
        "ahead": lambda: _(
            "It begins on {date} and takes {weeks} weeks. Until then, breaks come as in your "
            "settings."
        ).format(date=date_text(found.monday), weeks=len(found.limits)),
        "running": lambda: _(
            "Week {n} of {weeks}: breaks come after {minutes} minutes of sitting. How the weeks "
            "compare stays closed until {date} is over."
        ).format(
            n=found.week(today),
            weeks=len(found.limits),
            minutes=found.limit(today),
            date=date_text(found.last),
        ),
        "over": lambda: _("It is over: {weeks} weeks, from {first} to {last}.").format(
            weeks=len(found.limits), first=date_text(found.monday), last=date_text(found.last)
        ),
        "stopped": lambda: _("It was stopped on {date}, and is open.").format(
            date=date_text(found.stopped_on or today)
        ),
    }
    return texts[found.phase(today)]()
