"""One history on its way from the first day to today."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from postureguard.core.programme import subjects
from postureguard.core.programme.colours import Colour
from postureguard.core.programme.course import Course
from postureguard.core.programme.day_after import DayAfter
from postureguard.core.programme.days import Days
from postureguard.core.programme.growing import Growing
from postureguard.core.programme.history import History, Rating, Session, Statement
from postureguard.core.programme.levels import HIGHEST, Track, pain_allows
from postureguard.core.programme.locks import Loads
from postureguard.core.programme.log import Log
from postureguard.core.programme.mastery import SQUAT, is_loaded, leads
from postureguard.core.programme.modes import Modes, Setback
from postureguard.core.programme.numbers import Rules
from postureguard.core.programme.person import Person, person
from postureguard.core.programme.phrase import Phrase as _
from postureguard.core.programme.questions import plan
from postureguard.core.programme.safety import safety
from postureguard.core.programme.squat import squat_missing
from postureguard.core.programme.standing import PLAN_TRACKS, PlanTrack, Rule
from postureguard.core.programme.taken import Taken, taken
from postureguard.core.training.exercise import Exercise

Fact = Session | Rating | Statement

_ABOUT_PLAN: Final = (subjects.TRACK, subjects.QUESTION, subjects.TEST)
_ABOUT_PERSON: Final = (subjects.FLOOR, subjects.CLOTHES, subjects.KIT, subjects.OFF)
_ABOUT_EXERCISE: Final = (subjects.LESSON, subjects.MASTERED, subjects.HARDER, subjects.LOAD)


class Folding(Growing):
    """What is known so far. The days have to come in order, one after the other."""

    def __init__(self, exercises: Mapping[str, Exercise], rules: Rules) -> None:
        names = MappingProxyType({name: exercise.name for name, exercise in exercises.items()})
        self.rules = rules
        self.log = Log()
        self.days = Days(rules=rules)
        self.modes = Modes(rules)
        self.loads = Loads(rules)
        self.courses = {name: Course(found, names, rules) for name, found in exercises.items()}
        self.tracks = {name: Track(name, rules) for name in PLAN_TRACKS}
        self.person = Person()
        self.assess_again = False
        self.red_on: date | None = None
        """The last day with a session that was red by itself, not by the day after."""
        self._exercises = MappingProxyType(dict(exercises))
        self._leading = MappingProxyType(
            {name: _leading(exercises.values(), name) for name in PLAN_TRACKS}
        )
        self._heard: list[Statement] = []
        """What was said about the person."""
        self._level_up_on: date | None = None
        self._day_after = DayAfter(rules)

    def live(self, day: date, facts: Sequence[Fact]) -> None:
        """One day with what happened on it, in order of time."""
        for setback in self.modes.begin(day, self.days, self.log):
            self._set_back(day, setback)
        self._heard += _about_the_person(facts)
        for fact in facts:
            match fact:
                case Session():
                    self._session(fact)
                case Rating():
                    self._rating(fact)
                case Statement():
                    self._said(fact)
        self._hear(day, [fact.about for fact in facts if isinstance(fact, Statement)])
        self.modes.finish(day, self.days, self.log)
        if self.can_rise(day):
            for course in self.courses.values():
                course.look(day, self.log)
            self._level_up(day)

    def can_rise(self, day: date) -> bool:
        """Whether anything may go up on a day."""
        return self.modes.mode(day)[0] == "normal"

    def offer(self, course: Course, day: date) -> str | None:
        """The harder exercise that is offered after one on a day."""
        offered = course.offered(day)
        return offered if self._may_go_on(offered, day) else None

    def _may_go_on(self, harder: str | None, day: date) -> bool:
        return self.can_rise(day) and not (harder == SQUAT and squat_missing(self, day))

    @property
    def heard(self) -> History:
        """What was said about the person, without what was done and rated."""
        return History(said=tuple(self._heard))

    def open_levels(self, day: date) -> int:
        """The highest level that safety leaves open."""
        return safety(self.heard, day).open_levels

    def days_to_wait(self, day: date) -> int:
        """Days until another level may open in either plan."""
        if self._level_up_on is None:
            return 0
        return max(0, self.rules.level_up_every_days - (day - self._level_up_on).days)

    def _set_back(self, day: date, setback: Setback) -> None:
        match setback:
            case "step":
                for course in self.courses.values():
                    course.miss()
            case "level":
                self._levels_back(day, "absence")
            case "quiet level":
                self._levels_back(day, "quiet week")
            case "start":
                self.assess_again = True
                for track in self.tracks.values():
                    track.start(day, 1, "assess again")

    def _levels_back(self, day: date, rule: Rule) -> None:
        for track in self.tracks.values():
            track.back(day, rule)

    # what was said

    def _said(self, fact: Statement) -> None:
        about, _dot, exercise = fact.about.partition(".")
        course = self.courses.get(exercise)
        if course is None:
            return
        if about + _dot == subjects.LOAD:
            course.load_said(fact.value)
        elif about + _dot == subjects.HARDER:
            self._harder(course, fact)
        elif fact.value != "yes":
            return
        elif about + _dot == subjects.LESSON:
            course.lesson_opened = True
        elif about + _dot == subjects.MASTERED:
            course.line_met_on.add(fact.day)

    def _harder(self, course: Course, fact: Statement) -> None:
        if fact.value != "yes":
            course.not_yet(fact.day)
        elif self._may_go_on(course.earned, fact.day):
            course.confirm(fact.day, self.log)

    def _hear(self, day: date, subjects_of_day: list[str]) -> None:
        if any(about.startswith(_ABOUT_PERSON) for about in subjects_of_day):
            self.person = person(self.heard, day)
        if any(about.startswith(_ABOUT_PLAN) for about in subjects_of_day):
            found = plan(self.heard)
            for track in self.tracks.values():
                track.is_active = found.track in (track.name, "both")
            if self.assess_again and any(a.startswith(subjects.QUESTION) for a in subjects_of_day):
                self.assess_again = False
                for track in self.tracks.values():
                    track.start(day, found.level, "assess again")

    # what was rated

    def _rating(self, fact: Rating) -> None:
        if fact.score >= self.rules.sore_from:
            self.modes.sore(fact.day, fact.score, self.log)
        self.days.add(fact)
        for found in self._day_after.speaks_of(fact):
            colour = found.colour_after(fact.score)
            if colour.name == "red":
                self._red(fact.day, fact.at, colour, found.charged)
                self.modes.red_by_the_day_after(fact.day)

    # what was done

    def _session(self, fact: Session) -> None:
        found = taken(fact, self._exercises, self.days.usual(fact.at), self.rules)
        if found is None:
            return
        self._begin(fact.day)
        self._mark(found)
        if fact.before is not None and fact.before >= self.rules.sore_from:
            self.modes.sore(fact.day, fact.before, self.log)
        colour = found.colour(is_sore=self.modes.mode(fact.day)[0] == "sore day")
        self._grade(found, colour)
        self._wait(found, colour)

    def _wait(self, found: Taken, colour: Colour) -> None:
        if self.red_on == found.session.day:
            self._day_after.leave_out(found.session.day)
        elif found.work and colour.name in ("green", "amber"):
            self._day_after.wait(found)

    def _begin(self, day: date) -> None:
        for track in self.tracks.values():
            if track.since is None:
                track.start(day, plan(self.heard).level, "level")

    def _mark(self, found: Taken) -> None:
        session = found.session
        self.modes.present(session.day, training=bool(found.work))
        for exercise in found.done:
            self.courses[exercise.id].introduce(session.day)
            if is_loaded(exercise.id, session.kind):
                self.loads.done(exercise, session.at, session.day, self.log)
        for name, leading in self._leading.items():
            if not leading.isdisjoint(exercise.id for exercise in found.done):
                self.tracks[name].session(session.day)

    def _grade(self, found: Taken, colour: Colour) -> None:
        day = found.session.day
        if colour.name == "red":
            self.red_on = day
            self._red(day, found.session.at, colour, found.charged)
            self.modes.red(day, self.log)
        elif colour.name == "amber":
            for course in self._courses(found.charged):
                course.amber(day, colour.why, self.log)
                if course.return_as is not None:
                    self._do_not_go_on_to(course)
        elif colour.name == "green":
            self._green(found, day, clean=colour.clean)

    def _green(self, found: Taken, day: date, *, clean: bool) -> None:
        ups = self.can_rise(day)
        for course in self._courses(found.done):
            name = course.exercise.id
            if not course.green(day, found.amount(name), self.log, clean=clean, ups=ups):
                continue
            for other in self.courses.values():
                if other.return_as and (other is course or other.return_as == name):
                    other.easier_was_clean(day, self.log)

    def _red(self, day: date, at: datetime, colour: Colour, charged: Iterable[Exercise]) -> None:
        for course in self._courses(charged):
            course.red(day, at, colour.why, self.log)
            self._do_not_go_on_to(course)

    def _do_not_go_on_to(self, course: Course) -> None:
        for other in self.courses.values():
            if other.goes_on_to == course.exercise.id:
                other.goes_on_to = None

    def _courses(self, exercises: Iterable[Exercise]) -> list[Course]:
        return [self.courses[exercise.id] for exercise in exercises]

    # what follows

    def _level_up(self, day: date) -> None:
        ready = [track for track in self.tracks.values() if self._is_ready(track, day)]
        if not ready:
            return
        first = self.heard.value(subjects.BOTHERS)
        track = min(ready, key=lambda ready: (ready.level, ready.name != first))
        self._level_up_on = day
        track.start(day, track.level + 1, "level up")
        text = _("Level {level}: enough exercises mastered, and a week no worse than usual.")
        self.log.add(day, "level up", text.format(level=track.level), track=track.name)

    def _is_ready(self, track: Track, day: date) -> bool:
        return (
            track.is_active
            and track.level < HIGHEST
            and not self.assess_again
            and not self.days_to_wait(day)
            and track.has_waited(day)
            and track.has_mastered(self.courses, self.person)
            and track.has_room(self.courses, self.person)
            and pain_allows(day, self.days, self.modes, self.rules) is None
            and self.open_levels(day) > track.level
        )


def _about_the_person(facts: Iterable[Fact]) -> list[Statement]:
    said = (fact for fact in facts if isinstance(fact, Statement))
    return [one for one in said if not one.about.startswith(_ABOUT_EXERCISE)]


def _leading(exercises: Iterable[Exercise], track: PlanTrack) -> frozenset[str]:
    """The exercises that count towards the next level of a plan."""
    return frozenset(exercise.id for exercise in exercises if leads(exercise, track))
