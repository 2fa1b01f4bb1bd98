"""The fold: from everything that was done, rated and said to where a person stands today.

It goes through the days in order, and through each day in order of time, and counts only what
was known by then. So the same history gives the same progress whatever its order, and what was
reached on a day is not taken back afterwards. A rating of the next day can make a session red:
what follows from that follows from the rating on.

The starting level is that of the plan on the day of the first session. A deadlift is no exercise
of the programme, and nothing leads to one.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from postureguard.core.programme import subjects
from postureguard.core.programme.folding import Fact, Folding
from postureguard.core.programme.forecast import forecast
from postureguard.core.programme.history import History
from postureguard.core.programme.mastery import SQUAT
from postureguard.core.programme.numbers import RULES, Rules
from postureguard.core.programme.questions import plan
from postureguard.core.programme.squat import squat_missing
from postureguard.core.programme.standing import (
    PLAN_TRACKS,
    Lock,
    PlanTrack,
    Progress,
    Standing,
    TrackStanding,
)
from postureguard.core.training.exercise import Exercise


def fold(
    history: History, exercises: Mapping[str, Exercise], today: date, rules: Rules = RULES
) -> Progress:
    """Where a person stands with what is known of today.

    `exercises` are those of the catalogue; others in the history are passed over.
    """
    return Fold(exercises, rules).on(today, history)


class Fold:
    """A fold that goes on with what comes: the days that are over are not gone through again."""

    def __init__(self, exercises: Mapping[str, Exercise], rules: Rules = RULES) -> None:
        self._folding = Folding(exercises, rules)
        self._next: date | None = None
        """The first day that is still open."""

    def on(self, today: date, history: History) -> Progress:
        """Where the person stands today; `history` is what came since the last call that closed.

        What comes after today is not looked at. Nothing is kept: today may be asked about again.
        """
        days = _by_day(history.until(today))
        folding = self._folding.twin()
        self._live(folding, days, today)
        return _progress(folding, today)

    def close(self, day: date, history: History) -> None:
        """Keep everything up to the end of a day, with what came since the last such call."""
        self._live(self._folding, _by_day(history.until(day)), day)
        self._next = day + timedelta(days=1)

    def _live(self, folding: Folding, days: Mapping[date, list[Fact]], last: date) -> None:
        day = self._next or min(days, default=last)
        while day <= last:
            folding.live(day, days.get(day, []))
            day += timedelta(days=1)


def _by_day(history: History) -> dict[date, list[Fact]]:
    """The facts of each day in order of time; of one moment first what was said, then rated."""
    days: dict[date, list[Fact]] = {}
    facts: list[Fact] = [
        *sorted(history.said, key=lambda s: (s.at, s.about, s.value)),
        *sorted(history.ratings, key=lambda r: (r.at, r.score)),
        *sorted(history.sessions, key=lambda s: (s.at, s.break_id)),
    ]
    for fact in sorted(facts, key=lambda fact: fact.at):
        days.setdefault(fact.day, []).append(fact)
    return days


def _progress(folding: Folding, today: date) -> Progress:
    modes = folding.modes
    mode, since, until = modes.mode(today)
    return Progress(
        today=today,
        standings=_standings(folding, today),
        tracks=_tracks(folding),
        mode=mode,
        since=since,
        until=until,
        dose_factor=modes.factor(),
        ups=folding.can_rise(today),
        only_relief=mode in ("sore day", "quiet week"),
        main=_main(folding),
        after_red=folding.red_on == today,
        advice=modes.wants_advice(today),
        assess_again=folding.assess_again,
        reasons=tuple(folding.log.reasons),
        ahead=forecast(folding, today),
    )


def _main(folding: Folding) -> PlanTrack | None:
    said = folding.heard.value(subjects.BOTHERS)
    return next((track for track in PLAN_TRACKS if track == said), None)


def _standings(folding: Folding, today: date) -> dict[str, Standing]:
    standings = {}
    for name, course in folding.courses.items():
        locks = folding.loads.locks(name, today)
        if name == SQUAT and squat_missing(folding, today):
            locks = (Lock("conditions", None), *locks)
        standings[name] = course.standing(today, folding.offer(course, today), locks)
    return standings


def _tracks(folding: Folding) -> dict[PlanTrack, TrackStanding]:
    for track in folding.tracks.values():
        if track.since is None:
            track.level = plan(folding.heard).level
    easier = 1 if folding.modes.flare_since is not None else 0
    return {
        name: track.standing(offered=max(1, track.level - easier))
        for name, track in folding.tracks.items()
    }
