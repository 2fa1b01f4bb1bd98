"""The course of one exercise: its dose, its mastery, its way back and its way on.

Where the rules leave something open, the careful reading holds:

- A session at a reduced dose is never clean, and so leads nothing upwards.
- After red the three clean sessions of mastery are to be gained anew.
- An exercise that gave way to its easier one comes back after clean sessions on two days, with
  the easier one or by itself; where there is no easier one it comes back when its lock ends.
- From level 2 on an exercise can be mastered only after its lesson was opened.
- Red takes back the person's yes to the harder exercise; it is asked again.
"""

from collections import deque
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from postureguard.core.programme.growing import Growing
from postureguard.core.programme.load import Load
from postureguard.core.programme.log import Log
from postureguard.core.programme.mastery import has_line, line_days
from postureguard.core.programme.numbers import Rules
from postureguard.core.programme.phrase import Phrase
from postureguard.core.programme.phrase import Phrase as _
from postureguard.core.programme.standing import ColourName, Lock, Rule, Standing
from postureguard.core.training.exercise import Exercise


class Lacks(NamedTuple):
    """What stands between an exercise and its mastery."""

    cleans: int
    """Clean sessions."""
    line_days: int
    """Days on which the mastery line is met."""
    days: int
    lesson: bool


class Course(Growing):
    """One exercise over time."""

    def __init__(self, exercise: Exercise, names: Mapping[str, str], rules: Rules) -> None:
        self.exercise = exercise
        self.introduced_on: date | None = None
        self.done_on: date | None = None
        self.loaded_at: datetime | None = None
        """When it was last done as loaded work."""
        self.lesson_opened = False
        self.mastered = False
        self.return_as: str | None = None
        self.goes_on_to: str | None = None
        self._not_yet_on: date | None = None
        """When the person last said: not yet."""
        self.cleans = 0
        """Clean sessions since it was introduced, or since it was red."""
        self.line_met_on: set[date] = set()
        self._names = names
        self._rules = rules
        self._step = 0
        self._factor = 1.0
        self._hold = 0
        self._last: ColourName | None = None
        self._recent: deque[ColourName] = deque(maxlen=rules.amber_of)
        self._clean_on: set[date] = set()
        self._returns_on: set[date] = set()
        self._red_until: datetime | None = None
        self._load = Load(exercise, rules)

    def introduce(self, day: date) -> None:
        """It was done on a day."""
        self.introduced_on = self.introduced_on or day
        self.done_on = day

    def green(self, day: date, amount: int, log: Log, *, clean: bool, ups: bool) -> bool:
        """A green session of so many repetitions, holds or seconds; True when it counts as clean.

        `ups`: whether anything may go up today; without that doses are reduced as well.
        What people add themselves stays as they wrote it.
        """
        self._note("green")
        is_held = self._hold > 0
        self._hold = max(0, self._hold - 1)
        rises = ups and not self.exercise.is_own
        is_clean = clean and rises and self._factor == 1.0
        self._factor = 1.0
        if not is_clean:
            self._load.not_clean()
            return False
        self.cleans += 1
        self._clean_on.add(day)
        self._raise_load(day, amount, log, held=is_held)
        rules = self._rules
        if (
            not is_held
            and len(self._clean_on) >= rules.clean_for_dose
            and self._step < rules.most_step
        ):
            self._step += 1
            self._clean_on.clear()
            text = _("{exercise}: one step more, after clean sessions on {days} days.")
            self._say(
                log, day, "dose up", text.format(exercise=self._name, days=rules.clean_for_dose)
            )
        return True

    def amber(self, day: date, why: Phrase | None, log: Log) -> None:
        """An amber session."""
        self._note("amber")
        self._factor = self._rules.amber_factor
        self._hold = self._rules.amber_hold
        self._clean_on.clear()
        self._load.not_clean()
        text = _("{exercise}: a little less next time ({why}).")
        self._say(log, day, "amber", text.format(exercise=self._name, why=why))
        if self._recent.count("amber") >= self._rules.ambers:
            self._recent.clear()
            self._back(day, log)

    def red(self, day: date, at: datetime, why: Phrase | None, log: Log) -> None:
        """A red session, known from a moment on."""
        self._note("red")
        self._recent.clear()
        self._step, self._factor, self.cleans = 0, 1.0, 0
        self._load.not_clean()
        self._clean_on.clear()
        self.mastered = False
        self._red_until = at + timedelta(hours=self._rules.red_lock_h)
        text = _("{exercise} rests for {hours} hours ({why}).")
        hours = self._rules.red_lock_h
        self._say(log, day, "red", text.format(exercise=self._name, hours=hours, why=why))
        self._give_way(day, log)

    def easier_was_clean(self, day: date, log: Log) -> None:
        """The easier one that takes its place, or it itself, had a clean session."""
        self._returns_on.add(day)
        if len(self._returns_on) < self._rules.return_clean_days:
            return
        self.return_as = None
        self._returns_on.clear()
        text = _("{exercise} is back, after clean sessions on {days} days.")
        days = self._rules.return_clean_days
        self._say(log, day, "return", text.format(exercise=self._name, days=days))

    def miss(self) -> None:
        """It was left alone for a while: one step back."""
        self._step = max(0, self._step - 1)
        self._clean_on.clear()

    def load_said(self, value: str) -> None:
        """A resistance was named; with another one the repetitions start again."""
        if self._load.change(value):
            self._step = 0
            self._clean_on.clear()

    def not_yet(self, day: date) -> None:
        """The person does not want the harder one for now."""
        self._not_yet_on = day

    def confirm(self, day: date, log: Log) -> None:
        """The person goes on to the harder one; heard only once that is earned."""
        harder = self.earned
        if harder is None:
            return
        self.goes_on_to = harder
        text = _("You went on from {exercise} to {harder}.")
        words = text.format(exercise=self._name, harder=self._names[harder])
        self._say(log, day, "harder", words)

    def offered(self, day: date) -> str | None:
        """The harder exercise that waits for a yes on a day."""
        again = timedelta(days=self._rules.harder_again_days)
        is_put_off = self._not_yet_on is not None and day < self._not_yet_on + again
        return None if is_put_off else self.earned

    @property
    def earned(self) -> str | None:
        """The harder exercise that the person may go on to."""
        harder = self.exercise.harder
        is_earned = self.mastered and self._hold == 0 and self.goes_on_to is None
        return harder if is_earned and harder in self._names else None

    def look(self, day: date, log: Log) -> None:
        """See at the end of a day on which things may go up whether it is mastered now."""
        if self.mastered or not self._has_earned(day):
            return
        self.mastered = True
        text = _("{exercise} is yours: {clean} clean sessions, its line met on {days} days.")
        words = text.format(exercise=self._name, clean=self.cleans, days=len(self.line_met_on))
        self._say(log, day, "mastered", words)

    def lacks(self, day: date) -> Lacks:
        """What is still to be done until it is mastered."""
        known = 0 if self.introduced_on is None else (day - self.introduced_on).days
        return Lacks(
            cleans=max(0, self._rules.clean_for_next - self.cleans),
            line_days=max(0, line_days(self.exercise) - len(self.line_met_on)),
            days=max(0, self._rules.known_days - known),
            lesson=self.exercise.level > 1 and not self.lesson_opened,
        )

    def standing(self, today: date, offered: str | None, locks: tuple[Lock, ...]) -> Standing:
        """How far it is; `locks` are those that do not come from red."""
        red = () if self._red_until is None else (Lock("red", self._red_until),)
        yesterday = today - timedelta(days=1)  # UTC may still be there
        return Standing(
            step=self._step,
            clean_streak=len(self._clean_on),
            last_colour=self._last,
            introduced_on=self.introduced_on,
            mastered=self.mastered,
            factor=self._factor,
            return_as=self.return_as,
            offered=offered,
            goes_on_to=self.goes_on_to,
            load=self._load.now,
            load_up=self._load.next,
            locks=tuple(
                lock
                for lock in (*red, *locks)
                if lock.until is None or lock.until.date() >= yesterday
            ),
        )

    @property
    def _name(self) -> str:
        return self._names[self.exercise.id]

    def _has_earned(self, day: date) -> bool:
        return (
            has_line(self.exercise)
            and self.introduced_on is not None
            and self._hold == 0
            and self.return_as is None
            and not any(self.lacks(day))
        )

    def _note(self, name: ColourName) -> None:
        self._last = name
        self._recent.append(name)

    def _back(self, day: date, log: Log) -> None:
        if self._step == 0:
            self._give_way(day, log)
            return
        self._step -= 1
        text = _("{exercise}: one step back, as {count} of {of} sessions were a little much.")
        words = text.format(exercise=self._name, count=self._rules.ambers, of=self._rules.amber_of)
        self._say(log, day, "step down", words)

    def _give_way(self, day: date, log: Log) -> None:
        self.goes_on_to = None
        self._returns_on.clear()
        easier = self.exercise.easier
        if easier is None or easier not in self._names:
            return
        self.return_as = easier
        text = _("{easier} takes the place of {exercise} for a while.")
        words = text.format(exercise=self._name, easier=self._names[easier])
        self._say(log, day, "easier", words)

    def _raise_load(self, day: date, amount: int, log: Log, *, held: bool) -> None:
        if not self._load.clean(amount, held=held):
            return
        text = _("{exercise}: time for {load}, after {count} repetitions twice in a row.")
        words = text.format(exercise=self._name, load=self._load.next, count=self._load.enough)
        self._say(log, day, "load up", words)

    def _say(self, log: Log, day: date, rule: Rule, words: Phrase) -> None:
        log.add(day, rule, words, exercise=self.exercise.id)
