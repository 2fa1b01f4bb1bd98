"""What has to come before the squat."""

from datetime import date
from gettext import gettext as _
from typing import Protocol

from postureguard.core.programme.course import Course
from postureguard.core.programme.days import WEEK, Days
from postureguard.core.programme.mastery import SQUAT, SQUAT_NEEDS
from postureguard.core.programme.modes import Modes
from postureguard.core.programme.numbers import Rules


class Known(Protocol):
    """What the squat is decided by."""

    courses: dict[str, Course]
    days: Days
    modes: Modes
    rules: Rules


def squat_missing(known: Known, today: date) -> list[str]:
    """What is still to come before the squat is on offer, in parts of a sentence."""
    courses, days, modes, rules = known.courses, known.days, known.modes, known.rules
    parts = []
    for group in SQUAT_NEEDS:
        found = [courses[name] for name in group if name in courses]
        if not any(course.mastered for course in found):
            names = _(" or ").join(course.exercise.name for course in found)
            parts.append(_("{exercise} mastered").format(exercise=names))
    weeks = [days.weekly_median(today - number * WEEK) for number in range(rules.squat_weeks)]
    if any(week is None or week > rules.squat_pain for week in weeks):
        text = _("{count} weeks rated {pain} or lower")
        parts.append(text.format(count=rules.squat_weeks, pain=rules.squat_pain))
    if not modes.is_red_free(today, rules.squat_red_free_days):
        text = _("{days} days without a session that was too much")
        parts.append(text.format(days=rules.squat_red_free_days))
    if SQUAT in courses and not courses[SQUAT].lesson_opened:
        parts.append(_("a look at its lesson"))
    return parts
