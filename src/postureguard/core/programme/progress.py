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

from postureguard.core.programme.folding import Fact, Folding
from postureguard.core.programme.forecast import forecast
from postureguard.core.programme.history import History
from postureguard.core.programme.mastery import SQUAT
from postureguard.core.programme.numbers import RULES, Rules
from postureguard.core.programme.questions import plan
from postureguard.core.programme.squat import squat_missing
from postureguard.core.programme.standing import (
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
    known = _in_order(history.until(today))
    folding = Folding(known, exercises, rules)
    days = _by_day(known)
    day = min(days, default=today)
    while day <= today:
        folding.live(day, days.get(day, []))
        day += timedelta(days=1)
    return _progress(folding, known, today)


def _in_order(history: History) -> History:
    return History(
        tuple(sorted(history.sessions, key=lambda s: (s.at, s.break_id))),
        tuple(sorted(history.ratings, key=lambda r: (r.at, r.day, r.score))),
        tuple(sorted(history.said, key=lambda s: (s.at, s.day, s.about, s.value))),
    )


def _by_day(history: History) -> dict[date, list[Fact]]:
    days: dict[date, list[Fact]] = {}
    facts: list[Fact] = [*history.said, *history.ratings, *history.sessions]
    for fact in sorted(facts, key=lambda fact: fact.at):
        days.setdefault(fact.day, []).append(fact)
    return days


def _progress(folding: Folding, history: History, today: date) -> Progress:
    modes = folding.modes
    mode, since, until = modes.mode(today)
    return Progress(
        today=today,
        standings=_standings(folding, today),
        tracks=_tracks(folding, history),
        mode=mode,
        since=since,
        until=until,
        dose_factor=modes.factor(),
        ups=folding.can_rise(today),
        only_relief=mode in ("sore day", "quiet week"),
        after_red=folding.red_on == today,
        advice=modes.wants_advice(today),
        assess_again=folding.assess_again,
        reasons=tuple(folding.log.reasons),
        ahead=forecast(folding, today),
    )


def _standings(folding: Folding, today: date) -> dict[str, Standing]:
    standings = {}
    for name, course in folding.courses.items():
        locks = folding.loads.locks(name, today)
        if name == SQUAT and squat_missing(folding, today):
            locks = (Lock("conditions", None), *locks)
        standings[name] = course.standing(today, folding.offer(course, today), locks)
    return standings


def _tracks(folding: Folding, history: History) -> dict[PlanTrack, TrackStanding]:
    for track in folding.tracks.values():
        if track.since is None:
            track.level = plan(history).level
    easier = 1 if folding.modes.flare_since is not None else 0
    return {
        name: track.standing(offered=max(1, track.level - easier))
        for name, track in folding.tracks.items()
    }
