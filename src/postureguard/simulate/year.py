"""A year of somebody with the programme: what is chosen for them, done, rated and said."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import repeat
from typing import Final

from postureguard.core.facts import BreakKind, Ending
from postureguard.core.programme import subjects
from postureguard.core.programme.choosing import choose
from postureguard.core.programme.history import Done, History, Rating, Session, Statement, Where
from postureguard.core.programme.mastery import LOADED, has_line, takes_load
from postureguard.core.programme.menu import Occasion
from postureguard.core.programme.past import past
from postureguard.core.programme.person import person
from postureguard.core.programme.progress import Fold
from postureguard.core.programme.safety import safety
from postureguard.core.programme.standing import Progress
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.routine import Routine, script
from postureguard.simulate.people import Habits

KINDS: Final[tuple[BreakKind, ...]] = ("micro", "short", "long")
YEAR: Final = 364
"""Fifty-two weeks."""
FIRST_DAY: Final = date(2026, 1, 5)
"""A Monday."""
FLARE_POINTS: Final = 3
ACHE, HURT = 2, 4
"""Points by which pain rises in a session."""
LATELY: Final = timedelta(days=2)
"""What the next choice depends on."""
EVENING_H: Final = 19
FIT: Final = (
    (subjects.ACTIVE_DAYS, "3"),
    (subjects.TEST + "bridge", "45"),
    (subjects.TEST + "plank", "30"),
)


@dataclass(frozen=True, slots=True)
class LivedDay:
    """One day with everything that was known at its end."""

    day: date
    history: History
    progress: Progress = field(repr=False)
    """What it led to."""


def live(
    habits: Habits, catalogue: Catalogue, *, days: int = YEAR, seed: int = 0
) -> Iterator[LivedDay]:
    """Day after day. The same lot gives the same days."""
    return Life(habits, catalogue, random.Random(seed), days).live()  # noqa: S311 - a lot


class Life:
    """Somebody who lives with the programme."""

    def __init__(self, habits: Habits, catalogue: Catalogue, lot: random.Random, days: int) -> None:
        self._habits = habits
        self._catalogue = catalogue
        self._lot = lot
        self._days = days
        self._sessions: list[Session] = []
        self._ratings: list[Rating] = []
        self._said: list[Statement] = []
        self._now = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 8, tzinfo=UTC)
        self._progress = Progress(FIRST_DAY, {}, {})
        self._folded = Fold(catalogue.exercises)
        self._at_dawn = (0, 0, 0)
        """How many sessions, ratings and statements there were when the day began."""

    def live(self) -> Iterator[LivedDay]:
        """Every day in turn."""
        midnight = self._now - timedelta(hours=8)
        for number in range(self._days):
            self._now = midnight + timedelta(days=number, hours=8)
            if number == 0:
                self._introduce()
            if number == self._habits.spoken_on:
                self._say(subjects.SPOKEN, self._day.isoformat())
            pain = self._pain(number)
            if self._comes(number):
                self._fold()
                self._answer_again()
                self._work(pain)
            self._now = midnight + timedelta(days=number, hours=EVENING_H)
            if self._happens(self._habits.rates) and not self._is_away(number):
                self._ratings.append(Rating(self._now, self._day, pain))
            self._fold()
            yield LivedDay(self._day, self._history, self._progress)
            self._sleep()

    @property
    def _day(self) -> date:
        return self._now.date()

    @property
    def _history(self) -> History:
        return History(tuple(self._sessions), tuple(self._ratings), tuple(self._said))

    def _fold(self) -> None:
        self._progress = self._folded.on(self._day, self._of_today)

    def _sleep(self) -> None:
        self._folded.close(self._day, self._of_today)
        self._at_dawn = len(self._sessions), len(self._ratings), len(self._said)

    @property
    def _of_today(self) -> History:
        sessions, ratings, said = self._at_dawn
        return History(
            tuple(self._sessions[sessions:]),
            tuple(self._ratings[ratings:]),
            tuple(self._said[said:]),
        )

    def _happens(self, share: float) -> bool:
        return self._lot.random() < share

    def _is_away(self, number: int) -> bool:
        return any(first <= number <= last for first, last in self._habits.away)

    def _comes(self, number: int) -> bool:
        share = self._habits.weekends if self._day.weekday() > 4 else self._habits.comes
        return self._happens(share) and not self._is_away(number)

    def _pain(self, number: int) -> int:
        first, last = self._habits.pain
        usual = first + (last - first) * number / self._days
        if any(begin <= number <= end for begin, end in self._habits.flares):
            usual += FLARE_POINTS
        spread = self._habits.spread
        return min(10, max(0, round(usual) + self._lot.randint(-spread, spread)))

    # what is said

    def _say(self, about: str, value: str) -> None:
        self._said.append(Statement(self._now, self._day, about, value))
        self._now += timedelta(seconds=1)

    def _introduce(self) -> None:
        habits = self._habits
        self._say(subjects.SCREEN, habits.signs)
        self._say(subjects.USUAL_PAIN, str(habits.pain[0]))
        self._say(subjects.TRACK, habits.track)
        self._say(subjects.FLOOR, "yes" if habits.floor else "no")
        self._say(subjects.CLOTHES, habits.clothes)
        self._say(subjects.KIT, habits.kit)
        for about, value in (*(FIT if habits.fit else ()), *habits.also_says):
            self._say(about, value)

    def _answer_again(self) -> None:
        if self._progress.assess_again:
            self._say(subjects.QUESTION + "hips", "yes")
        if safety(self._history, self._day).ask_again is not None:
            self._say(subjects.SCREEN, self._habits.signs)
        for name, standing in self._progress.standings.items():
            if standing.offered and self._habits.goes_on:
                self._say(subjects.HARDER + name, "yes")
            if standing.load_up:
                self._say(subjects.LOAD + name, standing.load_up)

    # what is done

    def _work(self, pain: int) -> None:
        kinds: list[BreakKind] = []
        for kind, count in zip(KINDS, self._habits.breaks, strict=True):
            kinds += repeat(kind, count)
        self._lot.shuffle(kinds)
        for kind in kinds:
            self._now += timedelta(minutes=30)
            routine = self._choose(kind)
            if routine is not None and self._do(kind, routine, pain):
                self._fold()

    def _choose(self, kind: BreakKind) -> Routine | None:
        history = self._history
        recent = past(s for s in self._sessions[-30:] if self._now - s.at <= LATELY)
        choice = choose(
            kind,
            self._catalogue,
            person(history, self._day),
            self._progress,
            safety(history, self._day),
            recent,
            Occasion(self._now),
        )
        return None if choice is None else choice.routine

    def _do(self, kind: BreakKind, routine: Routine, pain: int) -> bool:
        """One routine; True when it may have changed what is on offer today."""
        steps = script(routine, self._catalogue.exercises)
        exercises = {step.exercise.id: step.exercise for step in steps}
        for name, exercise in exercises.items():
            self._meet(name, loaded=takes_load(exercise))
        ending = self._ending()
        done = tuple(
            Done(
                step.exercise.id,
                step.on_seconds if step.mode == "time" else step.count,
                skipped=ending == "partial" and number == len(steps) - 1,
            )
            for number, step in enumerate(steps)
        )
        is_asked = any(exercise.level > 1 for exercise in exercises.values())
        plain = Session(
            self._now, self._day, f"b{len(self._sessions)}", kind, routine.id, ending, done
        )
        session = self._answered(plain, pain, is_asked=is_asked)
        self._sessions.append(session)
        self._now += timedelta(minutes=10)
        if (session.moved and session.where == "target") or not is_asked:
            self._tick([e.id for e in exercises.values() if has_line(e)])
        rose = session.during is not None and session.during > (session.before or 0)
        return rose or ending == "stopped" or not LOADED.isdisjoint(exercises)

    def _ending(self) -> Ending:
        if self._happens(self._habits.stops):
            return "stopped"
        return "done" if self._happens(self._habits.finishes) else "partial"

    def _answered(self, plain: Session, pain: int, *, is_asked: bool) -> Session:
        habits = self._habits
        if not self._happens(habits.answers):
            return plain
        rise = HURT if self._happens(habits.hurts) else ACHE if self._happens(habits.aches) else 0
        where: Where = "target" if self._happens(habits.good) else "elsewhere"
        if self._happens(habits.low_back):
            where = "low-back"
        if not is_asked:
            return replace(plain, before=pain)
        return replace(
            plain,
            before=pain,
            during=min(10, pain + rise),
            moved=self._happens(max(0.9, habits.good)),
            where=where,
        )

    def _meet(self, name: str, *, loaded: bool) -> None:
        """The lesson and the load of an exercise that is new."""
        if self._progress.standing(name).introduced_on is not None:
            return
        if self._habits.opens_lessons:
            self._say(subjects.LESSON + name, "yes")
        if loaded:
            self._say(subjects.LOAD + name, "4 kg")

    def _tick(self, names: list[str]) -> None:
        for name in names:
            if self._happens(self._habits.learns):
                self._say(subjects.MASTERED + name, "yes")
