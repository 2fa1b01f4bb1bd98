"""A person's own experiment: weeks with breaks after 30 or after 60 minutes, drawn by lot.

The draw is said once, when it starts, and everything follows from that. What came of it is sealed
until the last week is over or the person stops; `trial` compares the weeks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import comb
from typing import Final, Literal

from postureguard.core.insight.weeks import monday_of
from postureguard.core.programme.history import History
from postureguard.core.programme.subjects import EXPERIMENT_START, EXPERIMENT_STOP

SHORT: Final = 30
LONG: Final = 60
"""Minutes of sitting after which a break is offered."""
WEEKS: Final = (10, 12)
"""How many weeks it may take."""

Phase = Literal["ahead", "running", "over", "stopped"]


@dataclass(frozen=True, slots=True)
class Experiment:
    """One that was started."""

    monday: date
    """The day with which it begins."""
    limits: tuple[int, ...]
    """Minutes of sitting, week by week."""
    stopped_on: date | None = None

    @property
    def last(self) -> date:
        """The Sunday with which it ends if nobody stops it."""
        return self.monday + timedelta(weeks=len(self.limits), days=-1)

    def phase(self, today: date) -> Phase:
        """How far it is."""
        if self.stopped_on is not None and self.stopped_on <= today:
            return "stopped"
        if today < self.monday:
            return "ahead"
        return "running" if today <= self.last else "over"

    def is_open(self, today: date) -> bool:
        """Whether it goes on or is still to come: nothing is told of how the weeks compare."""
        return self.phase(today) in ("ahead", "running")

    def week(self, day: date) -> int | None:
        """The number of the week that holds a day, from 1; None outside of it."""
        return (day - self.monday).days // 7 + 1 if self.monday <= day <= self.last else None

    def limit(self, day: date) -> int | None:
        """The minutes that hold on a day; None where it does not reach, or no longer."""
        number = self.week(day)
        if number is None or (self.stopped_on is not None and day >= self.stopped_on):
            return None
        return self.limits[number - 1]

    def whole_weeks(self) -> Iterator[tuple[date, int]]:
        """The Monday and the minutes of each week that was not cut short."""
        for number, minutes in enumerate(self.limits):
            monday = self.monday + timedelta(weeks=number)
            if self.stopped_on is None or monday + timedelta(days=6) < self.stopped_on:
                yield monday, minutes


def experiment(history: History) -> Experiment | None:
    """The one that was started last; None when there is none, or its draw makes no sense."""
    found = None
    for said in history.said:
        if said.about == EXPERIMENT_START:
            found = _read(said.value)
        elif said.about == EXPERIMENT_STOP and found is not None and found.is_open(said.day):
            found = replace(found, stopped_on=said.day)
    return found


def experiment_limit(history: History, day: date) -> int | None:
    """Minutes of sitting that the experiment asks for on a day; None when it asks for nothing."""
    found = experiment(history)
    return None if found is None else found.limit(day)


def ways(weeks: int) -> int:
    """In how many ways so many weeks can be drawn, half of them short."""
    return comb(weeks, weeks // 2)


def draw(weeks: int, lot: int) -> tuple[int, ...]:
    """The minutes of each week for a lot from 0 to `ways(weeks)` - 1: every way has one lot."""
    limits = []
    left = weeks // 2
    """Short weeks that are still to be placed."""
    for after in reversed(range(weeks)):
        with_short_now = comb(after, left - 1) if left else 0
        if lot < with_short_now:
            limits.append(SHORT)
            left -= 1
        else:
            lot -= with_short_now
            limits.append(LONG)
    return tuple(limits)


def start_value(today: date, weeks: int, lot: int) -> str:
    """What to say (`experiment.start`) to start next Monday; `lot` is drawn by whoever asks."""
    monday = monday_of(today) + timedelta(weeks=1)
    return ",".join([monday.isoformat(), *map(str, draw(weeks, lot))])


def _read(value: str) -> Experiment | None:
    monday_text, *limit_texts = value.split(",")
    try:
        monday = date.fromisoformat(monday_text)
        limits = tuple(int(text) for text in limit_texts)
    except ValueError:
        return None
    halves = limits.count(SHORT), limits.count(LONG)
    is_sound = len(limits) in WEEKS and halves == (len(limits) // 2,) * 2
    return Experiment(monday, limits) if is_sound and monday.weekday() == 0 else None
