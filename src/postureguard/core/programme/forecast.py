"""What comes next, and what it takes."""

from datetime import date, timedelta
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from postureguard.core.programme.course import Course, Lacks
from postureguard.core.programme.folding import Folding
from postureguard.core.programme.levels import HIGHEST, Track, pain_allows
from postureguard.core.programme.mastery import SQUAT, has_line
from postureguard.core.programme.squat import squat_missing
from postureguard.core.programme.standing import Reason, Rule

LATELY: Final = timedelta(days=14)
"""An exercise that was done so lately has a way ahead worth telling."""


def forecast(folding: Folding, today: date) -> tuple[Reason, ...]:
    """The way ahead of today's mode, of each plan that is followed, of what was done lately."""
    return (
        *_mode_ahead(folding, today),
        *_plans_ahead(folding, today),
        *_exercises_ahead(folding, today),
        *_squat_ahead(folding, today),
    )


def _mode_ahead(folding: Folding, today: date) -> list[Reason]:
    found: list[Reason] = []
    if folding.modes.flare_since is not None:
        if folding.days.weekly_median(today) is None:
            text = _("A rating on {days} days of a week tells when the lighter time is over.")
            words = text.format(days=folding.rules.week_least)
            found.append(Reason(today, "ratings", words))
        else:
            words = _("The usual routines come back once your week has settled.")
            found.append(Reason(today, "flare", words))
    if folding.assess_again:
        words = _("Answer the four questions again: they say where to begin.")
        found.append(Reason(today, "assess again", words))
    return found


def _plans_ahead(folding: Folding, today: date) -> list[Reason]:
    active = [track for track in folding.tracks.values() if track.is_active]
    if not active:
        words = _("The general plan stays at level 1; the four questions can open another.")
        return [Reason(today, "general", words)]
    return [_plan_ahead(folding, track, today) for track in active if track.level < HIGHEST]


def _plan_ahead(folding: Folding, track: Track, today: date) -> Reason:
    name = {"lcs": _("Hips and trunk plan"), "glute": _("Glute plan")}[track.name]
    rule, what = _level_takes(folding, track, today)
    text = _("{plan}, level {level}: {what}.")
    words = text.format(plan=name, level=track.level + 1, what=what)
    return Reason(today, rule, words, track=track.name)


def _level_takes(folding: Folding, track: Track, today: date) -> tuple[Rule, str]:
    """The first thing in the way, or everything that is to be done."""
    if not track.has_room(folding.courses, folding.person):
        return "room", _("opens with a place to lie down, a band or a cable")
    if folding.open_levels(today) <= track.level:
        return "safety", _("opens after the safety questions, or a talk with a professional")
    parts: list[tuple[Rule, str]] = [
        ("level", part) for part in track.missing(today, folding.courses, folding.person)
    ]
    pain = pain_allows(today, folding.days, folding.modes, folding.rules)
    if pain is not None:
        parts.append(pain)
    wait = folding.days_to_wait(today)
    if not parts and wait:
        parts.append(("level", _("one level a week is enough")))
    if not parts:
        return "level", _("open after a day with nothing in its way")
    return parts[-1][0], _(", ").join(part for _rule, part in parts)


def _exercises_ahead(folding: Folding, today: date) -> list[Reason]:
    return [
        _exercise_ahead(folding, course, today)
        for course in folding.courses.values()
        if course.done_on is not None
        and today - course.done_on <= LATELY
        and has_line(course.exercise)
        and not course.mastered
    ]


def _exercise_ahead(folding: Folding, course: Course, today: date) -> Reason:
    exercise = course.exercise
    harder = folding.courses.get(exercise.harder or "")
    what = _(", ").join(_lacking(course.lacks(today))) or _("a session or two as clean as the last")
    if course.return_as is not None:
        easier = folding.courses[course.return_as].exercise.name
        text = _("{exercise}: back after clean sessions with {easier} on {days} days.")
        days = folding.rules.return_clean_days
        words = text.format(exercise=exercise.name, easier=easier, days=days)
        return Reason(today, "return", words, exercise.id)
    if harder is None:
        words = _("{exercise}: {what}.").format(exercise=exercise.name, what=what)
    else:
        text = _("{exercise}: {what}; then {harder}.")
        words = text.format(exercise=exercise.name, what=what, harder=harder.exercise.name)
    return Reason(today, "mastered", words, exercise.id)


def _lacking(lacks: Lacks) -> list[str]:
    parts = []
    if lacks.cleans:
        text = ngettext("{count} more clean session", "{count} more clean sessions", lacks.cleans)
        parts.append(text.format(count=lacks.cleans))
    if lacks.line_days:
        text = ngettext(
            "its mastery line on {count} more day",
            "its mastery line on {count} more days",
            lacks.line_days,
        )
        parts.append(text.format(count=lacks.line_days))
    if lacks.days:
        text = ngettext("{count} more day", "{count} more days", lacks.days)
        parts.append(text.format(count=lacks.days))
    if lacks.lesson:
        parts.append(_("a look at its lesson"))
    return parts


def _squat_ahead(folding: Folding, today: date) -> list[Reason]:
    if SQUAT not in folding.courses or all(t.level < HIGHEST for t in folding.tracks.values()):
        return []
    missing = squat_missing(folding, today)
    if not missing:
        return []
    name = folding.courses[SQUAT].exercise.name
    words = _("{exercise}: {what}.").format(exercise=name, what=_(", ").join(missing))
    return [Reason(today, "squat", words, SQUAT)]
