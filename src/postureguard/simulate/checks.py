"""What has to hold at the end of a year, whoever lived it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from itertools import groupby, pairwise
from typing import Final

from postureguard.core.programme.days import Days
from postureguard.core.programme.fitting import fits
from postureguard.core.programme.history import History, Session
from postureguard.core.programme.mastery import LOADED, SQUAT, is_loaded, leads
from postureguard.core.programme.numbers import RULES
from postureguard.core.programme.person import person
from postureguard.core.programme.progress import fold
from postureguard.core.programme.safety import safety
from postureguard.core.programme.standing import Progress
from postureguard.core.training.exercise import Exercise

LONG_STILL: Final = timedelta(days=56)
"""Somebody who has stood at a level for so long is told what the next one takes."""
WORK_WITHIN: Final = timedelta(days=28)
"""Within so long somebody at a level is led through work of it."""
ENOUGH_DAYS: Final = 8
"""With sessions on fewer days there may have been no room for it."""
HIGHEST: Final = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to hold, and where it did not."""

    words: str
    broken: tuple[str, ...]


def check(
    history: History, exercises: Mapping[str, Exercise], progress: Progress
) -> tuple[Check, ...]:
    """All checks of a lived history and the progress at its end."""
    return (
        Check(_("Nobody rose in pain"), tuple(_rose_in_pain(history, exercises, progress))),
        Check(_("Levels rose one by one, a week apart"), tuple(_jumped(progress))),
        Check(_("Nobody stands still without a reason"), tuple(_stands_still(progress))),
        Check(
            _("Nobody was led through what safety leaves closed"),
            tuple(_beyond_safety(history, exercises)),
        ),
        Check(
            _("Who stands at a level does exercises of it"),
            tuple(_without_its_work(history, exercises, progress)),
        ),
        Check(
            _("No loaded exercise on days in a row, none on more than three days of seven"),
            tuple(_loaded_too_often(history.sessions)),
        ),
    )


def _level_ups(progress: Progress) -> list[date]:
    changes = (change for track in progress.tracks.values() for change in track.changes)
    return sorted(change.day for change in changes if change.rule == "level up")


def _rose_in_pain(
    history: History, exercises: Mapping[str, Exercise], progress: Progress
) -> Iterator[str]:
    days = Days(history.ratings)
    reds = {reason.day for reason in progress.reasons if reason.rule == "red"}
    for day in _level_ups(progress):
        week, base = days.weekly_median(day), days.baseline(day)
        if week is None or base is None or week > base + RULES.level_pain_above:
            yield f"{day}: {week} / {base}"
        if week is not None and week > RULES.level_pain_most:
            yield f"{day}: {week}"
        if any(timedelta(0) <= day - red < timedelta(days=7) for red in reds):
            yield f"{day}: red"
        if any(r.day == day and r.score >= RULES.sore_from for r in history.ratings):
            yield f"{day}: sore"
        mode = fold(history, exercises, day).mode
        if mode != "normal":
            yield f"{day}: {mode}"


def _jumped(progress: Progress) -> Iterator[str]:
    for track in progress.tracks.values():
        for before, after in pairwise(track.changes):
            if after.rule == "level up" and after.level != before.level + 1:
                yield f"{after.day}: {before.level} - {after.level}"
    for one, other in pairwise(_level_ups(progress)):
        if other - one < timedelta(days=RULES.level_up_every_days):
            yield f"{one}, {other}"


def _stands_still(progress: Progress) -> Iterator[str]:
    named = {reason.track for reason in progress.ahead}
    follows_none = not any(track.active for track in progress.tracks.values())
    if follows_none and "general" not in {reason.rule for reason in progress.ahead}:
        yield "general"
    for name, track in progress.tracks.items():
        stands = track.since is None or progress.today - track.since >= LONG_STILL
        if track.active and track.level < HIGHEST and stands and name not in named:
            yield name


def _beyond_safety(history: History, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    for day, sessions in groupby(history.sessions, lambda session: session.day):
        found = safety(History(said=history.until(day).said), day)
        names = {step.exercise for session in sessions for step in session.steps}
        for name in sorted(names & exercises.keys()):
            if not found.allowed(exercises[name]):
                yield f"{day}: {name}"


def _without_its_work(
    history: History, exercises: Mapping[str, Exercise], progress: Progress
) -> Iterator[str]:
    """Plans at whose level somebody has been for weeks of training, without any work of it."""
    since = progress.today - WORK_WITHIN
    lately = [session for session in history.sessions if session.day > since]
    hindered = any(r.rule in ("quiet week", "flare") and r.day > since for r in progress.reasons)
    if hindered or len({session.day for session in lately}) < ENOUGH_DAYS:
        return
    done = {name for name in exercises if any(_was_done(session, name) for session in lately)}
    known = person(history, progress.today)
    for name, track in progress.tracks.items():
        if not track.active or track.since is None or track.since > since:
            continue
        fitting = {
            e.id
            for e in exercises.values()
            if e.level == track.level and e.id != SQUAT and leads(e, name) and fits(e, known)
        }
        if fitting and not fitting & done:
            yield f"{name} {track.level}"


def _loaded_too_often(sessions: Sequence[Session]) -> Iterator[str]:
    days: set[date] = set()
    for name in sorted(LOADED):
        done = [s for s in sessions if is_loaded(name, s.kind) and _was_done(s, name)]
        days.update(session.day for session in done)
        for one, other in pairwise(done):
            if other.day - one.day <= timedelta(days=1):
                yield f"{name}: {one.day}, {other.day}"
    ordered = sorted(days)
    most = RULES.loaded_days_a_week
    for first, last in zip(ordered, ordered[most:], strict=False):
        if last - first < timedelta(days=7):
            yield f"{first}, {last}"


def _was_done(session: Session, exercise: str) -> bool:
    return any(step.exercise == exercise and not step.skipped for step in session.steps)
