"""What a person entered about the back and the day, and what each entry may be changed to.

The resident knows these names without the programme (`programme.subjects` says what they mean).
Answers about safety and the four questions are no entries: they are answered anew.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

PAIN: Final = "pain"
"""A rating of the low back."""
SCORES: Final = tuple(str(score) for score in range(11))
YES_OR_NO: Final = ("yes", "no")
CHANGES: Final = tuple(str(step) for step in range(-3, 4))
PLACES: Final = ("target", "low-back", "elsewhere")

_VALUES: Final = {
    PAIN: SCORES,
    "day.worst": SCORES,
    "day.slept-badly": YES_OR_NO,
    "day.heavy-lifting": YES_OR_NO,
    "day.stressful": YES_OR_NO,
    "day.sport": YES_OR_NO,
    "day.pain-medicine": YES_OR_NO,
    "pain.legs": YES_OR_NO,
    "week.desk": SCORES,
    "week.moving": SCORES,
    "week.enjoying": SCORES,
    "week.change": CHANGES,
    "felt.before": SCORES,
    "felt.during": SCORES,
    "felt.moved": YES_OR_NO,
    "felt.where": PLACES,
    "felt.leg": YES_OR_NO,
}

SUBJECTS: Final = tuple(_VALUES)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was entered, with what became of it."""

    uid: str
    """The name under which the journal keeps it."""
    at: datetime
    """When it was entered, UTC."""
    day: date
    about: str
    """PAIN, or what was said."""
    first: str
    """As it was entered."""
    value: str | None
    """As it holds now; None when it was withdrawn."""
    break_id: str | None = None
    """The break it is about, if it is about one."""

    @property
    def is_changed(self) -> bool:
        """Whether something else holds than what was entered."""
        return self.value is not None and self.value != self.first


def values(about: str) -> tuple[str, ...]:
    """What an entry about something may be; nothing for what is no entry."""
    return _VALUES.get(about, ())


def may_become(about: str, value: str | None) -> bool:
    """Whether an entry may be changed to a value, or be withdrawn (None)."""
    allowed = values(about)
    return bool(allowed) and (value is None or value in allowed)
